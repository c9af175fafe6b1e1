"""What templates of a project's own outputs are shown: version 1 of the interface.

docs/template-reference.md is made of this module. Within a version, names are only added.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record

VERSION = 1
"""The version of the interface."""


@record
class DeprecationView:
    """A deprecation; what the spec leaves out is an empty string."""

    since: str
    """The version since which it is deprecated."""
    use: str
    """What to use instead."""
    reason: str
    """Why."""
    remove_in: str
    """the version in which it is to be removed."""
    remove_after: str
    """the date after which it is to be removed, such as `2031-05-01`."""


@record
class TypeView:
    """The type of a field or a property."""

    text: str
    """The whole type as in the spec, such as `list[str] | None`."""
    kind: str
    """`scalar`, `literal`, `enum`, `dataclass`, `list`, `set`, `mapping` or `union`."""
    name: str
    """The name of a scalar, enum, dataclass or container; of a literal, that of its scalar."""
    is_optional: bool
    """Whether it can also be None."""
    item: TypeView | None
    """The type of the items, or of the values of a mapping; None for other types."""
    values: tuple[object, ...]
    """The values of a literal; empty for other types."""
    parts: tuple[TypeView, ...] = ()
    """The types of a union; empty for other types."""


@record
class MemberView:
    """A member of an enum."""

    name: str
    """The name."""
    value: object
    """the value: a string or a number."""
    summary: str
    """The summary, or an empty string."""
    is_alias: bool
    """Whether it is an alias of an earlier member."""
    attributes: Mapping[str, object]
    """The value of each attribute of the enum, as plain data; an alias has those of its member."""
    next: tuple[str, ...]
    """The names of the members that can follow it (`transitions`)."""
    deprecated: DeprecationView | None
    """The deprecation, or None."""
    location: Location
    """The place in the spec, for `block()`."""


@record
class AttributeView:
    """An attribute of an enum, such as a label."""

    name: str
    """The name."""
    type: TypeView
    """The type."""
    summary: str
    """The summary, or an empty string."""


@record
class GroupView:
    """A group of members of an enum."""

    name: str
    """The name as in the spec."""
    property: str
    """The property that is true for its members, such as `is_terminal`."""
    members: tuple[str, ...]
    """The names of its members, in the order of the enum."""
    summary: str
    """The summary, or an empty string."""


@record
class EnumView:
    """An enum, also that of the standard layers."""

    name: str
    """The name."""
    summary: str
    """The summary, or an empty string."""
    base: str
    """What it derives from: `Enum`, `StrEnum`, `IntEnum`, `IntFlag`, `Flag` and so on."""
    is_flag: bool
    """Whether members can be combined."""
    fallback: str
    """The name of the member that unknown values are read as, or an empty string."""
    members: tuple[MemberView, ...]
    """The members, in the order of the spec."""
    attributes: tuple[AttributeView, ...]
    """The attributes, in the order of the spec."""
    groups: tuple[GroupView, ...]
    """The groups, in the order of the spec."""
    has_transitions: bool
    """Whether the enum has `transitions`."""
    deprecated: DeprecationView | None
    """The deprecation, or None."""
    location: Location
    """The place in the spec, for `block()`."""


@record
class FieldView:
    """A field of a dataclass."""

    name: str
    """The name."""
    type: TypeView
    """The type."""
    summary: str
    """The summary, or an empty string."""
    has_default: bool
    """Whether it has a default."""
    default: object
    """The default as plain data, as `to_dict()` gives it; None where it has none."""
    minimum: object
    """The least value, as plain data, or None."""
    maximum: object
    """The greatest value, as plain data, or None."""
    multiple_of: object
    """The number that the value must be a multiple of, as plain data, or None."""
    min_items: int | None
    """The least number of items, or None."""
    tag: str
    """The key that distinguishes the dataclasses of a union, or an empty string."""
    wire: str
    """The key in plain data: the name, unless the spec has another."""
    former_names: tuple[str, ...]
    """Former keys, which `from_dict()` also reads."""
    max_items: int | None
    """The greatest number of items, or None."""
    min_length: int | None
    """The least number of characters, or None."""
    max_length: int | None
    """The greatest number of characters, or None."""
    pattern: str | None
    """The regular expression that must match somewhere in the string, or None."""
    is_shown: bool
    """Whether `repr()` shows the value."""
    is_compared: bool
    """Whether `==` compares the value."""
    deprecated: DeprecationView | None
    """The deprecation, or None."""
    location: Location
    """The place in the spec, for `block()`."""


@record
class PropertyView:
    """A derived value of a dataclass."""

    name: str
    """The name."""
    type: TypeView
    """The type."""
    summary: str
    """The summary, or an empty string."""
    expression: str
    """The expression as in the spec."""
    is_serialized: bool
    """Whether `to_dict()` includes it."""
    location: Location
    """The place in the spec, for `block()`."""


@record
class CheckView:
    """A check of a dataclass, which `validate()` makes."""

    condition: str
    """The expression, as in the spec, that is true for invalid values."""
    message: str
    """The message for invalid values."""


@record
class DataclassView:
    """A dataclass."""

    name: str
    """The name."""
    summary: str
    """The summary, or an empty string."""
    is_frozen: bool
    """Whether instances cannot be changed."""
    ignores_unknown: bool
    """Whether `from_dict()` ignores unknown keys."""
    is_keyword_only: bool
    """Whether all values are passed by keyword."""
    has_slots: bool
    """Whether the class has `__slots__`."""
    is_ordered: bool
    """Whether instances can be compared with `<`."""
    fields: tuple[FieldView, ...]
    """The fields, in the order of the spec."""
    properties: tuple[PropertyView, ...]
    """The derived values, in the order of the spec."""
    checks: tuple[CheckView, ...]
    """The checks, in the order of the spec."""
    deprecated: DeprecationView | None
    """The deprecation, or None."""
    location: Location
    """The place in the spec, for `block()`."""


@record
class AlternativeView:
    """One of several ways to provide a feature."""

    name: str
    """The name that `require()` returns."""
    requires: tuple[str, ...]
    """The distributions that it needs, as pip accepts them."""
    imports: Mapping[str, tuple[str, ...]]
    """The modules, each with the names that are imported from it."""


@record
class FeatureView:
    """A feature."""

    name: str
    """The name."""
    summary: str
    """The summary, or an empty string."""
    hint: str
    """What to do if it is unavailable."""
    variable: str
    """The environment variable that turns it on or off."""
    disabled_by: str
    """The environment variable that turns it off, or an empty string."""
    extra: str
    """The extra of the project that installs it, or an empty string."""
    requires: tuple[str, ...]
    """The distributions that it needs, as pip accepts them: `redis>=5`."""
    imports: Mapping[str, tuple[str, ...]]
    """The modules, each with the names that are imported from it."""
    any_of: tuple[AlternativeView, ...]
    """The alternatives, in their order; empty if the feature has none."""
    settings: Mapping[str, object]
    """The settings as plain data."""
    deprecated: DeprecationView | None
    """The deprecation, or None."""
    location: Location
    """The place in the spec, for `block()`."""


@record
class LayerView:
    """A standard layer."""

    name: str
    """The name of its member in the enum of the layers."""
    summary: str
    """The summary, or an empty string."""
    values: Mapping[str, object]
    """All fields of the layer as plain data, defaults filled in."""
    location: Location
    """The place in the spec, for `block()`."""


Definition: TypeAlias = "EnumView | DataclassView | FeatureView | LayerView"
"""What there can be a file for each of."""


@record
class SpecView:
    """The whole spec."""

    version: int
    """The version of this interface: 1."""
    name: str
    """The `name` of the project."""
    package: str
    """The `package` of the project."""
    summary: str
    """The `summary` of the project."""
    project_version: str
    """The `version` of the project, or an empty string."""
    enums: tuple[EnumView, ...]
    """The enums, sorted by name."""
    dataclasses: tuple[DataclassView, ...]
    """The dataclasses, sorted by name."""
    features: tuple[FeatureView, ...]
    """The features, sorted by name."""
    layers: tuple[LayerView, ...]
    """The standard layers, in the order of the spec."""
