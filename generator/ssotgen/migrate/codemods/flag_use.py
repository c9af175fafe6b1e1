"""Replaces the read of a flag, or of a class through its old module, by what answers now."""

from __future__ import annotations

import libcst as cst

from ssotgen.migrate.codemods.edits import ReadEdit


def replacement(edit: ReadEdit, old: cst.BaseExpression, *, bare: bool) -> cst.BaseExpression:
    """Return what comes in the place of `old`, with its parentheses.

    `bare` says that a `not` or `and` binds rightly there without parentheses.
    """
    found = cst.parse_expression(edit.target)
    is_joined = isinstance(found, cst.BooleanOperation)
    if edit.negated:
        found = cst.UnaryOperation(cst.Not(), _parenthesized(found) if is_joined else found)
    if old.lpar or bare or not (edit.negated or is_joined):
        return found.with_changes(lpar=old.lpar, rpar=old.rpar)
    return _parenthesized(found)


def without_negation(edit: ReadEdit, old: cst.UnaryOperation, *, bare: bool) -> cst.BaseExpression:
    """Return what comes in the place of `not FLAG` where the flag itself says the reverse."""
    return replacement(ReadEdit(edit.target), old, bare=bare)


def _parenthesized(node: cst.BaseExpression) -> cst.BaseExpression:
    return node.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
