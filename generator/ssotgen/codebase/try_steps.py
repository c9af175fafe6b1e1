"""Steps: what a statement in the `try` of a flag block does, and whether it can fail."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from ssotgen.codebase.flag_facts import StepKind

_RISKY = (ast.Await, ast.Yield, ast.YieldFrom, ast.Import, ast.ImportFrom, ast.Raise, ast.Try)
_COMPOUND = (ast.For, ast.If, ast.While, ast.With)
_CAREFUL = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr, ast.FunctionDef, ast.ClassDef)


def step_kind(node: ast.stmt, sets: Sequence[ast.stmt], *, only_imports: bool) -> StepKind:
    """Return what a statement does; `sets` are those that set the flags. `only_imports` is whether
    the handlers catch nothing but the failure of an import."""
    if node in sets or isinstance(node, ast.Pass):
        return StepKind.SET
    if isinstance(node, ast.Import | ast.ImportFrom):
        return StepKind.IMPORT
    if _is_plain(node):
        return StepKind.PLAIN
    is_simple = isinstance(node, (*_CAREFUL, *_COMPOUND)) and not _holds_any(node, sets)
    is_careful = is_simple and not any(isinstance(each, _RISKY) for each in _run_at_once(node))
    if is_careful and only_imports:
        return StepKind.CAREFUL
    return StepKind.OTHER


def _holds_any(node: ast.stmt, sets: Sequence[ast.stmt]) -> bool:
    """Whether a statement sets a flag under a condition."""
    return any(each in sets for each in ast.walk(node))


def _is_plain(node: ast.stmt) -> bool:
    """Whether a statement surely does not fail: it binds a constant, or a function."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return _is_constant(node.value) and all(isinstance(t, ast.Name) for t in node.targets)
    if isinstance(node, ast.AnnAssign):
        is_literal = node.value is not None and _is_constant(node.value)
        return is_literal and isinstance(node.target, ast.Name) and _is_builtin(node.annotation)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        arguments = node.args
        named = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
        extra = (arguments.vararg, arguments.kwarg)
        noted = [each.annotation for each in (*named, *extra) if each is not None]
        defaults = (*arguments.defaults, *arguments.kw_defaults)
        return (
            not node.decorator_list
            and all(each is None or _is_constant(each) for each in defaults)
            and all(each is None or _is_builtin(each) for each in (*noted, node.returns))
        )
    return False


def _is_constant(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple | ast.List):
        return all(_is_constant(each) for each in node.elts)
    if isinstance(node, ast.Dict):
        return all(each is not None and _is_constant(each) for each in (*node.keys, *node.values))
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.operand, ast.Constant)
    return isinstance(node, ast.Constant)


def _is_builtin(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) or (
        isinstance(node, ast.Name) and node.id in ("str", "int", "bool", "float", "bytes", "object")
    )


def _run_at_once(statement: ast.stmt) -> list[ast.AST]:
    """Return the nodes of a statement that run when it does."""
    if isinstance(statement, ast.FunctionDef):
        return [*statement.decorator_list, *ast.walk(statement.args)]
    return list(ast.walk(statement))
