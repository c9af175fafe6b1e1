"""Other shapes: flags that are named, and set in a way that no other reader of flag shapes knows.
What their values are made of, and what surrounds the statement, shows what they ask for."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from ssotgen.codebase.child_nodes import child_nodes
from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.except_clauses import names_import_error
from ssotgen.codebase.module_tests import (
    IMPORTERS,
    asks_environment,
    calls_in,
    module_text,
    modules_asked,
)

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_SCOPES = (*_FUNCTIONS, ast.ClassDef, ast.Lambda)
_IMPORTS = (ast.Import, ast.ImportFrom)
_LONGEST_WAY = 4
"""How many names a value is followed through."""


class OtherFlag(NamedTuple):
    """A named flag and the statement that sets it. It asks for `modules`, by their names in
    strings, and for what `imports` import. `written` is what is set, where that is no plain
    name."""

    name: str
    target: ast.expr
    statement: ast.stmt
    modules: tuple[str, ...]
    imports: tuple[ast.stmt, ...]
    written: str = ""


class _Sources:
    """The modules and imports that something is made from."""

    def __init__(self) -> None:
        self.modules: dict[str, None] = {}
        self.imports: dict[ast.stmt, None] = {}
        self.followed: dict[ast.AST, int] = {}


class OtherShapes:
    """Finds flags among the statements of a module. `names` are those that it looks for."""

    def __init__(self, tree: ast.Module, names: Collection[str]) -> None:
        self._tree, self._names = tree, names
        self._parents: dict[ast.AST, ast.AST] = {}
        self._nodes: list[ast.AST] = []
        self._asked: dict[ast.stmt, _Sources] = {}
        self._around: dict[ast.AST, ast.stmt | None] = {}
        pending: list[ast.AST] = [tree]
        while pending:
            node = pending.pop()
            children = child_nodes(node)
            self._nodes.append(node)
            self._parents.update((child, node) for child in children)
            pending.extend(reversed(children))

    def flags(self) -> Iterator[OtherFlag]:
        """Yield the flags that are set from modules, in the order of the file."""
        for node in self._nodes:
            name = self._set_name(node)
            if not name or not isinstance(node, ast.expr):
                continue
            statement = self._statement(node)
            found = _Sources()
            value = self._value(node, statement)
            if value is not None and not isinstance(value, ast.Constant):
                self._read(value, found, _LONGEST_WAY)
            self._read_around(statement, found)
            if found.modules or found.imports:
                written = "" if isinstance(node, ast.Name) else ast.unparse(node)
                modules, imports = tuple(found.modules), tuple(found.imports)
                yield OtherFlag(name, node, statement, modules, imports, written)

    def _set_name(self, node: ast.AST) -> str:
        """Return the flag that a node sets: as a name, an attribute, or the key of an item."""
        if isinstance(node, ast.Call):
            key = node.args[1] if dotted(node.func) == "setattr" and len(node.args) > 2 else None
        elif not isinstance(getattr(node, "ctx", None), ast.Store):
            return ""
        elif isinstance(node, ast.Subscript):
            key = node.slice
        else:
            name = getattr(node, "id", getattr(node, "attr", ""))
            return name if name in self._names else ""
        found = key.value if isinstance(key, ast.Constant) else None
        return found if isinstance(found, str) and found in self._names else ""

    def _statement(self, node: ast.AST) -> ast.stmt:
        while not isinstance(node, ast.stmt):
            node = self._parents[node]
        return node

    def _value(self, node: ast.expr, statement: ast.stmt) -> ast.expr | None:
        if isinstance(node, ast.Call):
            return node.args[2]
        parent = self._parents[node]
        if isinstance(parent, ast.NamedExpr):
            return parent.value
        if isinstance(statement, ast.Assign | ast.AnnAssign | ast.AugAssign):
            return statement.value
        return None

    def _read(self, value: ast.expr, found: _Sources, steps: int) -> None:
        """Add what an expression is made from."""
        pending: deque[ast.AST] = deque([value])
        while pending:
            node = pending.popleft()
            if isinstance(node, ast.Call | ast.Subscript) and asks_environment(node):
                continue
            pending.extend(ast.iter_child_nodes(node))
            if isinstance(node, ast.Constant):
                module = module_text(node)
                if module:
                    found.modules[module] = None
            elif isinstance(node, ast.Name) and steps:
                for source in self._bound.get(node.id, ()):
                    self._read_source(source, found, steps - 1)

    def _read_source(self, source: ast.AST, found: _Sources, steps: int) -> None:
        """Add what a statement that binds a name gives it."""
        if found.followed.get(source, -1) >= steps:
            return
        found.followed[source] = steps
        if isinstance(source, _IMPORTS):
            if self._tried(source):
                found.imports[source] = None
        elif isinstance(source, _FUNCTIONS):
            found.modules.update(dict.fromkeys(modules_asked(source.body)))
            imports = (node for node in ast.walk(source) if isinstance(node, _IMPORTS))
            found.imports.update((node, None) for node in imports if self._tried(node))
        elif isinstance(source, ast.Assign) and not isinstance(source.value, ast.Dict):
            self._read(source.value, found, steps)
        elif isinstance(source, ast.For):
            self._read(source.iter, found, steps)

    @cached_property
    def _bound(self) -> Mapping[str, list[ast.AST]]:
        """What binds each name: imports, functions, loops, and assignments to it alone."""
        found: dict[str, list[ast.AST]] = {}
        for node in self._nodes:
            names: list[str] = []
            if isinstance(node, _IMPORTS):
                names = [each.asname or each.name.partition(".")[0] for each in node.names]
            elif isinstance(node, _FUNCTIONS):
                names = [node.name]
            elif isinstance(node, ast.For):
                names = [node.target.id] if isinstance(node.target, ast.Name) else []
            elif isinstance(node, ast.Assign):
                names = [each.id for each in node.targets if isinstance(each, ast.Name)]
            for name in names:
                found.setdefault(name, []).append(node)
        return found

    def _tried(self, node: ast.AST) -> ast.stmt | None:
        """Return the innermost statement around a node, within its scope, that catches or ignores
        the failure of an import, None where nothing does."""
        if node not in self._around:
            self._around[node] = self._find_around(node)
        return self._around[node]

    def _find_around(self, node: ast.AST) -> ast.stmt | None:
        while node in self._parents and not isinstance(node, _SCOPES):
            child, node = node, self._parents[node]
            if isinstance(node, ast.Try) and (child in node.body or child in node.orelse):
                if node.handlers:
                    return node
            elif isinstance(node, ast.ExceptHandler):
                parent = self._parents[node]
                return parent if isinstance(parent, ast.stmt) else None
            elif isinstance(node, ast.With | ast.AsyncWith) and _ignores_failure(node):
                return node
        return None

    def _read_around(self, statement: ast.stmt, found: _Sources) -> None:
        """Add what the statement's `try`, or a `with` that ignores errors, asks for."""
        around = self._tried(statement)
        if around is None:
            return
        if around not in self._asked:
            self._asked[around] = self._asked_in(getattr(around, "body", []))
        known = self._asked[around]
        found.modules.update(known.modules)
        found.imports.update(known.imports)

    def _asked_in(self, body: list[ast.stmt]) -> _Sources:
        """Return what a body asks for; it is read once, however many flags it sets."""
        found = _Sources()
        found.modules.update(dict.fromkeys(modules_asked(body)))
        for call in calls_in(body):
            if dotted(call.func).rpartition(".")[2] in IMPORTERS and call.args:
                self._read(call.args[0], found, _LONGEST_WAY)
        inside = (node for each in body for node in ast.walk(each))
        found.imports.update((node, None) for node in inside if isinstance(node, _IMPORTS))
        return found


def _ignores_failure(node: ast.With | ast.AsyncWith) -> bool:
    """Whether a `with` names the error of an import, other than to expect it."""
    calls = (item.context_expr for item in node.items)
    return any(
        isinstance(call, ast.Call)
        and "raises" not in dotted(call.func).lower()
        and any(map(names_import_error, call.args))
        for call in calls
    )
