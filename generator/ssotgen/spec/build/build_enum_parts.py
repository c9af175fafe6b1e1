"""Builds the attributes, groups and transitions of enums."""

from __future__ import annotations

from collections.abc import Collection

from ssotgen.diagnostics.finding import Finding
from ssotgen.spec.build.access import mapping, summary, texts
from ssotgen.spec.build.rules import BAD_TYPE
from ssotgen.spec.build.sections import Entry, entries
from ssotgen.spec.model import AttributeSpec, GroupSpec, Text, TransitionSpec
from ssotgen.spec.types.grammar import Scalar
from ssotgen.spec.types.parse_type import TypeSyntaxError, parse_type
from ssotgen.spec.yaml.document import YamlMapping, YamlSequence

MEMBER_KEYS = ("value", "summary", "alias", "deprecated")
"""The keys that every member may have."""

_SUMMARY = "summary"
"""What is written in the place of a type for an attribute that is the summary of the member."""


def build_attributes(node: YamlMapping, findings: list[Finding]) -> tuple[AttributeSpec, ...]:
    """Return the attributes that an enum declares, those that can be built."""
    declared = mapping(node, "attributes")
    found = (
        []
        if declared is None
        else [_attribute(each, declared, findings) for each in entries(declared)]
    )
    return tuple(attribute for attribute in found if attribute is not None)


def _attribute(entry: Entry, parent: YamlMapping, findings: list[Finding]) -> AttributeSpec | None:
    node = entry.value if isinstance(entry.value, YamlMapping) else None
    written = entry.value if node is None else node.get("type")
    if not isinstance(written, str):
        return None
    location = parent.at(entry.name) if node is None else node.at("type")
    is_summary = written == _SUMMARY
    try:
        ref = Scalar("str") if is_summary else parse_type(written)
    except TypeSyntaxError as error:
        findings.append(error.finding(BAD_TYPE, parent.text, location, written, entry.name))
        return None
    return AttributeSpec(
        name=entry.name,
        type=ref,
        has_default=node is not None and "default" in node,
        default=None if node is None else node.get("default"),
        summary="" if node is None else summary(node),
        is_summary=is_summary,
        type_text=written,
        type_location=location,
        location=entry.location,
        source=node,
    )


def build_groups(node: YamlMapping) -> tuple[GroupSpec, ...]:
    """Return the groups that an enum declares, those that can be built."""
    declared = mapping(node, "groups")
    found = [] if declared is None else [_group(each, declared) for each in entries(declared)]
    return tuple(group for group in found if group is not None)


def _group(entry: Entry, parent: YamlMapping) -> GroupSpec | None:
    node = entry.value
    if isinstance(node, YamlSequence):
        return GroupSpec(entry.name, texts(parent, entry.name), "", entry.location)
    if not isinstance(node, YamlMapping):
        return None
    return GroupSpec(entry.name, texts(node, "members"), summary(node), entry.location)


def build_transitions(node: YamlMapping) -> tuple[TransitionSpec, ...]:
    """Return which members may follow which, as far as an enum declares it."""
    declared = mapping(node, "transitions")
    if declared is None:
        return ()
    return tuple(
        TransitionSpec(Text(each.name, each.location), texts(declared, each.name))
        for each in entries(declared)
        if isinstance(each.value, YamlSequence)
    )


def check_member_keys(
    members: YamlMapping, attributes: Collection[str], enum: str, findings: list[Finding]
) -> None:
    """Report the keys of members that are neither words of the language nor attributes.

    The schema cannot: it knows no attribute. A misspelt key is renamed to the one that it was meant
    to be, as `check_structure` does it.
    """
    allowed = (*MEMBER_KEYS, *attributes)
    faulty = {
        name: node
        for name, node in members.items()
        if isinstance(node, YamlMapping)
        and ("value" not in node or any(key not in allowed for key in node))
    }
    if faulty:
        # Imports what only a spec with a fault needs.
        from ssotgen.spec.build.member_faults import member_faults

        findings.extend(member_faults(members, faulty, allowed, enum))
