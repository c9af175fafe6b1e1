"""Takes names out of an import statement; the comments of the others stay with them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import libcst as cst

_Import = cst.Import | cst.ImportFrom


def without_names(statement: _Import, gone: Collection[int]) -> _Import:
    """Return a statement without the names at some positions; one at least must be left.

    A comment above a name, or behind it, belongs to that name.
    """
    assert not isinstance(statement.names, cst.ImportStar)
    names = list(statement.names)
    left = [index for index in range(len(names)) if index not in gone]
    if isinstance(statement, cst.ImportFrom) and statement.lpar is not None:
        return _in_parentheses(statement, names, left)
    kept = [names[index] for index in left]
    if left[-1] != len(names) - 1:
        kept[-1] = kept[-1].with_changes(comma=names[-1].comma)
    return statement.with_changes(names=kept)


def _in_parentheses(
    statement: cst.ImportFrom, names: Sequence[cst.ImportAlias], left: Sequence[int]
) -> cst.ImportFrom:
    assert statement.lpar is not None
    assert statement.rpar is not None
    spaces = [
        statement.lpar.whitespace_after,
        *(_after(alias) for alias in names[:-1]),
        _after(names[-1]) if _has_comma(names[-1]) else statement.rpar.whitespace_before,
    ]
    # The space behind the name at `index` is `spaces[index + 1]`; it opens with what stands on the
    # name's own line and closes with the lines above the next one.
    made = [spaces[0] if left[0] == 0 else _joined(spaces[0], spaces[left[0]])]
    for index, following in zip(left, [*left[1:], len(names)], strict=True):
        made.append(_joined(spaces[index + 1], spaces[following]))
    kept = []
    for index, space in zip(left[:-1], made[1:-1], strict=True):
        kept.append(_with_space(names[index], space))
    last, end = names[left[-1]], made[-1]
    rpar = statement.rpar
    if _has_comma(names[-1]):
        kept.append(_with_space(last, end))
    else:
        kept.append(last.with_changes(comma=cst.MaybeSentinel.DEFAULT))
        rpar = rpar.with_changes(whitespace_before=end)
    lpar = statement.lpar.with_changes(whitespace_after=made[0])
    return statement.with_changes(lpar=lpar, names=kept, rpar=rpar)


def _has_comma(alias: cst.ImportAlias) -> bool:
    return isinstance(alias.comma, cst.Comma)


def _after(alias: cst.ImportAlias) -> cst.BaseParenthesizableWhitespace:
    comma = alias.comma
    return comma.whitespace_after if isinstance(comma, cst.Comma) else cst.SimpleWhitespace("")


def _with_space(
    alias: cst.ImportAlias, space: cst.BaseParenthesizableWhitespace
) -> cst.ImportAlias:
    comma = alias.comma if isinstance(alias.comma, cst.Comma) else cst.Comma()
    return alias.with_changes(comma=comma.with_changes(whitespace_after=space))


def _joined(
    first: cst.BaseParenthesizableWhitespace, then: cst.BaseParenthesizableWhitespace
) -> cst.BaseParenthesizableWhitespace:
    """Return the space that opens as one does and closes as another."""
    if first is then:
        return first
    if isinstance(then, cst.ParenthesizedWhitespace):
        opening = first.first_line if isinstance(first, cst.ParenthesizedWhitespace) else None
        return then.with_changes(first_line=opening or cst.TrailingWhitespace())
    if isinstance(first, cst.ParenthesizedWhitespace) and first.first_line.comment is not None:
        return first.with_changes(empty_lines=[])
    return then
