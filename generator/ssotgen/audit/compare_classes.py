"""Compares a class of the codebase with the enum or dataclass of the spec."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import Enum

from ssotgen.codebase.annotations import AnnotationReader
from ssotgen.codebase.defaults import (
    DefaultReader,
    field_flags,
    has_metadata,
    is_required,
    same,
)
from ssotgen.codebase.enum_members import UNKNOWN
from ssotgen.codebase.facts import ClassItem
from ssotgen.codebase.shapes import Shape
from ssotgen.diagnostics.record import record
from ssotgen.spec.enum_names import added_names
from ssotgen.spec.model import CAN_BECOME, DataclassSpec, EnumSpec, FieldSpec
from ssotgen.spec.names import DATACLASS_METHODS
from ssotgen.spec.types.grammar import OptionalOf


class Relation(str, Enum):
    """How a class relates to the spec's."""

    IDENTICAL = "identical"
    COMPATIBLE = "compatible"
    DIVERGENT = "divergent"


@record
class Comparison:
    """What a comparison came to.

    `same_kind` says that both are enums or both dataclasses; `differences` make it divergent;
    `additions` are what the spec has more, in a way that no caller can tell; `replaced` are methods
    of the class in whose place generated ones come; `lost` is what of its fields no spec gives.
    """

    same_kind: bool
    differences: tuple[str, ...] = ()
    additions: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    same_content: bool = False

    @property
    def relation(self) -> Relation:
        """Identical, compatible or divergent."""
        if self.differences:
            return Relation.DIVERGENT
        return Relation.COMPATIBLE if self.additions else Relation.IDENTICAL


def compare_enum(shape: Shape, spec: EnumSpec) -> Comparison:
    """Compare a class with an enum of the spec."""
    if not shape.is_enum:
        return Comparison(False, (f"its kind is {shape.kind}, but {spec.base.value} in the spec",))
    differences = [] if shape.kind == spec.base.value else [_kind(shape.kind, spec.base.value)]
    replaced = tuple(_replaced_methods(shape, spec))
    differences.extend(_own(shape.extras, shape.methods, replaced))
    before = len(differences)
    differences.extend(_member_differences(shape, spec))
    content = len(differences) == before
    names = {member.name for member in shape.members}
    additions = tuple(
        f"member {member.name}" for member in spec.members if member.name not in names
    )
    return Comparison(
        True, tuple(differences), additions, replaced, same_content=content and not additions
    )


def _replaced_methods(shape: Shape, spec: EnumSpec) -> Iterator[str]:
    """Yield the methods of a class in whose place generated ones of the same kind come."""
    for added in added_names(spec):
        is_method = added.kind == "group" and added.name == added.given.lower()
        kind = "classmethod" if is_method else "property"
        called = f"{kind} {added.name}" in shape.decorated
        plain = added.name == CAN_BECOME and not any(
            each.endswith(f" {CAN_BECOME}") for each in shape.decorated
        )
        if added.name in shape.methods and (called or plain):
            yield added.name


def _member_differences(shape: Shape, spec: EnumSpec) -> Iterator[str]:
    members = shape.members
    known = {member.name: member.value for member in spec.members}
    for member in members:
        if member.name not in known:
            yield f"member {member.name} is not in the spec"
        elif member.value is UNKNOWN:
            yield f"the value of {member.name} is computed ({member.text})"
        elif not same(member.value, known[member.name]):
            yield f"{member.name} is {member.value!r}, but {known[member.name]!r} in the spec"
    if shape.computed:
        yield f"its members are computed ({shape.computed})"
    elif not members:
        yield "has no members"
    here = [member.name for member in members if member.name in known]
    there = [name for name in known if name in here]
    if here != there:
        yield "the order of the members differs"


def compare_dataclass(shape: Shape, spec: DataclassSpec, reading: AnnotationReader) -> Comparison:
    """Compare a class with a dataclass of the spec."""
    if not shape.is_dataclass:
        return Comparison(False, (f"its kind is {shape.kind}, but dataclass in the spec",))
    generated = {*DATACLASS_METHODS, *(each.name for each in spec.properties)}
    differences: list[str] = []
    if shape.frozen != spec.frozen:
        differences.append(_frozen(shape.frozen))
    differences.extend(_option_differences(shape.options, spec.options))
    differences.extend(_own(shape.extras, shape.methods, generated))
    differences.extend(_key_differences(shape, spec))
    before = len(differences)
    differences.extend(_field_differences(shape.fields, spec, reading))
    content = len(differences) == before
    added = spec.fields[len(shape.fields) :] if content else ()
    # A property takes the place of an attribute that code may set.
    derived = [each.name for each in spec.properties if each.name not in shape.methods]
    return Comparison(
        True,
        tuple(differences),
        (*(f"field {each.name}" for each in added), *(f"property {each}" for each in derived)),
        tuple(name for name in shape.methods if name in generated),
        tuple(f"metadata of {each.name}" for each in shape.fields if has_metadata(each.value)),
        same_content=content and not added,
    )


def _key_differences(shape: Shape, spec: DataclassSpec) -> Iterator[str]:
    """Yield how the keys of the class's own `to_dict` differ from the generated one's; fields that
    the spec alone has are a difference of their own."""
    if shape.returned is None:
        return
    expected = {each.name for each in spec.fields}
    expected.update(each.name for each in spec.properties if each.serialize)
    more = [key for key in shape.returned.keys if key not in expected]
    if more:
        yield f"its to_dict gives {', '.join(more)}, the generated one does not"
    absent = {field.name for field in spec.fields} - {item.name for item in shape.fields}
    missing = sorted(expected.difference(absent, shape.returned.keys))
    if shape.returned.complete and missing:
        yield f"its to_dict does not give {', '.join(missing)}, the generated one does"


def _field_differences(
    fields: Sequence[ClassItem], spec: DataclassSpec, reading: AnnotationReader
) -> Iterator[str]:
    known = {field.name: field for field in spec.fields}
    here = [item.name for item in fields]
    for item in fields:
        field = known.get(item.name)
        if field is None:
            yield f"field {item.name} is not in the spec"
        else:
            yield from _field_difference(item, field, reading)
    missing = [field for field in spec.fields if field.name not in here]
    tail = spec.fields[len(here) :]
    for field in missing:
        if field not in tail or not field.has_default:
            what = "" if field.has_default else "required "
            yield f"the spec has the {what}field {field.name}"
    common = [name for name in known if name in here]
    if [name for name in here if name in known] != common:
        yield "the order of the fields differs"


def _field_difference(
    item: ClassItem, field: FieldSpec, reading: AnnotationReader
) -> Iterator[str]:
    found, wanted = reading.type_text(item.annotation), str(field.type)
    implicit = item.value == "None" and isinstance(field.type, OptionalOf)
    if found != wanted and item.annotation == wanted:
        yield f"the type of {item.name}, {wanted}, is another class than in the spec"
        return
    if found != wanted and not (implicit and f"{found} | None" == wanted):
        yield f"the type of {item.name} is {item.annotation}, but {field.type} in the spec"
    text = item.value
    shown, compared = field_flags(text)
    for option, found_flag, wanted_flag in (
        ("repr", shown, field.repr),
        ("compare", compared, field.compare),
    ):
        if found_flag != wanted_flag:
            yield f"field {item.name} has {option}={found_flag}, but {wanted_flag} in the spec"
    if not text or is_required(text):
        if field.has_default:
            yield f"field {item.name} is required, but has a default in the spec"
    elif not field.has_default:
        yield f"field {item.name} has the default {item.value}, but is required in the spec"
    elif not DefaultReader(reading).is_default(item.value, field.default, field.type):
        yield f"field {item.name} defaults to {item.value}, but to {field.default!r} in the spec"


def _own(
    extras: Sequence[str], methods: Sequence[str], generated: Collection[str]
) -> Iterator[str]:
    for extra in extras:
        yield f"has {extra}, which the spec lacks"
    for method in methods:
        if method not in generated:
            yield f"has the method {method}, which the spec lacks"


def _option_differences(found: Sequence[str], wanted: Sequence[str]) -> Iterator[str]:
    for option in found:
        if option not in wanted:
            yield f"has the option {option}=True, which the spec lacks"
    for option in wanted:
        if option not in found:
            yield f"lacks the option {option}=True of the spec"


def _kind(found: str, wanted: str) -> str:
    return f"derives from {found}, but from {wanted} in the spec"


def _frozen(found: bool) -> str:
    return "is frozen, but not in the spec" if found else "is not frozen, but is in the spec"
