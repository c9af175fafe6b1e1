"""Takes a flag out of an assignment of a test, such as `flag, marker = helper("module")`."""

from __future__ import annotations

import libcst as cst

from ssotgen.migrate.codemods.duplicate_definition import gone
from ssotgen.migrate.codemods.edits import TestEdit


def without_flag(line: cst.SimpleStatementLine, edit: TestEdit) -> list[cst.BaseStatement]:
    """Return what comes in the place of the statement: the rest of its targets with the same value,
    and the alias that must stay."""
    old = line.body[0]
    assert isinstance(old, cst.Assign | cst.AnnAssign), "a test is assigned"
    target = old.targets[0].target if isinstance(old, cst.Assign) else old.target
    aliases = [cst.parse_statement(f"{name} = {value}") for name, value in edit.alias]
    if isinstance(target, cst.Tuple) and isinstance(old, cst.Assign):
        parts = [_renamed(each, edit) for each in target.elements]
        left = cst.AssignTarget(
            target.with_changes(elements=parts), old.targets[0].whitespace_before_equal
        )
        return [line.with_changes(body=[old.with_changes(targets=[left])]), *aliases]
    if not aliases:
        return [gone(line.leading_lines)]
    made = aliases[0]
    assert isinstance(made, cst.SimpleStatementLine), "an alias is one statement"
    value = made.body[0]
    assert isinstance(value, cst.Assign), "an alias is an assignment"
    return [line.with_changes(body=[old.with_changes(value=value.value)])]


def _renamed(element: cst.BaseElement, edit: TestEdit) -> cst.BaseElement:
    name = element.value
    if isinstance(name, cst.Name) and name.value == edit.flag:
        return element.with_changes(value=name.with_changes(value=edit.unused))
    return element
