"""Collecting: walks the parts of a syntax tree that matter and gathers a file's facts."""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ssotgen.audit.classes import class_items
from ssotgen.audit.facts import (
    MODULE_SCOPE,
    Access,
    Binding,
    BlockFlag,
    ClassFact,
    FileFacts,
    FlagBlock,
    ImportFact,
    Mention,
    Place,
    Scope,
    ScopeKind,
    Use,
)
from ssotgen.audit.flagblocks import flag_shape
from ssotgen.audit.interest import Interest
from ssotgen.audit.names import bound_names

_COMPOUND = {
    ast.If: "if",
    ast.For: "for",
    ast.AsyncFor: "for",
    ast.While: "while",
    ast.With: "with",
    ast.AsyncWith: "with",
}
_TRIES: tuple[type[ast.stmt], ...] = (
    (ast.Try, ast.TryStar) if hasattr(ast, "TryStar") else (ast.Try,)
)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_ACCESS = {ast.Load: Access.LOAD, ast.Store: Access.STORE, ast.Del: Access.DELETE}
_GETTERS = frozenset({"getattr", "setattr", "hasattr", "delattr", "object"})


@dataclass(frozen=True, slots=True)
class _Around:
    """Where the walk is: the scope, the compound statements around, and the `try` bodies."""

    scope: int = MODULE_SCOPE
    context: tuple[str, ...] = ()
    guarded: bool = False
    type_checking: bool = False


class Collector:
    """Gathers the facts of one file.

    `lines` are the file's lines as UTF-8, empty where all of it is ASCII; `hot` are the numbers of
    the lines that matter, rising.
    """

    def __init__(
        self,
        path: str,
        tree: ast.Module,
        lines: Sequence[bytes],
        interest: Interest,
        hot: Sequence[int],
    ) -> None:
        self._path, self._tree, self._lines = path, tree, lines
        self._interest, self._words, self._hot = interest, interest.names, hot
        self._scopes: list[Scope] = [Scope(ScopeKind.MODULE, -1, "")]
        self._nodes: list[ast.AST] = [tree]
        self._imports: list[ImportFact] = []
        self._bindings: list[Binding] = []
        self._uses: list[Use] = []
        self._mentions: list[Mention] = []
        self._classes: list[ClassFact] = []
        self._blocks: list[FlagBlock] = []
        self._exports: tuple[str, ...] | None = None
        self._bound: dict[int, dict[str, bool]] = {}

    def collect(self) -> FileFacts:
        """Return the facts of the file."""
        self._body(self._tree.body, _Around())
        return FileFacts(
            path=self._path,
            scopes=tuple(self._scopes),
            imports=tuple(self._imports),
            bindings=tuple(self._bindings),
            uses=tuple(self._rooted(use) for use in self._uses),
            mentions=tuple(self._mentions),
            classes=tuple(self._classes),
            blocks=tuple(self._blocks),
            exports=self._exports,
        )

    # Statements

    def _body(self, statements: Sequence[ast.stmt], around: _Around) -> None:
        for index, node in enumerate(statements):
            if self._matters(node):
                self._statement(node, statements[:index], around)

    def _matters(self, node: ast.AST) -> bool:
        """Whether a line of the node is hot; a decorator stands above the node's own first line."""
        start: int = node.lineno  # type: ignore[attr-defined]
        for decorator in getattr(node, "decorator_list", ()):
            start = min(start, decorator.lineno)
        index = bisect_left(self._hot, start)
        end: int = node.end_lineno  # type: ignore[attr-defined]
        return index < len(self._hot) and self._hot[index] <= end

    def _statement(self, node: ast.stmt, before: Sequence[ast.stmt], around: _Around) -> None:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            self._function(node, around)
        elif isinstance(node, ast.ClassDef):
            self._class(node, around)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            self._import(node, around)
        elif isinstance(node, _TRIES):
            self._try(node, before, around)  # type: ignore[arg-type]
        elif type(node) in _COMPOUND:
            self._compound(node, around)
        elif isinstance(node, ast.Match):
            self._match(node, around)
        elif isinstance(node, ast.Global | ast.Nonlocal):
            kind = "global" if isinstance(node, ast.Global) else "nonlocal"
            for name in node.names:
                self._bind(name, around.scope, node, kind)
        else:
            if around.scope == MODULE_SCOPE:
                self._export(node)
            self._children(node, around.scope)

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef, around: _Around) -> None:
        self._bind(node.name, around.scope, node, "function")
        for outside in (*node.decorator_list, node.returns):
            self._expression(outside, around.scope)
        scope = self._open(ScopeKind.FUNCTION, around.scope, node.name, node)
        self._arguments(node.args, around.scope, scope)
        self._body(node.body, _Around(scope))

    def _arguments(self, node: ast.arguments, outer: int, inner: int) -> None:
        for default in (*node.defaults, *node.kw_defaults):
            self._expression(default, outer)
        named = (*node.posonlyargs, *node.args, *node.kwonlyargs, node.vararg, node.kwarg)
        for argument in named:
            if argument is not None:
                self._bind(argument.arg, inner, argument, "parameter")
                self._expression(argument.annotation, outer)

    def _class(self, node: ast.ClassDef, around: _Around) -> None:
        self._bind(node.name, around.scope, node, "class")
        for outside in (*node.decorator_list, *node.bases):
            self._expression(outside, around.scope)
        for keyword in node.keywords:
            self._expression(keyword.value, around.scope)
        if node.name in self._words or self._interest.everything:
            self._class_fact(node, around)
        scope = self._open(ScopeKind.CLASS, around.scope, node.name, node)
        self._body(node.body, _Around(scope))

    def _class_fact(self, node: ast.ClassDef, around: _Around) -> None:
        items = class_items(node)
        names = frozenset(item.name for item in items if item.kind == "assign")
        if node.name not in self._words and names not in self._interest.member_sets:
            return
        place = self._place(node)
        first = min((self._place(each) for each in node.decorator_list), default=place)
        whole = Place(first.line, place.column, place.end_line, place.end_column)
        self._classes.append(
            ClassFact(
                name=node.name,
                scope=around.scope,
                place=whole,
                name_place=place,
                bases=tuple(ast.unparse(base) for base in node.bases),
                keywords=tuple(ast.unparse(keyword) for keyword in node.keywords),
                decorators=tuple(ast.unparse(each) for each in node.decorator_list),
                items=items,
                context=around.context,
            )
        )

    def _import(self, node: ast.Import | ast.ImportFrom, around: _Around) -> None:
        statement = self._place(node)
        plain = isinstance(node, ast.Import)
        for alias in node.names:
            bound = alias.asname or (alias.name.partition(".")[0] if plain else alias.name)
            self._imports.append(
                ImportFact(
                    place=self._place(alias),
                    statement=statement,
                    level=0 if isinstance(node, ast.Import) else node.level,
                    module=alias.name if isinstance(node, ast.Import) else node.module or "",
                    name="" if plain else alias.name,
                    bound=bound,
                    scope=around.scope,
                    guarded=around.guarded,
                    type_checking=around.type_checking,
                    aliased=alias.asname is not None,
                )
            )
            index = len(self._imports) - 1
            if alias.name != "*":
                place = self._place(alias)
                self._bindings.append(Binding(bound, around.scope, place, "import", index))

    def _try(self, node: ast.Try, before: Sequence[ast.stmt], around: _Around) -> None:
        inner = replace(around, context=(*around.context, "try"))
        first = len(self._imports)
        self._body(node.body, replace(inner, guarded=bool(node.handlers)))
        imported = [
            index
            for index in range(first, len(self._imports))
            if self._imports[index].scope == around.scope
        ]
        for handler in node.handlers:
            self._expression(handler.type, around.scope)
            if handler.name:
                self._bind(handler.name, around.scope, handler, "handler")
            self._body(handler.body, inner)
        self._body(node.orelse, inner)
        self._body(node.finalbody, inner)
        shape = flag_shape(node, before) if imported else None
        if shape is not None:
            flags = (BlockFlag(name, good, self._place(at)) for name, good, at in shape.flags)
            self._blocks.append(
                FlagBlock(
                    place=self._place(node),
                    scope=around.scope,
                    context=around.context,
                    imports=tuple(imported),
                    flags=tuple(flags),
                    sets=tuple(self._place(each) for each in shape.sets),
                    obstacles=shape.obstacles,
                )
            )

    def _compound(self, node: ast.stmt, around: _Around) -> None:
        inner = replace(around, context=(*around.context, _COMPOUND[type(node)]))
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.stmt):
                continue
            if isinstance(child, ast.withitem):
                self._expression(child.context_expr, around.scope)
                self._expression(child.optional_vars, around.scope)
            else:
                self._expression(child, around.scope)
        body: list[ast.stmt] = getattr(node, "body", [])
        checked = isinstance(node, ast.If) and _is_type_checking(node.test)
        self._body(body, replace(inner, type_checking=True) if checked else inner)
        self._body(getattr(node, "orelse", []), inner)

    def _match(self, node: ast.Match, around: _Around) -> None:
        self._expression(node.subject, around.scope)
        inner = replace(around, context=(*around.context, "match"))
        for case in node.cases:
            self._expression(case.pattern, around.scope)
            self._expression(case.guard, around.scope)
            self._body(case.body, inner)

    def _export(self, node: ast.stmt) -> None:
        """Note `__all__` where it is a list or tuple of strings, also one that is added to."""
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign | ast.AugAssign):
            targets = [node.target]
        if not any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            return
        value = getattr(node, "value", None)
        if isinstance(value, ast.List | ast.Tuple):
            names = [each.value for each in value.elts if isinstance(each, ast.Constant)]
            texts = tuple(name for name in names if isinstance(name, str))
            self._exports = (*(self._exports or ()), *texts)

    # Expressions

    def _expression(self, node: ast.AST | None, scope: int) -> None:
        if node is not None and (not hasattr(node, "lineno") or self._matters(node)):
            self._visit(node, scope)

    def _children(self, node: ast.AST, scope: int) -> None:
        for child in ast.iter_child_nodes(node):
            self._expression(child, scope)

    def _visit(self, node: ast.AST, scope: int) -> None:
        if isinstance(node, ast.Name):
            if node.id in self._words:
                self._use(node, node.id, node.ctx, scope)
        elif isinstance(node, ast.Attribute):
            self._attribute(node, scope)
        elif isinstance(node, ast.Call):
            self._call(node, scope)
        elif isinstance(node, ast.Constant):
            self._mention(node, scope)
        elif isinstance(node, ast.Lambda):
            inner = self._open(ScopeKind.FUNCTION, scope, "<lambda>", node)
            self._arguments(node.args, scope, inner)
            self._expression(node.body, inner)
        elif isinstance(node, _COMPREHENSIONS):
            inner = self._open(ScopeKind.FUNCTION, scope, "<comprehension>", node)
            self._children(node, inner)
        elif isinstance(node, ast.JoinedStr):
            # Before Python 3.12 the parts of an f-string do not tell their lines rightly.
            for child in ast.walk(node):
                if isinstance(child, ast.FormattedValue):
                    self._visit(child.value, scope)
        elif isinstance(node, ast.MatchAs | ast.MatchStar | ast.MatchMapping):
            name = node.rest if isinstance(node, ast.MatchMapping) else node.name
            if name:
                self._bind(name, scope, node, "match")
            self._children(node, scope)
        else:
            self._children(node, scope)

    def _attribute(self, node: ast.Attribute, scope: int) -> None:
        base = dotted(node.value)
        if node.attr in self._words and base:
            self._use(node, node.attr, node.ctx, scope, base=base)
        if isinstance(node.value, ast.Name) and node.value.id in self._words:
            self._use(node.value, node.value.id, node.value.ctx, scope, attribute=node.attr)
        elif isinstance(node.value, ast.Attribute) and node.value.attr in self._words:
            inner = dotted(node.value.value)
            if inner:
                value = node.value
                self._use(value, value.attr, value.ctx, scope, base=inner, attribute=node.attr)
        else:
            self._expression(node.value, scope)

    def _call(self, node: ast.Call, scope: int) -> None:
        function = node.func
        name = getattr(function, "attr", getattr(function, "id", ""))
        base = dotted(function.value) if isinstance(function, ast.Attribute) else ""
        if name in self._words and (isinstance(function, ast.Name) or base):
            starred = any(isinstance(argument, ast.Starred) for argument in node.args)
            self._use(
                function,
                name,
                ast.Load(),
                scope,
                base=base,
                call=(
                    -1 if starred else len(node.args),
                    tuple(k.arg or "**" for k in node.keywords),
                ),
            )
        else:
            self._expression(function, scope)
        first = dotted(node.args[0]) if node.args else ""
        if name == "multiple":
            self._patched_keywords(node, scope)
        for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
            if isinstance(argument, ast.Constant):
                self._mention(argument, scope, call=name, base=first if name in _GETTERS else "")
            else:
                self._expression(argument, scope)

    def _patched_keywords(self, node: ast.Call, scope: int) -> None:
        """Note the names that `patch.multiple("module", NAME=...)` replaces."""
        first = node.args[0] if node.args else None
        module = first.value if isinstance(first, ast.Constant) else None
        base = dotted(first) if first is not None else ""
        for keyword in node.keywords:
            if keyword.arg in self._words and keyword.arg is not None:
                text = f"{module}.{keyword.arg}" if isinstance(module, str) else keyword.arg
                place = self._place(keyword)
                self._mentions.append(Mention(text, scope, place, "multiple", base))

    def _mention(self, node: ast.Constant, scope: int, call: str = "", base: str = "") -> None:
        text = node.value
        if not isinstance(text, str) or "\n" in text or " " in text:
            return
        if text.rpartition(".")[2] in self._words or text in self._words:
            self._mentions.append(Mention(text, scope, self._place(node), call, base))

    def _use(
        self,
        node: ast.expr,
        name: str,
        context: ast.expr_context,
        scope: int,
        *,
        base: str = "",
        attribute: str = "",
        call: tuple[int, tuple[str, ...]] | None = None,
    ) -> None:
        access = _ACCESS[type(context)]
        place = self._place(node)
        self._uses.append(
            Use(
                name=name,
                scope=scope,
                place=place,
                access=access,
                base=base,
                attribute=attribute,
                is_call=call is not None,
                positional=call[0] if call else 0,
                keywords=call[1] if call else (),
            )
        )
        if access is Access.STORE and not base:
            self._bindings.append(Binding(name, scope, place, "assignment"))

    # Names and places

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
        if name in self._words:
            self._bindings.append(Binding(name, scope, self._place(node), kind))

    def _place(self, node: ast.AST) -> Place:
        line: int = node.lineno  # type: ignore[attr-defined]
        column: int = node.col_offset  # type: ignore[attr-defined]
        end_line: int = node.end_lineno  # type: ignore[attr-defined]
        end_column: int = node.end_col_offset  # type: ignore[attr-defined]
        if self._lines:
            column = self._characters(line, column)
            end_column = self._characters(end_line, end_column)
        return Place(line, column, end_line, end_column)

    def _characters(self, line: int, offset: int) -> int:
        if line > len(self._lines):
            return offset
        return len(self._lines[line - 1][:offset].decode(errors="replace"))


def dotted(node: ast.AST) -> str:
    """Return `a.b.c` for a chain of plain names, empty for anything else."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join((node.id, *reversed(parts)))


def _is_type_checking(test: ast.expr) -> bool:
    return dotted(test).rpartition(".")[2] == "TYPE_CHECKING"
