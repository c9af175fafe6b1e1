"""The blank lines and comments above a statement."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst


def lines_above(statement: cst.BaseStatement) -> Sequence[cst.EmptyLine]:
    """Return the lines above a statement that belong to it."""
    if isinstance(statement, cst.SimpleStatementLine | cst.BaseCompoundStatement):
        return statement.leading_lines
    return ()
