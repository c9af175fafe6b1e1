"""# unreadable-file (SSG505)

## What it does

Finds a generated file that is not UTF-8, or that cannot be read at all.

## Why it matters

What cannot be read cannot be compared, and Python could not import it either.

## Example

```sh
iconv -f utf-8 -t utf-16 paint.py > generated/shop/ssot/paint.py
```

## Use instead

```sh
ssotgen generate
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG505", "unreadable-file", "A generated file cannot be read as text.")
