"""Enums and their members, attributes, groups and transitions."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import field, record
from ssotgen.spec.model.common import Deprecation, Text
from ssotgen.spec.types.grammar import TypeRef
from ssotgen.spec.yaml.document import Value, YamlMapping


@record
class AttributeSpec:
    """`attributes`: something that each member of an enum knows, such as a label.

    `default` counts only where `has_default`; `is_summary` says that the summaries of the members
    are the values. `type_text` is the type as written, at `type_location`.
    """

    name: str
    type: TypeRef
    has_default: bool
    default: Value
    summary: str
    is_summary: bool
    type_text: str
    type_location: Location
    location: Location
    source: YamlMapping | None = field(repr=False, compare=False)
    """The mapping with more than the type; None for the short form."""


def property_of_group(name: str) -> str:
    """Return the property that a group of that name adds to the class of its enum."""
    return f"is_{name.lower()}"


@record
class GroupSpec:
    """`groups`: members of an enum that are asked for together."""

    name: str
    members: tuple[Text, ...]
    summary: str
    location: Location

    @property
    def property_name(self) -> str:
        """The property that says whether a member is one of them."""
        return property_of_group(self.name)

    @property
    def method_name(self) -> str:
        """The class method that returns all of them."""
        return self.name.lower()


@record
class TransitionSpec:
    """An entry of `transitions`: a member, and those that may come after it."""

    member: Text
    targets: tuple[Text, ...]


CAN_BECOME = "can_become"
"""The method that says whether one member may come after another."""


class EnumBase(str, Enum):
    """What an enum derives from."""

    ENUM = "Enum"
    STR_ENUM = "StrEnum"
    INT_ENUM = "IntEnum"
    INT_FLAG = "IntFlag"
    FLAG = "Flag"
    STR_AND_ENUM = "str, Enum"
    INT_AND_ENUM = "int, Enum"

    @property
    def value_type(self) -> type | None:
        """The type that members are values of, None for a base whose members are none."""
        return _VALUE_TYPES.get(self)

    @property
    def is_flag(self) -> bool:
        """Whether members can be combined."""
        return self in (EnumBase.FLAG, EnumBase.INT_FLAG)


_VALUE_TYPES = {
    EnumBase.STR_ENUM: str,
    EnumBase.STR_AND_ENUM: str,
    EnumBase.INT_ENUM: int,
    EnumBase.INT_AND_ENUM: int,
    EnumBase.INT_FLAG: int,
}


@record
class MemberSpec:
    """One member of an enum; `alias` says that it repeats an earlier value on purpose."""

    name: str
    value: Value
    summary: str
    alias: bool
    deprecated: Deprecation | None
    location: Location
    attributes: Mapping[str, Value] = field(default_factory=dict)
    """What the member itself says for attributes of its enum."""
    source: YamlMapping | None = field(default=None, repr=False, compare=False)
    """The mapping with more than the value; None for the short form."""
    short_value: Location | None = None
    """Where the value is in the short form."""

    @property
    def value_location(self) -> Location:
        """Where the value is."""
        if self.source is not None:
            return self.source.at("value")
        return self.short_value or self.location


@record
class EnumSpec:
    """An enum. `invalid_names` are members that are declared, but not well enough to be built;
    `fallback` is the member that unknown values are read as."""

    name: str
    summary: str
    base: EnumBase
    members: tuple[MemberSpec, ...]
    reserved: tuple[Text, ...]
    replaces: tuple[Text, ...]
    deprecated: Deprecation | None
    location: Location
    source: YamlMapping | None = field(repr=False, compare=False)
    invalid_names: frozenset[str] = frozenset()
    fallback: Text | None = None
    attributes: tuple[AttributeSpec, ...] = ()
    groups: tuple[GroupSpec, ...] = ()
    transitions: tuple[TransitionSpec, ...] = ()

    def falls_back_for(self, value: Value) -> bool:
        """Whether a value that no member has is read as the fallback: it is of the type of one."""
        types = {type(member.value) for member in self.members}
        return self.fallback is not None and type(value) in types

    def member(self, name: str) -> MemberSpec | None:
        """Return the member of that name, or None."""
        return next((member for member in self.members if member.name == name), None)
