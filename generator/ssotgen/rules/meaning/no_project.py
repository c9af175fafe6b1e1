"""# no-project (SSG305)

## What it does

Finds a spec in which no document has a `project` with its `name` and `package`.

## Why it matters

The two modules are `<package>.<name>` and `<package>.<name>_enums`, and every public name in them
is made from `name`.

## Example

```yaml
enums:
  Colour: {summary: A colour., members: {RED: red}}
```

## Use instead

```yaml
project:
  name: paint
  package: shop.ssot
  summary: What the paint shop is made of.
enums:
  Colour: {summary: A colour., members: {RED: red}}
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG305", "no-project", "No document of the spec has a project.")
