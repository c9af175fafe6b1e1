"""# layout-only (SSG504)

## What it does

Finds a generated file whose code and comments are those of the spec, laid out in another way.

## Why it matters

Nothing is wrong for callers, but the next `ssotgen generate` would lay the file out again, and the
two would take turns in every diff. Most often a formatter runs over the generated files.

## Example

```toml
# every formatter run rewrites the generated files
[tool.black]
line-length = 120
```

## Use instead

```toml
[tool.black]
line-length = 120
extend-exclude = "generated/"
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG504", "layout-only", "A generated file differs in layout alone.")
