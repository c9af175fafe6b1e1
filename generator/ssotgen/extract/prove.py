"""Proving: generates from what was extracted and holds the result against the original classes."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.compare_classes import Comparison, compare_dataclass, compare_enum
from ssotgen.audit.ownership import Owned
from ssotgen.codebase.annotations import AnnotationReader
from ssotgen.codebase.facts import ClassFact, FileFacts
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.resolve import Origin, Resolver
from ssotgen.codebase.scan import scan_text
from ssotgen.codebase.shapes import Shape, shape_of
from ssotgen.extract.collect import DraftCollector
from ssotgen.extract.drafts import Drafts, SourceClass
from ssotgen.render.files import render_files
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import EnumSpec, Spec

_BESIDE = ("has the ", "derives from ")
"""How differences begin that are not of content: methods, decorators, base classes."""


def differences(
    spec: Spec, settings: Settings, drafts: Drafts, gathering: DraftCollector
) -> Iterator[tuple[SourceClass, str]]:
    """Yield what differs between an original class and the one that is generated for it: members,
    values, fields, types, defaults and their order."""
    generated = _generated(spec, settings)
    homes = {name: draft.homes[0] for name, draft in drafts.enums.items()}
    homes.update((name, draft.homes[0]) for name, draft in drafts.dataclasses.items())
    for name, home in homes.items():
        entry: Owned | None = spec.find_enum(name) or spec.find_dataclass(name)
        fact = generated.classes.get(name)
        if entry is None or fact is None:
            yield home, "nothing was generated for it"
            continue
        made = generated.compare(fact, entry)
        for each in made.differences:
            if not each.startswith(_BESIDE):
                yield home, f"the generated class {each}"
        shape = gathering.shape(home.path, home.fact)
        own = _compare(shape, entry, gathering.reading(home.path))
        # Methods and the like were told when they were left out.
        for each in own.differences:
            if not each.startswith(_BESIDE):
                yield home, each


class _Generated:
    """The classes of the generated module, read back."""

    def __init__(self, facts: FileFacts, resolver: Resolver) -> None:
        self.classes: dict[str, ClassFact] = {each.name: each for each in facts.classes}
        self._facts = facts
        self._resolver = resolver

    def compare(self, fact: ClassFact, entry: Owned) -> Comparison:
        """Compare a generated class with the spec's entry."""
        path = self._facts.path
        shape = shape_of(fact, path, self._resolver)
        reading = AnnotationReader(lambda chain: self._resolver.dotted(path, 0, chain), self._owned)
        return _compare(shape, entry, reading)

    def _owned(self, origin: Origin) -> str | None:
        return origin.name if origin.name in self.classes else None


def _generated(spec: Spec, settings: Settings) -> _Generated:
    name = f"{spec.project.enums_module.replace('.', '/')}.py"
    rendered = next(file for file in render_files(spec, settings) if file.path.as_posix() == name)
    path = str(settings.output / name)
    facts = scan_text(path, rendered.text, Prefilter(frozenset(), all_classes=True))
    index = ModuleIndex((path,), (str(settings.output),))
    return _Generated(facts, Resolver(index, lambda _: facts))


def _compare(shape: Shape, entry: Owned, reading: AnnotationReader) -> Comparison:
    if isinstance(entry, EnumSpec):
        return compare_enum(shape, entry)
    return compare_dataclass(shape, entry, reading)
