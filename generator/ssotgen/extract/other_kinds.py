"""Other kinds: classes of values that are neither enums nor dataclasses, which a spec lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ssotgen.codebase.facts import MODULE_SCOPE, ClassFact
from ssotgen.codebase.resolve import Origin, Resolver
from ssotgen.diagnostics.wording import listed
from ssotgen.extract.drafts import SourceClass

_MODELS = ("pydantic.BaseModel", "pydantic.main.BaseModel", "pydantic.v1.BaseModel")
_KINDS = {
    **dict.fromkeys(("typing.NamedTuple", "typing_extensions.NamedTuple"), "NamedTuple"),
    **dict.fromkeys(("typing.TypedDict", "typing_extensions.TypedDict"), "TypedDict"),
    **dict.fromkeys(("attr.s", "attr.attrs", "attr.dataclass"), "attrs"),
    **dict.fromkeys(("attr.define", "attr.frozen", "attr.mutable"), "attrs"),
    **dict.fromkeys(("attrs.define", "attrs.frozen", "attrs.mutable"), "attrs"),
    **dict.fromkeys((*_MODELS, "pydantic.RootModel"), "pydantic"),
    **dict.fromkeys(("pydantic_settings.BaseSettings",), "pydantic"),
    **dict.fromkeys(("pydantic.dataclasses.dataclass",), "pydantic"),
}
"""What makes a class one of a kind, as its base class or decorator."""


def other_kinds(sources: Iterable[SourceClass], resolver: Resolver) -> Mapping[str, int]:
    """Return how many of the classes are of each kind, also by a base class of the codebase."""
    known: dict[tuple[str, str], str] = {}
    found = (_kind(each.path, each.fact, resolver, known) for each in sources)
    return Counter(kind for kind in found if kind)


def remark_on(kinds: Mapping[str, int]) -> str:
    """Return a sentence about the classes of other kinds, empty where there are none."""
    if not kinds:
        return ""
    counts = [f"{kinds[kind]:,} {kind}" for kind in dict.fromkeys(_KINDS.values()) if kind in kinds]
    total = sum(kinds.values())
    what = "class was" if total == 1 else "classes were"
    return f"{listed(counts, 'and')} {what} left out: a spec has only enums and dataclasses"


def _kind(path: str, fact: ClassFact, resolver: Resolver, known: dict[tuple[str, str], str]) -> str:
    """Return the kind of a class, empty for others; `known` are those of base classes."""
    found = (_kind_by(origin, resolver, known) for origin in _origins(path, fact, resolver))
    return next(filter(None, found), "")


def _kind_by(origin: Origin, resolver: Resolver, known: dict[tuple[str, str], str]) -> str:
    """Return the kind that a decorator or base class makes of a class."""
    if origin.path is None:
        names = (f"{module}.{origin.name}" for module in origin.modules)
        return next((_KINDS[name] for name in names if name in _KINDS), "")
    key = (origin.path, origin.name)
    if key not in known:
        # Where names lead in a circle, the first answer holds.
        known[key] = ""
        facts = resolver.facts(origin.path).classes
        bases = [each for each in facts if each.name == origin.name and each.scope == MODULE_SCOPE]
        found = (_kind(origin.path, each, resolver, known) for each in bases)
        known[key] = next(filter(None, found), "")
    return known[key]


def _origins(path: str, fact: ClassFact, resolver: Resolver) -> Iterator[Origin]:
    """Yield what the decorators and base classes are."""
    for text in (*fact.decorators, *fact.bases):
        chain = text.partition("(")[0].partition("[")[0]
        if chain.replace(".", "").isidentifier():
            origin = resolver.dotted(path, fact.scope, chain)
            if origin is not None:
                yield origin
