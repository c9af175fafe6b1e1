"""# invalid-settings-file (SSG901)

## What it does

Reports an `ssotgen.toml` or `pyproject.toml` that cannot be read: bad TOML (with line and
column), another encoding than UTF-8, or a file that may not be opened. A broken `pyproject.toml`
is reported only where it speaks of `tool.ssotgen`.

## Why it matters

With the settings unread, ssotgen would look for the spec in the wrong folder and compare or write
the wrong files. It stops instead.

## Example

```toml
# ssotgen.toml
spec = design/spec
```

## Use instead

```toml
# ssotgen.toml
spec = "design/spec"
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule(
    code="SSG901",
    name="invalid-settings-file",
    summary="A settings file is no valid TOML or cannot be read.",
)
