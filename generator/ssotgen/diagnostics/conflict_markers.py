"""Conflict markers: what a merge leaves around the lines that it could not decide about."""

from __future__ import annotations

import re

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.rule import Rule

UNRESOLVED = "unresolved merge conflict"
HOW_TO_RESOLVE = "keep what is right, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`"
MARKER = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
CONFLICT = r"(?m)^<{7}(?: .*)?$(?:.|\n)*?^={7}\r?$(?:.|\n)*?^>{7}(?: .*)?$"
"""A whole conflict, from its first marker to its last."""


def conflict_finding(rule: Rule, path: str, text: str) -> Finding | None:
    """Return the finding for the first conflict in a text of any kind, None where it has none."""
    found = re.search(CONFLICT, text) if MARKER.search(text) else None
    if found is None:
        return None
    first, last = (text.count("\n", 0, index) + 1 for index in found.span())
    return rule.finding(
        Location(path, first),
        UNRESOLVED,
        hint=HOW_TO_RESOLVE,
        end=(first, len("<<<<<<<") + 1),
        related=((Location(path, last), "ends here"),),
    )
