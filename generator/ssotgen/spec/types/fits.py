"""Values: whether plain data of the spec (a default, a layer's value) fits the type of a field.

How a scalar is written is in its row of `scalars`; an enum is written by its member's name, a set
as a list, a dataclass as a mapping of its fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.hints import AnyHint, write
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.diagnostics.wording import coded, listed, quoted
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import DataclassSpec, EnumSpec
from ssotgen.spec.phrases import described, enumerated, given_as, known_fields
from ssotgen.spec.types.grammar import (
    DictOf,
    ListOf,
    LiteralOf,
    Named,
    OptionalOf,
    Scalar,
    SetOf,
    TypeRef,
    UnionOf,
)
from ssotgen.spec.types.limits import limit_misfits
from ssotgen.spec.types.misfit import Fault, Misfit, Place
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.types.union_parts import (
    by_tag,
    dataclasses_of,
    has_sound_tags,
    is_tagged,
    plain_kinds,
    tag_field,
    tags_of,
)
from ssotgen.spec.yaml.document import Value, YamlMapping, YamlSequence


def misfits(lookup: Lookup, ref: TypeRef, value: Value, place: Place) -> Iterator[Misfit]:
    """Yield what in `value` does not fit the type `ref`, each at its own place.

    Types and enums that are not declared or could not be built fit everything: they are reported
    where they are named.
    """
    if place.was_misread:
        from ssotgen.spec.types.how_to_write import instead_of_misread

        yield Misfit(Fault.MISREAD, place.location, "is misread", instead_of_misread(ref, place))
        return
    if isinstance(ref, OptionalOf):
        if value is not None:
            found = misfits(lookup, ref.item, value, place)
            yield from found if value != "None" else map(_with_null, found)
    elif isinstance(ref, Scalar):
        if not SCALARS[ref.name].fits(value):
            yield _wrong_type(ref, value, place)
    elif isinstance(ref, LiteralOf):
        if not ref.holds(value):
            yield _wrong_type(ref, value, place)
    elif isinstance(ref, Named):
        yield from _named(lookup, ref, value, place)
    elif isinstance(ref, UnionOf):
        yield from _union(lookup, ref, value, place)
    elif isinstance(ref, DictOf):
        if not isinstance(value, YamlMapping):
            yield _wrong_type(ref, value, place)
            return
        enum = lookup.enums.get(ref.key.name) if ref.key is not None else None
        for key, item in value.items():
            if enum is not None:
                yield from _member(lookup, enum, key, Place(value.at_key(key), None))
            yield from misfits(lookup, ref.item, item, Place.under(value, key))
    else:
        yield from _listed(lookup, ref, value, place)


def _with_null(misfit: Misfit) -> Misfit:
    return Misfit(misfit.fault, misfit.location, misfit.message, write("null"))


def part_of(ref: UnionOf, value: Value, lookup: Lookup) -> TypeRef:
    """Return the first part of a union that a value fits, of several dataclasses the one that its
    tag names; without any, the first of all."""
    place = Place(Location("", 1, 1), None)
    tagged = _tagged_part(lookup, ref, value)
    if tagged is not None:
        return tagged
    fitting = (
        part for part in ref.parts if next(misfits(lookup, part, value, place), None) is None
    )
    return next(fitting, ref.parts[0])


def _tagged_part(lookup: Lookup, ref: UnionOf, value: Value) -> Named | None:
    for item in dataclasses_of(ref, lookup) if is_tagged(ref, lookup) else ():
        field = tag_field(item, ref.tag)
        if field is not None and isinstance(value, YamlMapping):
            given = value.get(field.name)
            if any(type(given) is type(each) and given == each for each in tags_of(item, ref.tag)):
                return Named(item.name)
    return None


def _union(lookup: Lookup, ref: UnionOf, value: Value, place: Place) -> Iterator[Misfit]:
    if isinstance(value, YamlMapping) and is_tagged(ref, lookup):
        if not has_sound_tags(ref, lookup):
            return  # reported at the tag
        part = _tagged_part(lookup, ref, value)
        if part is None:
            yield _wrong_tag(lookup, ref, value, place)
        else:
            yield from misfits(lookup, part, value, place)
        return
    found = [list(misfits(lookup, part, value, place)) for part in ref.parts]
    if all(found):
        alike = [
            faults
            for part, faults in zip(ref.parts, found, strict=True)
            if isinstance(value, dict | list) and _kind(value) in plain_kinds(part, lookup)
        ]
        yield from alike[0] if alike else [_wrong_type(ref, value, place)]


def _kind(value: Value) -> str:
    return "a mapping" if isinstance(value, dict) else "a list"


def _wrong_tag(lookup: Lookup, ref: UnionOf, value: YamlMapping, place: Place) -> Misfit:
    """Return what is wrong with a mapping that does not say which dataclass it is."""
    tags = [str(each) for each in by_tag(ref, lookup)]
    fields = [tag_field(item, ref.tag) for item in dataclasses_of(ref, lookup)]
    given = next((each.name for each in fields if each is not None and each.name in value), "")
    if not given:
        name = next((each.name for each in fields if each is not None), ref.tag)
        owners = listed([item.name for item in dataclasses_of(ref, lookup)], "or")
        message = f"missing {quoted(name)}, which says whether it is {owners}"
        needed = f"add `{name}: {tags[0]}`" if tags else ""
        return Misfit(Fault.TYPE, place.location, message, needed)
    message = f"unknown {given} {quoted(str(value[given]))} of {ref}"
    hint = Suggester(tags).hint(str(value[given]), f"use {coded(tags)}" if tags else "")
    return Misfit(Fault.TYPE, value.at(given), message, hint)


def _wrong_type(ref: TypeRef, value: Value, place: Place, hint: AnyHint = "") -> Misfit:
    if not hint:
        from ssotgen.spec.types.how_to_write import how_to_write

        hint = how_to_write(ref, value, place)
    return Misfit(Fault.TYPE, place.location, f"expected {ref}, found {described(value)}", hint)


def _listed(lookup: Lookup, ref: ListOf | SetOf, value: Value, place: Place) -> Iterator[Misfit]:
    if not isinstance(value, YamlSequence):
        yield _wrong_type(ref, value, place)
        return
    seen: set[object] = set()
    for index, item in enumerate(value):
        below = Place.item(value, index)
        yield from misfits(lookup, ref.item, item, below)
        if isinstance(ref, SetOf) and isinstance(item, str | int | float):
            if item in seen:
                message = f"{described(item)} is listed twice in a {ref}"
                yield Misfit(Fault.TYPE, below.location, message, "remove one of them")
            seen.add(item)


def _named(lookup: Lookup, ref: Named, value: Value, place: Place) -> Iterator[Misfit]:
    enum, item = lookup.enums.get(ref.name), lookup.dataclasses.get(ref.name)
    if enum is not None:
        yield from _member(lookup, enum, value, place)
    elif item is not None and isinstance(value, YamlMapping):
        yield from _instance(lookup, item, value, place)
    elif item is not None:
        yield _wrong_type(ref, value, place, f"use a mapping of the fields of {ref.name}")


def _member(lookup: Lookup, enum: EnumSpec, value: Value, place: Place) -> Iterator[Misfit]:
    if isinstance(value, str) and (value in lookup.members(enum) or value in enum.invalid_names):
        return
    if value and any(value == _better_name(each.name) for each in enum.members):
        return  # It is what the finding about the name of the member says to write.
    by_value = [m.name for m in enum.members if m.value == value and not isinstance(value, bool)]
    hint: AnyHint = _known_members(enum)
    if by_value:
        hint = write(by_value[0], ", the name of the member")
    elif isinstance(value, str):
        name = value.removeprefix(f"{enum.name}.")
        hint = lookup.member_suggester(enum).hint(name, _known_members(enum))
        if name in lookup.members(enum):
            hint = write(name)
    shown = quoted(value) if isinstance(value, str) else described(value)
    message = f"unknown member {shown} of {enum.name}"
    yield Misfit(Fault.MEMBER, place.location, message, hint)


def _better_name(name: str) -> str:
    """Return the identifier for a name of a member that is none, empty for one that is."""
    return "" if name.isidentifier() else re.sub(r"\W", "_", name)


def _known_members(enum: EnumSpec) -> str:
    names = [member.name for member in enum.members]
    if not names:
        return ""
    if len(names) > 8:
        return f"use one of its {len(names)} members, such as `{names[0]}`"
    return f"use {coded(names)}"


def _instance(
    lookup: Lookup, item: DataclassSpec, value: YamlMapping, place: Place
) -> Iterator[Misfit]:
    fields = lookup.fields(item)
    intended: set[str | None] = set()
    for key, given in value.items():
        field = fields.get(key)
        if field is not None:
            below = Place.under(value, key)
            found = list(misfits(lookup, field.type, given, below))
            yield from found or limit_misfits(field, given, below)
        elif key not in item.invalid_names:
            suggester = lookup.field_suggester(item)
            intended.add(suggester.nearest(key))
            location = value.at_key(key)
            message = f"unknown field {quoted(key)} of {item.name}"
            yield Misfit(Fault.TYPE, location, message, suggester.hint(key, known_fields(item)))
    required = (field.name for field in lookup.required(item))
    missing = [name for name in required if name not in value and name not in intended]
    if missing:
        message = f"missing {enumerated(missing)}"
        yield Misfit(Fault.TYPE, place.location, message, f"add {given_as(missing)}")
