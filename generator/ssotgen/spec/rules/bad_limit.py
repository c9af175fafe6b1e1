"""The rule `bad-limit`; its page is docs/rules/bad-limit.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import FieldSpec, Spec
from ssotgen.spec.phrases import described
from ssotgen.spec.types.fits import how_to_write
from ssotgen.spec.types.grammar import DictOf, ListOf, Named, OptionalOf, Scalar, SetOf, TypeRef
from ssotgen.spec.types.limits import UnorderedError, is_less, limit_row
from ssotgen.spec.types.misfit import Place
from ssotgen.spec.types.scalar_type import ScalarType
from ssotgen.spec.yaml.document import Value


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each limit that its field cannot have."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        for field in item.fields:
            if _is_unknown(field.type, lookup):
                continue  # reported where it is named
            symbol = f"{item.name}.{field.name}"
            yield from _bounds(field, symbol)
            yield from _min_items(field, symbol)


def can_hold(field: FieldSpec) -> bool:
    """Whether the limits of a field leave any value."""
    return next(_bounds(field, ""), None) is None


def _bounds(field: FieldSpec, symbol: str) -> Iterator[Finding]:
    """Yield a finding for `minimum` and for `maximum`, or else one for both together."""
    row = limit_row(field.type)
    limits = {"minimum": field.minimum, "maximum": field.maximum}
    given = {key: limit for key, limit in limits.items() if limit is not None}
    if row is None:
        for key in given:
            message = f"'{key}' does not apply to '{symbol}', which is {field.type}"
            location = field.source.at_key(key)
            yield RULE.finding(location, message, hint=_instead(field.type), symbol=symbol)
        return
    wrong = {key: limit for key, limit in given.items() if not row.fits(limit)}
    for key, limit in wrong.items():
        place = Place(field.source.at(key), field.source.marks.get(key))
        if not place.was_misread:
            message = f"wrong {key} of '{symbol}': expected {row.name}, found {described(limit)}"
            hint = how_to_write(Scalar(row.name), limit, place)
            yield RULE.finding(field.source.at(key), message, hint=hint, symbol=symbol)
    if field.minimum is not None and field.maximum is not None and not wrong:
        yield from _pair(field, row, field.minimum, field.maximum, symbol)


def _pair(
    field: FieldSpec, row: ScalarType, low: Value, high: Value, symbol: str
) -> Iterator[Finding]:
    try:
        if not is_less(row, high, low):
            return
        reason, hint = f"the minimum {low} is above the maximum {high}", "swap them"
    except UnorderedError as error:
        reason, hint = str(error), "add a time zone to both, or to neither"
    message = f"impossible limits of '{symbol}': {reason}"
    yield RULE.finding(field.source.at("minimum"), message, hint=hint, symbol=symbol)


def _min_items(field: FieldSpec, symbol: str) -> Iterator[Finding]:
    if field.min_items is None:
        return
    if not isinstance(_inner(field.type), ListOf | SetOf | DictOf):
        yield RULE.finding(
            field.source.at_key("min_items"),
            f"'min_items' does not apply to '{symbol}', which is {field.type}",
            hint=_instead(field.type),
            symbol=symbol,
        )
    elif field.min_items < 0:
        yield RULE.finding(
            field.source.at("min_items"),
            f"negative 'min_items' of '{symbol}'",
            hint="use 1 or more, or remove `min_items`",
            symbol=symbol,
        )


def _is_unknown(ref: TypeRef, lookup: Lookup) -> bool:
    inner = _inner(ref)
    return (
        isinstance(inner, Named)
        and inner.name not in lookup.enums
        and inner.name not in lookup.dataclasses
    )


def _inner(ref: TypeRef) -> TypeRef:
    return ref.item if isinstance(ref, OptionalOf) else ref


def _instead(ref: TypeRef) -> str:
    inner = _inner(ref)
    if isinstance(inner, ListOf | SetOf | DictOf):
        return "use `min_items`"
    if limit_row(ref) is not None:
        return "use `minimum`"
    if isinstance(inner, Scalar) and inner.name == "str":
        return "use a check, such as `{when: len(name) < 1, message: ...}`"
    return "remove it, or use a check"


RULE = Rule(
    "SSG345",
    "bad-limit",
    "Checks for limits that do not apply to the type of their field.",
    check=check,
)
