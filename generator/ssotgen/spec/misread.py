"""Hints for misread values, once the type of their place is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ssotgen.diagnostics.finding import Finding
from ssotgen.spec.index import Lookup
from ssotgen.spec.layer_values import given_values
from ssotgen.spec.model import Spec
from ssotgen.spec.types.fits import misfits
from ssotgen.spec.types.misfit import Fault, Misfit, Place
from ssotgen.spec.yaml.rules import MISREAD_VALUE


def follow_types(findings: Iterable[Finding], spec: Spec | None) -> tuple[Finding, ...]:
    """Return the findings, with hints that follow the type of the field that a value is for.

    The reader cannot know it: to quote `1:30` is right for text, and the next error for a number.
    """
    found = tuple(findings)
    if spec is None or all(finding.rule != MISREAD_VALUE.name for finding in found):
        return found
    hints = {
        (misfit.location.path, misfit.location.line, misfit.location.column): misfit.hint
        for misfit in _misread_values(spec)
        if misfit.fault is Fault.MISREAD and misfit.hint
    }
    return tuple(
        replace(finding, hint=hints.get(_position(finding), finding.hint))
        if finding.rule == MISREAD_VALUE.name
        else finding
        for finding in found
    )


def _position(finding: Finding) -> tuple[str, int, int]:
    at = finding.location
    return (at.path, at.line, at.column)


def _misread_values(spec: Spec) -> Iterator[Misfit]:
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        for field in item.fields:
            place = Place(field.source.at("default"), field.source.marks.get("default"))
            if field.has_default:
                yield from misfits(lookup, field.type, field.default, place)
    for given in given_values(spec, lookup):
        yield from misfits(lookup, given.field.type, given.value, given.place)
