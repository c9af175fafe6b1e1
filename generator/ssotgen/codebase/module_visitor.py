"""Collecting: walks the parts of a syntax tree that matter and gathers a file's facts."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Sequence, Set
from typing import TypeGuard

from ssotgen.codebase.classes import assigned_names, class_items, summary_of
from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.enum_calls import called_enum
from ssotgen.codebase.facts import (
    MODULE_SCOPE,
    Access,
    Binding,
    ClassFact,
    FileFacts,
    ImportFact,
    ScopeKind,
    Unparsable,
)
from ssotgen.codebase.flag_visitor import FlagVisitor
from ssotgen.codebase.node_spans import Place
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.diagnostics.record import record, replace

_COMPOUND = {
    ast.If: "if",
    ast.For: "for",
    ast.AsyncFor: "for",
    ast.While: "while",
    ast.With: "with",
    ast.AsyncWith: "with",
}
_TRIES: tuple[type[ast.stmt], ...] = (ast.Try,)
if sys.version_info >= (3, 11):
    _TRIES = (ast.Try, ast.TryStar)


def _is_try(node: ast.stmt) -> TypeGuard[ast.Try]:
    """Whether a statement is a `try`; one with `except*` has the same parts."""
    return isinstance(node, _TRIES)


@record
class _Around:
    """Where the walk is: the scope, the compound statements around, and the `try` bodies."""

    scope: int = MODULE_SCOPE
    context: tuple[str, ...] = ()
    guarded: bool = False
    type_checking: bool = False


class ModuleVisitor(FlagVisitor):
    """Gathers the facts of one file, the statements here and the expressions as its base does."""

    def __init__(
        self,
        path: str,
        tree: ast.Module,
        lines: Sequence[bytes],
        prefilter: Prefilter,
        hot: Sequence[int],
        whole: Callable[[], ast.Module | Unparsable] | None = None,
    ) -> None:
        super().__init__(tree, lines, prefilter, hot, whole)
        self._path, self._tree = path, tree
        self._classes: list[ClassFact] = []
        self._exports: tuple[str, ...] | None = None

    def collect(self) -> FileFacts:
        """Return the facts of the file."""
        self._body(self._tree.body, _Around())
        self._note_others(self._flags_set())
        return FileFacts(
            path=self._path,
            scopes=tuple(self._scopes),
            imports=tuple(self._imports),
            bindings=tuple(self._bindings),
            uses=tuple(self._rooted(use) for use in self._uses),
            mentions=tuple(self._mentions),
            classes=tuple(self._classes),
            blocks=tuple(self._blocks),
            checks=tuple(self._checks),
            member_tables=tuple(self._member_tables),
            member_lists=tuple(self._member_lists),
            exports=self._exports,
        )

    def _flags_set(self) -> frozenset[str]:
        """Return the names of interest that may be flags and are set somewhere, as names,
        attributes, or items by their names in strings."""
        used = {use.name for use in self._uses if use.access is Access.STORE}
        return self._named.intersection(used.union(each.text for each in self._mentions))

    def _body(self, statements: Sequence[ast.stmt], around: _Around) -> None:
        for index, node in enumerate(statements):
            if self._matters(node):
                self._statement(node, statements[:index], around)

    def _statement(self, node: ast.stmt, before: Sequence[ast.stmt], around: _Around) -> None:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            self._function(node, around)
        elif isinstance(node, ast.ClassDef):
            self._class(node, around)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            self._import(node, around)
        elif _is_try(node):
            self._try(node, before, around)
        elif isinstance(node, ast.With | ast.AsyncWith):
            first = len(self._imports)
            self._compound(node, around)
            imported = self._imported_since(first, around.scope)
            self._note_with(node, before, around.scope, around.context, imported)
        elif type(node) in _COMPOUND:
            self._compound(node, around)
            if isinstance(node, ast.If):
                self._note_condition(node, before, around.scope, around.context)
        elif isinstance(node, ast.Match):
            self._match(node, around)
        elif isinstance(node, ast.Global | ast.Nonlocal):
            kind = "global" if isinstance(node, ast.Global) else "nonlocal"
            for name in node.names:
                self._bind(name, around.scope, node, kind)
        else:
            if around.scope == MODULE_SCOPE:
                self._export(node)
            if isinstance(node, ast.Assign | ast.AnnAssign):
                self._name_value(node, around.scope)
            if not self._called_enum(node, around):
                self._children(node, around.scope)
            if isinstance(node, ast.Assign | ast.AnnAssign):
                self._note_assignment(node, around.scope, around.context)

    def _imported_since(self, first: int, scope: int) -> tuple[int, ...]:
        """Return the imports from the index `first` on that a scope makes itself."""
        found = range(first, len(self._imports))
        return tuple(index for index in found if self._imports[index].scope == scope)

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef, around: _Around) -> None:
        self._bind(node.name, around.scope, node, "function")
        for outside in (*node.decorator_list, node.returns):
            self._expression(outside, around.scope)
        scope = self._open(ScopeKind.FUNCTION, around.scope, node.name, node)
        self._arguments(node.args, around.scope, scope)
        first = len(self._imports)
        self._body(node.body, _Around(scope))
        if isinstance(node, ast.FunctionDef):
            imported = self._imported_since(first, scope)
            self._note_function(node, around.scope, around.context, imported)

    def _class(self, node: ast.ClassDef, around: _Around) -> None:
        self._bind(node.name, around.scope, node, "class")
        for outside in (*node.decorator_list, *node.bases):
            self._expression(outside, around.scope)
        for keyword in node.keywords:
            self._expression(keyword.value, around.scope)
        if node.name in self._words or self._prefilter.notes_classes:
            self._class_fact(node, around)
        scope = self._open(ScopeKind.CLASS, around.scope, node.name, node)
        self._body(node.body, _Around(scope))

    def _class_fact(self, node: ast.ClassDef, around: _Around) -> None:
        if not self._is_wanted(node.name, assigned_names(node)):
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
                items=class_items(node),
                context=around.context,
                summary=summary_of(node),
            )
        )

    def _called_enum(self, node: ast.stmt, around: _Around) -> bool:
        """Note a class that is assigned, and return whether it is one."""
        if not isinstance(node, ast.Assign | ast.AnnAssign):
            return False
        found = called_enum(node)
        if found is None or not self._is_wanted(found.name, {item.name for item in found.items}):
            return False
        self._bind(found.name, around.scope, node, "class")
        self._expression(node.value, around.scope)
        name, bases, keywords, items, call = found
        place = self._place(node)
        self._classes.append(
            ClassFact(
                name=name,
                scope=around.scope,
                place=place,
                name_place=place,
                bases=bases,
                keywords=keywords,
                decorators=(),
                items=items,
                context=around.context,
                call=call,
            )
        )
        return True

    def _is_wanted(self, name: str, members: Set[str]) -> bool:
        """Whether a class matters, by its name or by its members."""
        known = name in self._words or self._prefilter.all_classes
        return known or members in self._prefilter.member_sets

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
        imported = self._imported_since(first, around.scope)
        for handler in node.handlers:
            self._expression(handler.type, around.scope)
            if handler.name:
                self._bind(handler.name, around.scope, handler, "handler")
            self._body(handler.body, inner)
        self._body(node.orelse, inner)
        self._body(node.finalbody, inner)
        self._note_try(node, before, around.scope, around.context, imported)

    def _compound(self, node: ast.stmt, around: _Around) -> None:
        inner = replace(around, context=(*around.context, _COMPOUND[type(node)]))
        if isinstance(node, ast.If | ast.While):
            self._truths.add(node.test)
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

    def _name_value(self, node: ast.Assign | ast.AnnAssign, scope: int) -> None:
        """Remember what a value is assigned to, where that is one name, and note members in it."""
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if len(targets) == 1 and isinstance(targets[0], ast.Name) and node.value is not None:
            self._assigned_to[node.value] = targets[0].id
            if isinstance(node.value, ast.Tuple | ast.Set):
                self._member_list(node.value, scope, is_constant=True)

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


def _is_type_checking(test: ast.expr) -> bool:
    return dotted(test).rpartition(".")[2] == "TYPE_CHECKING"
