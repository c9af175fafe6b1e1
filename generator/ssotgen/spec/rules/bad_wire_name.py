"""The rule `bad-wire-name`; its page is docs/rules/bad-wire-name.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import DataclassSpec, Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each key in `wire` that means something else in plain data."""
    for item in spec.dataclasses:
        yield from _taken(item)
        yield from _reserved(item)


def _taken(item: DataclassSpec) -> Iterator[Finding]:
    plain = [each for each in item.fields if each.wire is None]
    taken = {each.name: ("a field", each.location) for each in plain}
    shown = [each for each in item.properties if each.serialize]
    taken.update((each.name, ("a property", each.location)) for each in shown)
    for field in item.fields:
        if field.wire is None:
            continue
        kind, location = taken.setdefault(
            field.wire.text, ("the key of a field", field.wire.location)
        )
        if location != field.wire.location:
            yield RULE.finding(
                field.wire.location,
                f"{quoted(field.wire.text)} is {kind} of {item.name} already",
                hint="write another key",
                symbol=f"{item.name}.{field.name}",
                related=((location, "here"),),
            )


def _reserved(item: DataclassSpec) -> Iterator[Finding]:
    reserved = {name.text: name.location for name in item.reserved}
    for field in item.fields:
        if field.wire is not None and field.wire.text in reserved:
            yield RULE.finding(
                field.wire.location,
                f"the key {quoted(field.wire.text)} is reserved in {item.name}",
                hint="write another key, or remove it from `reserved`",
                symbol=f"{item.name}.{field.name}",
                related=((reserved[field.wire.text], "reserved here"),),
            )


RULE = Rule(
    "SSG367",
    "bad-wire-name",
    "Checks for keys of plain data that mean two things.",
    check=check,
)
