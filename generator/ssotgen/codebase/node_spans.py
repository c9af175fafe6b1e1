"""Spans: where a node of a syntax tree is."""

from __future__ import annotations

import ast
from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple


class Place(NamedTuple):
    """Where a node is: lines from 1, columns in characters from 0."""

    line: int
    column: int
    end_line: int
    end_column: int


span: Callable[[ast.AST], tuple[int, int, int, int]] = attrgetter(
    "lineno", "col_offset", "end_lineno", "end_col_offset"
)
"""Returns the first line and column of a node, its last line, and the column behind it; columns
count bytes."""
