"""# summary-repeats-name (SSG403)

## What it does

Finds summaries that say no more than the name: the same words, with articles and full stops at
most.

## Why it matters

Such a summary takes a line in every listing and tells nothing. Better none, or one that says what
the name cannot: the unit, the occasion, the difference from the next.

## Example

```yaml
enums:
  TaskStatus: {summary: The task status., members: {QUEUED: queued}}
```

## Use instead

```yaml
enums:
  TaskStatus: {summary: How far a background task has come., members: {QUEUED: queued}}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssotgen.findings import Finding, Location, Severity
from ssotgen.model import Source, Spec
from ssotgen.names import snake_case
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule

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
                f"the summary {quoted(summary)} only repeats the name",
                hint="say what the name does not, or leave it out",
                symbol=symbol,
            )


def _summaries(spec: Spec) -> Iterator[tuple[str, str, Location, str]]:
    for feature in spec.features:
        yield feature.name, feature.summary, _at(feature.source), feature.name
    for enum in spec.enums:
        if enum.source is not None:
            yield enum.name, enum.summary, _at(enum.source), enum.name
        for member in enum.members:
            yield member.name, member.summary, member.location, f"{enum.name}.{member.name}"
    for item in spec.dataclasses:
        yield item.name, item.summary, _at(item.source), item.name
        for field in item.fields:
            yield field.name, field.summary, _at(field.source), f"{item.name}.{field.name}"
        for prop in item.properties:
            yield prop.name, prop.summary, _at(prop.source), f"{item.name}.{prop.name}"
    for layer in spec.layers.standard if spec.layers is not None else ():
        yield layer.name, layer.summary, _at(layer.source), layer.name


def _at(source: Source) -> Location:
    return source.at("summary")


def _words(text: str) -> str:
    return "".join([word for word in _WORD.findall(text.casefold()) if word not in _FILLERS])


RULE = Rule(
    "SSG403",
    "summary-repeats-name",
    "A summary says no more than the name.",
    severity=Severity.WARNING,
    check=check,
)
