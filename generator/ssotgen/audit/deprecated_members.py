"""Deprecated members of enums that the spec names another one for."""

from __future__ import annotations

from collections.abc import Mapping

from ssotgen.diagnostics.finding import Fix
from ssotgen.spec.model import Spec


def replaceable_members(spec: Spec) -> Mapping[str, tuple[str, Fix]]:
    """Return the member that takes the place of each deprecated one, and whether that is safe: it
    is where both have one value."""
    found: dict[str, tuple[str, Fix]] = {}
    for enum in spec.enums:
        for member in enum.members:
            use = member.deprecated.use if member.deprecated is not None else ""
            other = enum.member(use) if use else None
            if other is not None:
                same = (type(other.value), other.value) == (type(member.value), member.value)
                found[f"{enum.name}.{member.name}"] = (use, Fix.SAFE if same else Fix.UNSAFE)
    return found
