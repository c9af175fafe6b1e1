"""# changed-definition (SSG503)

## What it does

Finds a top-level definition of a generated file that differs from what the spec makes, and names
the place in the spec that governs it. Line endings do not count.

## Why it matters

Either the file was edited by hand, and the next `ssotgen generate` takes the edit away; or the spec
was changed and the file was not made again, and callers still get the old facts.

## Example

```python
# generated/shop/ssot/paint_enums.py, edited by hand
class Colour(Enum):
    RED = "crimson"
```

## Use instead

```yaml
# spec/enums.yaml, followed by `ssotgen generate`
enums:
  Colour: {summary: A colour., members: {RED: crimson}}
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG503", "changed-definition", "A definition on disk is not what the spec makes.")
