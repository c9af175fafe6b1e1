"""# cannot-write (SSG920)

## What it does

Tells that a file could not be written, and that all files are therefore as they were: the folder
or the disk does not allow it, the path leads out of the project through `..` or a link, or another
ssotgen is at work here.

## Why it matters

Half of the generated files from one spec and half from another would be worse than old ones.

## Example

```sh
ln -s /etc generated/shop
ssotgen generate
```

## Use instead

```sh
rm generated/shop
ssotgen generate
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG920", "cannot-write", "A file cannot be written; none was.")
