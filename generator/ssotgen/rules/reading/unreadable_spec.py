"""# unreadable-spec (SSG116)

## What it does

Reports what looks like a YAML file or a folder of the spec and cannot be read: no permission, a
link that leads nowhere or in a circle, a folder or a pipe that is named like a file.

## Why it matters

A part of the spec that is passed over in silence is missing from the generated modules.

## Example

```shell
ln -s missing.yaml spec/enums.yaml
```

## Use instead

```shell
cp shared/enums.yaml spec/enums.yaml
```
"""

from __future__ import annotations

from ssotgen.rules.rule import Rule

RULE = Rule("SSG116", "unreadable-spec", "A file or folder of the spec cannot be read.")
