"""# flag-use (SSG608)

## What it does

Finds where an availability flag of one of the spec's features is read: in the module that sets it,
where it was imported, and as `module.FLAG`.

## Why it matters

Each of these places keeps the flag alive, and none of them sees an override or a refresh.

## Example

```python
if RUNNER_AVAILABLE:
    start()
```

## Use instead

```python
if jobs_config.runner_available:
    start()
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
    """Yield a finding for each read of a flag."""
    instance = config_names(survey.spec.project).instance
    for flag in survey.flags.owned:
        if flag.feature is None:
            continue
        prop = f"{instance}.{feature_property(flag.feature.name)}"
        for read in flag.reads:
            if survey.is_target(read.path):
                yield RULE.finding(
                    survey.at(read.path, read.use.place),
                    f"{read.use.name} says whether the feature '{flag.feature.name}' is there",
                    hint=f"ask {'' if flag.positive else 'not '}{prop}",
                    symbol=flag.name,
                    fix=decide_flag(flag).fix,
                )


RULE = Rule(
    "SSG608",
    "flag-use",
    "An availability flag is read that the generated module answers.",
    check=check,
)
