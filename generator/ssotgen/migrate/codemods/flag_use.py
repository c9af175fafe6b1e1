"""Replaces the read of a flag, or of a class through its old module, by what answers now."""

from __future__ import annotations

import libcst as cst

from ssotgen.migrate.codemods.edits import ReadEdit


def replacement(edit: ReadEdit, old: cst.BaseExpression, *, bare: bool) -> cst.BaseExpression:
    """Return what comes in the place of `old`, with its parentheses.

    `bare` says that a `not` binds rightly there without parentheses.
    """
    target = cst.parse_expression(edit.target)
    if not edit.negated:
        return target.with_changes(lpar=old.lpar, rpar=old.rpar)
    negation = cst.UnaryOperation(cst.Not(), target)
    if old.lpar or bare:
        return negation.with_changes(lpar=old.lpar, rpar=old.rpar)
    return negation.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def without_negation(edit: ReadEdit, old: cst.UnaryOperation) -> cst.BaseExpression:
    """Return what comes in the place of `not FLAG` where the flag itself says the reverse."""
    return cst.parse_expression(edit.target).with_changes(lpar=old.lpar, rpar=old.rpar)
