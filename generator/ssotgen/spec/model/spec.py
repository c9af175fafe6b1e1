"""A whole spec."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.diagnostics.record import field, record
from ssotgen.spec.model.dataclasses import DataclassSpec
from ssotgen.spec.model.enums import EnumSpec
from ssotgen.spec.model.features import Feature
from ssotgen.spec.model.layers import Layers
from ssotgen.spec.model.project import Project
from ssotgen.spec.types.grammar import TypeRef
from ssotgen.spec.yaml.document import Document


@record
class Imported:
    """An enum or dataclass of another spec that this one uses, and the module that has it."""

    definition: EnumSpec | DataclassSpec
    module: str

    @property
    def name(self) -> str:
        """The name of the class."""
        return self.definition.name


@record
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
