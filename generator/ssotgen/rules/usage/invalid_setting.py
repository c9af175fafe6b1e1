"""# invalid-setting (SSG903)

## What it does

Reports a setting, or a command-line flag that stands in for one, whose value cannot be used: a
number where a path is wanted, a text where a list is wanted, an empty path, a path with a control
character.

## Why it matters

Guessing what was meant could make ssotgen write into a folder that nobody named.

## Example

```toml
[tool.ssotgen]
sources = "src"
```

## Use instead

```toml
[tool.ssotgen]
sources = ["src"]
```

`spec`, `output` and `templates` are texts, `sources` and `exclude` lists of texts.
"""

from ssotgen.rules.rule import Rule

RULE = Rule(
    code="SSG903",
    name="invalid-setting",
    summary="A setting has a value of the wrong type or no usable path.",
)
