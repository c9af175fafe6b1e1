"""Whether two sources are the same code in another layout: the same tree and the same comments."""

from __future__ import annotations

import ast
import io
import tokenize


def same_code(one: str, other: str) -> bool:
    """Whether two sources differ in layout alone. Text that is no Python is never the same."""
    try:
        if ast.dump(ast.parse(one)) != ast.dump(ast.parse(other)):
            return False
        return _comments(one) == _comments(other)
    except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError):
        return False


def _comments(source: str) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [token.string for token in tokens if token.type == tokenize.COMMENT]
