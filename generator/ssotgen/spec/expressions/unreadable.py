"""What is wrong with an expression of which Python's parser only says that something is."""

from __future__ import annotations

import re
from typing import NamedTuple

from ssotgen.spec.expressions.subset import OPERATORS

_UNFINISHED = re.compile(r"([-+*/%<>=!]+|\b(?:and|or|not|in|is|if|else))\s*$")
_UNSTARTED = re.compile(r"\s*(==|!=|<=|>=|//|[*/%<>]|(?:and|or|in|is|if|else)\b)")
_CLOSING = {"(": ")", "[": "]", "{": "}"}


class SyntaxFault(NamedTuple):
    """A fault of syntax: where it is, what it is, what to do, and how long the place is."""

    at: int
    message: str
    hint: str
    length: int | None = None


def syntax_fault(source: str, error: SyntaxError) -> SyntaxFault:
    """Return the fault that Python reports as `error`, which differs from version to version."""
    if last := _UNFINISHED.search(source):
        message = f"a value is missing after `{last[1]}`"
        return SyntaxFault(len(source), message, "add it, or remove the operator")
    if first := _UNSTARTED.match(source):
        message = f"a value is missing in front of `{first[1]}`"
        return SyntaxFault(first.start(1), message, "add it, or remove the operator")
    at = min(max((error.offset or 1) - 1, 0), len(source) - 1)
    if error.msg.startswith("unmatched"):
        return SyntaxFault(at, f"this {source[at]} was never opened", "remove it", 1)
    if error.msg.startswith("expected 'else'"):
        return SyntaxFault(len(source), "`if` without `else`", "add `else` and a value")
    if error.msg.endswith("was never closed"):
        closing = _CLOSING.get(source[at], "the bracket")
        return SyntaxFault(at, f"this {source[at]} is never closed", f"add `{closing}`", 1)
    if error.msg.startswith("unterminated string"):
        return SyntaxFault(at, "this quoted string is never closed", "add the closing quote")
    return SyntaxFault(at, "not an expression", OPERATORS)
