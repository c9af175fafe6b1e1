"""The rule `bad-transition`; its page is docs/rules/bad-transition.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.model import Spec
from ssotgen.spec.rules._member_names import named_members


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each transition from or to what is not a member, and for those of
    flags."""
    for enum in spec.enums:
        if not enum.transitions:
            continue
        if enum.base.is_flag and enum.source is not None:
            yield RULE.finding(
                enum.source.at_key("transitions"),
                f"{enum.name} is a {enum.base.value}, which cannot have transitions",
                hint="remove `transitions`: a combination of members comes after no single one",
                symbol=enum.name,
            )
            continue
        members = [transition.member for transition in enum.transitions]
        yield from named_members(RULE, enum, members, "`transitions`")
        for transition in enum.transitions:
            subject = f"the transitions from {transition.member.text}"
            yield from named_members(RULE, enum, transition.targets, subject)


RULE = Rule(
    "SSG372",
    "bad-transition",
    "Checks for transitions between what are not members.",
    check=check,
)
