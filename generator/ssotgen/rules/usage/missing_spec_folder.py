"""# missing-spec-folder (SSG905)

## What it does

Reports that the folder of the spec does not exist, or is a file. The message says where the path
came from: the settings file, `--spec`, or the default `spec/`.

## Why it matters

A check that looked at the wrong place and found nothing must not read as a check that passed.

## Example

```toml
# ssotgen.toml, in a project whose spec is in design/spec
spec = "desing/spec"
```

## Use instead

```toml
spec = "design/spec"
```

A project without a spec gets one by `ssotgen init`.
"""

from ssotgen.rules.rule import Rule

RULE = Rule(
    code="SSG905",
    name="missing-spec-folder",
    summary="The folder of the spec does not exist.",
)
