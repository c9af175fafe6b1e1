"""The rule `summary-repeats-name`; its page is docs/rules/summary-repeats-name.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from ssotgen.diagnostics.finding import Finding, Location, Severity
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.model import (
    DataclassSpec,
    EnumSpec,
    Feature,
    FieldSpec,
    LayerSpec,
    MemberSpec,
    PropertySpec,
    Spec,
)
from ssotgen.spec.names import snake_case

_Described: TypeAlias = (
    Feature | EnumSpec | MemberSpec | DataclassSpec | FieldSpec | PropertySpec | LayerSpec
)
_FILLERS = frozenset({"a", "an", "the", "is", "enum", "dataclass", "feature", "field", "of"})
_WORD = re.compile(r"\w+")


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each summary that only repeats its name."""
    for item, owner in _described(spec):
        if item.summary and not _is_more(item.summary, item.name) and _repeats(item):
            yield RULE.finding(
                _place(item),
                "the summary only repeats the name",
                hint="describe what the name does not say, or remove it",
                symbol=f"{owner}{item.name}",
            )


def _described(spec: Spec) -> Iterator[tuple[_Described, str]]:
    """Yield everything with a name and a summary, and what is in front of the name in a symbol."""
    for feature in spec.features:
        yield feature, ""
    for enum in spec.enums:
        yield enum, ""
        for member in enum.members:
            yield member, f"{enum.name}."
    for item in spec.dataclasses:
        yield item, ""
        for field in item.fields:
            yield field, f"{item.name}."
        for prop in item.properties:
            yield prop, f"{item.name}."
    for layer in spec.layers.standard if spec.layers is not None else ():
        yield layer, ""


def _place(item: _Described) -> Location:
    if isinstance(item, MemberSpec) or item.source is None:
        return item.location
    return item.source.at("summary")


def _is_more(summary: str, name: str) -> bool:
    """Whether the last word of a summary tells more than the name, by a character that this lacks.
    That settles it for nearly all, in a third of the time that it takes to compare all words."""
    last = summary.rstrip(".").rpartition(" ")[2]
    if not (last.isalnum() and last.isascii() and name.isascii()):
        return False
    last = last.lower()
    return bool(last.strip(name.lower())) and last not in _FILLERS


def _repeats(item: _Described) -> bool:
    said = _words(item.summary)
    return bool(said) and said == _words(snake_case(item.name).replace("_", " "))


def _words(text: str) -> str:
    return "".join([word for word in _WORD.findall(text.casefold()) if word not in _FILLERS])


RULE = Rule(
    "SSG403",
    "summary-repeats-name",
    "Checks for summaries that only repeat the name.",
    severity=Severity.WARNING,
    check=check,
)
