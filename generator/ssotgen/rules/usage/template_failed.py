"""# template-failed (SSG922)

## What it does

Tells that a template in the folder of the setting `templates` cannot be rendered, prints a value
that went through no filter, or gives text that is no Python.

## Why it matters

Nothing reaches the generated modules that ssotgen has not made safe and compiled.

## Example

```jinja
class {{ enum.name }}(Enum):
```

## Use instead

```jinja
class {{ enum.name | identifier }}(Enum):
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG922", "template-failed", "A template of the project cannot be used.")
