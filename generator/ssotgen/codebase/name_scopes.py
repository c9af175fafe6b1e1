"""Scopes of names, exactly as Python's own compiler sees them: which scope each name of a file
belongs to, and what binds it there."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from operator import attrgetter
from typing import NamedTuple

from ssotgen.codebase.child_nodes import child_nodes
from ssotgen.codebase.facts import Access

_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_ACCESS = {ast.Load: Access.LOAD, ast.Store: Access.STORE, ast.Del: Access.DELETE}

_PLAIN = frozenset(
    {
        *(
            ast.Attribute,
            ast.Constant,
            ast.Call,
            ast.keyword,
            ast.Subscript,
            ast.Starred,
            ast.Slice,
        ),
        *(ast.JoinedStr, ast.FormattedValue, ast.Dict, ast.List, ast.Tuple, ast.Set),
        *(ast.BinOp, ast.BoolOp, ast.UnaryOp, ast.Compare, ast.IfExp, ast.Await, ast.Yield),
        *(ast.Expr, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Delete, ast.Return, ast.Raise),
        *(ast.If, ast.For, ast.While, ast.With, ast.withitem, ast.Try, ast.Assert, ast.Pass),
    }
)
"""Nodes that bind no name themselves: most of a file."""

# The nodes of Python 3.12 that have these are not there in an older one.
_parameter_name: Callable[[ast.AST], str] = attrgetter("name")
_alias_parts: Callable[[ast.AST], tuple[ast.AST, ast.AST]] = attrgetter("name", "value")


class NameScopeKind(str, Enum):
    """What opens a scope; a lambda counts as a function."""

    MODULE = "module"
    FUNCTION = "function"
    CLASS = "class"
    COMPREHENSION = "comprehension"
    TYPE_PARAMETERS = "type parameters"


@dataclass(slots=True, eq=False)
class NameScope:
    """A scope: the nodes that bind each of its names, and the names that it declares global or
    nonlocal."""

    kind: NameScopeKind
    parent: NameScope | None
    node: ast.AST
    bound: dict[str, list[ast.AST]] = field(default_factory=dict)
    declared_global: set[str] = field(default_factory=set)
    declared_nonlocal: set[str] = field(default_factory=set)


class Occurrence(NamedTuple):
    """A name as code uses it: the node that represents it, and the scope that it is in."""

    name: str
    node: ast.AST
    scope: NameScope
    access: Access


class NameScopes:
    """The scopes of one file and every occurrence of a plain name in it."""

    def __init__(self, tree: ast.Module) -> None:
        self.module = NameScope(NameScopeKind.MODULE, None, tree)
        self.occurrences: list[Occurrence] = []
        self.scope_of: dict[ast.AST, NameScope] = {}
        self.stars: list[ast.ImportFrom] = []
        self.import_of: dict[ast.alias, ast.Import | ast.ImportFrom] = {}
        self._all(tree.body, self.module)

    def owner(self, name: str, scope: NameScope) -> NameScope:
        """Return the scope that `name` is looked up in from `scope`; the module's for a name that
        nothing binds, for it may be a builtin."""
        if name in scope.declared_global:
            return self.module
        if name in scope.bound and name not in scope.declared_nonlocal:
            return scope
        inside_annotation = scope.kind is NameScopeKind.TYPE_PARAMETERS
        current = scope.parent
        while current is not None:
            if current.kind is not NameScopeKind.CLASS or inside_annotation:
                if name in current.declared_global:
                    return self.module
                if name in current.bound and name not in current.declared_nonlocal:
                    return current
            inside_annotation &= current.kind is NameScopeKind.TYPE_PARAMETERS
            current = current.parent
        return self.module

    def imports_of(
        self, binders: Iterable[ast.AST]
    ) -> list[tuple[ast.Import | ast.ImportFrom, ast.alias]]:
        """Return those of the nodes that are names of import statements, with their statements."""
        found = [each for each in binders if isinstance(each, ast.alias)]
        return [(self.import_of[each], each) for each in found]

    # Walking

    def _all(self, nodes: Iterable[ast.AST | None], scope: NameScope) -> None:
        for node in nodes:
            if node is not None:
                self._visit(node, scope)

    def _visit(self, node: ast.AST, scope: NameScope) -> None:
        self.scope_of[node] = scope
        if isinstance(node, ast.Name):
            self._name(node, scope)
        elif type(node) in _PLAIN:
            self._all(child_nodes(node), scope)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            self._function(node, scope)
        elif isinstance(node, ast.ClassDef):
            self._class(node, scope)
        elif isinstance(node, ast.Lambda):
            self._all((*node.args.defaults, *node.args.kw_defaults), scope)
            inner = self._open(NameScopeKind.FUNCTION, scope, node)
            self._arguments(node.args, inner)
            self._visit(node.body, inner)
        elif isinstance(node, _COMPREHENSIONS):
            self._comprehension(node, scope)
        elif isinstance(node, ast.NamedExpr):
            self._visit(node.value, scope)
            self.scope_of[node.target] = scope
            self._name(node.target, _outside_comprehensions(scope))
        elif isinstance(node, ast.Global | ast.Nonlocal):
            found = isinstance(node, ast.Global)
            (scope.declared_global if found else scope.declared_nonlocal).update(node.names)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            self._import(node, scope)
        elif _is_type_alias(node):
            self._type_alias(node, scope)
        else:
            self._bind_by_name(node, scope)
            self._all(child_nodes(node), scope)

    def _name(self, node: ast.Name, scope: NameScope) -> None:
        access = _ACCESS[type(node.ctx)]
        self.occurrences.append(Occurrence(node.id, node, scope, access))
        if access is not Access.LOAD:
            self._bind(node.id, node, scope)

    def _bind_by_name(self, node: ast.AST, scope: NameScope) -> None:
        """Bind what a handler or a pattern binds: these hold the name as text."""
        name: str | None = None
        if isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
            name = node.name
        elif isinstance(node, ast.MatchMapping):
            name = node.rest
        if name is not None:
            self._bound_here(name, node, scope)

    def _bound_here(self, name: str, node: ast.AST, scope: NameScope) -> None:
        self.occurrences.append(Occurrence(name, node, scope, Access.STORE))
        self._bind(name, node, scope)

    def _bind(self, name: str, node: ast.AST, scope: NameScope) -> None:
        if name in scope.declared_global:
            scope = self.module
        scope.bound.setdefault(name, []).append(node)

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: NameScope) -> None:
        self._bound_here(node.name, node, scope)
        self._all((*node.decorator_list, *node.args.defaults, *node.args.kw_defaults), scope)
        outer = self._type_parameters(node, scope)
        self._all((node.returns, *_annotations(node.args)), outer)
        inner = self._open(NameScopeKind.FUNCTION, outer, node)
        self._declare(node.body, inner)
        self._arguments(node.args, inner)
        self._all(node.body, inner)

    def _class(self, node: ast.ClassDef, scope: NameScope) -> None:
        self._bound_here(node.name, node, scope)
        self._all(node.decorator_list, scope)
        outer = self._type_parameters(node, scope)
        self._all((*node.bases, *node.keywords), outer)
        inner = self._open(NameScopeKind.CLASS, outer, node)
        self._declare(node.body, inner)
        self._all(node.body, inner)

    def _declare(self, body: list[ast.stmt], scope: NameScope) -> None:
        """Note the global and nonlocal statements of a scope before anything is bound in it."""
        pending: list[ast.AST] = list(body)
        while pending:
            node = pending.pop()
            if isinstance(node, ast.Global | ast.Nonlocal):
                self._visit(node, scope)
            elif not isinstance(
                node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.expr
            ):
                pending.extend(child_nodes(node))

    def _comprehension(
        self,
        node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp,
        scope: NameScope,
    ) -> None:
        first, *rest = node.generators
        self._visit(first.iter, scope)
        inner = self._open(NameScopeKind.COMPREHENSION, scope, node)
        self._all((first.target, *first.ifs), inner)
        for each in rest:
            self._all((each.target, each.iter, *each.ifs), inner)
        results = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
        self._all(results, inner)

    def _arguments(self, node: ast.arguments, scope: NameScope) -> None:
        named = (*node.posonlyargs, *node.args, *node.kwonlyargs, node.vararg, node.kwarg)
        for argument in named:
            if argument is not None:
                self._bound_here(argument.arg, argument, scope)

    def _import(self, node: ast.Import | ast.ImportFrom, scope: NameScope) -> None:
        for alias in node.names:
            self.import_of[alias] = node
            if alias.name == "*":
                assert isinstance(node, ast.ImportFrom)
                self.stars.append(node)
                continue
            whole = alias.name if isinstance(node, ast.ImportFrom) else alias.name.partition(".")[0]
            self.scope_of[alias] = scope
            self._bound_here(alias.asname or whole, alias, scope)

    def _type_parameters(self, node: ast.AST, scope: NameScope) -> NameScope:
        """Return the scope of the type parameters of a definition (Python 3.12), or `scope`."""
        parameters: list[ast.AST] = getattr(node, "type_params", [])
        if not parameters:
            return scope
        inner = self._open(NameScopeKind.TYPE_PARAMETERS, scope, node)
        for each in parameters:
            self._bound_here(_parameter_name(each), each, inner)
            self._all(child_nodes(each), inner)
        return inner

    def _type_alias(self, node: ast.AST, scope: NameScope) -> None:
        name, assigned = _alias_parts(node)
        self._visit(name, scope)
        inner = self._type_parameters(node, scope)
        value = self._open(NameScopeKind.TYPE_PARAMETERS, inner, node)
        self._visit(assigned, value)

    def _open(self, kind: NameScopeKind, parent: NameScope, node: ast.AST) -> NameScope:
        return NameScope(kind, parent, node)


def _outside_comprehensions(scope: NameScope) -> NameScope:
    """Return the scope that an assignment expression binds in."""
    while scope.kind is NameScopeKind.COMPREHENSION and scope.parent is not None:
        scope = scope.parent
    return scope


def _annotations(node: ast.arguments) -> list[ast.expr | None]:
    named = (*node.posonlyargs, *node.args, *node.kwonlyargs, node.vararg, node.kwarg)
    return [argument.annotation for argument in named if argument is not None]


def _is_type_alias(node: ast.AST) -> bool:
    """Whether a node is a `type` statement, which Python has from 3.12 on."""
    return type(node).__name__ == "TypeAlias"
