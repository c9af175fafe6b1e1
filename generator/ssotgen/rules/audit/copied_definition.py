"""# copied-definition (SSG603)

## What it does

Finds a class outside the modules of `replaces` that has the name, the kind and the very same
members or fields as a class of the spec.

## Why it matters

It is most likely one more copy that nobody listed. But the module is not one that the spec says it
replaces, so nothing is changed there until somebody says so.

## Example

```python
# tests/helpers.py
class JobStatus(Enum):
    QUEUED = "queued"
    RUNNING = "running"
```

## Use instead

Name the module under `replaces` of the class in the spec and run `ssotgen migrate`, or import the
class from the generated module by hand.
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.survey import Survey
from ssotgen.findings import Finding, Severity
from ssotgen.rules.rule import Rule


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each unlisted copy."""
    for facts in survey.target_files:
        for fact in facts.classes:
            if survey.is_former_home(facts.path, fact):
                continue
            comparison = survey.compare(facts.path, fact)
            if comparison is None or not (comparison.same_kind and comparison.same_content):
                continue
            module = survey.module_name(facts.path)
            yield RULE.finding(
                survey.at(facts.path, fact.name_place),
                f"{fact.name} copies the spec's, in a module that 'replaces' does not name",
                hint=f"add {module} to 'replaces' of {fact.name}, then run `ssotgen migrate`",
                symbol=fact.name,
            )


RULE = Rule(
    "SSG603",
    "copied-definition",
    "A class outside 'replaces' is a copy of one of the spec.",
    Severity.WARNING,
    check,
)
