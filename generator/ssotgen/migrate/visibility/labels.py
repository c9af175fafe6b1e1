"""Labels: the text of an expression, which an f-string such as `{F=}` shows before its value."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator


def labelled_values(node: ast.JoinedStr) -> Iterator[tuple[ast.Constant, ast.FormattedValue]]:
    """Yield the values of an f-string that may stand behind their own text, with that text."""
    for before, part in zip(node.values, node.values[1:], strict=False):
        if not isinstance(before, ast.Constant) or not isinstance(part, ast.FormattedValue):
            continue
        text = str(before.value).rstrip()
        names = [name for each in ast.walk(part.value) for name in _names(each)]
        if text.endswith("=") and any(re.search(rf"\b{name}\b", text) for name in names):
            yield before, part


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Name):
        return [node.id]
    return [node.attr] if isinstance(node, ast.Attribute) else []
