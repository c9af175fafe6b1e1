"""Makes what templates of a project's own outputs are shown of enums, types and deprecations."""

from __future__ import annotations

from ssotgen.render.custom.views import (
    AttributeView,
    DeprecationView,
    EnumView,
    GroupView,
    MemberView,
    TypeView,
)
from ssotgen.render.wire_value import plain, wire_value
from ssotgen.spec.enum_values import aliased, in_order, targets_by_member, value_of
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import Deprecation, EnumSpec, MemberSpec
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
    without_none,
)

_KINDS = {ListOf: "list", SetOf: "set", DictOf: "mapping"}


def type_view(ref: TypeRef, lookup: Lookup) -> TypeView:
    """Return the view of a type."""
    inner = without_none(ref)
    kind, name, item = "scalar", "", None
    parts: tuple[TypeView, ...] = ()
    if isinstance(inner, Scalar):
        name = inner.name
    elif isinstance(inner, LiteralOf):
        kind, name = "literal", inner.scalar
    elif isinstance(inner, Named):
        kind = "enum" if inner.name in lookup.enums else "dataclass"
        name = inner.name
    elif isinstance(inner, UnionOf):
        kind, parts = "union", tuple(type_view(part, lookup) for part in inner.parts)
    elif not isinstance(inner, OptionalOf):
        kind, name = _KINDS[type(inner)], inner.kind
        item = type_view(inner.item, lookup)
    values = inner.values if isinstance(inner, LiteralOf) else ()
    return TypeView(str(ref), kind, name, inner is not ref, item, values, parts)


def enum_view(item: EnumSpec, lookup: Lookup) -> EnumView:
    """Return the view of an enum."""
    return EnumView(
        name=item.name,
        summary=item.summary.strip(),
        base=item.base.value,
        is_flag=item.base.is_flag,
        fallback="" if item.fallback is None else item.fallback.text,
        members=tuple(_member(each, item, lookup) for each in item.members),
        attributes=tuple(
            AttributeView(each.name, type_view(each.type, lookup), each.summary.strip())
            for each in item.attributes
        ),
        groups=tuple(
            GroupView(
                each.name,
                each.property_name,
                in_order(item, each.members),
                each.summary.strip(),
            )
            for each in item.groups
        ),
        has_transitions=bool(item.transitions),
        deprecated=deprecation_view(item.deprecated),
        location=item.location,
    )


def _member(member: MemberSpec, enum: EnumSpec, lookup: Lookup) -> MemberView:
    own = enum.member(aliased(enum, member.name)) or member
    targets = targets_by_member(enum)
    return MemberView(
        name=member.name,
        value=plain(member.value),
        summary=member.summary.strip(),
        is_alias=member.alias,
        attributes={
            each.name: wire_value(value_of(own, each), each.type, lookup)
            for each in enum.attributes
        },
        next=in_order(enum, targets.get(own.name, ())),
        deprecated=deprecation_view(member.deprecated),
        location=member.location,
    )


def deprecation_view(item: Deprecation | None) -> DeprecationView | None:
    """Return the view of a deprecation, or None."""
    if item is None:
        return None
    return DeprecationView(
        item.since, item.use, item.reason.strip(), item.remove_in, item.remove_after
    )
