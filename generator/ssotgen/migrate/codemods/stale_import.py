"""Splits names out of an import statement: what they come from now is imported beside the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import libcst as cst

from ssotgen.migrate.codemods.edits import NewImport

_WIDTH = 88


def import_statements(
    imports: Iterable[NewImport], indent: int = 0
) -> list[cst.SimpleStatementLine]:
    """Return one statement for each module that something is imported from, sorted."""
    by_module: dict[str, list[str]] = {}
    for each in sorted(set(imports)):
        by_module.setdefault(each.module, []).append(each.clause)
    return [_statement(module, clauses, indent) for module, clauses in by_module.items()]


def split_import(
    line: cst.SimpleStatementLine,
    statement: cst.ImportFrom | cst.Import,
    left: Sequence[cst.ImportAlias],
    added: Iterable[NewImport],
    indent: int,
) -> list[cst.SimpleStatementLine]:
    """Return the statements in whose place `line` stood: the new imports, and what is left of the
    old one with its comments and layout."""
    found = import_statements(added, indent)
    if left:
        kept = statement.with_changes(names=_without_last_comma(statement, left))
        found.append(line.with_changes(body=[kept], leading_lines=[]))
    if not found:
        return []
    if not left:
        found[-1] = found[-1].with_changes(trailing_whitespace=_trailing(line, found[-1]))
    found[0] = found[0].with_changes(leading_lines=line.leading_lines)
    return found


def _trailing(
    line: cst.SimpleStatementLine, new: cst.SimpleStatementLine
) -> cst.TrailingWhitespace:
    """Keep the comment behind an import that was replaced whole, `# noqa: E402` for one."""
    old = line.trailing_whitespace
    return old if old.comment is not None else new.trailing_whitespace


def _without_last_comma(
    statement: cst.ImportFrom | cst.Import, left: Sequence[cst.ImportAlias]
) -> list[cst.ImportAlias]:
    """Return the aliases so that the last one ends as the last one of the statement did."""
    names = statement.names
    if isinstance(names, cst.ImportStar) or left[-1] is names[-1]:
        return list(left)
    return [*left[:-1], left[-1].with_changes(comma=names[-1].comma)]


def _statement(module: str, clauses: list[str], indent: int) -> cst.SimpleStatementLine:
    text = f"from {module} import {', '.join(clauses)}"
    if indent + len(text) > _WIDTH and len(clauses) > 1:
        text = f"from {module} import (\n    {', '.join(clauses)},\n)"
        if indent + max(map(len, text.split("\n"))) > _WIDTH:
            text = f"from {module} import (\n" + "".join(f"    {c},\n" for c in clauses) + ")"
    statement = cst.parse_statement(text)
    assert isinstance(statement, cst.SimpleStatementLine)
    return statement
