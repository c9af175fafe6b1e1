"""The rules about the limits of values."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import AnyHint
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.build.access import integer
from ssotgen.spec.given_values import GivenValue, given_defaults, given_in_layers
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import FieldSpec, Spec
from ssotgen.spec.phrases import described
from ssotgen.spec.types.grammar import DictOf, ListOf, Named, Scalar, SetOf, TypeRef, without_none
from ssotgen.spec.types.limits import (
    UnorderedError,
    is_less,
    is_text,
    limit_misfits,
    limit_row,
    unit_row,
)
from ssotgen.spec.types.misfit import Fault, Place
from ssotgen.spec.types.scalar_type import ScalarType
from ssotgen.spec.yaml.document import Value

_SIZE_KEYS = ("min_items", "max_items", "min_length", "max_length")
LIMIT_KEYS = ("minimum", "maximum", "multiple_of", *_SIZE_KEYS, "pattern")
"""The keys of a field that say which values it may have."""


def check_bad_limit(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each limit that its field cannot have."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        for field in item.fields:
            if not _has_limits(field) or _is_unknown(field.type, lookup):
                continue  # an unknown type is reported where it is named
            symbol = f"{item.name}.{field.name}"
            yield from _bounds(field, symbol)
            yield from _unit(field, symbol)
            yield from _sizes(field, symbol)
            yield from _pattern(field, symbol)


def can_hold(field: FieldSpec) -> bool:
    """Whether the limits of a field leave any value."""
    if not _has_limits(field):
        return True
    found = itertools.chain(
        _bounds(field, ""), _unit(field, ""), _sizes(field, ""), _pattern(field, "")
    )
    return next(found, None) is None


def _has_limits(field: FieldSpec) -> bool:
    return not field.source.keys().isdisjoint(LIMIT_KEYS)


def _bounds(field: FieldSpec, symbol: str) -> Iterator[Finding]:
    """Yield a finding for `minimum` and for `maximum`, or else one for both together."""
    row = limit_row(field.type)
    limits = {"minimum": field.minimum, "maximum": field.maximum}
    given = {key: limit for key, limit in limits.items() if limit is not None}
    if row is None:
        yield from (_inapplicable(field, key, symbol) for key in given)
        return
    wrong = {key: limit for key, limit in given.items() if not row.fits(limit)}
    for key, limit in wrong.items():
        place = Place.under(field.source, key)
        if not place.was_misread:
            message = f"wrong {key} of '{symbol}': expected {row.name}, found {described(limit)}"
            hint = _how_to_write(row, limit, place)
            yield BAD_LIMIT.finding(place.location, message, hint=hint, symbol=symbol)
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
    yield BAD_LIMIT.finding(field.source.at("minimum"), message, hint=hint, symbol=symbol)


def _unit(field: FieldSpec, symbol: str) -> Iterator[Finding]:
    unit, row = field.multiple_of, unit_row(field.type)
    if unit is None:
        return
    if row is None:
        yield _inapplicable(field, "multiple_of", symbol)
        return
    place = Place.under(field.source, "multiple_of")
    if place.was_misread:
        return
    if not row.fits(unit):
        message = f"wrong multiple_of of '{symbol}': expected {row.name}, found {described(unit)}"
        hint = _how_to_write(row, unit, place)
        yield BAD_LIMIT.finding(place.location, message, hint=hint, symbol=symbol)
    elif not is_less(row, row.to_plain(row.to_python(0)), unit):
        message = f"wrong multiple_of of '{symbol}': {unit} is not above zero"
        yield BAD_LIMIT.finding(
            place.location, message, hint="use a number above zero", symbol=symbol
        )


def _sizes(field: FieldSpec, symbol: str) -> Iterator[Finding]:
    """Yield a finding for each limit of the number of items or characters that cannot be."""
    if field.source.keys().isdisjoint(_SIZE_KEYS):
        return
    inner = without_none(field.type)
    for low, high, applies in (
        ("min_items", "max_items", isinstance(inner, ListOf | SetOf | DictOf)),
        ("min_length", "max_length", is_text(inner)),
    ):
        # As written: a least size of 0 limits nothing, but has no place at other types either.
        written = ((key, integer(field.source, key)) for key in (low, high))
        given = {key: size for key, size in written if size is not None}
        for key, size in given.items():
            if not applies:
                yield _inapplicable(field, key, symbol)
            elif size < 0:
                hint = f"use 1 or more, or remove `{key}`"
                message = f"negative '{key}' of '{symbol}'"
                yield BAD_LIMIT.finding(field.source.at(key), message, hint=hint, symbol=symbol)
        if applies and len(given) == 2 and 0 <= given[high] < given[low]:
            reason = f"the {low} {given[low]} is above the {high} {given[high]}"
            message = f"impossible limits of '{symbol}': {reason}"
            yield BAD_LIMIT.finding(field.source.at(low), message, hint="swap them", symbol=symbol)


def _pattern(field: FieldSpec, symbol: str) -> Iterator[Finding]:
    if "pattern" not in field.source:
        return
    if not is_text(field.type):
        yield _inapplicable(field, "pattern", symbol)
        return
    # Few specs have a pattern.
    from ssotgen.spec.types.patterns import pattern_fault

    fault = pattern_fault(field.pattern or "")
    if fault is not None:
        message = f"wrong pattern of '{symbol}': {fault.reason}"
        yield BAD_LIMIT.finding(field.source.at("pattern"), message, hint=fault.hint, symbol=symbol)


def _how_to_write(row: ScalarType, value: Value, place: Place) -> AnyHint:
    from ssotgen.spec.types.how_to_write import how_to_write

    return how_to_write(Scalar(row.name), value, place)


def _inapplicable(field: FieldSpec, key: str, symbol: str) -> Finding:
    message = f"'{key}' does not apply to '{symbol}', which is {field.type}"
    location = field.source.at_key(key)
    return BAD_LIMIT.finding(location, message, hint=_instead(field.type, key), symbol=symbol)


def _is_unknown(ref: TypeRef, lookup: Lookup) -> bool:
    inner = without_none(ref)
    return (
        isinstance(inner, Named)
        and inner.name not in lookup.enums
        and inner.name not in lookup.dataclasses
    )


def _instead(ref: TypeRef, key: str) -> str:
    """Return the limit of the same side that the type can have."""
    inner = without_none(ref)
    side, _, _ = key.partition("_")
    if key == "multiple_of" and inner == Scalar("float"):
        return "change the type to `Decimal`, or use a check"
    if side in ("min", "minimum", "max", "maximum"):
        is_low = side.startswith("min")
        if isinstance(inner, ListOf | SetOf | DictOf):
            return "use `min_items`" if is_low else "use `max_items`"
        if is_text(inner):
            return "use `min_length`" if is_low else "use `max_length`"
        if limit_row(ref) is not None:
            return "use `minimum`" if is_low else "use `maximum`"
    return "remove it, or use a check"


BAD_LIMIT = Rule(
    "SSG345",
    "bad-limit",
    "Checks for limits that do not apply to the type of their field.",
    check=check_bad_limit,
)


def check_out_of_range(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each value outside the limits of its field."""
    lookup = Lookup(spec)
    for given in given_defaults(spec):
        yield from _outside(lookup, given, "default")
    for given in given_in_layers(spec, lookup):
        yield from _outside(lookup, given, "value")


def _outside(lookup: Lookup, given: GivenValue, what: str) -> Iterator[Finding]:
    field = given.field
    found = list(given.misfits(lookup))
    if field is not None and not found and can_hold(field):
        found = list(limit_misfits(field, given.value, given.place))
    for misfit in found:
        if misfit.fault is Fault.LIMIT:
            yield OUT_OF_RANGE.finding(
                misfit.location,
                f"{what} of '{given.symbol}' out of range: {misfit.message}",
                hint="change the value or the limit",
                symbol=given.symbol,
                related=tuple(_limits(field, misfit.message)),
            )


def _limits(field: FieldSpec | None, message: str) -> Iterator[tuple[Location, str]]:
    """Yield where the limit is that a message names."""
    for key in LIMIT_KEYS:
        if field is not None and key in message and key in field.source:
            yield field.source.at(key), "the limit"


OUT_OF_RANGE = Rule(
    "SSG344",
    "out-of-range",
    "Checks for values outside of the limits of their field.",
    check=check_out_of_range,
)
