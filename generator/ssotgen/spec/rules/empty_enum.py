"""The rule `empty-enum`; its page is docs/rules/empty-enum.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each enum without members."""
    for enum in spec.all_enums:
        if enum.members or enum.invalid_names:
            continue
        if enum.source is None:
            message = f"no standard layers for the enum {quoted(enum.name)}"
            hint = "add one under `layers.standard`, or remove `layers`"
        elif enum.source.get("members"):
            continue
        else:
            message = f"empty enum {quoted(enum.name)}"
            hint = "add a member, such as `RED: red`, or remove the enum"
        yield RULE.finding(enum.location, message, hint=hint, symbol=enum.name)


RULE = Rule("SSG330", "empty-enum", "Checks for enums without members.", check=check)
