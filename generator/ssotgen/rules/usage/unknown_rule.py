"""# unknown-rule (SSG932)

## What it does

Tells that `--select` or `--ignore` names a rule that the audit does not have.

## Why it matters

A misspelt rule would select nothing, or silence nothing, without a word.

## Example

```sh
ssotgen audit --select stale-imports
```

## Use instead

```sh
ssotgen audit --select stale-import
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG932", "unknown-rule", "An option names a rule that the audit does not have.")
