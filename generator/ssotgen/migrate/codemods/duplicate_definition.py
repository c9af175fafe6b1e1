"""Takes a class out of its module; the import that comes in its place is an edit of its own."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from ssotgen.migrate.codemods.lines_above import lines_above

DEFINITIONS = (cst.ClassDef, cst.FunctionDef)
"""Statements that formatters set apart by blank lines."""

GONE = "__ssotgen_gone__"
"""The name of the statement that marks, during a rewrite, where one was taken out."""


def gone(leading_lines: Sequence[cst.EmptyLine]) -> cst.SimpleStatementLine:
    """Return what represents a removed statement until its body is put together again.

    Comments right above a statement speak of it and go with it; those that a blank line sets apart
    stay.
    """
    return cst.SimpleStatementLine(
        body=[cst.Expr(cst.Name(GONE))], leading_lines=_without_own_comment(leading_lines)
    )


def is_gone(statement: cst.BaseStatement | cst.BaseSmallStatement) -> bool:
    """Whether a statement represents a removed one."""
    return (
        isinstance(statement, cst.SimpleStatementLine)
        and isinstance(statement.body[0], cst.Expr)
        and isinstance(statement.body[0].value, cst.Name)
        and statement.body[0].value.value == GONE
    )


def put_together(
    body: Sequence[cst.BaseStatement],
) -> tuple[list[cst.BaseStatement], list[cst.EmptyLine]]:
    """Return a body without its gaps, and the comment lines that stood above a gap at its end."""
    kept: list[cst.BaseStatement] = []
    waiting: list[cst.EmptyLine] = []
    for statement in body:
        if is_gone(statement):
            lines = lines_above(statement)
            waiting = _joined(waiting, lines)
        elif waiting:
            lines = _joined(waiting, lines_above(statement))
            if kept and _is_import(kept[-1]) and not isinstance(statement, DEFINITIONS):
                lines = with_one_blank_start(lines)
            kept.append(statement.with_changes(leading_lines=lines))
            waiting = []
        else:
            kept.append(statement)
    return kept, waiting if has_comment(waiting) else []


def _joined(first: Sequence[cst.EmptyLine], then: Sequence[cst.EmptyLine]) -> list[cst.EmptyLine]:
    """Return the lines of both; of blank lines that meet, only the longer run stays."""
    head, tail = list(first), list(then)
    before = next((i for i, line in enumerate(reversed(head)) if line.comment), len(head))
    after = next((i for i, line in enumerate(tail) if line.comment), len(tail))
    if before >= after:
        return [*head, *tail[after:]]
    return [*head[: len(head) - before], *tail]


def _is_import(statement: cst.BaseStatement) -> bool:
    return isinstance(statement, cst.SimpleStatementLine) and isinstance(
        statement.body[-1], cst.Import | cst.ImportFrom
    )


def with_one_blank_start(lines: Sequence[cst.EmptyLine]) -> list[cst.EmptyLine]:
    """Return the lines with one of the blank lines that they begin with: only a definition stands
    two lines below imports."""
    rest = without_blank_start(lines)
    return [*lines[: len(lines) - len(rest)][:1], *rest]


def has_comment(lines: Sequence[cst.EmptyLine]) -> bool:
    """Whether one of the lines holds a comment."""
    return any(line.comment is not None for line in lines)


def without_blank_start(lines: Sequence[cst.EmptyLine]) -> list[cst.EmptyLine]:
    """Return the lines from the first comment on, none where there is no comment."""
    kept = list(lines)
    while kept and kept[0].comment is None:
        kept.pop(0)
    return kept


def parted(
    lines: Sequence[cst.EmptyLine],
) -> tuple[list[cst.EmptyLine], list[cst.EmptyLine]]:
    """Return the lines up to the last blank one, and the comments right above the statement."""
    start = max((i + 1 for i, line in enumerate(lines) if line.comment is None), default=0)
    return list(lines[:start]), list(lines[start:])


def _without_own_comment(lines: Sequence[cst.EmptyLine]) -> list[cst.EmptyLine]:
    kept = list(lines)
    while kept and kept[-1].comment is not None:
        kept.pop()
    return kept
