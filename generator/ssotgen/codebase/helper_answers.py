"""Helper answers: what a function that imports the module of a given name gives back where that
works, and where it fails. The function is followed statement by statement, and never run."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import NamedTuple

from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.except_clauses import catches_imports, caught
from ssotgen.codebase.flag_facts import Catches
from ssotgen.diagnostics.record import record

_UNKNOWN = object()
"""The value of what only running the function would show."""


_IMPORTERS = frozenset({"import_module", "importlib.import_module", "__import__"})
_IMPORTED = frozenset({"import_module", "importlib"})
_BUILT_IN = frozenset({"__import__", "ImportError", "ModuleNotFoundError", "Exception"})
_NAMES = _IMPORTED | _BUILT_IN
"""What means something else where a module binds it."""

_ODD = (ast.Yield, ast.YieldFrom, ast.Await, ast.NamedExpr, ast.Starred)
"""Expressions that bind a name, or change what a call gives back or takes."""


class Answer(NamedTuple):
    """What is given back at one position; None where that is not known."""

    found: bool | None
    missing: bool | None


class _UnclearError(Exception):
    """A statement that may do anything."""


class _MissingError(Exception):
    """The import that the function makes fails."""


def answers(function: ast.FunctionDef, call: ast.Call) -> tuple[Answer, ...]:
    """Return what a call gives back, by the positions of the tuple that it returns; empty where
    that cannot be followed, or where an import has no part in it."""
    names = _bound(function, call)
    if names is None or function.decorator_list or _has_odd_parts(function, call):
        return ()
    paths = [_Path(dict(names), fails=fails) for fails in (False, True)]
    try:
        found, missing = (path.returned(function.body) for path in paths)
    except (_UnclearError, _MissingError):
        return ()
    if len(found) != len(missing) or not all(path.asked for path in paths):
        return ()
    pairs = zip(found, missing, strict=True)
    return tuple(Answer(_truth(good), _truth(bad)) for good, bad in pairs)


def _has_odd_parts(*nodes: ast.AST) -> bool:
    return any(isinstance(each, _ODD) for node in nodes for each in ast.walk(node))


def is_what_it_seems(tree: ast.Module, name: str) -> bool:
    """Whether one function alone has a name at the top of a module, and what it imports by is
    Python's own."""
    return _is_bound_once(tree, name) and _has_importers(tree, name)


def _has_importers(tree: ast.Module, name: str) -> bool:
    """Whether what a function imports by is imported whenever the module is, or by the function."""
    function = next(each for each in tree.body if getattr(each, "name", "") == name)
    used = {each.id for each in ast.walk(function) if isinstance(each, ast.Name)}
    statements = (*tree.body, *getattr(function, "body", ()))
    imports = (each for each in statements if isinstance(each, ast.ImportFrom | ast.Import))
    return used & _IMPORTED <= {_taken(alias) for each in imports for alias in each.names}


def _taken(alias: ast.alias) -> str:
    """Return the name that an import binds."""
    return alias.asname or alias.name.partition(".")[0]


def _is_own(node: ast.ImportFrom | ast.Import, alias: ast.alias) -> bool:
    """Whether an import gives a name its usual meaning."""
    taken = _taken(alias)
    if taken not in _NAMES:
        return True
    if isinstance(node, ast.Import):
        return taken == "importlib" and alias.asname in (None, alias.name)
    return not node.level and node.module == "importlib" and alias.name == taken == "import_module"


def _is_bound_once(tree: ast.Module, name: str) -> bool:
    bound = 0
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            if isinstance(node.value, str) and node.value.rpartition(".")[2] == name:
                return False
            continue
        if isinstance(node, ast.ImportFrom | ast.Import):
            if any(_taken(each) in (name, "*") or not _is_own(node, each) for each in node.names):
                return False
            continue
        if isinstance(node, ast.alias):
            continue
        found = getattr(node, "name", None) or getattr(node, "arg", None)
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            found = node.id
        if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
            found = node.attr if node.attr in _NAMES else None
        if found in _NAMES:
            return False
        bound += found == name
    return bound == 1


def _bound(function: ast.FunctionDef, call: ast.Call) -> dict[str, object] | None:
    """Return the values of the parameters of a call with positional arguments alone."""
    given = function.args
    names = [each.arg for each in (*given.posonlyargs, *given.args)]
    if given.vararg or given.kwarg or given.kwonlyargs or len(call.args) > len(names):
        return None
    if call.keywords:
        return None
    values = [_constant(each) for each in call.args]
    defaults = [_constant(each) for each in given.defaults]
    missing = len(names) - len(values)
    if missing > len(defaults):
        return None
    values.extend(defaults[len(defaults) - missing :])
    return dict(zip(names, values, strict=True))


def _constant(node: ast.expr) -> object:
    return node.value if isinstance(node, ast.Constant) else _UNKNOWN


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


@record(frozen=False)
class _Path:
    """One way through a function: `fails` says whether its import does; `values` are those of its
    names, and `asked` whether the import was met."""

    values: dict[str, object]
    fails: bool
    asked: bool = False
    inside: bool = False

    def returned(self, body: Sequence[ast.stmt]) -> tuple[object, ...]:
        """Return what the function gives back.

        Raises:
            _UnclearError: A statement may do anything.
            _MissingError: The import fails, and nothing catches that.
        """
        return self._run(body) or (None,)

    def _run(self, statements: Sequence[ast.stmt]) -> tuple[object, ...] | None:
        for node in statements:
            result = self._statement(node)
            if result is not None:
                return result
        return None

    def _statement(self, node: ast.stmt) -> tuple[object, ...] | None:
        if isinstance(node, ast.Return):
            value = node.value
            parts = value.elts if isinstance(value, ast.Tuple) else [value] if value else []
            return tuple(self._value(each) for each in parts)
        if isinstance(node, ast.If):
            return self._run(node.body if self._holds(node.test) else node.orelse)
        if isinstance(node, ast.Try):
            return self._attempt(node)
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign | ast.Expr):
            self._assign(node)
        elif not isinstance(node, ast.Pass) and (
            self.inside or not isinstance(node, ast.Import | ast.ImportFrom)
        ):
            raise _UnclearError
        return None

    def _attempt(self, node: ast.Try) -> tuple[object, ...] | None:
        handlers = node.handlers
        if self.inside or node.finalbody or len(handlers) != 1 or not catches_imports(handlers[0]):
            raise _UnclearError
        if caught(handlers) is Catches.MISSING_MODULES:
            raise _UnclearError
        self.inside = True
        try:
            result = self._run(node.body)
        except _MissingError:
            self.inside = False
            return self._run(handlers[0].body)
        self.inside = False
        return result if result is not None else self._run(node.orelse)

    def _assign(self, node: ast.Assign | ast.AnnAssign | ast.AugAssign | ast.Expr) -> None:
        found = _UNKNOWN if node.value is None else self._value(node.value)
        if isinstance(node, ast.Expr):
            return
        if isinstance(node, ast.AugAssign):
            found = _UNKNOWN
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            if not isinstance(target, ast.Name) or target.id == next(iter(self.values), ""):
                raise _UnclearError
            self.values[target.id] = found

    def _is_import(self, node: ast.expr) -> bool:
        """Whether an expression imports the module that the first parameter names."""
        if not isinstance(node, ast.Call) or len(node.args) != 1 or node.keywords:
            return False
        first = next(iter(self.values), "")
        name = node.args[0]
        is_named = isinstance(name, ast.Name) and name.id == first
        return is_named and dotted(node.func) in _IMPORTERS

    def _value(self, node: ast.expr) -> object:
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.Name):
            return self.values.get(node.id, _UNKNOWN)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            value = self._value(node.operand)
            return not value if isinstance(value, bool) else _UNKNOWN
        if self._is_import(node):
            self.asked = True
            if self.fails:
                raise _MissingError
        elif self.inside:
            # It may fail as the import does.
            raise _UnclearError
        return _UNKNOWN

    def _holds(self, test: ast.expr) -> bool:
        """Return whether a condition holds.

        Raises:
            _UnclearError: That is not known.
        """
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            return not self._holds(test.operand)
        if isinstance(test, ast.BoolOp):
            decide = any if isinstance(test.op, ast.Or) else all
            return decide(self._holds(each) for each in test.values)
        if isinstance(test, ast.Compare) and len(test.ops) == 1:
            value, is_none = self._value(test.left), self._value(test.comparators[0]) is None
            if is_none and value is not _UNKNOWN and isinstance(test.ops[0], ast.Is | ast.IsNot):
                return (value is None) == isinstance(test.ops[0], ast.Is)
            raise _UnclearError
        value = self._value(test)
        if value is _UNKNOWN:
            raise _UnclearError
        return bool(value)
