"""# uncommitted-changes (SSG934)

## What it does

Tells that the work tree has changes that are not committed, or that a file which would be rewritten
is not in the repository, and that nothing was therefore written.

## Why it matters

What `ssotgen migrate --write` did could then no longer be told from what you did, nor be undone
alone.

## Example

```sh
edit jobs/agent.py
ssotgen migrate --write
```

## Use instead

```sh
git commit --all
ssotgen migrate --write
```

`--allow-dirty` writes all the same.
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG934", "uncommitted-changes", "The work tree has changes that are not committed.")
