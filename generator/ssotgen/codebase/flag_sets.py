"""Flag sets: statements that set names to constants which represent yes and no."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

_FLAG_NAME = re.compile(
    r"_*(?:(?:has|have|had|with|use|uses|can|got|is|enable)_\w+"
    r"|\w+_(?:available|installed|present|enabled|missing|found|imported|importable|exists|support"
    r"|supported|ok|loaded|failed))",
    re.IGNORECASE,
)
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class FlagSet(NamedTuple):
    """An assignment of a constant to names, `FLAG = OTHER = True`; `value` is what the constant is
    as a condition, `plain` whether it is True or False itself."""

    node: ast.Assign | ast.AnnAssign
    names: tuple[str, ...]
    value: bool
    plain: bool
    text: str


def is_flag_name(name: str) -> bool:
    """Whether a name reads like that of a flag: `HAS_X`, `x_available`."""
    return _FLAG_NAME.fullmatch(name) is not None


def flag_sets(statements: Sequence[ast.stmt], named: Collection[str] = ()) -> Iterator[FlagSet]:
    """Yield those of the statements that set plain names to True or False, or to another constant
    where the names are among `named` or read like flags."""
    for node in statements:
        if isinstance(node, ast.Assign):
            targets: Sequence[ast.expr] = node.targets
        elif isinstance(node, ast.AnnAssign):
            targets = (node.target,)
        else:
            continue
        names = tuple(target.id for target in targets if isinstance(target, ast.Name))
        if len(names) == len(targets) and isinstance(node.value, ast.Constant):
            found = _flag_set(node, names, node.value.value, named)
            if found is not None:
                yield found


def nested_flag_sets(
    statements: Sequence[ast.stmt], named: Collection[str] = ()
) -> Iterator[FlagSet]:
    """Yield the flags set below a compound statement among these, loops and functions left out, and
    those set by unpacking, `name, flag = None, False`."""
    pending = list(statements)
    while pending:
        statement = pending.pop()
        yield from _unpacked(statement, named)
        if isinstance(statement, (*_FUNCTIONS, *_LOOPS)):
            continue
        for name in ("body", "orelse", "finalbody", "handlers"):
            for child in getattr(statement, name, ()):
                body = child.body if isinstance(child, ast.ExceptHandler) else [child]
                yield from flag_sets(body, named)
                pending.extend(body)


def _flag_set(
    node: ast.Assign | ast.AnnAssign, names: tuple[str, ...], value: object, named: Collection[str]
) -> FlagSet | None:
    plain = isinstance(value, bool)
    if not plain and not all(name in named or is_flag_name(name) for name in names):
        return None
    return FlagSet(node, names, bool(value), plain, repr(value))


def _unpacked(node: ast.stmt, named: Collection[str]) -> Iterator[FlagSet]:
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Tuple):
        return
    for target in node.targets:
        if not isinstance(target, ast.Tuple) or len(target.elts) != len(node.value.elts):
            continue
        for name, value in zip(target.elts, node.value.elts, strict=True):
            if isinstance(name, ast.Name) and isinstance(value, ast.Constant):
                found = _flag_set(node, (name.id,), value.value, named)
                if found is not None:
                    yield found
