"""# blank-summary (SSG326)

## What it does

Finds a `project.summary` of nothing but white space.

## Why it matters

It is the docstring of the generated modules, the first that a reader of either sees. Blank it would
be no docstring at all.

## Example

```yaml
project: {name: shop, package: shop.ssot, summary: " "}
```

## Use instead

```yaml
project: {name: shop, package: shop.ssot, summary: What the shop is made of.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.model import Spec
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding where the project says nothing of itself. That the summary is missing or no
    text at all is for the stage `structure` to tell."""
    summary = spec.project.source.node.get("summary")
    if isinstance(summary, str) and summary and not summary.strip():
        yield RULE.finding(
            spec.project.source.at("summary"),
            "the summary of the project is blank",
            hint="say in one sentence what the generated modules are about",
            symbol="project.summary",
        )


RULE = Rule("SSG326", "blank-summary", "The summary of the project is blank.", check=check)
