"""Defaults of two versions: whether they are the same value, however they are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ssotgen.spec.model import DataclassSpec, EnumSpec, FieldSpec, Spec
from ssotgen.spec.types.grammar import (
    DictOf,
    ListOf,
    Named,
    OptionalOf,
    Scalar,
    SetOf,
    TypeRef,
)
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.yaml.document import Value

_DEEPEST = 20


def value_text(value: Value) -> str:
    """Return a value of YAML as text that is equal for equal values: the order of keys aside."""
    if isinstance(value, dict):
        items = sorted((str(key), value_text(item)) for key, item in value.items())
        return "{" + ", ".join(f"{key}: {item}" for key, item in items) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(value_text, value)) + "]"
    return repr(value)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads values as fields of the new version do. `members` are the new names of members, by the
    new name of their enum; they are given for values of the old version."""

    spec: Spec
    members: Mapping[str, Mapping[str, str]]

    def text(self, ref: TypeRef, value: Value, depth: int = 0) -> str:
        """Return a value of a type as text that is equal for equal values, such as 1 and 1.0 for a
        float, or two names of one member."""
        if depth > _DEEPEST or value is None:
            return value_text(value)
        if isinstance(ref, OptionalOf):
            return self.text(ref.item, value, depth + 1)
        if isinstance(ref, Scalar):
            return _scalar(ref.name, value)
        if isinstance(ref, Named):
            return self._named(ref.name, value, depth)
        if isinstance(ref, ListOf | SetOf) and isinstance(value, list):
            items = [self.text(ref.item, each, depth + 1) for each in value]
            return ", ".join(sorted(set(items)) if isinstance(ref, SetOf) else items).join("[]")
        if isinstance(ref, DictOf) and isinstance(value, dict):
            pairs = (
                (
                    str(key) if ref.key is None else self._named(ref.key.name, key, depth),
                    self.text(ref.item, each, depth + 1),
                )
                for key, each in value.items()
            )
            return ", ".join(f"{key}: {each}" for key, each in sorted(pairs)).join("{}")
        return value_text(value)

    def _named(self, name: str, value: Value, depth: int) -> str:
        enum = self.spec.find_enum(name)
        if enum is not None and isinstance(value, str):
            return self._member(enum, value)
        item = self.spec.find_dataclass(name)
        if item is not None and isinstance(value, dict):
            return self._instance(item, value, depth)
        return value_text(value)

    def _member(self, enum: EnumSpec, name: str) -> str:
        name = self.members.get(enum.name, {}).get(name, name)
        member = enum.member(name)
        if member is None:
            return name
        same = (each for each in enum.members if each.value == member.value)
        return next((each.name for each in same), name)

    def _instance(self, item: DataclassSpec, value: Mapping[str, Value], depth: int) -> str:
        found = {str(key): value_text(each) for key, each in value.items()}
        for field in item.fields:
            if field.name in value:
                found[field.name] = self.text(field.type, value[field.name], depth + 1)
            elif field.has_default:
                found[field.name] = Reader(self.spec, {}).text(field.type, field.default, depth + 1)
        return ", ".join(f"{key}: {each}" for key, each in sorted(found.items())).join("{}")


def default_text(field: FieldSpec) -> str:
    """Return a field's default as text, by which a renamed field may be known."""
    return value_text(field.default)


def _scalar(name: str, value: Value) -> str:
    row = SCALARS[name]
    if name == "Any" or not row.fits(value):
        return value_text(value)
    return repr(row.to_python(value))
