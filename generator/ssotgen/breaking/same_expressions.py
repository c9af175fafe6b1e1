"""Expressions of two versions: whether they say the same, however they are written."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, fields, is_dataclass

from ssotgen.spec.expressions.tree import EnumMember, Expression, Literal, Name

_PLACES = ("offset", "name_offset")
_NO_NAMES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class NewNames:
    """What the names of an old expression are called in the new version: fields and properties,
    classes, and the members of each enum by its new name."""

    fields: Mapping[str, str]
    classes: Mapping[str, str]
    members: Mapping[str, Mapping[str, str]]


def meaning(expression: Expression, names: NewNames | None = None) -> Hashable:
    """Return what is equal for expressions that differ in spaces and parentheses alone; `names` are
    given for one of the old version."""
    return _meaning(expression.root, names or NewNames(_NO_NAMES, _NO_NAMES, {}))


def _meaning(node: object, names: NewNames) -> Hashable:
    if isinstance(node, tuple):
        return tuple(_meaning(each, names) for each in node)
    if isinstance(node, Name):
        return "name", names.fields.get(node.name, node.name)
    if isinstance(node, EnumMember):
        enum = names.classes.get(node.enum, node.enum)
        return "member", enum, names.members.get(enum, _NO_NAMES).get(node.member, node.member)
    if isinstance(node, Literal):
        return type(node.value).__name__, node.value
    if isinstance(node, str):
        return node
    assert is_dataclass(node), "only the dataclasses of tree.py are left"
    parts = (each.name for each in fields(node) if each.name not in _PLACES)
    return (type(node).__name__, *(_meaning(getattr(node, part), names) for part in parts))
