"""The imports of the module with the enums, dataclasses and layers, so that it has no others."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.render.outputs.enums.layer_view import LayersView
from ssotgen.render.python.code import Code
from ssotgen.render.python.import_block import ImportedName, import_statements
from ssotgen.spec.expressions.can_fail import walk
from ssotgen.spec.expressions.tree import EnumMember
from ssotgen.spec.given_values import given_values
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import EnumBase, EnumSpec, Spec, types_in
from ssotgen.spec.types.grammar import (
    DictOf,
    ListOf,
    Named,
    OptionalOf,
    SetOf,
    TypeRef,
    has_literal,
    named_types,
    scalar_types,
)
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.yaml.document import Value, YamlMapping, YamlSequence


def import_lines(
    spec: Spec, enums: tuple[EnumBase, ...], layers: LayersView | None
) -> tuple[Code, ...]:
    """Return the import statements in the order that isort gives them.

    `enums` are the classes that the module takes from `enum`.
    """
    names = {ImportedName("enum", base.value) for base in enums}
    if spec.dataclasses:
        names |= {ImportedName("dataclasses"), ImportedName("collections.abc", "Mapping")}
    if layers is not None and layers.copies:
        names.add(ImportedName("copy", "deepcopy"))
    if layers is not None and layers.has_sentinel:
        names.add(ImportedName("enum", "Enum"))
    types = list(_types(spec))
    if any(map(has_literal, types)):
        names.add(ImportedName("typing", "Literal"))
    for name in {name for ref in types for name in scalar_types(ref)}:
        row = SCALARS[name]
        if row.module and name != "Any":  # type checkers alone import it
            names.add(ImportedName(row.module, row.name))
    return tuple(Code(line) for line in import_statements(names))


def imported_lines(spec: Spec, lookup: Lookup) -> tuple[Code, ...]:
    """Return the imports of the classes of other specs that the module names."""
    names = set(_names_used(spec, lookup))
    return tuple(
        Code(line)
        for line in import_statements(
            ImportedName(each.module, each.name) for each in spec.imported if each.name in names
        )
    )


def _types(spec: Spec) -> Iterator[TypeRef]:
    """Yield the types that annotations of the module name."""
    for enum in spec.enums:
        yield from types_in(enum)
    for item in spec.dataclasses:
        yield from types_in(item)


def _names_used(spec: Spec, lookup: Lookup) -> Iterator[str]:
    """Yield the classes that annotations, defaults, values of layers and expressions name."""
    for ref in _types(spec):
        yield from (named.name for named in named_types(ref))
    for given in given_values(spec, lookup):
        yield from _names_in_value(given.value, given.type, lookup)
    for item in spec.dataclasses:
        for expression in (
            *(each.value for each in item.properties),
            *(each.when for each in item.checks),
        ):
            yield from (node.enum for node in walk(expression.root) if isinstance(node, EnumMember))


def _names_in_value(value: Value, ref: TypeRef, lookup: Lookup) -> Iterator[str]:
    if isinstance(ref, OptionalOf):
        yield from _names_in_value(value, ref.item, lookup)
    elif isinstance(ref, Named):
        yield ref.name
        owner = lookup.dataclasses.get(ref.name)
        if owner is not None and isinstance(value, YamlMapping):
            for field in owner.fields:
                if field.name in value:
                    yield from _names_in_value(value[field.name], field.type, lookup)
    elif isinstance(ref, ListOf | SetOf) and isinstance(value, YamlSequence):
        for item in value:
            yield from _names_in_value(item, ref.item, lookup)
    elif isinstance(ref, DictOf) and isinstance(value, YamlMapping):
        if ref.key is not None:
            yield ref.key.name
        for item in value.values():
            yield from _names_in_value(item, ref.item, lookup)


def bases_taken(
    enums: tuple[EnumSpec, ...], target_python: tuple[int, int]
) -> tuple[EnumBase, ...]:
    """Return the classes of `enum` that the enums derive from. `StrEnum` came with Python 3.11."""
    mixed = {EnumBase.STR_AND_ENUM, EnumBase.INT_AND_ENUM}
    if target_python < (3, 11):
        mixed.add(EnumBase.STR_ENUM)
    return tuple(sorted({EnumBase.ENUM if item.base in mixed else item.base for item in enums}))
