"""The names that attributes, groups and transitions add to the class of an enum, and which names
they cannot have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.spec.model import CAN_BECOME, EnumBase, EnumSpec
from ssotgen.spec.types.grammar import named_types, scalar_types

ENUM_NAMES = frozenset({"mro", "name", "value"})
"""What Python's enums use themselves."""

_ADDED_LATER = frozenset({"is_integer"})
"""Methods of `str` and `int` that the oldest supported Python lacks and a newer one has."""

BODY_NAMES = frozenset({"bool", "classmethod", "frozenset", "int", "property", "str"})
"""What the body of the class reads besides the types of its attributes."""


@record
class AddedName:
    """A property or method that the class has for an attribute, a group or the transitions.

    `given` is the name in the spec and `kind` what it names.
    """

    name: str
    given: str
    kind: str
    location: Location


def added_names(enum: EnumSpec) -> Iterator[AddedName]:
    """Yield the properties and methods that the class of an enum has because the spec says so."""
    if enum.transitions and enum.source is not None:
        location = enum.source.at_key("transitions")
        yield AddedName(CAN_BECOME, "transitions", "key", location)
    for attribute in enum.attributes:
        yield AddedName(attribute.name, attribute.name, "attribute", attribute.location)
    for group in enum.groups:
        yield AddedName(group.property_name, group.name, "group", group.location)
        yield AddedName(group.method_name, group.name, "group", group.location)


@cache
def inherited_names(base: EnumBase) -> frozenset[str]:
    """Return the public attributes that members have from the type of their values."""
    if base.value_type is None:
        return frozenset()
    public = (name for name in dir(base.value_type) if not name.startswith("_"))
    return frozenset(public) | _ADDED_LATER


def body_names(enum: EnumSpec) -> frozenset[str]:
    """Return the names that the body of the class reads, where the spec adds anything to it."""
    if not (enum.attributes or enum.groups or enum.transitions):
        return frozenset()
    types = [attribute.type for attribute in enum.attributes]
    scalars = {name for ref in types for name in scalar_types(ref)}
    classes = {named.name for ref in types for named in named_types(ref)}
    return BODY_NAMES | scalars | classes | {enum.name}
