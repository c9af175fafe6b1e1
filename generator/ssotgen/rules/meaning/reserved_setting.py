"""# reserved-setting (SSG323)

## What it does

Finds a key of a feature's `settings` that `get_service_config()` answers with itself: `feature`,
`available`, `settings`, `imports`, `last_error` and `environment_override`.

## Why it matters

The settings and these stand in one mapping. One of the two would be lost, and a program that asks
for `available` would get a number from the spec.

## Example

```yaml
features:
  docker:
    summary: A Docker daemon.
    imports: {docker: [from_env]}
    settings: {available: 3}
```

## Use instead

```yaml
features:
  docker:
    summary: A Docker daemon.
    imports: {docker: [from_env]}
    settings: {available_containers: 3}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.model import Spec
from ssotgen.names import SERVICE_CONFIG_KEYS
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each setting that has the name of an answer."""
    for feature in spec.features:
        settings = feature.settings
        if settings is None:
            continue
        for key in SERVICE_CONFIG_KEYS:
            if key in settings:
                yield RULE.finding(
                    settings.at_key(key, f"{feature.source.pointer}/settings/{key}"),
                    f"{quoted(key)} is what get_service_config() says itself of {feature.name}",
                    hint="give the setting another name",
                    symbol=feature.name,
                )


RULE = Rule(
    "SSG323", "reserved-setting", "A setting has the name of a part of the answer.", check=check
)
