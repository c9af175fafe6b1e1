"""# link-outside (SSG117)

## What it does

Reports a symbolic link in the spec folder that leads to a file outside of it, or to a folder.

## Why it matters

A spec arrives in pull requests. A link could make the tool read, and quote in its messages, any
file of the machine; a link to a folder can lead back to where it stands.

## Example

```shell
ln -s /etc/hosts spec/enums.yaml
```

## Use instead

```shell
cp ../shared/enums.yaml spec/enums.yaml
```
"""

from __future__ import annotations

from ssotgen.rules.rule import Rule

RULE = Rule("SSG117", "link-outside", "A link leads out of the spec folder.")
