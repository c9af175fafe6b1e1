"""# missing-template-folder (SSG906)

## What it does

Reports that the folder given as `templates` in the settings, or with `--templates`, does not
exist.

## Why it matters

Without it the built-in templates would be used in silence, and what they generate is not what the
project expects.

## Example

```toml
[tool.ssotgen]
templates = "template"   # the folder is called templates
```

## Use instead

```toml
[tool.ssotgen]
templates = "templates"
```

Leave the key out to use the built-in templates.
"""

from ssotgen.rules.rule import Rule

RULE = Rule(
    code="SSG906",
    name="missing-template-folder",
    summary="The folder of the user's templates does not exist.",
)
