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
                    f"{quoted(name.text)} is reserved twice",
                    hint="remove one of them",
                    symbol=f"{enum.name}.{name.text}",
                    related=((first.location, "first reserved here"),),
                )
        for member in enum.members:
            if member.name in reserved:
                yield RULE.finding(
                    member.location,
                    f"the member name {quoted(member.name)} is reserved",
                    hint="use another name, or remove it from `reserved`",
                    symbol=f"{enum.name}.{member.name}",
                    related=((reserved[member.name].location, "reserved here"),),
                )


RULE = Rule("SSG335", "reserved-is-used", "Checks for members with a reserved name.", check=check)
