"""The rule `summary-repeats-name`; its page is docs/rules/summary-repeats-name.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Location, Severity
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.model import Spec
from ssotgen.spec.names import snake_case

_FILLERS = frozenset({"a", "an", "the", "is", "enum", "dataclass", "feature", "field", "of"})
_WORD = re.compile(r"\w+")


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each summary that only repeats its name."""
    for name, summary, location, symbol in _summaries(spec):
        said = _words(summary) if summary else ""
        # Of an ASCII name come at most its own characters: that settles it for nearly all.
        if not said or (len(said) > len(name) and name.isascii()):
            continue
        if said == _words(snake_case(name).replace("_", " ")):
            yield RULE.finding(
                location,
                "the summary only repeats the name",
                hint="describe what the name does not say, or remove it",
                symbol=symbol,
            )


def _summaries(spec: Spec) -> Iterator[tuple[str, str, Location, str]]:
    for feature in spec.features:
        yield feature.name, feature.summary, feature.source.at("summary"), feature.name
    for enum in spec.enums:
        if enum.source is not None:
            yield enum.name, enum.summary, enum.source.at("summary"), enum.name
        for member in enum.members:
            if not member.summary:
                continue
            yield member.name, member.summary, member.location, f"{enum.name}.{member.name}"
    for item in spec.dataclasses:
        yield item.name, item.summary, item.source.at("summary"), item.name
        for field in item.fields:
            yield field.name, field.summary, field.source.at("summary"), f"{item.name}.{field.name}"
        for prop in item.properties:
            yield prop.name, prop.summary, prop.source.at("summary"), f"{item.name}.{prop.name}"
    for layer in spec.layers.standard if spec.layers is not None else ():
        yield layer.name, layer.summary, layer.source.at("summary"), layer.name


def _words(text: str) -> str:
    return "".join([word for word in _WORD.findall(text.casefold()) if word not in _FILLERS])


RULE = Rule(
    "SSG403",
    "summary-repeats-name",
    "Checks for summaries that only repeat the name.",
    severity=Severity.WARNING,
    check=check,
)
