"""The rule `nothing-to-ask`; its page is docs/rules/nothing-to-ask.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each feature that nothing is asked of."""
    for feature in spec.features:
        node = feature.source
        if feature.modules or node.get("imports") or node.get("any_of"):
            continue
        if not any(node.get(key) for key in ("probe", "requires", "entry_points", "needs")):
            yield RULE.finding(
                feature.location,
                f"the feature {quoted(feature.name)} has no imports, requirements or probe",
                hint="add `imports: {module: [Name]}`, `requires: [distribution]` or a `probe`",
                symbol=feature.name,
            )
        elif "resolve" in node:
            yield RULE.finding(
                feature.source.at_key("resolve"),
                f"'resolve' in the feature {quoted(feature.name)}, which has no imports",
                hint="add `imports: {module: [Name]}`, or remove `resolve`",
                symbol=feature.name,
            )


RULE = Rule("SSG321", "nothing-to-ask", "Checks for features with nothing to ask.", check=check)
