"""The rule `similar-names`; its page is docs/rules/similar-names.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ssotgen.diagnostics.finding import Finding, Location, Severity
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec

_Named = tuple[str, Location]


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each name that is all but an earlier one."""
    features = [(item.name, item.location) for item in spec.features]
    classes = [(item.name, item.location) for item in spec.enums]
    classes += [(item.name, item.location) for item in spec.dataclasses]
    yield from _similar(features, "feature", "", plurals=True)
    yield from _similar(classes, "class", "", plurals=True)
    for enum in spec.all_enums:
        members = [(item.name, item.location) for item in enum.members]
        kind = "member"
        if enum.source is None:
            kind = "standard layer"
            # Layers that differ in case alone have one value, which is an error of its own.
            members = list({name.lower(): (name, at) for name, at in reversed(members)}.values())
        yield from _similar(members, kind, enum.name)
    for owner in spec.dataclasses:
        fields = [(item.name, item.location) for item in owner.fields]
        fields += [(item.name, item.location) for item in owner.properties]
        yield from _similar(fields, "field", owner.name)


def _similar(
    named: Sequence[_Named], kind: str, owner: str, *, plurals: bool = False
) -> Iterator[Finding]:
    key_of = _without_plural if plurals else _without_case
    if len({key_of(name) for name, _ in named}) == len(named):
        return  # as nearly always: what follows sorts, which takes longer
    first: dict[str, _Named] = {}
    for name, location in sorted(named, key=_place):
        other, at = first.setdefault(key_of(name), (name, location))
        if other != name:
            yield RULE.finding(
                location,
                f"the {kind} name {quoted(name)} is almost the same as {quoted(other)}",
                hint="rename one of them to show how they differ",
                symbol=f"{owner}.{name}" if owner else name,
                related=((at, "the other one"),),
            )


def _without_case(name: str) -> str:
    return name.replace("_", "").casefold()


def _without_plural(name: str) -> str:
    key = _without_case(name)
    return key if key.endswith("ss") else key.removesuffix("s")


def _place(named: _Named) -> Location:
    return named[1]


RULE = Rule(
    "SSG401",
    "similar-names",
    "Checks for names that are almost the same.",
    severity=Severity.WARNING,
    check=check,
)
