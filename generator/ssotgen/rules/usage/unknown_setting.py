"""# unknown-setting (SSG902)

## What it does

Reports a key of `ssotgen.toml`, or of `[tool.ssotgen]` in `pyproject.toml`, that is no setting.

## Why it matters

A misspelt key would be ignored in silence, and ssotgen would work with the default in its place.

## Example

```toml
[tool.ssotgen]
ouput = "src"
```

## Use instead

```toml
[tool.ssotgen]
output = "src"
```

The settings are `spec`, `output`, `templates`, `sources` and `exclude`.
"""

from ssotgen.rules.rule import Rule

RULE = Rule(
    code="SSG902",
    name="unknown-setting",
    summary="A settings file has a key that is no setting.",
)
