"""# nothing-to-ask (SSG321)

## What it does

Finds a feature that has neither `imports` nor a `probe`, and a feature with `resolve` but no
imports for it to resolve.

## Why it matters

Without either there is nothing that could tell whether the feature is there, and it would be there
always. `resolve` says how imports are looked up: without imports somebody has left something out.

## Example

```yaml
features:
  docker:
    summary: A Docker daemon.
```

## Use instead

```yaml
features:
  docker:
    summary: A Docker daemon.
    imports: {docker: [from_env]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.model import Spec
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each feature that nothing is asked of."""
    for feature in spec.features:
        node = feature.source.node
        if feature.modules or node.get("imports"):
            continue
        if "probe" not in node:
            yield RULE.finding(
                feature.location,
                f"the feature {quoted(feature.name)} has neither imports nor a probe",
                hint="add `imports: {module: [Name]}` or a `probe`",
                symbol=feature.name,
            )
        elif "resolve" in node:
            yield RULE.finding(
                feature.source.at_key("resolve"),
                f"the feature {quoted(feature.name)} says how to resolve imports, but has none",
                hint="add `imports: {module: [Name]}`, or remove `resolve`",
                symbol=feature.name,
            )


RULE = Rule("SSG321", "nothing-to-ask", "A feature has neither imports nor a probe.", check=check)
