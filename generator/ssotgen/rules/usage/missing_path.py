"""# missing-path (SSG931)

## What it does

Tells that a path on the command line does not exist.

## Why it matters

Nothing would be found there, and that would look as if nothing were wrong.

## Example

```sh
ssotgen audit scr/
```

## Use instead

```sh
ssotgen audit src/
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG931", "missing-path", "A path on the command line does not exist.")
