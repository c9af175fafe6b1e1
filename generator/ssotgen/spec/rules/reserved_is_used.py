"""The rule `reserved-is-used`; its page is docs/rules/reserved-is-used.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec, Text


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each reserved name that is there, or reserved before."""
    for enum in spec.enums:
        reserved: dict[str, Text] = {}
        for name in enum.reserved:
            first = reserved.setdefault(name.text, name)
            if first is not name:
                yield RULE.finding(
                    name.location,
                    f"{quoted(name.text)} is reserved twice; first at {first.location}",
                    hint="remove one of the two",
                    symbol=f"{enum.name}.{name.text}",
                )
        for member in enum.members:
            if member.name in reserved:
                yield RULE.finding(
                    member.location,
                    f"{enum.name} must not have a member {quoted(member.name)} again; "
                    f"that is reserved at {reserved[member.name].location}",
                    hint="use another name, or take it out of `reserved`",
                    symbol=f"{enum.name}.{member.name}",
                )


RULE = Rule("SSG335", "reserved-is-used", "A reserved name is a member again.", check=check)
