"""Shapes: what a class statement declares, once the names in it are resolved."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ssotgen.codebase.enum_members import STATEMENTS, Member, computed_members, members_of
from ssotgen.codebase.facts import BLOCK, MODULE_SCOPE, ClassFact, ClassItem
from ssotgen.codebase.node_spans import Place
from ssotgen.codebase.resolve import Origin, Resolver
from ssotgen.codebase.returned_keys import ReturnedKeys
from ssotgen.codebase.special_fields import CLASS_VARIABLE, special_kind
from ssotgen.diagnostics.record import field, record, replace
from ssotgen.spec.model import EnumBase

_ENUM_BASES = frozenset(base.value for base in EnumBase)
_KNOWN_OPTIONS = frozenset({"kw_only", "order", "slots"})
_DEFAULT_OPTIONS = {"frozen": "False", "init": "True", "repr": "True", "eq": "True"}


@record
class Shape:
    """What a class is. `kind` is what a person would call it: `Enum`, `str, Enum`, `dataclass`,
    `NamedTuple`, `class`; `extras` are what it has beside members or fields, methods apart;
    `options` are those of `dataclasses.dataclass` that a spec can give, apart from `frozen`;
    `returned` are the keys that its own `to_dict` gives; `decorated` are the methods with one
    decorator, as `property label`; `computed` is the source of the members, or fields,
    where that does not show all of them."""

    kind: str
    members: tuple[Member, ...] = ()
    fields: tuple[ClassItem, ...] = ()
    methods: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    frozen: bool = False
    options: tuple[str, ...] = ()
    returned: ReturnedKeys | None = None
    decorated: tuple[str, ...] = ()
    computed: str = ""

    @property
    def is_enum(self) -> bool:
        """Whether it is an enum of any base."""
        return any(part.strip() in _ENUM_BASES for part in self.kind.split(","))

    @property
    def is_dataclass(self) -> bool:
        """Whether it is a dataclass."""
        return self.kind == "dataclass"


_Seen = frozenset[tuple[str, Place]]
"""Classes by file and place, from which those that are being read derive."""


@record(frozen=False)
class Shapes:
    """Gives the shapes of the classes of a codebase whose facts do not change, and works out each
    only once: many classes derive from the same few."""

    resolver: Resolver
    _known: dict[tuple[str, Place], Shape] = field(default_factory=dict)
    _cycles: int = 0

    def of(self, path: str, fact: ClassFact, seen: _Seen = frozenset()) -> Shape:
        """Return what the class statement `fact` of the file `path` declares; `seen` are classes
        that derive from it."""
        key = (path, fact.place)
        known = self._known.get(key)
        if known is None:
            before = self._cycles
            known = _shape_of(path, fact, self, seen)
            if self._cycles == before:
                self._known[key] = known
        return known

    def above(self, origin: Origin, seen: _Seen) -> Iterator[Shape]:
        """Yield the shapes of the classes that an origin names, but for those `seen`."""
        if origin.path is None:
            return
        for each in self.resolver.facts(origin.path).classes:
            if each.name != origin.name or each.scope != MODULE_SCOPE:
                continue
            if (origin.path, each.place) in seen:
                # The shapes being worked out lack this part, so they must not be cached.
                self._cycles += 1
            else:
                yield self.of(origin.path, each, seen)


def shape_of(fact: ClassFact, path: str, resolver: Resolver) -> Shape:
    """Return what the class statement `fact` of the file `path` declares."""
    return Shapes(resolver).of(path, fact)


def _shape_of(path: str, fact: ClassFact, shapes: Shapes, seen: _Seen) -> Shape:
    resolver = shapes.resolver
    bases = [_name_of(base, path, fact.scope, resolver) for base in fact.bases]
    bases = [base for base in bases if base != "object"]
    decorators = [(text, _name_of(text, path, fact.scope, resolver)) for text in fact.decorators]
    extras = [f"the class keyword {keyword}" for keyword in fact.keywords]
    methods = tuple(item.name for item in fact.items if item.kind == "method")
    for text, name in decorators:
        if name not in ("dataclasses.dataclass", "enum.unique"):
            extras.append(f"the decorator {text}")
    enum_bases = [base for base in bases if base.startswith("enum.")]
    above = _enums_above(path, fact, shapes, seen)
    if enum_bases or above:
        kinds = {each: shape.kind for each, shape in above.items()}
        kind = ", ".join(kinds.get(base, base.removeprefix("enum.")) for base in bases)
        extras.extend(f"the base class {base}" for base in above)
        inherited = (name for shape in above.values() for name in shape.methods)
        methods = tuple(dict.fromkeys((*methods, *inherited)))
        members, more = members_of(fact, path, kind, resolver)
        given = (*extras, *_other_name(fact), *more)
        return Shape(
            kind,
            members,
            methods=methods,
            extras=given,
            decorated=_decorated(fact),
            computed=computed_members(fact, members),
        )
    dataclass_text = next((t for t, name in decorators if name == "dataclasses.dataclass"), None)
    if dataclass_text is None:
        plain = ", ".join(map(_short, bases)) or "class"
        fields = _annotated(fact, path, resolver)
        return Shape(plain, fields=fields, methods=methods, extras=tuple(extras))
    frozen, known, options = _options(dataclass_text)
    extras.extend(f"the base class {base}" for base in bases)
    extras.extend(f"the option {option}" for option in options)
    extras.extend(_special_fields(fact, path, resolver))
    returned = next((item.returned for item in fact.items if item.returned is not None), None)
    fields = _annotated(fact, path, resolver)
    blocks = (item.name for item in fact.items if item.kind == BLOCK)
    return Shape(
        "dataclass",
        (),
        fields,
        methods,
        tuple(extras),
        frozen,
        known,
        returned,
        computed=next(blocks, ""),
    )


def _enums_above(path: str, fact: ClassFact, shapes: Shapes, seen: _Seen) -> dict[str, Shape]:
    """Return the bases that are enums of the codebase: these have no members, as Python demands."""
    found = {}
    for base in fact.bases:
        is_name = base.replace(".", "").isidentifier()
        origin = shapes.resolver.dotted(path, fact.scope, base) if is_name else None
        if origin is None:
            continue
        for shape in shapes.above(origin, seen | {(path, fact.place)}):
            if shape.is_enum and not shape.members:
                found[_name_of(base, path, fact.scope, shapes.resolver)] = shape
    return found


def _other_name(fact: ClassFact) -> tuple[str, ...]:
    """Return, as an extra, the name of a class that is assigned to another name."""
    is_other = fact.call is not None and fact.call.name != fact.name
    return (f"the name {fact.call.name}",) if fact.call is not None and is_other else ()


def _decorated(fact: ClassFact) -> tuple[str, ...]:
    """Return the methods with one decorator, each behind the last name of it: `property label`."""
    return tuple(
        f"{item.decorators[0].rpartition('.')[2]} {item.name}"
        for item in fact.items
        if item.kind == "method" and len(item.decorators) == 1
    )


def _is_assigned(name: str, path: str, scope: int, resolver: Resolver) -> bool:
    """Whether something binds a name there that is neither an import nor a class."""
    owner = resolver.binding_scope(path, scope, name)
    bindings = resolver.bindings(path, owner, name) if owner is not None else ()
    return any(each.kind not in ("import", "class") for each in bindings)


def _short(base: str) -> str:
    """Return the last name of a base, all of it where that would be taken for another."""
    last = base.rpartition(".")[2]
    return base if last in _ENUM_BASES else last


def _name_of(text: str, path: str, scope: int, resolver: Resolver) -> str:
    """Return what a base or decorator is, such as `enum.Enum`, or as it is written."""
    chain = text.partition("(")[0]
    if _is_assigned(chain.partition(".")[0], path, scope, resolver):
        return ".".join((*resolver.index.names_of(path)[:1], chain))
    origin = resolver.dotted(path, scope, chain) if chain.replace(".", "").isidentifier() else None
    if origin is None:
        # An unbound name that is no builtin can only come from a star import.
        return f"enum.{chain}" if chain in _ENUM_BASES else chain
    if origin.is_("backports.strenum.StrEnum"):
        return f"enum.{origin.name}"
    return f"{origin.modules[0]}.{origin.name}" if origin.modules else origin.name


def _annotated(fact: ClassFact, path: str, resolver: Resolver) -> tuple[ClassItem, ...]:
    """Return the fields: what is annotated, but for class variables."""
    found: dict[str, ClassItem] = {}
    for item in fact.items:
        if item.kind == "field":
            found[item.name] = item
        elif item.kind == "assign" and item.name in found:
            found[item.name] = replace(found[item.name], value=item.value)
    return tuple(
        item
        for item in found.values()
        if special_kind(item, path, fact.scope, resolver) != CLASS_VARIABLE
    )


def _options(decorator: str) -> tuple[bool, tuple[str, ...], list[str]]:
    """Return whether a dataclass is frozen, its options that a spec can give, and all others that
    change what it is."""
    call = ast.parse(decorator, mode="eval").body
    frozen, options = False, []
    known: list[str] = []
    for keyword in call.keywords if isinstance(call, ast.Call) else ():
        value = ast.unparse(keyword.value)
        if keyword.arg == "frozen" and value in ("True", "False"):
            frozen = value == "True"
        elif keyword.arg in _KNOWN_OPTIONS and value == "True":
            known.append(str(keyword.arg))
        elif keyword.arg is None or value != _DEFAULT_OPTIONS.get(keyword.arg, "False"):
            options.append(ast.unparse(keyword))
    return frozen, tuple(sorted(known)), options


def _special_fields(fact: ClassFact, path: str, resolver: Resolver) -> list[str]:
    found = []
    for item in fact.items:
        if item.kind == "assign" or item.kind in STATEMENTS:
            found.append(f"the statement {item.name}")
        elif item.kind == "field":
            kind = special_kind(item, path, fact.scope, resolver)
            if kind:
                found.append(f"the {kind} {item.name}")
    return found
