"""# path-outside-project (SSG904)

## What it does

Reports a path in the settings, or given with `--output`, that leaves the project's folder: by
`..`, as an absolute path, or, for the output, through a symbolic link. The project's folder is
the one that holds the settings file, else the working directory.

## Why it matters

Settings and specs arrive in other people's pull requests. Whoever runs `ssotgen generate` on one
must be able to rely on it that nothing outside the project is written.

## Example

```toml
[tool.ssotgen]
output = "../../elsewhere"
```

## Use instead

```toml
[tool.ssotgen]
output = "src"
```

To write elsewhere all the same, say so on the command line with an absolute path: `ssotgen
generate --output /srv/elsewhere`.
"""

from ssotgen.rules.rule import Rule

RULE = Rule(
    code="SSG904",
    name="path-outside-project",
    summary="A path of the settings leaves the project's folder.",
)
