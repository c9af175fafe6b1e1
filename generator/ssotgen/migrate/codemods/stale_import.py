"""Splits names out of an import statement: what they come from now is imported beside the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import libcst as cst

from ssotgen.migrate.codemods.duplicate_definition import parted
from ssotgen.migrate.codemods.edits import NewImport
from ssotgen.migrate.codemods.import_keys import Entry, ImportStyle, Name
from ssotgen.migrate.codemods.import_names import without_names


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
    moved: Collection[int],
    added: Iterable[NewImport],
    style: ImportStyle,
    indent: int,
) -> list[cst.SimpleStatementLine]:
    """Return the statements in whose place `line` stood: the new imports, and what is left of the
    old one without the names at the positions `moved`, with its comments and layout."""
    statement = line.body[0]
    assert isinstance(statement, cst.Import | cst.ImportFrom)
    assert not isinstance(statement.names, cst.ImportStar)
    found = import_statements(added, style, indent)
    head, comments = parted(line.leading_lines)
    if len(moved) < len(statement.names):
        rest = without_names(statement, moved)
        found.append(line.with_changes(body=[rest], leading_lines=comments))
        if len(found) == 1:
            return [found[0].with_changes(leading_lines=line.leading_lines)]
    elif not found:
        return []
    else:
        found[-1] = found[-1].with_changes(trailing_whitespace=_trailing(line, found[-1]))
        head = list(line.leading_lines)
    found[0] = found[0].with_changes(leading_lines=head)
    return found


def _trailing(
    line: cst.SimpleStatementLine, new: cst.SimpleStatementLine
) -> cst.TrailingWhitespace:
    """Keep the comment behind an import that was replaced whole, `# noqa: E402` for one."""
    old = line.trailing_whitespace
    return old if old.comment is not None else new.trailing_whitespace
