"""# unsupported-python (SSG324)

## What it does

Finds a `target_python` that ssotgen does not write code for: before 3.10 or after 3.14.

## Why it matters

`target_python` is the oldest Python that the generated modules must run on. What is written for it
is tested on 3.10 to 3.13, and from there on works on each later one.

## Example

```yaml
project: {name: shop, package: shop.ssot, summary: What the shop is made of., target_python: "3.8"}
```

## Use instead

```yaml
project: {name: shop, package: shop.ssot, summary: What the shop is made of., target_python: "3.10"}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.build.project import OLDEST_PYTHON, parse_target
from ssotgen.findings import Finding
from ssotgen.model import Spec
from ssotgen.reading.scalars import is_misread
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule

NEWEST_PYTHON = (3, 14)


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding where the target is out of the range."""
    written = spec.project.source.node.get("target_python")
    if not isinstance(written, str):
        return
    mark = spec.project.source.node.marks.get("target_python")
    if mark is not None and mark.plain and is_misread(written):
        return
    target = parse_target(written)
    if target is None or not OLDEST_PYTHON <= target <= NEWEST_PYTHON:
        oldest, newest = (".".join(map(str, each)) for each in (OLDEST_PYTHON, NEWEST_PYTHON))
        yield RULE.finding(
            spec.project.source.at("target_python"),
            f"{quoted(written)} is not a Python that code can be generated for",
            hint=f'write a version from "{oldest}" to "{newest}"',
            symbol="project.target_python",
        )


RULE = Rule(
    "SSG324",
    "unsupported-python",
    "The target Python is older or newer than supported.",
    check=check,
)
