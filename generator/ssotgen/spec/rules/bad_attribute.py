"""The rule `bad-attribute`; its page is docs/rules/bad-attribute.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import AnyHint, write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.enum_names import ENUM_NAMES
from ssotgen.spec.enum_values import aliased, has_value, own_members
from ssotgen.spec.given_values import given_attributes
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import AttributeSpec, EnumSpec, MemberSpec, Spec
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

ATTRIBUTE_KEYS = frozenset({"type", "default", "summary"})
"""The keys that the mapping of an attribute may have."""


def check(spec: Spec) -> Iterator[Finding]:
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
                yield RULE.finding(at, message, hint=hint, symbol=given.symbol)


def _bad_type(enum: EnumSpec, attribute: AttributeSpec, changeable: TypeRef) -> Finding:
    written = str(attribute.type)
    what = "" if changeable == attribute.type else f" in {written}"
    hint: AnyHint = "use a type whose values cannot be changed"
    if isinstance(changeable, ListOf | SetOf):
        kind = "tuple" if isinstance(changeable, ListOf) else "frozenset"
        instead = CONTAINERS[kind].annotation.format(changeable.item)
        hint = write(written.replace(str(changeable), instead))
    return RULE.finding(
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
        yield RULE.finding(
            attribute.location,
            f"no member of {enum.name} has a {quoted(missing)}{reason}",
            hint=hint.replace("add ", "add to each member ", 1),
            symbol=f"{enum.name}.{name}",
        )
        return
    for member in lacking:
        symbol = f"{enum.name}.{member.name}"
        yield RULE.finding(
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
        yield RULE.finding(
            member.source.at_key(name),
            f"{symbol} is an alias of {original}, which has the attribute {quoted(name)} already",
            hint=f"remove it, or give it to {original}",
            symbol=symbol,
        )
    elif attribute.is_summary and is_given and member.source is not None:
        yield RULE.finding(
            member.source.at_key(name),
            f"{symbol} gives {quoted(name)}, which is the summary of each member",
            hint="give it a `summary` instead",
            symbol=symbol,
        )


RULE = Rule(
    "SSG370",
    "bad-attribute",
    "Checks for attributes of enums whose type or values cannot be.",
    check=check,
)
