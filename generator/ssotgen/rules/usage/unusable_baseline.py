"""# unusable-baseline (SSG930)

## What it does

Tells that the file given with `--baseline` cannot be read as one.

## Why it matters

Without it nobody can say which findings are new, so there is no answer.

## Example

```sh
ssotgen audit --baseline missing.json
```

## Use instead

```sh
ssotgen audit --write-baseline baseline.json
ssotgen audit --baseline baseline.json
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG930", "unusable-baseline", "The baseline of an audit cannot be used.")
