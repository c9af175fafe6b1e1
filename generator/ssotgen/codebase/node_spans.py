"""Spans: where a node of a syntax tree is, for nodes of any kind that has a place."""

from __future__ import annotations

import ast
from collections.abc import Callable
from operator import attrgetter

span: Callable[[ast.AST], tuple[int, int, int, int]] = attrgetter(
    "lineno", "col_offset", "end_lineno", "end_col_offset"
)
"""Returns the first line and column of a node, its last line, and the column behind it; columns
count bytes."""
