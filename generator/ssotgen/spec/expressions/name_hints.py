"""What an expression may have meant by a name that names nothing."""

from __future__ import annotations

from ssotgen.diagnostics.hints import AnyHint, did_you_mean, write
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.diagnostics.wording import coded
from ssotgen.spec.expressions.enum_parts import enum_of, part_names
from ssotgen.spec.expressions.tree import EnumMember, Name, Part
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import DataclassSpec, EnumSpec, property_of_group

MAX_LISTED = 12
"""How many fields and properties a hint lists."""


class NameHints:
    """Hints for names in the expressions of one dataclass."""

    def __init__(self, owner: DataclassSpec, lookup: Lookup) -> None:
        self._owner = owner
        self._lookup = lookup
        self._types = lookup.attribute_types(owner)

    def for_name(self, name: str) -> AnyHint:
        """Return the hint for a name without a dot."""
        enum = self._lookup.enums.get(name)
        if enum is not None:
            return some_member(enum, name)
        near = self._lookup.attribute_suggester(self._owner).nearest(name)
        if near:
            return did_you_mean(near)
        owner = self._lookup.enum_with_member(name)
        if owner is not None:
            return write(f"{owner.name}.{name}")
        if len(self._types) > MAX_LISTED:
            return ""
        return f"{self._owner.name} has {coded(sorted(self._types), 'and')}"

    def for_enum(self, node: EnumMember) -> AnyHint:
        """Return the hint for a name in front of a dot."""
        if node.enum in self._lookup.importable:
            return write(f"{self._lookup.importable[node.enum]}.{node.member}")
        near = self._lookup.enum_names.nearest(node.enum)
        value = self._lookup.attribute_suggester(self._owner).nearest(node.enum) or ""
        enum = enum_of(Name(value, 0), self._types, self._lookup)
        if enum is not None and not node.prefix and node.member in part_names(enum):
            near = value
        return did_you_mean(f"{near}.{node.member}") if near else ""

    def for_member(self, node: EnumMember, enum: EnumSpec, shown: str) -> AnyHint:
        """Return the hint for a member that an enum, `shown` as written, does not have."""
        near = self._lookup.member_suggester(enum).nearest(node.member)
        return did_you_mean(f"{shown}.{near}") if near else some_member(enum, shown)

    def for_part(self, node: Part, enum: EnumSpec) -> AnyHint:
        """Return the hint for what members of the enum do not have."""
        names = part_names(enum)
        if property_of_group(node.name) in names:
            return did_you_mean(property_of_group(node.name))
        if node.name in ("name", "value") or not names:
            return f"compare with a member, such as `{_first_member(enum, enum.name)}`"
        return Suggester(names).hint(node.name, f"{enum.name} has {coded(names, 'and')}")


def some_member(enum: EnumSpec, shown: str) -> str:
    """Return the hint that names a member of an enum, which is `shown` as written."""
    return f"use a member of the enum, such as `{_first_member(enum, shown)}`"


def _first_member(enum: EnumSpec, shown: str) -> str:
    return f"{shown}.{enum.members[0].name if enum.members else 'MEMBER'}"
