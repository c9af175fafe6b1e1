"""# bad-license-header (SSG325)

## What it does

Finds a `license_header` with what a comment cannot carry: control characters, characters that turn
the direction of text, exotic line breaks; and with lines that Python or a tool would obey, such as
`coding: latin-1` or `fmt: off`.

## Why it matters

The header goes above everything else as comments, and in a comment nothing can be escaped. Python
reads an encoding out of the first two lines, and formatters and type checkers obey comments: text
must not do that by accident, nor by intent of a stranger.

## Example

```yaml
project:
  name: shop
  package: shop.ssot
  summary: What the shop is made of.
  license_header: |
    coding: utf-7
    Copyright the shop.
```

## Use instead

```yaml
project:
  name: shop
  package: shop.ssot
  summary: What the shop is made of.
  license_header: |
    Copyright the shop.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.model import Spec
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule

_CODING = re.compile(r"coding[:=][ \t]*[-\w.]+", re.ASCII)
_PRAGMA = re.compile(
    r"(?i)[\s#]*(?:(?:type|fmt|mypy|pyright|ruff|pylint|flake8|yapf|isort|ssotgen|noqa|nosec)\s*:"
    r"|noqa\b|!|pyre-\w+)"
)


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each line of the header that cannot be a comment and nothing more."""
    for number, line in enumerate(spec.project.license_header.split("\n"), 1):
        reason = _reason(line, number)
        if reason:
            yield RULE.finding(
                spec.project.source.at("license_header"),
                f"line {number} of the license header {reason}",
                hint="remove that from the header",
                symbol="project.license_header",
            )


def _reason(line: str, number: int) -> str:
    # The emitter that will write the comment decides: imported here, for few specs have a header.
    from ssotgen.render.code import is_printable

    for character in line:
        if character != "\t" and not is_printable(character):
            return f"has the character {character!a}, which a comment cannot carry"
    coding = _CODING.search(line) if number <= 2 else None
    if coding is not None:
        return f"would tell Python how the file is encoded: {quoted(coding[0])}"
    pragma = _PRAGMA.match(line)
    if pragma is not None:
        return f"would be obeyed by a tool: {quoted(line.strip())}"
    return ""


RULE = Rule(
    "SSG325", "bad-license-header", "The license header cannot stand in comments.", check=check
)
