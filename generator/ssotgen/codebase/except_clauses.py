"""Handlers of flag blocks: what they catch, and what they do with the exception."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from ssotgen.codebase.flag_facts import Catches, Obstacle

_IMPORT_ERRORS = frozenset({"ImportError", "ModuleNotFoundError", "PackageNotFoundError"})
_WIDE = frozenset({"Exception", "BaseException"})
_TRACEBACKS = frozenset({"exc_info", "print_exc", "format_exc", "exception", "exc_clear"})
"""What looks at the exception that is being handled without naming it."""


def catches_imports(handler: ast.ExceptHandler) -> bool:
    """Whether a handler catches the failure of an import."""
    return handler.type is None or names_import_error(handler.type)


def names_import_error(types: ast.expr) -> bool:
    """Whether an exception, or one of a tuple, is what a failing import raises."""
    return not (_IMPORT_ERRORS | _WIDE).isdisjoint(_names(types))


def caught_names(handler: ast.ExceptHandler) -> list[str]:
    """Return the names of the exceptions that a handler catches; an empty one for all of them."""
    return _names(handler.type)


def caught(handlers: Sequence[ast.ExceptHandler]) -> Catches:
    """Return what the handlers catch of what an import may raise."""
    names = {name for each in handlers for name in _names(each.type)}
    if any(each.type is None for each in handlers) or not _WIDE.isdisjoint(names):
        return Catches.EVERYTHING
    return Catches.IMPORT_ERRORS if "ImportError" in names else Catches.MISSING_MODULES


def catch_imports_alone(handlers: Sequence[ast.ExceptHandler]) -> bool:
    """Whether the handlers catch nothing but the failure of an import."""
    return all(name in _IMPORT_ERRORS for each in handlers for name in _names(each.type))


def _names(types: ast.expr | None) -> list[str]:
    listed = types.elts if isinstance(types, ast.Tuple) else [types]
    return [
        item.attr if isinstance(item, ast.Attribute) else getattr(item, "id", "") for item in listed
    ]


def error_uses(handler: ast.ExceptHandler, sets: Sequence[ast.stmt]) -> Iterator[Obstacle]:
    """Yield where a handler looks at the exception or raises one."""
    for statement in handler.body:
        if statement in sets:
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and handler.name and node.id == handler.name:
                yield _at_line("uses the exception in its handler", node)
        inner_try = isinstance(statement, ast.Try)
        for node in _run_at_once(statement):
            if isinstance(node, ast.Raise) and (node.exc is None or not inner_try):
                yield _at_line("raises in its handler", node)
            elif isinstance(node, ast.expr) and _last_name(node) in _TRACEBACKS:
                yield _at_line("looks at the exception in its handler", node)
            elif isinstance(node, ast.keyword) and node.arg == "exc_info":
                yield _at_line("looks at the exception in its handler", node.value)


def _last_name(node: ast.AST) -> str:
    name: str = getattr(node, "attr", getattr(node, "id", ""))
    return name


def _at_line(kind: str, node: ast.stmt | ast.expr) -> Obstacle:
    return Obstacle(kind, f"line {node.lineno}", about_if=True)


def _run_at_once(statement: ast.stmt) -> Iterator[ast.AST]:
    """Yield the nodes of a statement that run when it does, those of function bodies left out."""
    pending: list[ast.AST] = [statement]
    while pending:
        node = pending.pop(0)
        yield node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            pending.extend((*node.decorator_list, node.args))
        elif isinstance(node, ast.Lambda):
            pending.append(node.args)
        else:
            pending.extend(ast.iter_child_nodes(node))
