"""Changes of what enums derive from."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.breaking import rules
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.spec.model import EnumBase, EnumSpec

_TRAITS = {
    EnumBase.ENUM: (False, False, False, False, False),
    EnumBase.STR_ENUM: (True, False, False, False, True),
    EnumBase.INT_ENUM: (False, True, False, True, False),
    EnumBase.INT_FLAG: (False, True, True, False, False),
    EnumBase.FLAG: (False, False, True, False, False),
    EnumBase.STR_AND_ENUM: (True, False, False, False, False),
    EnumBase.INT_AND_ENUM: (False, True, False, False, False),
}
"""For each base, whether its members are a str, an int, a Flag and an IntEnum, and whether `str()`
gives a text value as it is."""


def base_changes(old: EnumSpec, new: EnumSpec, module: str) -> Iterator[Change]:
    """Yield a change where an enum has another base; `module` is that of the old version."""
    if old.base is new.base:
        return
    yield Change(
        Section.CHANGED,
        new.name,
        f"{new.name} derives from {new.base.value}, no longer from {old.base.value}",
        new.source.at("base") if new.source else new.location,
        old.location,
        rules.ENUM_BASE_CHANGED,
        ("source", "behaviour"),
        hint=f"keep `base: {old.base.value}`, or declare a new enum",
        witness=f"from {module} import {old.name}\n{_witness(old)}",
    )


def _witness(old: EnumSpec) -> str:
    if not old.members:
        return ""
    return (
        "from enum import Flag, IntEnum\n"
        f"member = {old.name}.{old.members[0].name}\n"
        "found = [isinstance(member, base) for base in (str, int, Flag, IntEnum)]\n"
        f"assert (*found, found[0] and str(member) == member.value) == {_TRAITS[old.base]}"
    )
