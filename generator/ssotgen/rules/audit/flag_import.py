"""# flag-import (SSG607)

## What it does

Finds an import that takes an availability flag of one of the spec's features from another module,
also through a package that passes it on or under another name.

## Why it matters

The importer gets the answer of another module's import time, and keeps that module's flag alive.

## Example

```python
from jobs.main import RUNNER_AVAILABLE
```

## Use instead

```python
from jobs.ssot.jobs import jobs_config

jobs_config.runner_available
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.decide import decide_flag
from ssotgen.audit.survey import Survey
from ssotgen.findings import Finding
from ssotgen.names import config_names, feature_property
from ssotgen.rules.rule import Rule


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each import of a flag."""
    instance = config_names(survey.spec.project).instance
    for flag in survey.flags.owned:
        if flag.feature is None:
            continue
        prop = f"{instance}.{feature_property(flag.feature.name)}"
        for each in flag.imports:
            if survey.is_target(each.path):
                yield RULE.finding(
                    survey.at(each.path, each.fact.place),
                    f"{each.fact.name} is the flag of the feature '{flag.feature.name}' that"
                    f" {survey.module_name(flag.path)} sets",
                    hint=f"ask {'' if flag.positive else 'not '}{prop}",
                    symbol=flag.name,
                    fix=decide_flag(flag).fix,
                )


RULE = Rule(
    "SSG607",
    "flag-import",
    "An availability flag is imported from another module.",
    check=check,
)
