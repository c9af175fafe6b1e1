"""# divergent-definition (SSG602)

## What it does

Finds a class in a module that the spec's `replaces` names which has drifted from the spec: other
members, values, fields, types, defaults, another order or another kind, or methods of its own. A
NamedTuple is no dataclass, and a `str, Enum` no `Enum`. The message says what differs.

## Why it matters

This copy cannot be replaced without somebody deciding which of the two is right. Callers rely on
what it is today, and merging it by its name alone breaks them.

## Example

```python
# the spec of JobStatus has QUEUED and RUNNING
class JobStatus(Enum):
    QUEUED = "queued"
    PAUSED = "paused"
```

## Use instead

Bring the two together - in the spec, where the copy is right; in the copy, where the spec is - and
run `ssotgen migrate`. If they are two things, take the module out of `replaces` and give one of
them another name.
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.compare import Relation
from ssotgen.audit.survey import Survey
from ssotgen.findings import Finding
from ssotgen.rules.rule import Rule

_MOST = 4
"""How many differences a message tells; `ssotgen migrate` tells all."""


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each class in a former home that differs from the spec."""
    for facts in survey.target_files:
        for fact in facts.classes:
            if not survey.is_former_home(facts.path, fact):
                continue
            comparison = survey.compare(facts.path, fact)
            if comparison is None or comparison.relation is not Relation.DIVERGENT:
                continue
            told = list(comparison.differences[:_MOST])
            if len(comparison.differences) > _MOST:
                told.append(f"and {len(comparison.differences) - _MOST} more")
            yield RULE.finding(
                survey.at(facts.path, fact.name_place),
                f"{fact.name} has drifted from the spec: {'; '.join(told)}",
                hint="bring the spec and this class together, then run `ssotgen migrate`",
                symbol=fact.name,
            )


RULE = Rule(
    "SSG602",
    "divergent-definition",
    "A class that the spec owns is defined where it used to live, and has drifted.",
    check=check,
)
