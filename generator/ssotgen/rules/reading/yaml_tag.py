"""# yaml-tag (SSG113)

## What it does

Reports an explicit YAML tag other than `!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!seq` and
`!!map`, and one of these that does not fit its value.

## Why it matters

Tags such as `!!python/object` ask the reader to build objects, which can run code. A spec is plain
data.

## Example

```yaml
hint: !!python/object/apply:os.system ["true"]
```

## Use instead

```yaml
hint: start the Docker daemon
```
"""

from __future__ import annotations

from ssotgen.rules.rule import Rule

RULE = Rule("SSG113", "yaml-tag", "A YAML tag asks for more than plain data.")
