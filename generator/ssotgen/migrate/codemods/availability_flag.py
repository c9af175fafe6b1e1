"""Turns a `try` that sets a flag into an `if` that asks the generated module, or leaves it without
the flag."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import libcst as cst

from ssotgen.migrate.codemods.duplicate_definition import (
    DEFINITIONS,
    parted,
    put_together,
    with_one_blank_start,
    without_blank_start,
)
from ssotgen.migrate.codemods.edits import BlockEdit, RefusedError
from ssotgen.migrate.codemods.lines_above import lines_above


class Former(NamedTuple):
    """What an alias takes over from the statement that set its flag: the comments above and behind
    it, and its annotation."""

    above: tuple[cst.EmptyLine, ...] = ()
    behind: cst.TrailingWhitespace = cst.TrailingWhitespace()
    annotation: cst.Annotation | None = None


def rewritten(
    old: cst.Try, edit: BlockEdit, former: Mapping[str, Former]
) -> list[cst.BaseStatement]:
    """Return the statements that come before anything that can fail, the `if` over the imports with
    the handler's fallbacks as its `else`, and the aliases that must stay. The flags' own
    assignments are gone from `old` already; `former` is what stays of them, by flag."""
    body = _statements(old.body)
    above, own = parted(old.leading_lines)
    before, body = _raised(body[: edit.hoisted], above), body[edit.hoisted :]
    if old.orelse is not None:
        body = [*body, *_statements(old.orelse.body)]
    handler = old.handlers[0]
    fallbacks = _statements(handler.body)
    otherwise = None
    if fallbacks:
        otherwise = cst.Else(
            leading_lines=handler.leading_lines, body=_block(handler.body, fallbacks)
        )
    block = cst.If(
        test=cst.parse_expression(edit.condition),
        body=_block(old.body, body or [cst.parse_statement("pass")]),
        orelse=otherwise,
        leading_lines=[cst.EmptyLine(indent=False), *own] if before else old.leading_lines,
    )
    return [*before, *_with_aliases(block, edit, former)]


def without_flags(
    old: cst.Try, edit: BlockEdit, former: Mapping[str, Former]
) -> list[cst.BaseStatement]:
    """Return the `try` without an `else` that only set flags, and the aliases that must stay."""
    orelse = old.orelse
    if orelse is not None and not _statements(orelse.body):
        orelse = None
    body = _block(old.body, _statements(old.body))
    return _with_aliases(old.with_changes(body=body, orelse=orelse), edit, former)


def _with_aliases(
    block: cst.If | cst.Try, edit: BlockEdit, former: Mapping[str, Former]
) -> list[cst.BaseStatement]:
    aliases = [_alias(name, value, former.get(name, Former())) for name, value in edit.aliases]
    if not aliases or not edit.aliases_first:
        return [block, *aliases]
    above, own = parted(block.leading_lines)
    first = aliases[0].with_changes(leading_lines=[*above, *lines_above(aliases[0])])
    return [first, *aliases[1:], block.with_changes(leading_lines=own)]


def _alias(name: str, value: str, former: Former) -> cst.BaseStatement:
    answer = cst.parse_expression(value)
    target = cst.Name(name)
    made: cst.BaseSmallStatement = cst.Assign([cst.AssignTarget(target)], answer)
    if former.annotation is not None:
        made = cst.AnnAssign(target, former.annotation, answer)
    return cst.SimpleStatementLine(
        [made], leading_lines=former.above, trailing_whitespace=former.behind
    )


def _raised(
    statements: Sequence[cst.BaseStatement], above: Sequence[cst.EmptyLine]
) -> list[cst.BaseStatement]:
    """Return statements that leave the `try` for the place above it, where `above` stood."""
    found = list(statements)
    if found:
        own = lines_above(found[0])
        lines = [*above, *without_blank_start(own)]
        found[0] = found[0].with_changes(leading_lines=lines)
    return found


def _statements(suite: cst.BaseSuite) -> list[cst.BaseStatement]:
    if not isinstance(suite, cst.IndentedBlock):
        raise RefusedError("a flag block is written on one line")
    kept, _ = put_together(suite.body)
    return [each for each in kept if not _is_pass(each)]


def _block(suite: cst.BaseSuite, statements: Sequence[cst.BaseStatement]) -> cst.IndentedBlock:
    """Return the statements in the layout of the body they come from. A definition may come first
    after a blank line, as formatters write it; anything else comes first without one."""
    assert isinstance(suite, cst.IndentedBlock)
    first, *rest = statements
    start = with_one_blank_start if isinstance(first, DEFINITIONS) else without_blank_start
    first = first.with_changes(leading_lines=start(lines_above(first)))
    return suite.with_changes(body=[first, *rest])


def _is_pass(statement: cst.BaseStatement) -> bool:
    return (
        isinstance(statement, cst.SimpleStatementLine)
        and len(statement.body) == 1
        and isinstance(statement.body[0], cst.Pass)
    )
