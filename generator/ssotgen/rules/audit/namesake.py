"""# namesake (SSG605)

## What it does

Finds a class that has the name of one of the spec's and is another thing, in a module that the spec
does not replace.

## Why it matters

Nothing is wrong with it. But whoever searches for the name finds both, and an import from the wrong
place is easily written.

## Example

```python
# billing/models.py, while the spec has an enum JobStatus
class JobStatus(BaseModel):
    invoice: str
```

## Use instead

Leave it, or give it a name that says whose it is, such as `InvoiceJobStatus`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.survey import Survey
from ssotgen.findings import Finding, Severity
from ssotgen.rules.rule import Rule


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each class that shares no more than a name."""
    for facts in survey.target_files:
        for fact in facts.classes:
            if survey.is_former_home(facts.path, fact):
                continue
            comparison = survey.compare(facts.path, fact)
            if comparison is None or (comparison.same_kind and comparison.same_content):
                continue
            yield RULE.finding(
                survey.at(facts.path, fact.name_place),
                f"{fact.name} is the name of a class of the spec, and another thing here",
                symbol=fact.name,
            )


RULE = Rule(
    "SSG605",
    "namesake",
    "A class shares the name of one of the spec, and nothing else.",
    Severity.NOTE,
    check,
)
