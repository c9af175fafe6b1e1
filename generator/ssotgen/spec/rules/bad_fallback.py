"""The rule `bad-fallback`; its page is docs/rules/bad-fallback.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import Hint
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each fallback that unknown values cannot be read as."""
    for enum in spec.enums:
        fallback = enum.fallback
        if fallback is None or not fallback.text:
            continue  # what is no string is reported where its shape is checked
        known = {member.name for member in enum.members} | enum.invalid_names
        hint: str | Hint
        if enum.base.is_flag:
            message = f"{enum.name} is a {enum.base.value}, which cannot have a fallback"
            hint = "remove `fallback`: an unknown bit is not an unknown value"
        elif fallback.text not in known:
            message = f"the fallback {quoted(fallback.text)} is not a member of {enum.name}"
            hint = Suggester(known).hint(fallback.text, "name one of its members")
        else:
            continue
        yield RULE.finding(fallback.location, message, hint=hint, symbol=enum.name)


RULE = Rule(
    "SSG366", "bad-fallback", "Checks for fallbacks of enums that cannot be used.", check=check
)
