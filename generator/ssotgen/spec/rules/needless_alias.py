"""The rule `needless-alias`; its page is docs/rules/needless-alias.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import EnumSpec, MemberSpec, Spec
from ssotgen.spec.phrases import described
from ssotgen.spec.yaml.document import Value


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each alias of nothing."""
    for enum in spec.enums:
        if enum.invalid_names:  # what it repeats may be a member that could not be read
            continue
        last = {member.value: member.name for member in enum.members}
        seen: set[Value] = set()
        for member in enum.members:
            value = member.value
            if member.alias and value not in seen and not _combines(enum, value):
                yield _finding(enum, member, last[value])
            seen.add(value)


def _combines(enum: EnumSpec, value: Value) -> bool:
    """Whether the value is one of several flags, which `enum` itself calls an alias."""
    is_flag = enum.base.is_flag
    return is_flag and isinstance(value, int) and value & (value - 1) != 0


def _finding(enum: EnumSpec, member: MemberSpec, last: str) -> Finding:
    if last != member.name:
        hint = f"move it below {last}, which has the same value"
    else:
        hint = "use the value of the member that it is another name for, or remove `alias`"
    return RULE.finding(
        member.location,
        f"the alias {quoted(member.name)} has a value of its own, {described(member.value)}",
        hint=hint,
        symbol=f"{enum.name}.{member.name}",
    )


RULE = Rule(
    "SSG332",
    "needless-alias",
    "Checks for aliases without another member of the same value.",
    check=check,
)
