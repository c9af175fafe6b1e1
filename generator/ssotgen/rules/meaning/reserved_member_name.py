"""# reserved-member-name (SSG313)

## What it does

Finds members of enums, and standard layers, whose names Python's `enum` keeps for itself (`mro`,
`name`, `value` and all that begin with an underscore) or that hide what the base has: a method of
`str` in a `StrEnum`, of `int` in an `IntEnum` or `IntFlag`.

## Why it matters

`enum` refuses some of these names when the module is imported, and takes others silently as
something that is no member, which of them depending on the version of Python. A member `lower` in a
`StrEnum` would break `.lower()` for each of its members.

## Example

```yaml
enums:
  Case: {summary: How text is written., base: StrEnum, members: {lower: lower, mro: mro}}
```

## Use instead

```yaml
enums:
  Case: {summary: How text is written., base: StrEnum, members: {LOWER: lower, MRO: mro}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.model import EnumBase, Spec
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule

_KEPT = frozenset({"mro", "name", "value"})
_ADDED_LATER = frozenset({"is_integer"})
"""Methods of `str` and `int` that the oldest supported Python lacks and a newer one has."""


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each member whose name is taken."""
    for enum in spec.all_enums:
        hidden = _INHERITED[enum.base]
        subject = f"{enum.base.value} {enum.name}"
        for member in enum.members:
            name = member.name
            if name in _KEPT:
                reason = f"the name {quoted(name)} is kept by Python's enum for itself"
            elif name.startswith("_"):
                reason = f"{quoted(name)} begins with an underscore, which no member may"
            elif name in hidden:
                reason = f"{quoted(name)} hides what every {enum.base.value} has by that name"
            else:
                continue
            upper = name.strip("_").upper()
            yield RULE.finding(
                member.location,
                f"{reason} (in the {subject})" if enum.source is not None else reason,
                hint=f"write {upper}" if upper and upper[0].isalpha() else "use another name",
                symbol=f"{enum.name}.{name}",
            )


def _public(base: type) -> frozenset[str]:
    return frozenset(name for name in dir(base) if not name.startswith("_")) | _ADDED_LATER


_INHERITED = {
    EnumBase.ENUM: frozenset[str](),
    EnumBase.FLAG: frozenset[str](),
    EnumBase.STR_ENUM: _public(str),
    EnumBase.INT_ENUM: _public(int),
    EnumBase.INT_FLAG: _public(int),
}


RULE = Rule(
    "SSG313",
    "reserved-member-name",
    "A member has a name that enum or its base needs.",
    check=check,
)
