"""# shared-legacy-flag (SSG405)

## What it does

Finds a name in `legacy_flags` that an earlier feature, or the same one, has already; the default
name `<FEATURE>_AVAILABLE` counts.

## Why it matters

`audit` and `migrate` take such a flag for the feature whose modules the file imports. Where two
features share it, a file that imports neither directly cannot be decided, and stays as it is.

## Example

```yaml
features:
  local: {summary: Runs here., imports: {shop.local: [Local]}, legacy_flags: [RUNNER_AVAILABLE]}
  remote: {summary: Runs there., imports: {shop.remote: [Remote]}, legacy_flags: [RUNNER_AVAILABLE]}
```

## Use instead

```yaml
features:
  local: {summary: Runs here., imports: {shop.local: [Local]}, legacy_flags: [RUNNER_AVAILABLE]}
  remote: {summary: Runs there., imports: {shop.remote: [Remote]}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding, Severity
from ssotgen.model import Spec
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each flag that another feature has."""
    owners: dict[str, str] = {
        feature.flag_names[0]: feature.name for feature in spec.features if not feature.legacy_flags
    }
    for feature in spec.features:
        for flag in feature.legacy_flags:
            owner = owners.setdefault(flag.text, feature.name)
            if owner != feature.name:
                yield RULE.finding(
                    flag.location,
                    f"{quoted(flag.text)} stands for the feature {owner} already",
                    hint=f"leave it to one of {owner} and {feature.name}",
                    symbol=feature.name,
                )


RULE = Rule(
    "SSG405",
    "shared-legacy-flag",
    "Two features are known by one flag.",
    severity=Severity.WARNING,
    check=check,
)
