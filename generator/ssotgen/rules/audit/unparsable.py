"""# unparsable (SSG612)

## What it does

Tells of a Python file that could not be read: a syntax error, a syntax newer than the Python that
runs the audit, an unknown encoding, missing permission.

## Why it matters

What stands in the file was not audited. `ssotgen migrate` takes care not to remove a name that such
a file mentions.

## Example

```python
def main(:
    pass
```

## Use instead

Mend the file, run the audit under the Python that the file is written for, or rule the file out
with `exclude` in the settings.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ssotgen.audit.facts import Unparsable
from ssotgen.audit.survey import Survey
from ssotgen.findings import Finding, Location, Severity
from ssotgen.paths import shown
from ssotgen.rules.rule import Rule


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each file that could not be read."""
    for each in survey.unparsable:
        if survey.is_target(each.path):
            yield finding_of(each)


def finding_of(each: Unparsable) -> Finding:
    """Return the finding for a file that could not be read."""
    place = Location(shown(Path(each.path)), each.line, max(each.column, 1))
    return RULE.finding(place, f"the file is not read: {each.reason}")


RULE = Rule(
    "SSG612",
    "unparsable",
    "A Python file could not be read.",
    Severity.NOTE,
    check,
)
