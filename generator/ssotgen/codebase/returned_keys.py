"""Returned keys: what a method such as `to_dict` puts into the dictionary that it returns."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ssotgen.diagnostics.record import field, record

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


@record
class ReturnedKeys:
    """The keys that are certain to be in what is returned, on some way through the method;
    `complete` says that they are all there can be."""

    keys: tuple[str, ...]
    complete: bool


def returned_keys(node: ast.FunctionDef | ast.AsyncFunctionDef) -> ReturnedKeys:
    """Return the keys of the dictionary that a function returns, as far as displays and item
    assignments show them."""
    found = _Found()
    own = list(_own_nodes(node))
    returns = [each.value for each in own if isinstance(each, ast.Return)]
    found.complete = bool(returns)
    for value in returns:
        if isinstance(value, ast.Name):
            _follow(value.id, own, found)
        else:
            _display(value, found)
    return ReturnedKeys(tuple(found.keys), found.complete)


@record(frozen=False)
class _Found:
    keys: dict[str, None] = field(default_factory=dict)
    complete: bool = True


def _follow(name: str, nodes: list[ast.AST], found: _Found) -> None:
    """Gather from what is done to a local name; a use that is not understood may add any key."""
    understood: set[ast.AST] = set()
    for node in nodes:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Name) and target.id == name:
                    understood.add(target)
                    _display(node.value, found)
                elif isinstance(target, ast.Subscript) and _is_name(target.value, name):
                    understood.add(target.value)
                    _key(target.slice, found)
        elif isinstance(node, ast.Return) and node.value is not None:
            understood.add(node.value)
    uses = (each for each in nodes if _is_name(each, name))
    if any(each not in understood for each in uses):
        found.complete = False


def _display(node: ast.expr | None, found: _Found) -> None:
    if not isinstance(node, ast.Dict):
        found.complete = False
        return
    for key in node.keys:
        _key(key, found)


def _key(node: ast.expr | None, found: _Found) -> None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        found.keys[node.value] = None
    else:
        found.complete = False


def _is_name(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _own_nodes(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.AST]:
    pending: list[ast.AST] = list(node.body)
    while pending:
        current = pending.pop(0)
        yield current
        if not isinstance(current, _FUNCTIONS):
            pending.extend(ast.iter_child_nodes(current))
