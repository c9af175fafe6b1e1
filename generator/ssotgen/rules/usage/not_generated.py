"""# not-generated (SSG935)

## What it does

Tells that the modules which the rewritten code would import do not exist yet.

## Why it matters

The code would fail at its first import.

## Example

```sh
ssotgen migrate --write
```

## Use instead

```sh
ssotgen generate
ssotgen migrate --write
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG935", "not-generated", "The generated modules do not exist yet.")
