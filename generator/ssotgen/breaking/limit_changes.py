"""Changes of the limits of fields: which values `validate()` reports that it did not before."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.breaking import rules
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.spec.model import FieldSpec
from ssotgen.spec.types.limits import UnorderedError, is_less, is_multiple, limit_row, unit_row
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.yaml.document import Value

_LOWER = ("minimum", "min_items", "min_length")
_UPPER = ("maximum", "max_items", "max_length")
_LIMITS = (*_LOWER, *_UPPER, "multiple_of", "pattern")
_COUNTS = ("items", "length")


def limit_changes(symbol: str, before: FieldSpec, after: FieldSpec) -> Iterator[Change]:
    """Yield the changes of the limits of one field."""
    for limit in _LIMITS:
        was, now = getattr(before, limit), getattr(after, limit)
        if was == now:
            continue
        had = "there was none" if was is None else f"it was {was}"
        at = after.source.at(limit) if limit in after.source else after.location
        if not _is_tighter(limit, was, now, after):
            message = (
                f"{symbol} has no {limit}, {had}"
                if now is None
                else f"{limit} of {symbol} is {now}, {had}"
            )
            yield Change(Section.CHANGED, symbol, message, at, before.location)
            continue
        yield Change(
            Section.CHANGED,
            symbol,
            f"{limit} of {symbol} is {now}, {had}",
            at,
            before.location,
            rules.LIMIT_TIGHTENED,
            ("behaviour",),
            hint="data that was valid may now be reported by `validate()`",
        )


def _is_tighter(limit: str, was: Value, now: Value, field: FieldSpec) -> bool:
    """Whether a limit leaves out values that it had; one of another type is said to."""
    if now is None:
        return False
    if limit.startswith("min_") and now == 0:
        return False
    if limit == "multiple_of":
        unit = unit_row(field.type)
        if was is None:
            return not (now == 1 and unit is SCALARS["int"])
        return unit is None or not is_multiple(unit, was, now)
    if was is None or limit == "pattern":
        return True
    row = SCALARS["int"] if limit.endswith(_COUNTS) else limit_row(field.type)
    if row is None or not row.fits(was):
        return True
    low, high = (was, now) if limit in _LOWER else (now, was)
    try:
        return is_less(row, low, high)
    except UnorderedError:
        return True
