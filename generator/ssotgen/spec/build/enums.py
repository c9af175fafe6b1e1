"""Builds `enums` and their members."""

from __future__ import annotations

from collections.abc import Mapping

from ssotgen.diagnostics.finding import Finding
from ssotgen.spec.build.access import deprecation, flag, mapping, summary, text, texts
from ssotgen.spec.build.build_enum_parts import (
    build_attributes,
    build_groups,
    build_transitions,
    check_member_keys,
)
from ssotgen.spec.build.sections import Entry, entries
from ssotgen.spec.model import EnumBase, EnumSpec, MemberSpec, Text
from ssotgen.spec.yaml.document import Value, YamlMapping

_NOTHING: Mapping[str, Value] = {}
"""What members without attributes share."""


def build_enum(entry: Entry, findings: list[Finding]) -> EnumSpec | None:
    """Return the enum, or None where its declaration, or that of its members, is no mapping."""
    node = entry.value
    if not isinstance(node, YamlMapping):
        return None
    declared = mapping(node, "members")
    if declared is None:
        return None
    attributes = mapping(node, "attributes")
    names = tuple(attributes or ())
    if attributes is not None:
        check_member_keys(declared, names, entry.name, findings)
    built = [(item.name, _member(item, declared, names)) for item in entries(declared)]
    base = text(node, "base", EnumBase.ENUM.value)
    return EnumSpec(
        name=entry.name,
        summary=summary(node),
        base=EnumBase(base) if base in [item.value for item in EnumBase] else EnumBase.ENUM,
        members=tuple(member for _, member in built if member is not None),
        reserved=texts(node, "reserved"),
        replaces=texts(node, "replaces"),
        deprecated=deprecation(node),
        location=entry.location,
        source=node,
        invalid_names=frozenset(name for name, member in built if member is None),
        fallback=Text(text(node, "fallback"), node.at("fallback")) if "fallback" in node else None,
        attributes=build_attributes(node, findings),
        groups=build_groups(node),
        transitions=build_transitions(node),
    )


def _member(entry: Entry, parent: YamlMapping, attributes: tuple[str, ...]) -> MemberSpec | None:
    node = entry.value
    if not isinstance(node, YamlMapping):
        if not _is_value(node):
            return None
        return MemberSpec(
            name=entry.name,
            value=node,
            summary="",
            alias=False,
            deprecated=None,
            location=entry.location,
            short_value=parent.at(entry.name),
        )
    if not _is_value(node.get("value")):
        return None
    return MemberSpec(
        name=entry.name,
        value=node["value"],
        summary=summary(node),
        alias=flag(node, "alias", False),
        deprecated=deprecation(node),
        location=entry.location,
        attributes=_given(node, attributes) if attributes else _NOTHING,
        source=node,
    )


def _given(node: YamlMapping, names: tuple[str, ...]) -> Mapping[str, Value]:
    return {name: node[name] for name in names if name in node}


def _is_value(value: object) -> bool:
    """Whether an enum can have that value: text or a whole number, and no boolean."""
    return isinstance(value, str | int) and not isinstance(value, bool)
