"""The comments at the top of a file: those right above its first statement speak of that."""

from __future__ import annotations

import re
from collections.abc import Sequence

import libcst as cst

from ssotgen.migrate.codemods.duplicate_definition import parted
from ssotgen.migrate.codemods.lines_above import lines_above

_OF_THE_FILE = re.compile(
    r"^#!|-\*-|coding[:=]|copyright|licen[cs]e|spdx|\(c\)|author|rights reserved"
    r"|\b(?:pylint|flake8|ruff|mypy|pyright|isort|fmt|noqa|type):",
    re.IGNORECASE,
)


def with_own_comment(
    header: Sequence[cst.EmptyLine], body: Sequence[cst.BaseStatement]
) -> tuple[list[cst.EmptyLine], list[cst.BaseStatement]]:
    """Return a file's header and body where imports may have come above what was its first
    statement: a comment that stood right above that moves with it."""
    lines, statements = list(header), list(body)
    above, own = parted(lines)
    index = next((i for i, each in enumerate(statements) if not _is_import(each)), 0)
    if not index or not own or is_of_the_file(own):
        return lines, statements
    first = statements[index]
    between = lines_above(first)
    statements[index] = first.with_changes(leading_lines=[*between, *own])
    while above and above[-1].comment is None:
        above.pop()
    if not above:
        start = lines_above(statements[0])
        blank = next((i for i, each in enumerate(start) if each.comment is not None), len(start))
        statements[0] = statements[0].with_changes(leading_lines=start[blank:])
    return above, statements


def is_of_the_file(lines: Sequence[cst.EmptyLine]) -> bool:
    """Whether comments speak of the file: a licence, or what a tool is to do with it."""
    text = [each.comment.value for each in lines if each.comment is not None]
    return any(map(_OF_THE_FILE.search, text))


def _is_import(statement: cst.BaseStatement) -> bool:
    return isinstance(statement, cst.SimpleStatementLine) and isinstance(
        statement.body[0], cst.Import | cst.ImportFrom
    )
