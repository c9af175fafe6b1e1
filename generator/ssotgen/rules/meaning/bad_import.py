"""# bad-import (SSG304)

## What it does

Finds an import target or a probe's `call` that cannot be read: an entry of `imports` is `Name` or
`Name as Alias`, a `call` is `package.module:function`.

## Why it matters

These become import statements of the generated module. What is not a plain name there would fail
at run time for every caller, and reported as if the feature was missing.

## Example

```yaml
features:
  docker:
    imports: {docker: ["from_env()"]}
    probe: {call: test_support.probes.docker_answers}
```

## Use instead

```yaml
features:
  docker:
    imports: {docker: [from_env]}
    probe: {call: "test_support.probes:docker_answers"}
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG304", "bad-import", "An import target or a probe's callable cannot be read.")
