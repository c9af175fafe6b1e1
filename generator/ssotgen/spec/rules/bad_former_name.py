"""The rule `bad-former-name`; its page is docs/rules/bad-former-name.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import DataclassSpec, Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each former name of a field that means something else in plain data."""
    for item in spec.dataclasses:
        yield from _of(item)


def _of(item: DataclassSpec) -> Iterator[Finding]:
    taken = {
        each.key: ("a field", each.location)
        if each.wire is None
        else ("the key of a field", each.wire.location)
        for each in item.fields
    }
    taken.update((each.name, ("a property", each.location)) for each in item.properties)
    former: dict[str, tuple[str, Location]] = {}
    for field in item.fields:
        for text in field.was:
            kind, location = taken.get(text.text) or former.get(text.text) or ("", None)
            former.setdefault(text.text, ("a former name of a field", text.location))
            if location is not None:
                yield RULE.finding(
                    text.location,
                    f"{quoted(text.text)} is {kind} of {item.name}",
                    hint="remove it from `was`",
                    symbol=f"{item.name}.{field.name}",
                    related=((location, "here"),),
                )


RULE = Rule(
    "SSG365",
    "bad-former-name",
    "Checks for former names of fields that mean something else.",
    check=check,
)
