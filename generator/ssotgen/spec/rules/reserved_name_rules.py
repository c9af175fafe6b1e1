"""The rules about names that Python or the generated classes need themselves."""

from __future__ import annotations

import keyword
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import a_or_an, quoted
from ssotgen.spec.build.build_enum_parts import MEMBER_KEYS
from ssotgen.spec.enum_names import (
    ENUM_NAMES,
    AddedName,
    added_names,
    body_names,
    inherited_names,
)
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import DataclassSpec, EnumSpec, FieldSpec, PropertySpec, Spec
from ssotgen.spec.names import DATACLASS_METHODS
from ssotgen.spec.phrases import keeping_key
from ssotgen.spec.taken_names import FIELD_NAMES
from ssotgen.spec.types.grammar import named_types, scalar_types
from ssotgen.spec.types.scalars import SCALARS


def check_reserved_member_name(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each member whose name is taken."""
    for enum in spec.all_enums:
        hidden = inherited_names(enum.base)
        subject = "member" if enum.source is not None else "standard layer"
        for member in enum.members:
            name = member.name
            if name in ENUM_NAMES:
                reason = "Python's enum uses that name itself"
            elif name.startswith("_"):
                reason = "it starts with an underscore"
            elif name in hidden:
                reason = f"it hides an attribute of {enum.base.value}"
            else:
                continue
            upper = name.strip("_").upper()
            yield RESERVED_MEMBER_NAME.finding(
                member.location,
                f"{quoted(name)} cannot name a {subject}: {reason}",
                hint=write(upper) if upper != name and upper[:1].isalpha() else "use another name",
                symbol=f"{enum.name}.{name}",
            )


RESERVED_MEMBER_NAME = Rule(
    "SSG313",
    "reserved-member-name",
    "Checks for names of members that the enum or its base needs.",
    check=check_reserved_member_name,
)


def check_reserved_field_name(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each field and property whose name the class needs."""
    classes = {enum.name for enum in spec.all_enums} | {item.name for item in spec.dataclasses}
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        entities = _entities(item)
        is_close = any(entity.name in SCALARS for entity in entities)
        used = _scalars_of(item, lookup) if is_close else set()
        for entity in entities:
            reason = _why_reserved(entity.name, classes, used)
            if reason:
                yield RESERVED_FIELD_NAME.finding(
                    entity.location,
                    f"{quoted(entity.name)} cannot name a field: {reason}",
                    hint=write(f"{entity.name}_", f", or another name{_key(entity)}"),
                    symbol=f"{item.name}.{entity.name}",
                )


def _key(entity: FieldSpec | PropertySpec) -> str:
    if isinstance(entity, FieldSpec) and entity.wire is None:
        return keeping_key(entity.name)
    return ""


def _why_reserved(name: str, classes: set[str], used: set[str]) -> str:
    if name in DATACLASS_METHODS:
        return "generated dataclasses have a method of that name"
    if name == "self":
        return "methods use that name for the instance"
    if name in FIELD_NAMES:
        return "the generated class uses that name itself"
    if name in used:
        return "the generated class uses the type of that name"
    return "the spec has a class of that name" if name in classes else ""


def _scalars_of(item: DataclassSpec, lookup: Lookup) -> set[str]:
    """Return the scalar types of a dataclass and of those that it holds, whose values its defaults
    may have to make."""
    found: set[str] = set()
    seen = {item.name}
    pending = [item]
    while pending:
        for entity in _entities(pending.pop()):
            found.update(scalar_types(entity.type))
            for named in named_types(entity.type):
                held = lookup.dataclasses.get(named.name)
                if held is not None and held.name not in seen:
                    seen.add(held.name)
                    pending.append(held)
    return found


def _entities(item: DataclassSpec) -> tuple[FieldSpec | PropertySpec, ...]:
    return (*item.fields, *item.properties)


RESERVED_FIELD_NAME = Rule(
    "SSG314",
    "reserved-field-name",
    "Checks for names of fields that the generated class needs.",
    check=check_reserved_field_name,
)


def check_attribute_name_taken(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each attribute, group and member whose name the class has otherwise."""
    for enum in spec.enums:
        if enum.attributes or enum.groups or enum.transitions:
            yield from _members(enum)
            yield from _added(enum)


def _members(enum: EnumSpec) -> Iterator[Finding]:
    used = body_names(enum)
    for member in enum.members:
        if member.name in used:
            yield ATTRIBUTE_NAME_TAKEN.finding(
                member.location,
                f"{quoted(member.name)} cannot name a member of {enum.name}: the class uses that "
                "name itself",
                hint="use another name",
                symbol=f"{enum.name}.{member.name}",
            )


def _added(enum: EnumSpec) -> Iterator[Finding]:
    taken = {
        member.name: (f"{enum.name} has a member of that name", member.location)
        for member in enum.members
    }
    for added in added_names(enum):
        reason = _why_taken(enum, added)
        related: tuple[tuple[Location, str], ...] = ()
        if not reason and added.name in taken:
            reason, first = taken[added.name]
            related = ((first, "first used here"),)
        if not reason:
            owner = f"the {added.kind} {quoted(added.given)}"
            taken[added.name] = (f"{owner} gives the class that name", added.location)
            continue
        made = "" if added.name == added.given else f"it gives the class `{added.name}`, and "
        yield ATTRIBUTE_NAME_TAKEN.finding(
            added.location,
            f"{quoted(added.given)} cannot name {a_or_an(added.kind)} of {enum.name}: "
            f"{made}{reason}",
            hint="use another name",
            symbol=enum.name,
            related=related,
        )


def _why_taken(enum: EnumSpec, added: AddedName) -> str:
    """Return why no attribute or group of the enum can add that name to the class, or nothing."""
    if added.name in ENUM_NAMES:
        return "Python's enum uses that name itself"
    if added.kind == "attribute" and added.name in MEMBER_KEYS:
        return "members have a key of that name"
    if added.name in inherited_names(enum.base):
        return f"its base `{enum.base.value}` has an attribute of that name"
    if added.name in body_names(enum):
        return "the class uses that name itself"
    if keyword.iskeyword(added.name) and added.kind == "group":
        return "that name is a Python keyword"
    return ""


ATTRIBUTE_NAME_TAKEN = Rule(
    "SSG373",
    "attribute-name-taken",
    "Checks for names of attributes and groups that the enum needs.",
    check=check_attribute_name_taken,
)
