"""The rule `bad-flag-value`; its page is docs/rules/bad-flag-value.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.model import EnumSpec, Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each value that is no combination of the enum's flags."""
    for enum in spec.enums:
        if not enum.base.is_flag:
            continue
        bits = known = _single_bits(enum)
        for member in enum.members:
            value = member.value
            if not isinstance(value, int) or (value >= 0 and value & ~known == 0):
                continue
            if value < 0:
                reason = f"negative value {value} of a flag"
            elif enum.invalid_names:
                continue
            else:
                reason = (
                    f"the flag value {value} is neither a power of two nor a combination of other "
                    "members"
                )
                known |= value  # other combinations with the same bits have the same cause
            yield RULE.finding(
                member.value_location,
                reason,
                hint=f"use a power of two, such as `{_next_free(bits)}`, the next free one",
                symbol=f"{enum.name}.{member.name}",
            )


def _single_bits(enum: EnumSpec) -> int:
    known = 0
    for member in enum.members:
        value = member.value
        if isinstance(value, int) and value > 0 and value & (value - 1) == 0:
            known |= value
    return known


def _next_free(known: int) -> int:
    return ~known & (known + 1)


RULE = Rule(
    "SSG334",
    "bad-flag-value",
    "Checks for values of flags that are not made of powers of two.",
    check=check,
)
