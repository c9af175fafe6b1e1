"""Two versions of a spec side by side: what the comparisons of all sections share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ssotgen.breaking.pairing import Pairs, pair
from ssotgen.breaking.same_expressions import NewNames
from ssotgen.breaking.same_values import Reader, default_text, value_text
from ssotgen.breaking.type_changes import with_new_names
from ssotgen.spec.model import DataclassSpec, Deprecation, EnumSpec, FieldSpec, MemberSpec, Spec
from ssotgen.spec.types.grammar import (
    DictOf,
    TypeRef,
    inner_types,
    named_types,
)
from ssotgen.spec.version import is_over
from ssotgen.spec.yaml.document import Value


@dataclass(frozen=True)
class Versions:
    """The old and the new version of a spec, and which classes were renamed in between."""

    old: Spec
    new: Spec

    @cached_property
    def enums(self) -> Pairs[EnumSpec]:
        """The enums of both versions, without those of the layers."""
        return pair(self.old.enums, self.new.enums, _enum_content)

    @cached_property
    def dataclasses(self) -> Pairs[DataclassSpec]:
        """The dataclasses of both versions."""
        return pair(self.old.dataclasses, self.new.dataclasses, self._dataclass_content)

    @cached_property
    def class_names(self) -> Mapping[str, str]:
        """The new name of each class that was renamed."""
        names = {**self.enums.new_names, **self.dataclasses.new_names}
        if self.old.layers and self.new.layers:
            before, after = self.old.layers.enum.text, self.new.layers.enum.text
            if before != after:
                names[before] = after
        return names

    @cached_property
    def strict_before(self) -> frozenset[str]:
        """The enums of the old version whose unknown values are refused in spite of a fallback."""
        return frozenset(_strict_enums(self.old))

    @cached_property
    def strict_now(self) -> frozenset[str]:
        """Those of the new version."""
        return frozenset(_strict_enums(self.new))

    def is_announced(self, deprecation: Deprecation | None) -> bool:
        """Whether the old version said that something would be gone by now."""
        return deprecation is not None and is_over(deprecation, self.new.project.version)

    def renamed(self, ref: TypeRef) -> TypeRef:
        """Return a type of the old version with the names of the new one."""
        return with_new_names(ref, self.class_names)

    @cached_property
    def member_names(self) -> Mapping[str, Mapping[str, str]]:
        """The new names of the members that were renamed, by the new name of their enum."""
        found = {}
        for old, new in (*self.enums.both, *self.enums.renamed):
            names = pair(old.members, new.members, member_content).new_names
            if names:
                found[new.name] = names
        return found

    def has_same_default(self, old: FieldSpec, new: FieldSpec) -> bool:
        """Whether the defaults of a field in both versions are the same value."""
        if value_text(old.default) == value_text(new.default) and not self.member_names:
            return True
        return self.old_value(new.type, old.default) == self.new_value(new.type, new.default)

    def old_value(self, ref: TypeRef, value: Value) -> str:
        """Return a value that the old version writes, as text in the names of the new one."""
        return Reader(self.new, self.member_names).text(ref, value)

    def new_value(self, ref: TypeRef, value: Value) -> str:
        """Return a value that the new version writes, as text to compare with `old_value`."""
        return Reader(self.new, {}).text(ref, value)

    def names_in(self, fields: Mapping[str, str]) -> NewNames:
        """Return the new names for an expression of the old version; `fields` are those of the
        fields and properties of its dataclass."""
        return NewNames(fields, self.class_names, self.member_names)

    def _dataclass_content(self, item: DataclassSpec) -> tuple[object, ...]:
        names = self.enums.new_names
        declared = tuple(
            (
                field.name,
                str(with_new_names(field.type, names)),
                field.has_default,
                default_text(field),
            )
            for field in item.fields
        )
        derived = tuple((prop.name, prop.value.text) for prop in item.properties)
        return declared, derived, item.frozen


def _strict_enums(spec: Spec) -> Iterator[str]:
    """Yield the enums that are keys of mappings, or derived values that data repeats."""
    for item in spec.dataclasses:
        derived = [each.type for each in item.properties if each.serialize]
        yield from (named.name for ref in derived for named in named_types(ref))
        for field in item.fields:
            yield from _keys(field.type)


def _keys(ref: TypeRef) -> Iterator[str]:
    """Yield the enums whose members are keys in a type."""
    if isinstance(ref, DictOf) and ref.key is not None:
        yield ref.key.name
    for inner in inner_types(ref):
        yield from _keys(inner)


def member_content(member: MemberSpec) -> tuple[object, ...]:
    """Return what a member is but for its name."""
    return type(member.value).__name__, member.value, member.alias


def _enum_content(enum: EnumSpec) -> tuple[object, ...]:
    return enum.base, tuple((member.name, *member_content(member)) for member in enum.members)
