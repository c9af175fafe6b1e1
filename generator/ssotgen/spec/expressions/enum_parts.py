"""Attributes and groups of enums as expressions read them: their types and their values."""

from __future__ import annotations

from collections.abc import Mapping

from ssotgen.spec.enum_values import aliased, in_order, value_of
from ssotgen.spec.expressions.tree import Name, Node, Part
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import EnumSpec, MemberSpec, property_of_group
from ssotgen.spec.types.grammar import Named, OptionalOf, Scalar, TypeRef
from ssotgen.spec.yaml.document import Value, YamlMapping


def enum_of(node: Node, types: Mapping[str, TypeRef], lookup: Lookup) -> EnumSpec | None:
    """Return the enum that a value is a member of, None for any other value; `types` are those of
    fields and properties."""
    ref: TypeRef | None = None
    if isinstance(node, Name):
        ref = types.get(node.name)
    elif isinstance(node, Part):
        owner = enum_of(node.operand, types, lookup)
        ref = None if owner is None else part_type(owner, node.name)
    while isinstance(ref, OptionalOf):
        ref = ref.item
    return lookup.enums.get(ref.name) if isinstance(ref, Named) else None


def part_type(enum: EnumSpec, name: str) -> TypeRef | None:
    """Return the type of an attribute, or of the property of a group, None where there is none."""
    for attribute in enum.attributes:
        if attribute.name == name:
            return attribute.type
    return Scalar("bool") if name in _groups(enum) else None


def part_names(enum: EnumSpec) -> tuple[str, ...]:
    """Return what expressions can read of the members of an enum."""
    return (*(attribute.name for attribute in enum.attributes), *_groups(enum))


def is_unfinished(enum: EnumSpec, name: str) -> bool:
    """Whether a part is declared, but not well enough to be built, which is reported there."""
    node = enum.source
    attributes = node.get("attributes") if node is not None else None
    groups = node.get("groups") if node is not None else None
    written = [*attributes] if isinstance(attributes, YamlMapping) else []
    written += map(property_of_group, groups) if isinstance(groups, YamlMapping) else []
    return name in written and name not in part_names(enum)


def part_value(enum: EnumSpec, member: MemberSpec, name: str) -> Value:
    """Return what a member has for an attribute, in plain data, or whether it is in a group."""
    own = enum.member(aliased(enum, member.name)) or member
    for attribute in enum.attributes:
        if attribute.name == name:
            return value_of(own, attribute)
    groups = {group.property_name: group.members for group in enum.groups}
    return own.name in in_order(enum, groups[name])


def _groups(enum: EnumSpec) -> tuple[str, ...]:
    return tuple(group.property_name for group in enum.groups)
