"""# standard-library-package (SSG319)

## What it does

Finds a `project.package` that begins with the name of a module of Python's standard library, such
as `test`, `types` or `platform`.

## Why it matters

A folder of that name either hides the standard module, and with it half of Python, or is hidden by
it, and then the generated modules cannot be imported at all.

## Example

```yaml
project: {name: shop, package: test.ssot, summary: What the shop is made of.}
```

## Use instead

```yaml
project: {name: shop, package: shop_tests.ssot, summary: What the shop is made of.}
```
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.model import Spec
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding where the package is one of the standard library."""
    top = spec.project.package.split(".")[0]
    if top in sys.stdlib_module_names or _NOT_LISTED.fullmatch(top):
        yield RULE.finding(
            spec.project.source.at("package"),
            f"the package {quoted(spec.project.package)} begins with {quoted(top)}, "
            "a module of Python's standard library",
            hint=f"use another top-level package, such as {top}_ssot",
            symbol="project.package",
        )


_NOT_LISTED = re.compile(
    "aifc|asynchat|asyncore|audioop|binhex|cgi|cgitb|chunk|crypt|distutils|imghdr|imp|lib2to3|mailcap"
    "|msilib|nis|nntplib|ossaudiodev|pipes|smtpd|sndhdr|spwd|sunau|telnetlib|test|uu|xdrlib"
)
"""`test`, and what the oldest supported Python has and a newer one no longer: the answer is the
same on all."""

RULE = Rule(
    "SSG319",
    "standard-library-package",
    "The package is called like a module of the standard library.",
    check=check,
)
