"""The rule `attribute-name-taken`; its page is docs/rules/attribute-name-taken.md."""

from __future__ import annotations

import keyword
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import a_or_an, quoted
from ssotgen.spec.build.build_enum_parts import MEMBER_KEYS
from ssotgen.spec.enum_names import (
    ENUM_NAMES,
    AddedName,
    added_names,
    body_names,
    inherited_names,
)
from ssotgen.spec.model import EnumSpec, Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each attribute, group and member whose name the class has otherwise."""
    for enum in spec.enums:
        if enum.attributes or enum.groups or enum.transitions:
            yield from _members(enum)
            yield from _added(enum)


def _members(enum: EnumSpec) -> Iterator[Finding]:
    used = body_names(enum)
    for member in enum.members:
        if member.name in used:
            yield RULE.finding(
                member.location,
                f"{quoted(member.name)} cannot name a member of {enum.name}: the class uses that "
                "name itself",
                hint="use another name",
                symbol=f"{enum.name}.{member.name}",
            )


def _added(enum: EnumSpec) -> Iterator[Finding]:
    taken = {
        member.name: (f"{enum.name} has a member of that name", member.location)
        for member in enum.members
    }
    for added in added_names(enum):
        reason = _reason(enum, added)
        related: tuple[tuple[Location, str], ...] = ()
        if not reason and added.name in taken:
            reason, first = taken[added.name]
            related = ((first, "first used here"),)
        if not reason:
            owner = f"the {added.kind} {quoted(added.given)}"
            taken[added.name] = (f"{owner} gives the class that name", added.location)
            continue
        made = "" if added.name == added.given else f"it gives the class `{added.name}`, and "
        yield RULE.finding(
            added.location,
            f"{quoted(added.given)} cannot name {a_or_an(added.kind)} of {enum.name}: "
            f"{made}{reason}",
            hint="use another name",
            symbol=enum.name,
            related=related,
        )


def _reason(enum: EnumSpec, added: AddedName) -> str:
    """Return why no attribute or group of the enum can add that name to the class, or nothing."""
    if added.name in ENUM_NAMES:
        return "Python's enum uses that name itself"
    if added.kind == "attribute" and added.name in MEMBER_KEYS:
        return "members have a key of that name"
    if added.name in inherited_names(enum.base):
        return f"its base `{enum.base.value}` has an attribute of that name"
    if added.name in body_names(enum):
        return "the class uses that name itself"
    if keyword.iskeyword(added.name) and added.kind == "group":
        return "that name is a Python keyword"
    return ""


RULE = Rule(
    "SSG373",
    "attribute-name-taken",
    "Checks for names of attributes and groups that the enum needs.",
    check=check,
)
