"""Comments that go with their statements: a person may want to write them again elsewhere."""

from __future__ import annotations

import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from ssotgen.migrate.removed_lines import removed_lines

_DIRECTIVE = re.compile(
    r"#\s*(?:noqa|type:|pragma|pylint:|pyright:|mypy:|ruff:|flake8:|isort:|fmt:|yapf:|nosec"
    r"|ssotgen:)",
    re.IGNORECASE,
)


def lost_comments(old: bytes, new: bytes) -> Iterator[tuple[int, str]]:
    """Yield the comments of `old`, each with its line, that `new` does not have any more; those
    that speak to a tool about their own line are of no account."""
    if not any(b"#" in line for line in removed_lines(old, new)):
        return
    before, after = _comments(old), _comments(new)
    texts = [text for _, text in before]
    left = [text for _, text in after]
    gone = Counter(texts) - Counter(left)
    matcher = SequenceMatcher(None, texts, left, autojunk=False)
    for tag, start, end, _, _ in matcher.get_opcodes():
        for line, text in before[start:end] if tag in ("delete", "replace") else ():
            if gone[text] and not _DIRECTIVE.match(text):
                gone[text] -= 1
                yield line, text


def _comments(data: bytes) -> list[tuple[int, str]]:
    try:
        tokens = list(tokenize.tokenize(io.BytesIO(data).readline))
    except (tokenize.TokenError, SyntaxError):
        return []
    return [(each.start[0], each.string) for each in tokens if each.type == tokenize.COMMENT]
