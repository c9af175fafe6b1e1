"""# unreadable-output (SSG921)

## What it does

Tells that something stands where a generated file belongs, but that it cannot be read: a folder of
that name, or a file that you have no right to read.

## Why it matters

What cannot be read cannot be compared, so neither "the same" nor "drifted" would be true.

## Example

```sh
mkdir generated/shop/ssot/paint.py
ssotgen check
```

## Use instead

```sh
rmdir generated/shop/ssot/paint.py
ssotgen generate
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule(
    "SSG921", "unreadable-output", "What stands in the place of a generated file cannot be read."
)
