"""The limits of fields: which types have them, and which values are outside of them."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.wording import shorten
from ssotgen.spec.model import FieldSpec
from ssotgen.spec.types.grammar import OptionalOf, Scalar, TypeRef
from ssotgen.spec.types.misfit import Fault, Misfit, Place
from ssotgen.spec.types.scalar_type import ScalarType
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.yaml.document import Value


class UnorderedError(ValueError):
    """Two values of a type that have no order, as times with and without a time zone."""


def limit_row(ref: TypeRef) -> ScalarType | None:
    """Return the type that `minimum` and `maximum` of a field of type `ref` have, if it may have
    them."""
    inner = ref.item if isinstance(ref, OptionalOf) else ref
    name = SCALARS[inner.name].limit if isinstance(inner, Scalar) else ""
    return SCALARS[name] if name else None


def is_less(row: ScalarType, one: Value, other: Value) -> bool:
    """Whether one value is less than another, both in their plain form.

    Raises:
        UnorderedError: They cannot be compared.
    """
    if row.is_plain:  # as a float, a large whole number would lose digits
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
    elif isinstance(value, list | dict) and field.min_items is not None:
        count = len(value)
        if count < field.min_items:
            have = f"{count} item{'' if count == 1 else 's'}"
            yield _limit(place, f"{have}, but min_items is {field.min_items}")


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
