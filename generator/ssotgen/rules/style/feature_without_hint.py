"""# feature-without-hint (SSG404)

## What it does

Finds features without a `hint`.

## Why it matters

Wherever a feature is missing its hint is shown: in `require()`'s error, in the status, in skipped
tests. Without it whoever meets that knows what is missing, but not what to do.

## Example

```yaml
features:
  docker:
    summary: A Docker daemon that answers.
    imports: {docker: [from_env]}
```

## Use instead

```yaml
features:
  docker:
    summary: A Docker daemon that answers.
    imports: {docker: [from_env]}
    hint: pip install docker, and start the daemon
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding, Severity
from ssotgen.model import Spec
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each feature that says not how to get it."""
    for feature in spec.features:
        if not feature.hint.strip():
            yield RULE.finding(
                feature.location,
                f"the feature {quoted(feature.name)} has no hint for those who lack it",
                hint="add `hint:` with the command or the step that makes it available",
                symbol=feature.name,
            )


RULE = Rule(
    "SSG404",
    "feature-without-hint",
    "A feature does not say how to get it.",
    severity=Severity.WARNING,
    check=check,
)
