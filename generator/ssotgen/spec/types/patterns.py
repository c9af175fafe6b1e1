"""Patterns of texts: the regular expressions that mean the same in Python and in JSON Schema."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|\(\?.{0,2}|[*+?}]\+|.", re.DOTALL)
_GROUPS = ("(?:", "(?=", "(?!", "(?<=", "(?<!")
_ESCAPE = re.compile(r"\\[AZN1-9]")


def pattern_fault(pattern: str) -> str:
    """Return what keeps a pattern from being used, empty if nothing does."""
    try:
        re.compile(pattern, re.ASCII)
    except re.error as error:
        return str(error)
    except (OverflowError, RecursionError):
        return "it is too large"
    for token in _TOKEN.findall(pattern):
        is_group = token.startswith("(?") and not token.startswith(_GROUPS)
        if is_group or _ESCAPE.fullmatch(token) or (len(token) == 2 and token in _POSSESSIVE):
            return f"'{token}' does not mean the same in JSON Schema"
    return ""


_POSSESSIVE = frozenset({"*+", "++", "?+", "}+"})
"""Quantifiers that Python has since version 3.11."""
