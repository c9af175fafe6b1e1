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
    """What the spec says of something deprecated; empty texts where it does not."""

    since: str
    """The version since which it is deprecated."""
    use: str
    """What to use instead."""
    reason: str
    """Why."""
    remove_in: str
    """The version that no longer has it."""
    remove_after: str
    """The date, as `2031-05-01`, after which it goes."""


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
    """Whether it may be None as well."""
    item: TypeView | None
    """The type of the items, or of the values of a mapping; None for what holds none."""
    values: tuple[object, ...]
    """The values of a literal; empty for other types."""
    parts: tuple[TypeView, ...] = ()
    """The types of which a value of a union is one; empty for other types."""


@record
class MemberView:
    """A member of an enum."""

    name: str
    """The name."""
    value: object
    """The value: text or a number."""
    summary: str
    """The summary, or an empty text."""
    is_alias: bool
    """Whether it repeats the value of an earlier member on purpose."""
    attributes: Mapping[str, object]
    """What it has for each attribute of the enum, as plain data; an alias, what its member has."""
    next: tuple[str, ...]
    """The names of the members that may come after it."""
    deprecated: DeprecationView | None
    """The deprecation, or None."""
    location: Location
    """The place in the spec, for `block()`."""


@record
class AttributeView:
    """An attribute of an enum: what each of its members has."""

    name: str
    """The name."""
    type: TypeView
    """The type."""
    summary: str
    """The summary, or an empty text."""


@record
class GroupView:
    """A group of members of an enum."""

    name: str
    """The name as in the spec."""
    property: str
    """The property that says whether a member is in it."""
    members: tuple[str, ...]
    """The names of its members, in the order of the enum."""
    summary: str
    """The summary, or an empty text."""


@record
class EnumView:
    """An enum; the one of the standard layers is among them."""

    name: str
    """The name."""
    summary: str
    """The summary, or an empty text."""
    base: str
    """What it derives from: `Enum`, `StrEnum`, `IntEnum`, `IntFlag`, `Flag` and so on."""
    is_flag: bool
    """Whether members can be combined."""
    fallback: str
    """The name of the member that unknown values are read as, or an empty text."""
    members: tuple[MemberView, ...]
    """The members, in the order of the spec."""
    attributes: tuple[AttributeView, ...]
    """What each member has, in the order of the spec."""
    groups: tuple[GroupView, ...]
    """The groups, in the order of the spec."""
    has_transitions: bool
    """Whether the spec says which members may come after which."""
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
    """The summary, or an empty text."""
    has_default: bool
    """Whether it may be left out."""
    default: object
    """The default as plain data, as `to_dict()` gives it; None where it has none."""
    minimum: object
    """The least value, as plain data, or None."""
    maximum: object
    """The greatest value, as plain data, or None."""
    multiple_of: object
    """What the value is a multiple of, as plain data, or None."""
    min_items: int | None
    """The least number of items, or None."""
    tag: str
    """The key that says which dataclass of a union a value is, or an empty text."""
    wire: str
    """The key in plain data: the name, unless the spec says another."""
    former_names: tuple[str, ...]
    """The keys under which `from_dict()` takes it too."""
    max_items: int | None
    """The greatest number of items, or None."""
    min_length: int | None
    """The least number of characters, or None."""
    max_length: int | None
    """The greatest number of characters, or None."""
    pattern: str | None
    """The regular expression that matches somewhere in the text, or None."""
    is_shown: bool
    """Whether `repr()` shows the value."""
    is_compared: bool
    """Whether `==` looks at the value."""
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
    """The summary, or an empty text."""
    expression: str
    """The expression as in the spec."""
    is_serialized: bool
    """Whether `to_dict()` has it."""
    location: Location
    """The place in the spec, for `block()`."""


@record
class CheckView:
    """A check of a dataclass: what `validate()` reports."""

    condition: str
    """The expression, as in the spec, that is true where something is wrong."""
    message: str
    """What is reported then."""


@record
class DataclassView:
    """A dataclass."""

    name: str
    """The name."""
    summary: str
    """The summary, or an empty text."""
    is_frozen: bool
    """Whether instances cannot be changed."""
    ignores_unknown: bool
    """Whether `from_dict()` passes over keys that are no fields."""
    is_keyword_only: bool
    """Whether all values are passed by keyword."""
    has_slots: bool
    """Whether instances have no attributes but the fields."""
    is_ordered: bool
    """Whether instances are compared by `<`."""
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
    """What `require()` calls it."""
    requires: tuple[str, ...]
    """The distributions that it needs, as pip takes them."""
    imports: Mapping[str, tuple[str, ...]]
    """The modules, each with the names that are imported from it."""


@record
class FeatureView:
    """A feature."""

    name: str
    """The name."""
    summary: str
    """The summary, or an empty text."""
    hint: str
    """How to get it where it is unavailable."""
    variable: str
    """The environment variable that turns it on or off."""
    disabled_by: str
    """The environment variable that turns it off, or an empty text."""
    extra: str
    """The extra of the project that brings what it needs, or an empty text."""
    requires: tuple[str, ...]
    """The distributions that it needs, as pip takes them: `redis>=5`."""
    imports: Mapping[str, tuple[str, ...]]
    """The modules, each with the names that are imported from it."""
    any_of: tuple[AlternativeView, ...]
    """The ways to provide it, in their order; empty where there is one way."""
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
    """The summary, or an empty text."""
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
    """The `version` of the project, or an empty text."""
    enums: tuple[EnumView, ...]
    """The enums, sorted by name."""
    dataclasses: tuple[DataclassView, ...]
    """The dataclasses, sorted by name."""
    features: tuple[FeatureView, ...]
    """The features, sorted by name."""
    layers: tuple[LayerView, ...]
    """The standard layers, in the order of the spec."""
