"""Which imports and private functions the module needs, so that it has no others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ssotgen.render.outputs.enums.dataclass_view import DataclassView
from ssotgen.render.outputs.enums.layer_view import LayersView
from ssotgen.render.python.code import Code, dotted, identifier
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import EnumBase, EnumSpec, Spec
from ssotgen.spec.types.grammar import DictOf, ListOf, OptionalOf, Scalar, SetOf, TypeRef
from ssotgen.spec.types.scalars import SCALARS


@dataclass(frozen=True, slots=True)
class Needs:
    """What the functions at the end of the module must be able to do.

    `kinds` are the kinds of type that fields have: the scalars by name, and `list`, `set`, `dict`,
    `optional`, `enum` and `dataclass`.
    """

    kinds: frozenset[str]
    limits: bool
    sizes: bool
    nested: bool
    unchecked: bool


def find_needs(spec: Spec, lookup: Lookup, dataclasses: tuple[DataclassView, ...]) -> Needs:
    """Return what the dataclasses of the spec need."""
    fields = [field for item in spec.dataclasses for field in item.fields]
    kinds = {kind for field in fields for kind in _kinds(field.type, lookup)}
    return Needs(
        kinds=frozenset(kinds),
        limits=any(field.minimum is not None or field.maximum is not None for field in fields),
        sizes=any(field.min_items is not None for field in fields),
        nested="dataclass" in kinds,
        unchecked=any(check.failure for item in dataclasses for check in item.checks),
    )


def import_lines(
    spec: Spec,
    lookup: Lookup,
    needs: Needs,
    enums: tuple[EnumBase, ...],
    layers: LayersView | None,
) -> tuple[Code, ...]:
    """Return the import statements in the order that isort gives them.

    `enums` are the classes that the module takes from `enum`.
    """
    items = spec.dataclasses
    shown = [field.type for item in items for field in item.fields]
    shown += [each.type for item in items for each in item.properties]
    kinds = {kind for ref in shown for kind in _kinds(ref, lookup)}
    abstract = {"Iterator", "Mapping"} if items else set()
    abstract |= {"Iterable"} if items else set()
    abstract |= {"Sized"} if needs.sizes else set()
    abstract |= {"Callable", "Iterator", "Mapping"} if layers else set()
    copies = "Any" in kinds or (layers is not None and layers.copies)
    modules = {
        "collections.abc": abstract,
        "copy": {"deepcopy"} if copies else set(),
        "enum": {base.value for base in enums} | ({"Enum"} if "enum" in needs.kinds else set()),
        "types": {"UnionType"} if "optional" in needs.kinds else set(),
    }
    for kind in kinds & SCALARS.keys():
        row = SCALARS[kind]
        if row.module and kind != "Any":  # the template has an import of its own for it
            modules.setdefault(row.module, set()).add(row.name)
    lines = [Code("import dataclasses")] if items else []
    for module, names in sorted(modules.items()):
        if names:
            listed = ", ".join(identifier(name) for name in sorted(names))
            lines.append(Code(f"from {dotted(module)} import {listed}"))
    return tuple(lines)


def bases_taken(
    enums: tuple[EnumSpec, ...], target_python: tuple[int, int]
) -> tuple[EnumBase, ...]:
    """Return the classes of `enum` that the enums derive from. `StrEnum` came with Python 3.11."""
    has_str_enum = target_python >= (3, 11)
    bases = {item.base for item in enums}
    if not has_str_enum and EnumBase.STR_ENUM in bases:
        bases = (bases - {EnumBase.STR_ENUM}) | {EnumBase.ENUM}
    return tuple(sorted(bases))


def _kinds(ref: TypeRef, lookup: Lookup) -> Iterator[str]:
    if isinstance(ref, Scalar):
        yield ref.name
    elif isinstance(ref, ListOf | SetOf | DictOf | OptionalOf):
        yield {ListOf: "list", SetOf: "set", DictOf: "dict", OptionalOf: "optional"}[type(ref)]
        yield from _kinds(ref.item, lookup)
    else:
        yield "enum" if ref.name in lookup.enums else "dataclass"
