"""The rule `bad-replacement`; its page is docs/rules/bad-replacement.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import AnyHint
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Deprecation, Spec


class _Entity(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def deprecated(self) -> Deprecation | None: ...


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each replacement that callers cannot be sent to."""
    yield from _among(spec.features, "feature", "", set(spec.invalid_names))
    classes: list[_Entity] = [*spec.enums, *spec.dataclasses]
    yield from _among(classes, "enum or dataclass", "", set(spec.invalid_names))
    for enum in spec.enums:
        yield from _among(
            enum.members, f"member of {enum.name}", enum.name, set(enum.invalid_names)
        )
    for item in spec.dataclasses:
        others = {prop.name for prop in item.properties} | item.invalid_names
        yield from _among(item.fields, f"field of {item.name}", item.name, others)


def _among(
    entities: Iterable[_Entity], kind: str, owner: str, others: set[str]
) -> Iterator[Finding]:
    """Yield the findings of entities that may replace each other, or be replaced by `others`."""
    listed = list(entities)
    deprecated = {item.name for item in listed if item.deprecated is not None}
    if not deprecated:
        return
    known = {item.name for item in listed}
    suggester = Suggester([*(known - deprecated), *others])
    for item in listed:
        deprecation = item.deprecated
        if deprecation is None or not deprecation.use or deprecation.source is None:
            continue
        use = deprecation.use
        hint: AnyHint = "use another one that stays, or remove `use`"
        if use == item.name:
            message = f"{item.name} is its own replacement"
        elif use in deprecated:
            message = f"{use}, the replacement of {item.name}, is deprecated too"
        elif use in known or use in others:
            continue
        else:
            message = f"unknown {kind} {quoted(use)}"
            hint = suggester.hint(use, "use another one that stays, or remove `use`")
        symbol = f"{owner}.{item.name}" if owner else item.name
        yield RULE.finding(deprecation.source.at("use"), message, hint=hint, symbol=symbol)


RULE = Rule(
    "SSG336", "bad-replacement", "Checks for replacements that cannot be used.", check=check
)
