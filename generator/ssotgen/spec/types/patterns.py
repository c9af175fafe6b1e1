"""Patterns of texts: the regular expressions that mean the same in Python and in JSON Schema."""

from __future__ import annotations

import re
from typing import NamedTuple

from ssotgen.spec.types.backtracking import grows_exponentially

_TOKEN = r"(?s)\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|\(\?.{0,2}|[*+?}]\+|."
_GROUPS = ("(?:", "(?=", "(?!", "(?<=", "(?<!")
_ESCAPE = r"\\[AZN1-9]"


class PatternFault(NamedTuple):
    """What keeps a pattern from being used, and what fixes it."""

    reason: str
    hint: str = "use a regular expression that both Python and JSON Schema have"


def pattern_fault(pattern: str) -> PatternFault | None:
    """Return what keeps a pattern from being used, None if nothing does."""
    try:
        re.compile(pattern, re.ASCII)
    except re.error as error:
        return PatternFault(str(error))
    except (OverflowError, RecursionError):
        return _TOO_LARGE
    for token in re.findall(_TOKEN, pattern):
        is_group = token.startswith("(?") and not token.startswith(_GROUPS)
        if is_group or re.fullmatch(_ESCAPE, token) or (len(token) == 2 and token in _POSSESSIVE):
            return PatternFault(f"'{token}' does not mean the same in JSON Schema")
    return _slowness(pattern)


def _slowness(pattern: str) -> PatternFault | None:
    try:
        is_slow = grows_exponentially(pattern)
    except (OverflowError, RecursionError):
        return _TOO_LARGE
    return _SLOW if is_slow else None


_TOO_LARGE = PatternFault("it is too large")
_SLOW = PatternFault(
    "a repetition in it can match the same string in many ways, as '(a+)+' does, and a string that "
    "does not match may then take for ever",
    "begin each repetition with something that the rest of it cannot match, as in `(,a+)*`",
)
_POSSESSIVE = frozenset({"*+", "++", "?+", "}+"})
"""Quantifiers that Python has since version 3.11."""
