"""# missing-extra (SSG933)

## What it does

Tells that a command needs a package that is installed with an extra only.

## Why it matters

`ssotgen migrate` rewrites files with LibCST, so that comments and layout stay. Nothing else needs
it, and so it does not come with ssotgen itself.

## Example

```sh
pip install ssotgen
ssotgen migrate
```

## Use instead

```sh
pip install 'ssotgen[migrate]'
ssotgen migrate
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG933", "missing-extra", "A command needs a package that is not installed.")
