"""# bad-type (SSG302)

## What it does

Finds a `type` that is not written in the types of the spec language: `str`, `int`, `float`, `bool`,
`Any`, `datetime`, `timedelta`, an enum or dataclass of the spec, `list[T]`, `set[T]`,
`dict[str, T]` and `T | None`.

## Why it matters

Every type has one wire form, which `to_dict` writes and `from_dict` reads back. A type outside the
list has none, so the two could not be inverses of each other.

## Example

```yaml
fields:
  cpu_limit: {type: "Optional[int]", default: null}
```

## Use instead

```yaml
fields:
  cpu_limit: {type: int | None, default: null}
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG302", "bad-type", "A type is not one of the spec language.")
