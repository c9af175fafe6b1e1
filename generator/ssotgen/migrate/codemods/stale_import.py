"""Splits names out of an import statement: what they come from now is imported beside the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import libcst as cst

from ssotgen.migrate.codemods.edits import NewImport
from ssotgen.migrate.codemods.import_keys import Entry, ImportStyle, Name


def import_statements(
    imports: Iterable[NewImport], style: ImportStyle, indent: int = 0
) -> list[cst.SimpleStatementLine]:
    """Return the statements that import something, sorted."""
    entries = [
        Entry(True, 0, each.module, (Name(each.name, each.bound if each.is_aliased else ""),))
        for each in sorted(set(imports))
    ]
    return [import_line(entry, style, indent) for entry in style.arranged(entries)]


def import_line(entry: Entry, style: ImportStyle, indent: int = 0) -> cst.SimpleStatementLine:
    """Return an import statement, broken where it would be longer than the style's lines."""
    clauses = [each.clause for each in entry.names]
    head = f"from {'.' * entry.level}{entry.module} import " if entry.is_from else "import "
    text = head + ", ".join(clauses)
    if entry.is_from and indent + len(text) > style.width and clauses != ["*"]:
        text = head + "(\n" + "".join(f"    {clause},\n" for clause in clauses) + ")"
    statement = cst.parse_statement(text)
    assert isinstance(statement, cst.SimpleStatementLine)
    return statement


def split_import(
    line: cst.SimpleStatementLine,
    statement: cst.ImportFrom | cst.Import,
    left: Sequence[cst.ImportAlias],
    added: Iterable[NewImport],
    style: ImportStyle,
    indent: int,
) -> list[cst.SimpleStatementLine]:
    """Return the statements in whose place `line` stood: the new imports, and what is left of the
    old one with its comments and layout."""
    found = import_statements(added, style, indent)
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
