"""# unsettled-layout (SSG506)

## What it does

With `ssotgen check --verify-layout`, finds a generated file that black would lay out in another
way.

## Why it matters

ssotgen lays out what it makes as black does, without asking black about every line. Where the two
disagree, a formatter that runs over the repository would change generated files, and `check` would
call that drift. It is a fault of ssotgen, not of the spec.

## Example

```python
STRATEGIES = {"sequential",
    "parallel"}
```

## Use instead

```python
STRATEGIES = {
    "sequential",
    "parallel",
}
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule(
    "SSG506", "unsettled-layout", "A generated file is laid out otherwise than black would."
)
