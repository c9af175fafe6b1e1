"""The rule `duplicate-value`; its page is docs/rules/duplicate-value.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import EnumSpec, MemberSpec, Spec
from ssotgen.spec.phrases import described
from ssotgen.spec.yaml.document import Value


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each member that repeats an earlier value without saying so."""
    for enum in spec.all_enums:
        first: dict[Value, MemberSpec] = {}
        is_flag = enum.base.is_flag
        for member in enum.members:
            if is_flag and not isinstance(member.value, int):
                continue  # has a finding of its own
            other = first.setdefault(member.value, member)
            if other is not member and not member.alias and not other.alias:
                yield _finding(enum, member, other)


def _finding(enum: EnumSpec, member: MemberSpec, other: MemberSpec) -> Finding:
    if enum.source is None:
        message = (
            f"the standard layer {quoted(member.name)} has the same value as {quoted(other.name)}, "
            f"{described(member.value)}"
        )
        hint = "rename one of them, so that they differ in more than upper and lower case"
    else:
        message = f"{quoted(member.name)} has the same value as {quoted(other.name)}"
        hint = f"change the value, or add `alias: true` if it is another name for {other.name}"
    symbol = f"{enum.name}.{member.name}"
    return RULE.finding(
        member.value_location,
        message,
        hint=hint,
        symbol=symbol,
        related=((other.value_location, "first used here"),),
    )


RULE = Rule(
    "SSG331", "duplicate-value", "Checks for members of an enum with the same value.", check=check
)
