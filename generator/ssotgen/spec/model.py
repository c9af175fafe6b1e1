"""The spec as ssotgen understands it: what `build` makes of documents and everything else reads.

Every entity knows where it was declared: `location` is its name in the YAML, and `source` is the
mapping of its attributes (`enum.source.at("base")` is the place of one). Collections are tuples;
features, enums and dataclasses are sorted by name so that the order and the split of the files
never change the output, while members, fields and standard layers keep the author's order, which
has a meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from ssotgen.diagnostics.finding import Location
from ssotgen.spec.enum_parts import AttributeSpec, GroupSpec, TransitionSpec
from ssotgen.spec.expressions.tree import Expression
from ssotgen.spec.types.grammar import TypeRef
from ssotgen.spec.yaml.document import Document, Value, YamlMapping


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text of the spec (a name in a list, say) and where it is."""

    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class SpecImport:
    """An entry of `project.imports`: the project in `folder`, as seen from this one's, whose enums
    and dataclasses are `<prefix>.<name>`."""

    prefix: str
    folder: str
    location: Location


@dataclass(frozen=True, slots=True)
class Project:
    """`project`: what the generated files are called, say of themselves, and which are wanted."""

    name: str
    package: str
    summary: str
    target_python: tuple[int, int]
    license_header: str
    outputs: tuple[Text, ...]
    location: Location
    source: YamlMapping = field(repr=False, compare=False)
    version: str = ""
    init_files: bool = False
    distribution: str = ""
    """What the project is installed as: the extras of features are extras of it."""
    imports: tuple[SpecImport, ...] = ()

    @property
    def config_module(self) -> str:
        """The dotted name of the availability module."""
        return f"{self.package}.{self.name}"

    @property
    def enums_module(self) -> str:
        """The dotted name of the module with the enums, dataclasses and layers."""
        return f"{self.package}.{self.name}_enums"


@dataclass(frozen=True, slots=True)
class Deprecation:
    """`deprecated`: since which version, what to use instead, and why; all but `since` optional.

    `remove_in` is the version, `remove_after` the date (ISO 8601) at which it is to be gone.
    """

    since: str
    use: str
    reason: str
    location: Location
    source: YamlMapping | None = field(repr=False, compare=False)
    remove_in: str = ""
    remove_after: str = ""


@dataclass(frozen=True, slots=True)
class ImportTarget:
    """One name that a feature imports: `from module import name as alias`.

    `alias` is what it is cached under, the name itself unless the spec says `name as alias`.
    """

    module: str
    name: str
    alias: str
    location: Location
    module_location: Location


@dataclass(frozen=True, slots=True)
class CallProbe:
    """`probe: {call: "module:function"}`."""

    module: str
    function: str
    location: Location


@dataclass(frozen=True, slots=True)
class TcpProbe:
    """`probe: {tcp: {host, port, timeout_seconds}}`; the timeout is for the whole probe."""

    host: str
    port: int
    timeout_seconds: float
    location: Location
    source: YamlMapping = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Requirement:
    """A distribution that must be installed, with specifiers of its version, such as `>=7,<8`."""

    name: str
    specifiers: str
    location: Location

    @property
    def text(self) -> str:
        """The requirement as pip takes it."""
        return f"{self.name}{self.specifiers}"


@dataclass(frozen=True, slots=True)
class EntryPointGroup:
    """`entry_points: {group, minimum}`: a group of which at least so many must be installed."""

    group: str
    minimum: int
    location: Location
    source: YamlMapping = field(repr=False, compare=False)


class Resolve(str, Enum):
    """How a feature's imports are looked up."""

    IMPORT = "import"
    FIND_SPEC = "find_spec"


@dataclass(frozen=True, slots=True)
class Alternative:
    """An item of `any_of`: one of the ways to provide a feature.

    `name` is what `require()` calls it: as given, or its first module or distribution.
    """

    name: str
    targets: tuple[ImportTarget, ...]
    modules: tuple[Text, ...]
    requires: tuple[Requirement, ...]
    location: Location
    source: YamlMapping = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Feature:
    """One optional part of the program. `targets` keep the order of the spec within a module;
    modules are sorted. Where only an `extra` is given, `hint` is made of it."""

    name: str
    summary: str
    targets: tuple[ImportTarget, ...]
    hint: str
    legacy_flags: tuple[Text, ...]
    settings: YamlMapping | None
    probe: CallProbe | TcpProbe | None
    aggregate: bool
    disabled_by: str
    resolve: Resolve
    deprecated: Deprecation | None
    location: Location
    source: YamlMapping = field(repr=False, compare=False)
    modules: tuple[Text, ...] = ()
    """The modules of `imports`, sorted; also those with an empty list of names."""
    requires: tuple[Requirement, ...] = ()
    extra: str = ""
    entry_points: EntryPointGroup | None = None
    needs: tuple[Text, ...] = ()
    """The features that it builds on, by name."""
    any_of: tuple[Alternative, ...] = ()
    allows_unknown: bool = False
    """Whether distributions of unknown versions will do."""

    @property
    def all_targets(self) -> tuple[ImportTarget, ...]:
        """The names that it may import, those of its alternatives among them."""
        return (*self.targets, *(target for each in self.any_of for target in each.targets))

    @property
    def all_modules(self) -> tuple[Text, ...]:
        """The modules that it may import, those of its alternatives among them."""
        return (*self.modules, *(module for each in self.any_of for module in each.modules))

    @property
    def flag_names(self) -> tuple[str, ...]:
        """The flags that used to say whether the feature is there; `<FEATURE>_AVAILABLE` unless
        the spec names others."""
        if self.legacy_flags:
            return tuple(flag.text for flag in self.legacy_flags)
        return (f"{self.name.upper()}_AVAILABLE",)


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


_VALUE_TYPES = {
    EnumBase.STR_ENUM: str,
    EnumBase.STR_AND_ENUM: str,
    EnumBase.INT_ENUM: int,
    EnumBase.INT_AND_ENUM: int,
    EnumBase.INT_FLAG: int,
}


@dataclass(frozen=True, slots=True)
class MemberSpec:
    """One member of an enum; `alias` says that it repeats an earlier value on purpose."""

    name: str
    value: Value
    summary: str
    alias: bool
    deprecated: Deprecation | None
    location: Location
    value_location: Location
    attributes: Mapping[str, Value] = field(default_factory=dict)
    """What the member itself says for attributes of its enum."""
    source: YamlMapping | None = field(default=None, repr=False, compare=False)
    """The mapping with more than the value; None for the short form."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class PropertySpec:
    """A derived, read-only value of a dataclass."""

    name: str
    type: TypeRef
    value: Expression
    summary: str
    serialize: bool
    location: Location
    source: YamlMapping = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class CheckSpec:
    """What `validate()` reports: `message` whenever `when` holds."""

    when: Expression
    message: str
    location: Location
    source: YamlMapping = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class LayerValue:
    """What a standard layer says for one field of the definition."""

    field: str
    value: Value
    key_location: Location
    location: Location


@dataclass(frozen=True, slots=True)
class LayerSpec:
    """A standard layer: a named instance of the definition."""

    name: str
    summary: str
    values: tuple[LayerValue, ...]
    location: Location
    source: YamlMapping = field(repr=False, compare=False)

    def value(self, field_name: str) -> LayerValue | None:
        """Return what the layer says for that field, or None where the default holds."""
        return next((value for value in self.values if value.field == field_name), None)


@dataclass(frozen=True, slots=True)
class Layers:
    """`layers`: the standard layers and the names of what is generated for them.

    `definition`, `enum` and `constant` carry the place where the spec names them.
    """

    definition: Text
    enum: Text
    constant: Text
    standard: tuple[LayerSpec, ...]
    invalid_names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Imported:
    """An enum or dataclass of another spec that this one uses, and the module that has it."""

    definition: EnumSpec | DataclassSpec
    module: str

    @property
    def name(self) -> str:
        """The name of the class."""
        return self.definition.name


@dataclass(frozen=True, slots=True)
class Spec:
    """A whole spec, merged from its documents.

    `invalid_names` has the names of features, enums and dataclasses that are declared but cannot be
    built: a reference to one of these is no second error. `layer_enum` is the enum
    made of the keys of `layers.standard`; it is not among `enums`. `imported` are the classes of
    other specs that this one uses, itself or by way of another of them; `importable` are all those
    that it could use, by name, as a type names them.
    """

    project: Project
    features: tuple[Feature, ...]
    enums: tuple[EnumSpec, ...]
    dataclasses: tuple[DataclassSpec, ...]
    layers: Layers | None
    layer_enum: EnumSpec | None
    documents: tuple[Document, ...]
    invalid_names: frozenset[str] = frozenset()
    imported: tuple[Imported, ...] = ()
    importable: Mapping[str, str] = field(default_factory=dict)

    @property
    def all_enums(self) -> tuple[EnumSpec, ...]:
        """The declared enums and, in its place by name, the layer enum."""
        if self.layer_enum is None:
            return self.enums
        return tuple(sorted((*self.enums, self.layer_enum), key=lambda enum: enum.name))

    def find_enum(self, name: str) -> EnumSpec | None:
        """Return the enum of that name, the layer enum and imported ones included, or None."""
        if self.layer_enum is not None and self.layer_enum.name == name:
            return self.layer_enum
        own = next((enum for enum in self.enums if enum.name == name), None)
        return own or next((each for each in self.imported_enums if each.name == name), None)

    @property
    def imported_enums(self) -> tuple[EnumSpec, ...]:
        """The enums of other specs that this one uses."""
        found = (each.definition for each in self.imported)
        return tuple(each for each in found if isinstance(each, EnumSpec))

    @property
    def imported_dataclasses(self) -> tuple[DataclassSpec, ...]:
        """The dataclasses of other specs that this one uses."""
        found = (each.definition for each in self.imported)
        return tuple(each for each in found if isinstance(each, DataclassSpec))

    def find_dataclass(self, name: str) -> DataclassSpec | None:
        """Return the dataclass of that name, imported ones included, or None."""
        known = (*self.dataclasses, *self.imported_dataclasses)
        return next((item for item in known if item.name == name), None)


def types_in(item: EnumSpec | DataclassSpec) -> Iterator[TypeRef]:
    """Yield the types of an enum's attributes, or of a dataclass's fields and properties."""
    if isinstance(item, EnumSpec):
        yield from (each.type for each in item.attributes)
    else:
        yield from (each.type for each in item.fields)
        yield from (each.type for each in item.properties)
