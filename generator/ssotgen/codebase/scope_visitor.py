"""ScopeVisitor: the scopes of a file, the names bound in them, and places in its source."""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ssotgen.codebase.facts import MODULE_SCOPE, Binding, ImportFact, Scope, ScopeKind, Use
from ssotgen.codebase.node_spans import Place, span
from ssotgen.codebase.prefilter import MEANINGS, Prefilter
from ssotgen.diagnostics.record import replace


class ScopeVisitor:
    """Knows the scopes of a file, and gathers the names that are bound in them.

    `lines` are the file's lines as UTF-8, empty where all of it is ASCII; `hot` are the numbers of
    the lines that matter, rising.
    """

    def __init__(
        self,
        tree: ast.Module,
        lines: Sequence[bytes],
        prefilter: Prefilter,
        hot: Sequence[int],
    ) -> None:
        self._lines, self._hot = lines, hot
        self._prefilter, self._words = prefilter, prefilter.names
        self._scopes: list[Scope] = [Scope(ScopeKind.MODULE, -1, "")]
        self._nodes: list[ast.AST] = [tree]
        self._imports: list[ImportFact] = []
        self._bindings: list[Binding] = []
        self._bound: dict[int, dict[str, bool]] = {}

    def _matters(self, node: ast.AST) -> bool:
        """Whether a line of the node is hot; a decorator is above the node's own first line."""
        start, _, end, _ = span(node)
        for decorator in getattr(node, "decorator_list", ()):
            start = min(start, decorator.lineno)
        index = bisect_left(self._hot, start)
        return index < len(self._hot) and self._hot[index] <= end

    def _rooted(self, use: Use) -> Use:
        """Return the use with the scope in which the first name of its chain is imported."""
        if not use.base:
            return use
        root = use.base.partition(".")[0]
        scope = use.scope
        while scope >= 0:
            skipped = self._scopes[scope].kind is ScopeKind.CLASS and scope != use.scope
            if not skipped:
                if scope not in self._bound:
                    self._bound[scope] = bound_names(self._nodes[scope])
                if root in self._bound[scope]:
                    return replace(use, root_scope=scope if self._bound[scope][root] else -1)
            scope = self._scopes[scope].parent
        star = any(fact.is_star for fact in self._imports)
        return replace(use, root_scope=MODULE_SCOPE if star else -1)

    def _open(self, kind: ScopeKind, parent: int, name: str, node: ast.AST) -> int:
        self._scopes.append(Scope(kind, parent, name))
        self._nodes.append(node)
        return len(self._scopes) - 1

    def _bind(self, name: str, scope: int, node: ast.AST, kind: str) -> None:
        if (
            name in self._words
            or (kind == "class" and self._prefilter.all_classes)
            or (scope == MODULE_SCOPE and name in MEANINGS)
        ):
            self._bindings.append(Binding(name, scope, self._place(node), kind))

    def _place(self, node: ast.AST) -> Place:
        line, column, end_line, end_column = span(node)
        if self._lines:
            column = self._characters(line, column)
            end_column = self._characters(end_line, end_column)
        return Place(line, column, end_line, end_column)

    def _characters(self, line: int, offset: int) -> int:
        if line > len(self._lines):
            return offset
        return len(self._lines[line - 1][:offset].decode(errors="replace"))


_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def bound_names(scope: ast.AST) -> dict[str, bool]:
    """Return the names that a module, function or class binds; True for those that only imports
    bind."""
    found: dict[str, bool] = {}
    for name, by_import in _bindings(scope):
        found[name] = found.get(name, True) and by_import
    return found


def _bindings(scope: ast.AST) -> Iterator[tuple[str, bool]]:
    arguments = getattr(scope, "args", None)
    if isinstance(arguments, ast.arguments):
        named = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
        for argument in (*named, arguments.vararg, arguments.kwarg):
            if argument is not None:
                yield argument.arg, False
    body = getattr(scope, "body", scope)
    pending: list[ast.AST] = list(body) if isinstance(body, list) else [body]
    if not isinstance(body, list):
        pending = list(ast.iter_child_nodes(scope))
    while pending:
        node = pending.pop()
        yield from _bound_here(node)
        if not isinstance(node, _SCOPES):
            pending.extend(ast.iter_child_nodes(node))


def _bound_here(node: ast.AST) -> Iterator[tuple[str, bool]]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.asname or alias.name.partition(".")[0], True
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            yield alias.asname or alias.name, True
    elif isinstance(node, ast.Name):
        if not isinstance(node.ctx, ast.Load):
            yield node.id, False
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name, False
    elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
        if node.name:
            yield node.name, False
    elif isinstance(node, ast.MatchMapping) and node.rest:
        yield node.rest, False
