"""The rule `bad-group`; its page is docs/rules/bad-group.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import write
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.model import Spec
from ssotgen.spec.rules._member_names import named_members


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each name in a group that is not a member, or is one for the second
    time."""
    for enum in spec.enums:
        for group in enum.groups:
            subject = f"the group {group.name} of {enum.name}"
            yield from named_members(RULE, enum, group.members, subject)
            bare = group.name[len("is_") :]
            if group.name.lower().startswith("is_") and bare.isidentifier():
                yield RULE.finding(
                    group.location,
                    f"{subject} would add `{group.property_name}` to the class",
                    hint=write(bare),
                    symbol=enum.name,
                )


RULE = Rule("SSG371", "bad-group", "Checks for groups of what are not members.", check=check)
