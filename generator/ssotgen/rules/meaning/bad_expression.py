"""# bad-expression (SSG303)

## What it does

Finds a `value` or `when` that is not an expression of the spec language: field and property names,
enum members, literals, comparison, `and`, `or`, `not`, `in`, arithmetic, `x if c else y` and
`len()`.

## Why it matters

Expressions become code. Only what ssotgen has parsed and built again from its own tree gets there;
calls, attributes, comprehensions and the like stay outside, so that a spec from a stranger's pull
request can be read and generated without running anything in it.

## Example

```yaml
properties:
  is_long: {type: bool, value: open("/etc/hostname").read() == "ci"}
```

## Use instead

```yaml
properties:
  is_long: {type: bool, value: timeout_minutes > 60}
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG303", "bad-expression", "An expression is outside the closed subset of Python.")
