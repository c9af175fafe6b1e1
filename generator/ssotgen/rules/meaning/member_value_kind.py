"""# member-value-kind (SSG333)

## What it does

Finds a member whose value the enum's base cannot hold: text in an `IntEnum`, `IntFlag` or `Flag`, a
number in a `StrEnum`.

## Why it matters

Python refuses such a class when the module is imported, or makes text of the number without saying
so.

## Example

```yaml
enums:
  Level: {summary: How bad it is., base: IntEnum, members: {LOW: 1, HIGH: high}}
```

## Use instead

```yaml
enums:
  Level: {summary: How bad it is., base: IntEnum, members: {LOW: 1, HIGH: 2}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.document import YamlMapping
from ssotgen.findings import Finding
from ssotgen.model import EnumBase, EnumSpec, MemberSpec, Spec
from ssotgen.phrases import described
from ssotgen.reading.scalars import is_misread
from ssotgen.reading.wording import yaml_quoted
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each value that its enum cannot hold."""
    for enum in spec.enums:
        if enum.base is EnumBase.ENUM:
            continue
        wanted = str if enum.base is EnumBase.STR_ENUM else int
        for member in enum.members:
            if not isinstance(member.value, wanted) and not _was_misread(enum, member):
                yield RULE.finding(
                    member.value_location,
                    f"{described(member.value)} cannot be a value of the "
                    f"{enum.base.value} {enum.name}",
                    hint="write a whole number"
                    if wanted is int
                    else f"quote this value: {yaml_quoted(str(member.value))}",
                    symbol=f"{enum.name}.{member.name}",
                )


def _was_misread(enum: EnumSpec, member: MemberSpec) -> bool:
    """Whether the reader has reported the value already, as one that YAML takes for another."""
    members = None if enum.source is None else enum.source.node.get("members")
    if not isinstance(members, YamlMapping):
        return False
    declared = members.get(member.name)
    node, key = (declared, "value") if isinstance(declared, YamlMapping) else (members, member.name)
    mark = node.marks.get(key)
    return mark is not None and mark.plain and mark.text is not None and is_misread(mark.text)


RULE = Rule(
    "SSG333", "member-value-kind", "A member's value is not of the kind of its enum.", check=check
)
