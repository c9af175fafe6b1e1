"""Lookup: the parts of a spec by name, for rules that follow references.

`Spec.find_enum` and its like walk the whole spec; a rule that asks once for every field would take
quadratic time. A `Lookup` is made once by a rule, in linear time.
"""

from __future__ import annotations

from functools import cached_property

from ssotgen.diagnostics.suggest import Suggester
from ssotgen.spec.model import DataclassSpec, EnumSpec, FieldSpec, MemberSpec, Spec
from ssotgen.spec.types.grammar import TypeRef
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.yaml.document import YamlMapping

USUAL_LAYER_ENUM = "LayerType"
"""What the layer enum is taken to be called where an incomplete `layers` does not say."""


class Lookup:
    """The enums, dataclasses, members and fields of a spec, by name."""

    def __init__(self, spec: Spec) -> None:
        enums = (*spec.imported_enums, *spec.all_enums)
        classes = (*spec.imported_dataclasses, *spec.dataclasses)
        self.enums: dict[str, EnumSpec] = {each.name: each for each in enums}
        self.dataclasses: dict[str, DataclassSpec] = {each.name: each for each in classes}
        self._own = dict.fromkeys(
            (*(each.name for each in spec.all_enums), *(each.name for each in spec.dataclasses))
        )
        self.importable = spec.importable
        self._prefixes = tuple(each.prefix for each in spec.project.imports)
        self._spec = spec
        self._members: dict[str, dict[str, MemberSpec]] = {}
        self._fields: dict[str, dict[str, FieldSpec]] = {}
        self._member_suggesters: dict[str, Suggester] = {}
        self._types: dict[str, dict[str, TypeRef]] = {}
        self._attribute_suggesters: dict[str, Suggester] = {}
        self._field_suggesters: dict[str, Suggester] = {}
        self._required: dict[str, tuple[FieldSpec, ...]] = {}

    def members(self, enum: EnumSpec) -> dict[str, MemberSpec]:
        """Return the members of an enum by name."""
        found = self._members.get(enum.name)
        if found is None:
            found = self._members[enum.name] = {member.name: member for member in enum.members}
        return found

    def fields(self, item: DataclassSpec) -> dict[str, FieldSpec]:
        """Return the fields of a dataclass by name."""
        found = self._fields.get(item.name)
        if found is None:
            found = self._fields[item.name] = {field.name: field for field in item.fields}
        return found

    def required(self, item: DataclassSpec) -> tuple[FieldSpec, ...]:
        """Return the fields of a dataclass that have no default."""
        found = self._required.get(item.name)
        if found is None:
            found = tuple(field for field in item.fields if not field.has_default)
            self._required[item.name] = found
        return found

    def is_declared(self, name: str, prefix: str = "") -> bool:
        """Whether a class of that name is declared, be it well or not. What the spec of an import
        declares is asked when that is read: here, its prefix counts."""
        if prefix:
            return prefix in self._prefixes
        return (
            name in self._own
            or name in self._spec.invalid_names
            or name in self._unfinished_layer_enums
            or any(each.is_unread or name in each.lost for each in self._spec.documents)
        )

    def enum_with_member(self, name: str) -> EnumSpec | None:
        """Return the first enum, by name, that has a member `name`, or None."""
        return self._owners.get(name)

    @cached_property
    def enum_names(self) -> Suggester:
        """Suggests names of enums."""
        return Suggester(name for name in self.enums if name in self._own)

    @cached_property
    def prefixes(self) -> Suggester:
        """Suggests prefixes of imports."""
        return Suggester(self._prefixes)

    @cached_property
    def own_classes(self) -> Suggester:
        """Suggests names of the classes that the spec itself declares."""
        return Suggester(self._own)

    @cached_property
    def types(self) -> Suggester:
        """Suggests names of types."""
        return Suggester((*SCALARS, *self._own))

    def member_suggester(self, enum: EnumSpec) -> Suggester:
        """Return what suggests names of members of that enum."""
        found = self._member_suggesters.get(enum.name)
        if found is None:
            found = self._member_suggesters[enum.name] = Suggester(m.name for m in enum.members)
        return found

    def attribute_types(self, item: DataclassSpec) -> dict[str, TypeRef]:
        """Return the types of the fields and properties of a dataclass by name."""
        found = self._types.get(item.name)
        if found is None:
            found = {field.name: field.type for field in item.fields}
            found.update((prop.name, prop.type) for prop in item.properties)
            self._types[item.name] = found
        return found

    def attribute_suggester(self, item: DataclassSpec) -> Suggester:
        """Return what suggests names of fields and properties of that dataclass."""
        found = self._attribute_suggesters.get(item.name)
        if found is None:
            found = Suggester(self.attribute_types(item))
            self._attribute_suggesters[item.name] = found
        return found

    def field_suggester(self, item: DataclassSpec) -> Suggester:
        """Return what suggests names of fields of that dataclass."""
        found = self._field_suggesters.get(item.name)
        if found is None:
            found = self._field_suggesters[item.name] = Suggester(self.fields(item))
        return found

    @cached_property
    def _owners(self) -> dict[str, EnumSpec]:
        found: dict[str, EnumSpec] = {}
        for enum in self.enums.values():
            if enum.name not in self._own:
                continue
            for member in enum.members:
                found.setdefault(member.name, enum)
        return found

    @cached_property
    def _unfinished_layer_enums(self) -> frozenset[str]:
        """Names that the layer enum may have where `layers` was too incomplete to be built; that
        was reported, and fields of that type are no second mistake."""
        if self._spec.layers is not None:
            return frozenset()
        sections = [
            document.data["layers"]
            for document in self._spec.documents
            if document.data is not None and "layers" in document.data
        ]
        if not sections:
            return frozenset()
        named = [node.get("enum") for node in sections if isinstance(node, YamlMapping)]
        found = frozenset(name for name in named if isinstance(name, str))
        return found or frozenset({USUAL_LAYER_ENUM})
