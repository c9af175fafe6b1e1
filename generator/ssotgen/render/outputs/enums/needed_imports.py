"""The imports of the module with the enums, dataclasses and layers, so that it has no others."""

from __future__ import annotations

from ssotgen.render.outputs.enums.layer_view import LayersView
from ssotgen.render.python.code import Code
from ssotgen.render.python.import_block import ImportedName, import_statements
from ssotgen.spec.model import EnumBase, EnumSpec, Spec
from ssotgen.spec.types.grammar import TypeRef, has_literal, scalar_types
from ssotgen.spec.types.scalars import SCALARS


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
    types = _types(spec)
    if any(map(has_literal, types)):
        names.add(ImportedName("typing", "Literal"))
    for name in {name for ref in types for name in scalar_types(ref)}:
        row = SCALARS[name]
        if row.module and name != "Any":  # type checkers alone import it
            names.add(ImportedName(row.module, row.name))
    return tuple(Code(line) for line in import_statements(names))


def bases_taken(
    enums: tuple[EnumSpec, ...], target_python: tuple[int, int]
) -> tuple[EnumBase, ...]:
    """Return the classes of `enum` that the enums derive from. `StrEnum` came with Python 3.11."""
    mixed = {EnumBase.STR_AND_ENUM, EnumBase.INT_AND_ENUM}
    if target_python < (3, 11):
        mixed.add(EnumBase.STR_ENUM)
    return tuple(sorted({EnumBase.ENUM if item.base in mixed else item.base for item in enums}))


def _types(spec: Spec) -> list[TypeRef]:
    """Return the types that annotations of the module name."""
    fields = [each.type for item in spec.dataclasses for each in item.fields]
    attributes = [each.type for item in spec.enums for each in item.attributes]
    properties = [each.type for item in spec.dataclasses for each in item.properties]
    return fields + properties + attributes
