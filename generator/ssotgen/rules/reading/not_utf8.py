"""# not-utf8 (SSG107)

## What it does

Reports a file that is not UTF-8, at the first byte that cannot be read. A byte order mark in front
of UTF-8 is accepted.

## Why it matters

Guessing an encoding gives another text on another machine. The generated modules are UTF-8, and so
is every spec.

## Example

A file saved as UTF-16, or as Windows-1252 with a `é` in it.

## Use instead

```shell
iconv -f WINDOWS-1252 -t UTF-8 features.yaml > features.utf8.yaml
```
"""

from __future__ import annotations

from ssotgen.rules.rule import Rule

RULE = Rule("SSG107", "not-utf8", "The file is not UTF-8.")
