"""# availability-flag (SSG606)

## What it does

Finds a `try` that imports what a feature of the spec imports and sets a flag both ways: True where
it worked, False where it did not (or the reverse).

## Why it matters

The same question is asked in many places, with other imports in each, and gets other answers. What
is answered here at import time can no longer be overridden, explained or asked again.

## Example

```python
try:
    from jobs.runner import Runner
    RUNNER_AVAILABLE = True
except ImportError:
    RUNNER_AVAILABLE = False
```

## Use instead

```python
from jobs.ssot.jobs import jobs_config

if jobs_config.runner_available:
    from jobs.runner import Runner
```

`ssotgen migrate --write` makes the edit, with all who read the flag, where it is exact. The hint
says why where it is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.decide import decide_flag
from ssotgen.audit.survey import Survey
from ssotgen.findings import Finding, Fix
from ssotgen.names import config_names, feature_property
from ssotgen.rules.rule import Rule


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each flag of a feature."""
    instance = config_names(survey.spec.project).instance
    for flag in survey.flags.owned:
        if not survey.is_target(flag.path) or flag.feature is None:
            continue
        decision = decide_flag(flag)
        prop = f"{instance}.{feature_property(flag.feature.name)}"
        hint = f"run `ssotgen migrate --write`: ask {prop}"
        if decision.fix is Fix.UNSAFE:
            hint = f"run `ssotgen migrate --write --unsafe-fixes`: {decision.reason}"
        elif decision.fix is Fix.NONE:
            hint = f"ask {prop}; no command does that here: {decision.reason}"
        yield RULE.finding(
            survey.at(flag.path, flag.place),
            f"{flag.name} is an availability flag of the feature '{flag.feature.name}'",
            hint=hint,
            symbol=flag.name,
            fix=decision.fix,
        )


RULE = Rule(
    "SSG606",
    "availability-flag",
    "A 'try' around an import sets a flag that the generated module answers.",
    check=check,
)
