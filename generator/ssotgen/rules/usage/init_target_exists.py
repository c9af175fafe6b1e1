"""# init-target-exists (SSG907)

## What it does

Reports each file that `ssotgen init` would have to overwrite. Nothing is written where there is
one.

## Why it matters

What stands there is yours. A starter that replaced a spec in use, or that put its documents
beside one, would be the worst moment of your day.

## Example

```console
$ ssotgen init
spec/project.yaml:1:1: SSG907 [init-target-exists] the file exists, and init overwrites nothing
```

## Use instead

Run `ssotgen init` in an empty folder and take over by hand what you want, or move the file away
first.
"""

from ssotgen.rules.rule import Rule

RULE = Rule(
    code="SSG907",
    name="init-target-exists",
    summary="A file that init would write is there already.",
)
