"""Hints for misread values, once the type of their place is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import AnyHint, Hint, write
from ssotgen.spec.given_values import given_values
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import EnumBase, FieldSpec, Spec
from ssotgen.spec.types.fits import misfits
from ssotgen.spec.types.grammar import Scalar
from ssotgen.spec.types.limits import limit_row
from ssotgen.spec.types.misfit import Fault, Misfit, Place
from ssotgen.spec.yaml.plain_scalars import is_misread, resolve
from ssotgen.spec.yaml.rules import MISREAD_VALUE

_NUMBERS = (EnumBase.INT_ENUM, EnumBase.INT_FLAG, EnumBase.FLAG)


def follow_types(
    findings: Iterable[Finding], spec: Spec | None, shape: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Return the findings, with hints that follow the type of the place that a value is for.

    The reader cannot know it: to quote `1:30` is right for a string, and the next error for a
    number. `shape` are the findings about the shape of the documents, some of them with the hint
    for a misread value.
    """
    found = tuple(findings)
    if all(finding.rule != MISREAD_VALUE.name for finding in found):
        return found
    hints: dict[Location, AnyHint] = {
        item.location: item.hint if item.replacement is None else Hint(item.hint, item.replacement)
        for item in shape
        if item.rule == MISREAD_VALUE.name
    }
    if spec is not None:
        hints.update(_member_hints(spec))
        hints.update(
            (misfit.location, misfit.hint)
            for misfit in _misread_values(spec)
            if misfit.fault is Fault.MISREAD and misfit.hint
        )
    return tuple(
        finding.with_hint(hints[finding.location])
        if finding.rule == MISREAD_VALUE.name and finding.location in hints
        else finding
        for finding in found
    )


def _member_hints(spec: Spec) -> Iterator[tuple[Location, AnyHint]]:
    """Yield the hints for misread values of enums that have numbers."""
    for enum in spec.enums:
        if enum.base not in _NUMBERS:
            continue
        for member in enum.members:
            if isinstance(member.value, str) and is_misread(member.value):
                instead = resolve(member.value).instead
                is_integer = isinstance(resolve(instead).value, int) if instead else False
                hint = write(instead) if is_integer else "use an integer"
                yield member.value_location, hint


def _misread_limits(lookup: Lookup, field: FieldSpec) -> Iterator[Misfit]:
    row = limit_row(field.type)
    for key, limit in (("minimum", field.minimum), ("maximum", field.maximum)):
        if limit is not None and row is not None:
            place = Place.under(field.source, key)
            yield from misfits(lookup, Scalar(row.name), limit, place)


def _misread_values(spec: Spec) -> Iterator[Misfit]:
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        for field in item.fields:
            yield from _misread_limits(lookup, field)
    for given in given_values(spec, lookup):
        yield from given.misfits(lookup)
