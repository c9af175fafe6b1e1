"""The rule `bad-entry-points`; its page is docs/rules/bad-entry-points.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec

MAX_ENTRY_POINTS = 1000
_GROUP = r"\w+(?:[.-]\w+)*"


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each group of entry points that nothing can ever be found in."""
    for feature in spec.features:
        found = feature.entry_points
        if found is None:
            continue
        if not re.fullmatch(_GROUP, found.group) or len(found.group) > 200:
            yield RULE.finding(
                found.source.at("group"),
                f"{quoted(found.group)} is not a group of entry points",
                hint="write words joined by dots, such as `group: acme.exporters`",
                symbol=feature.name,
            )
        if not 1 <= found.minimum <= MAX_ENTRY_POINTS:
            yield RULE.finding(
                found.source.at("minimum"),
                f"the minimum of entry points must be from 1 to {MAX_ENTRY_POINTS}",
                hint="write how many the feature needs, or leave it out for 1",
                symbol=feature.name,
            )


RULE = Rule(
    "SSG329", "bad-entry-points", "Checks for groups of entry points that cannot be.", check=check
)
