"""# missing-file (SSG501)

## What it does

Finds a file that the spec makes but that is not on disk.

## Why it matters

Callers import it. A checkout without it fails with an `ImportError` that says nothing of the spec.

## Example

```sh
git rm generated/shop/ssot/paint_enums.py
ssotgen check
```

## Use instead

```sh
ssotgen generate
git add generated
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG501", "missing-file", "A generated file is not there.")
