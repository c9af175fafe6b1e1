"""Dataclasses: fields, properties and checks."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import field, record
from ssotgen.spec.expressions.tree import Expression
from ssotgen.spec.model.common import Deprecation, Text
from ssotgen.spec.types.grammar import TypeRef
from ssotgen.spec.yaml.document import Value, YamlMapping


@record
class FieldSpec:
    """A field of a dataclass; `default` counts only where `has_default`.

    `minimum`, `maximum` and `multiple_of` are in the plain form of the type; `was` are its former
    keys in plain data, `wire` is the one of today where that is not the name.
    """

    name: str
    type: TypeRef
    has_default: bool
    default: Value
    summary: str
    minimum: int | float | str | None
    maximum: int | float | str | None
    multiple_of: int | float | str | None
    min_items: int | None
    max_items: int | None
    min_length: int | None
    max_length: int | None
    pattern: str | None
    repr: bool
    compare: bool
    deprecated: Deprecation | None
    location: Location
    source: YamlMapping = field(repr=False, compare=False)
    was: tuple[Text, ...] = ()
    wire: Text | None = None
    tag: Text | None = None
    """The key that says which dataclass of a union a value is."""

    @property
    def key(self) -> str:
        """The key of the field in plain data."""
        return self.name if self.wire is None else self.wire.text

    @property
    def read_keys(self) -> tuple[str, ...]:
        """The keys that the field is read under: that of today, then the former ones."""
        return (self.key, *(text.text for text in self.was))


@record
class PropertySpec:
    """A derived, read-only value of a dataclass."""

    name: str
    type: TypeRef
    value: Expression
    summary: str
    serialize: bool
    location: Location
    source: YamlMapping = field(repr=False, compare=False)
    tag: Text | None = None


@record
class CheckSpec:
    """What `validate()` reports: `message` whenever `when` holds."""

    when: Expression
    message: str
    location: Location
    source: YamlMapping = field(repr=False, compare=False)


@record
class DataclassSpec:
    """A dataclass. `invalid_names` are fields and properties that cannot be built;
    `ignores_unknown` says that keys without a field are no error in plain data."""

    name: str
    summary: str
    frozen: bool
    keyword_only: bool
    slots: bool
    order: bool
    fields: tuple[FieldSpec, ...]
    properties: tuple[PropertySpec, ...]
    checks: tuple[CheckSpec, ...]
    reserved: tuple[Text, ...]
    replaces: tuple[Text, ...]
    deprecated: Deprecation | None
    location: Location
    source: YamlMapping = field(repr=False, compare=False)
    invalid_names: frozenset[str] = frozenset()
    ignores_unknown: bool = False

    @property
    def former_names(self) -> dict[str, str]:
        """The key that each former one represents."""
        return {text.text: each.key for each in self.fields for text in each.was}

    @property
    def read_keys(self) -> dict[str, str]:
        """The name of the field that each key is read as, former keys among them."""
        return {key: each.name for each in self.fields for key in each.read_keys}

    @property
    def types(self) -> tuple[TypeRef, ...]:
        """The types of the fields and the properties."""
        fields = (field.type for field in self.fields)
        return (*fields, *(each.type for each in self.properties))

    @property
    def has_wire_names(self) -> bool:
        """Whether the key of a field in plain data is not its name."""
        return any(each.key != each.name for each in self.fields)

    @property
    def options(self) -> tuple[str, ...]:
        """The options of `dataclasses.dataclass` that are true, apart from `frozen`."""
        given = {"kw_only": self.keyword_only, "order": self.order, "slots": self.slots}
        return tuple(option for option, is_given in given.items() if is_given)

    def field(self, name: str) -> FieldSpec | None:
        """Return the field of that name, or None."""
        return next((field for field in self.fields if field.name == name), None)
