"""The rules about attributes, groups and transitions of enums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.hints import AnyHint, write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.enum_names import ENUM_NAMES
from ssotgen.spec.enum_values import aliased, has_value, own_members, own_names
from ssotgen.spec.given_values import given_attributes
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import AttributeSpec, EnumSpec, GroupSpec, MemberSpec, Spec, Text
from ssotgen.spec.types.containers import CONTAINERS
from ssotgen.spec.types.grammar import (
    DictOf,
    ListOf,
    LiteralOf,
    Named,
    Scalar,
    SetOf,
    TypeRef,
    inner_types,
    named_types,
)
from ssotgen.spec.types.misfit import Fault


def named_members(
    rule: Rule, enum: EnumSpec, names: Iterable[Text], subject: str
) -> Iterator[Finding]:
    """Yield a finding for each of the names that is no member of the enum, or that names the same
    member as one before it; `subject` is what lists them."""
    names = tuple(names)
    known = own_names(enum)
    given = {name.text for name in names}
    free = Suggester(name for name in known if name not in given)
    seen: dict[str, Text] = {}
    for name in names:
        if name.text not in known:
            if name.text not in enum.invalid_names:
                yield rule.finding(
                    name.location,
                    f"{quoted(name.text)} in {subject} is not a member of {enum.name}",
                    hint=free.hint(name.text, "name one of its members"),
                    symbol=enum.name,
                )
            continue
        first = seen.setdefault(known[name.text], name)
        if first is not name and first.text != name.text:
            yield rule.finding(
                name.location,
                f"{quoted(name.text)} in {subject} is the same member as {quoted(first.text)}",
                hint="remove one of them",
                symbol=enum.name,
                related=((first.location, "first named here"),),
            )


ATTRIBUTE_KEYS = frozenset({"type", "default", "summary"})
"""The keys that the mapping of an attribute may have."""


def check_bad_attribute(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each attribute that cannot be of its type, and for each value that does
    not fit or is missing."""
    lookup = Lookup(spec)
    for enum in spec.enums:
        for attribute in enum.attributes:
            changeable = _changeable(attribute.type, lookup)
            if changeable is not None:
                yield _bad_type(enum, attribute, changeable)
            if not _has_fault(attribute, lookup):
                yield from _missing(enum, attribute)
            for member in enum.members:
                yield from _of_member(enum, member, attribute)
    for given in given_attributes(spec):
        for misfit in given.misfits(lookup):
            if misfit.fault is Fault.TYPE:
                message = f"wrong value of '{given.symbol}': {misfit.message}"
                at, hint = misfit.location, misfit.hint
                yield BAD_ATTRIBUTE.finding(at, message, hint=hint, symbol=given.symbol)


def _bad_type(enum: EnumSpec, attribute: AttributeSpec, changeable: TypeRef) -> Finding:
    written = str(attribute.type)
    what = "" if changeable == attribute.type else f" in {written}"
    hint: AnyHint = "use a type whose values cannot be changed"
    if isinstance(changeable, ListOf | SetOf):
        kind = "tuple" if isinstance(changeable, ListOf) else "frozenset"
        instead = CONTAINERS[kind].annotation.format(changeable.item)
        hint = write(written.replace(str(changeable), instead))
    return BAD_ATTRIBUTE.finding(
        attribute.type_location,
        f"{changeable}{what} cannot be the type of an attribute: all readers would share one value "
        "that each could change",
        hint=hint,
        symbol=f"{enum.name}.{attribute.name}",
    )


def _changeable(ref: TypeRef, lookup: Lookup) -> TypeRef | None:
    """Return the outermost part of a type whose values can be changed, or None."""
    if isinstance(ref, LiteralOf):
        return None
    if isinstance(ref, Scalar):
        return ref if ref.name == "Any" else None
    if isinstance(ref, Named):
        return ref if ref.name in lookup.dataclasses else None
    if isinstance(ref, DictOf | ListOf | SetOf) and not CONTAINERS[ref.kind].is_fixed:
        return ref
    found = (_changeable(inner, lookup) for inner in inner_types(ref))
    return next((each for each in found if each is not None), None)


def _has_fault(attribute: AttributeSpec, lookup: Lookup) -> bool:
    """Whether an attribute has a finding of its own: then what its members lack is not known."""
    known = lookup.enums.keys() | lookup.dataclasses.keys()
    is_unknown = any(each.name not in known for each in named_types(attribute.type))
    keys = attribute.source.keys() if attribute.source is not None else ()
    return is_unknown or attribute.name in ENUM_NAMES or bool({*keys} - ATTRIBUTE_KEYS)


def _missing(enum: EnumSpec, attribute: AttributeSpec) -> Iterator[Finding]:
    """Yield a finding for each member without a value, or one for all of several."""
    name = attribute.name
    missing = "summary" if attribute.is_summary else name
    reason = f", which its attribute {quoted(name)} is" if attribute.is_summary else ""
    hint = f"add `{missing}: ...`, or give the attribute a `default`"
    own = own_members(enum)
    lacking = [
        member
        for member in own
        if not has_value(member, attribute) and name not in member.attributes
    ]
    if len(lacking) == len(own) > 1:
        yield BAD_ATTRIBUTE.finding(
            attribute.location,
            f"no member of {enum.name} has a {quoted(missing)}{reason}",
            hint=hint.replace("add ", "add to each member ", 1),
            symbol=f"{enum.name}.{name}",
        )
        return
    for member in lacking:
        symbol = f"{enum.name}.{member.name}"
        yield BAD_ATTRIBUTE.finding(
            member.location,
            f"{symbol} has no {quoted(missing)}{reason}",
            hint=hint,
            symbol=symbol,
            related=((attribute.location, "declared here"),),
        )


def _of_member(enum: EnumSpec, member: MemberSpec, attribute: AttributeSpec) -> Iterator[Finding]:
    name, symbol = attribute.name, f"{enum.name}.{member.name}"
    is_given = name in member.attributes
    if member.alias and is_given and member.source is not None:
        original = aliased(enum, member.name)
        yield BAD_ATTRIBUTE.finding(
            member.source.at_key(name),
            f"{symbol} is an alias of {original}, which has the attribute {quoted(name)} already",
            hint=f"remove it, or give it to {original}",
            symbol=symbol,
        )
    elif attribute.is_summary and is_given and member.source is not None:
        yield BAD_ATTRIBUTE.finding(
            member.source.at_key(name),
            f"{symbol} gives {quoted(name)}, which is the summary of each member",
            hint="give it a `summary` instead",
            symbol=symbol,
        )


BAD_ATTRIBUTE = Rule(
    "SSG370",
    "bad-attribute",
    "Checks for attributes of enums whose type or values cannot be.",
    check=check_bad_attribute,
)


def check_bad_group(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each name in a group that is not a member, or is one for the second
    time."""
    for enum in spec.enums:
        for group in enum.groups:
            subject = f"the group {group.name} of {enum.name}"
            yield from named_members(BAD_GROUP, enum, group.members, subject)
            bare = group.name[len("is_") :]
            if group.name.lower().startswith("is_") and bare.isidentifier():
                yield BAD_GROUP.finding(
                    group.location,
                    f"{subject} would add `{group.property_name}` to the class",
                    hint=write(bare),
                    symbol=enum.name,
                )


BAD_GROUP = Rule(
    "SSG371", "bad-group", "Checks for groups of what are not members.", check=check_bad_group
)


def check_bad_transition(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each transition from or to what is not a member, and for those of
    flags."""
    for enum in spec.enums:
        if not enum.transitions:
            continue
        if enum.base.is_flag and enum.source is not None:
            yield BAD_TRANSITION.finding(
                enum.source.at_key("transitions"),
                f"{enum.name} is a {enum.base.value}, which cannot have transitions",
                hint="remove `transitions`: a combination of members comes after no single one",
                symbol=enum.name,
            )
            continue
        members = [transition.member for transition in enum.transitions]
        yield from named_members(BAD_TRANSITION, enum, members, "`transitions`")
        for transition in enum.transitions:
            subject = f"the transitions from {transition.member.text}"
            yield from named_members(BAD_TRANSITION, enum, transition.targets, subject)


BAD_TRANSITION = Rule(
    "SSG372",
    "bad-transition",
    "Checks for transitions between what are not members.",
    check=check_bad_transition,
)


def check_same_group(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each group that has the members of another one."""
    for enum in spec.enums:
        first: dict[frozenset[str], GroupSpec] = {}
        for group in enum.groups:
            members = frozenset(aliased(enum, each.text) for each in group.members)
            other = first.setdefault(members, group)
            if members and other is not group:
                yield SAME_GROUP.finding(
                    group.location,
                    f"the group {quoted(group.name)} of {enum.name} has the same members as "
                    f"{quoted(other.name)}",
                    hint="remove one of them",
                    symbol=enum.name,
                    related=((other.location, "the other one"),),
                )


SAME_GROUP = Rule(
    "SSG407",
    "same-group",
    "Checks for groups with the same members.",
    severity=Severity.WARNING,
    check=check_same_group,
)


def check_isolated_member(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each member that no transition of its enum leads to or comes from."""
    for enum in spec.enums:
        if not enum.transitions:
            continue
        named = {each.member.text for each in enum.transitions}
        named.update(target.text for each in enum.transitions for target in each.targets)
        known = own_names(enum)
        if named - known.keys() - enum.invalid_names:
            continue  # one of these may be meant
        reached = {known.get(name) for name in named}
        for member in own_members(enum):
            if member.name not in reached:
                yield ISOLATED_MEMBER.finding(
                    member.location,
                    f"{enum.name}.{member.name} is in none of the transitions",
                    hint="add those from it and to it, or `[]` for a member that stays as it is",
                    symbol=f"{enum.name}.{member.name}",
                )


ISOLATED_MEMBER = Rule(
    "SSG408",
    "isolated-member",
    "Checks for members that no transition names.",
    severity=Severity.WARNING,
    check=check_isolated_member,
)
