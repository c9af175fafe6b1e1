"""# import-collision (SSG318)

## What it does

Finds two imports that are cached under one name but are not the same thing: another module, or
another name in it. The same target under the same name in two features is fine.

## Why it matters

`get_cached_import(name)` has one answer for a name. With two imports behind it, what a caller gets
would hang on which features are there.

## Example

```yaml
features:
  local: {summary: Runs here., imports: {shop.local: [Runner]}}
  remote: {summary: Runs elsewhere., imports: {shop.remote: [Runner]}}
```

## Use instead

```yaml
features:
  local: {summary: Runs here., imports: {shop.local: [Runner]}}
  remote: {summary: Runs elsewhere., imports: {shop.remote: [Runner as RemoteRunner]}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.model import ImportTarget, Spec
from ssotgen.names import camel_case
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each import whose name another import has already."""
    first: dict[str, ImportTarget] = {}
    targets = [(target, feature.name) for feature in spec.features for target in feature.targets]
    for target, feature in sorted(targets, key=lambda found: found[0].location):
        other = first.setdefault(target.alias, target)
        if (other.module, other.name) != (target.module, target.name):
            yield RULE.finding(
                target.location,
                f"{target.name} of {target.module} is cached as {quoted(target.alias)}, "
                f"the name of {other.name} of {other.module} at {other.location}",
                hint=f"give it another name: {target.name} as {_other_name(target, feature)}",
                symbol=feature,
            )


def _other_name(target: ImportTarget, feature: str) -> str:
    if target.alias.islower():
        return f"{feature}_{target.alias}"
    return f"{camel_case(feature)}{target.alias}"


RULE = Rule(
    "SSG318", "import-collision", "Two different imports are cached under one name.", check=check
)
