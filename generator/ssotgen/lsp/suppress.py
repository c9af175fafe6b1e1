"""Suppressing a finding: the line with a comment that names the rule and waits for a reason."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Sequence

from ssotgen.spec.yaml.anchors import Budget
from ssotgen.spec.yaml.read import read_document
from ssotgen.spec.yaml.rules import MAX_VALUES

_IGNORED = re.compile(r"(#\s*ssotgen:\s*ignore\s*\[[^\]]*)\]")


def suppression(lines: Sequence[str], number: int, rule: str, *, is_python: bool) -> str | None:
    """Return a line (its number from 0) with the comment that suppresses a rule on it, None where a
    comment behind the line would be none.

    The comment ends before its reason, which only an author knows: until it is written, the
    server reports that it is missing.
    """
    line = lines[number]
    known = _IGNORED.search(line)
    if known is not None:
        made = f"{line[: known.end() - 1]}, {rule}{line[known.end() - 1 :]}"
    else:
        made = f"{line.rstrip()}  # ssotgen: ignore[{rule}] "
    text = "\n".join((*lines[:number], made, *lines[number + 1 :]))
    is_comment = _in_python(text, number) if is_python else _in_yaml(text, number)
    return made if is_comment else None


def _in_yaml(text: str, number: int) -> bool:
    document, _ = read_document("", text.encode("utf-8", "surrogatepass"), Budget(MAX_VALUES))
    return any(each.location.line == number + 1 for each in document.suppressions)


def _in_python(text: str, number: int) -> bool:
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT and token.start[0] == number + 1:
                return "ssotgen:" in token.string
    except (tokenize.TokenError, SyntaxError):
        return False
    return False
