"""The limits of fields: which types have them, and which values are outside of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssotgen.diagnostics.wording import counted, quoted, shorten
from ssotgen.spec.model import FieldSpec
from ssotgen.spec.types.grammar import Scalar, TypeRef, without_none
from ssotgen.spec.types.misfit import Fault, Misfit, Place
from ssotgen.spec.types.scalar_type import ScalarType
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.yaml.document import Value


class UnorderedError(ValueError):
    """Two values of a type that have no order, as times with and without a time zone."""


def limit_row(ref: TypeRef) -> ScalarType | None:
    """Return the type that `minimum` and `maximum` of a field of type `ref` have, if it may have
    them."""
    inner = without_none(ref)
    name = SCALARS[inner.name].limit if isinstance(inner, Scalar) else ""
    return SCALARS[name] if name else None


def unit_row(ref: TypeRef) -> ScalarType | None:
    """Return the type that `multiple_of` of a field of type `ref` has, if it may have one: one
    whose remainders are exact."""
    inner = without_none(ref)
    return SCALARS[inner.name] if isinstance(inner, Scalar) and inner.name in _EXACT else None


def is_multiple(row: ScalarType, value: Value, unit: Value) -> bool:
    """Whether a value is a multiple of `unit`; of one that is reported elsewhere, any value is."""
    if unit is None or not row.fits(unit):
        return True
    try:
        return not row.to_python(value) % row.to_python(unit)
    except ArithmeticError:
        return True


_EXACT = frozenset({"int", "Decimal", "timedelta"})


def is_less(row: ScalarType, one: Value, other: Value) -> bool:
    """Whether one value is less than another, both in their plain form.

    Raises:
        UnorderedError: They cannot be compared.
    """
    if row.is_plain:
        # Not by `to_python`: as a float, a large whole number would lose digits. Both are values of
        # one type that has an order, which their annotation does not say.
        return bool(one < other)  # type: ignore[operator]
    try:
        return bool(row.to_python(one) < row.to_python(other))
    except (TypeError, ArithmeticError):
        raise UnorderedError(f"{one} and {other} cannot be compared") from None


def limit_misfits(field: FieldSpec, value: Value, place: Place) -> Iterator[Misfit]:
    """Yield where `value`, which fits its type, is outside the limits of its field."""
    row = limit_row(field.type)
    if row is not None and value is not None:
        yield from _outside(field, row, value, place)
        unit = unit_row(field.type)
        if unit is not None and not is_multiple(unit, value, field.multiple_of):
            message = f"{shorten(str(value))}, but multiple_of is {field.multiple_of}"
            yield _limit(place, message)
    elif isinstance(value, list | dict):
        sizes = ("min_items", field.min_items), ("max_items", field.max_items)
        yield from _sized(len(value), "item", sizes, place)
    elif is_text(field.type) and isinstance(value, str):
        sizes = ("min_length", field.min_length), ("max_length", field.max_length)
        yield from _sized(len(value), "character", sizes, place)
        if field.pattern is not None and not matches(field.pattern, value):
            yield _limit(place, f"{quoted(value)} does not match the pattern '{field.pattern}'")


def is_text(ref: TypeRef) -> bool:
    """Whether a type has `min_length`, `max_length` and `pattern`."""
    return without_none(ref) == Scalar("str")


def matches(pattern: str, text: str) -> bool:
    """Whether a pattern matches somewhere in a text; one that is reported elsewhere does."""
    try:
        return re.search(pattern, text, re.ASCII) is not None
    except (re.error, OverflowError, RecursionError):
        return True


def _sized(
    count: int, noun: str, sizes: tuple[tuple[str, int | None], ...], place: Place
) -> Iterator[Misfit]:
    (least_key, least), (most_key, most) = sizes
    if least is not None and count < least:
        yield _limit(place, f"{counted(count, noun)}, but {least_key} is {least}")
    elif most is not None and count > most:
        yield _limit(place, f"{counted(count, noun)}, but {most_key} is {most}")


def _outside(field: FieldSpec, row: ScalarType, value: Value, place: Place) -> Iterator[Misfit]:
    low, high = field.minimum, field.maximum
    shown = shorten(str(value))
    try:
        if low is not None and row.fits(low) and is_less(row, value, low):
            yield _limit(place, f"{shown} is below the minimum of {low}")
        elif high is not None and row.fits(high) and is_less(row, high, value):
            yield _limit(place, f"{shown} is above the maximum of {high}")
    except UnorderedError as error:
        yield _limit(place, str(error))


def _limit(place: Place, message: str) -> Misfit:
    return Misfit(Fault.LIMIT, place.location, message)
