"""Two versions of a spec side by side: what the comparisons of all sections share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ssotgen.breaking.pairing import Pairs, pair
from ssotgen.breaking.type_changes import with_new_names
from ssotgen.spec.expressions.tree import Expression
from ssotgen.spec.model import DataclassSpec, Deprecation, EnumSpec, FieldSpec, MemberSpec, Spec
from ssotgen.spec.types.grammar import (
    DictOf,
    LiteralOf,
    Named,
    Scalar,
    SetOf,
    TypeRef,
    named_types,
)
from ssotgen.spec.version import is_over
from ssotgen.spec.yaml.document import Value

_WORD = re.compile(r"[^\W\d]\w*")


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
    def strict_enums(self) -> frozenset[str]:
        """The enums of the old version whose unknown values are refused in spite of a fallback:
        keys of mappings, and derived values that data repeats."""
        found: set[str] = set()
        for item in self.old.dataclasses:
            derived = [each.type for each in item.properties if each.serialize]
            found.update(named.name for ref in derived for named in named_types(ref))
            for field in item.fields:
                found.update(_keys(field.type))
        return frozenset(found)

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

    def default_text(self, field: FieldSpec) -> str:
        """Return a field's default in the old version as `default_text` gives the new one's."""
        names: dict[str, str] = {}
        for each in named_types(self.renamed(field.type)):
            names.update(self.member_names.get(each.name, {}))
        return default_text(field, names)

    def expression_text(self, expression: Expression, names: Mapping[str, str]) -> str:
        """Return an expression of the old version in the names of the new one; `names` are those
        of the fields and properties that were renamed."""
        known = {**self.class_names, **names}
        text = " ".join(expression.text.split())
        return _WORD.sub(lambda match: known.get(match[0], match[0]), text)

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


def _keys(ref: TypeRef) -> Iterator[str]:
    """Yield the enums whose members are keys in a type."""
    if isinstance(ref, DictOf) and ref.key is not None:
        yield ref.key.name
    if not isinstance(ref, Scalar | LiteralOf | Named):
        yield from _keys(ref.item)


def default_text(field: FieldSpec, members: Mapping[str, str] | None = None) -> str:
    """Return a field's default as text that is equal for equal defaults; `members` are names of
    enum members to replace."""
    value = field.default
    if isinstance(value, str):
        return repr((members or {}).get(value, value))
    if isinstance(value, list):
        items = [
            repr((members or {}).get(item, item)) if isinstance(item, str) else value_text(item)
            for item in value
        ]
        return str(sorted(items) if isinstance(field.type, SetOf) else items)
    return value_text(value)


def value_text(value: Value) -> str:
    """Return a value of YAML as text that is equal for equal values: the order of keys aside."""
    if isinstance(value, dict):
        items = sorted((str(key), value_text(item)) for key, item in value.items())
        return "{" + ", ".join(f"{key}: {item}" for key, item in items) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(value_text, value)) + "]"
    return repr(value)


def member_content(member: MemberSpec) -> tuple[object, ...]:
    """Return what a member is but for its name."""
    return type(member.value).__name__, member.value, member.alias


def _enum_content(enum: EnumSpec) -> tuple[object, ...]:
    return enum.base, tuple((member.name, *member_content(member)) for member in enum.members)
