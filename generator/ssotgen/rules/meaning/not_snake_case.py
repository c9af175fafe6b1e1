"""# not-snake-case (SSG311)

## What it does

Finds a project or a feature whose name is not snake_case: lower-case ASCII letters and digits in
words that are joined by single underscores, with a letter in front.

## Why it matters

Names of three kinds are made from these: `OrchestrationConfig`, `is_orchestrator_available()` and
`ORCHESTRATION_ORCHESTRATOR_AVAILABLE`. Only from snake_case do all of them come out readable, and
only there can no two features end in one environment variable.

## Example

```yaml
features:
  masterOrchestration:
    summary: Runs all layers.
    imports: {shop.master: [Master]}
```

## Use instead

```yaml
features:
  master_orchestration:
    summary: Runs all layers.
    imports: {shop.master: [Master]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding, Location
from ssotgen.model import Spec
from ssotgen.names import is_snake_case, snake_case
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for the project and for each feature that is not in snake_case."""
    if not is_snake_case(spec.project.name):
        yield _finding("project", spec.project.name, spec.project.location)
    for feature in spec.features:
        if not is_snake_case(feature.name):
            yield _finding("feature", feature.name, feature.location)


def _finding(subject: str, name: str, location: Location) -> Finding:
    better = snake_case(name)
    return RULE.finding(
        location,
        f"the name of the {subject}, {quoted(name)}, is not snake_case",
        hint=f"write {better}"
        if is_snake_case(better)
        else "use lower-case words joined by single underscores, with a letter in front",
        symbol=name,
    )


RULE = Rule(
    "SSG311",
    "not-snake-case",
    "The name of the project or a feature is not snake_case.",
    check=check,
)
