"""ExpressionVisitor: what an expression says about the names that matter."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.facts import (
    Access,
    Binding,
    Mention,
    ModuleCheck,
    ScopeKind,
    Use,
)
from ssotgen.codebase.member_facts import (
    MemberList,
    MemberTable,
    compared_members,
    listed_members,
    table_members,
)
from ssotgen.codebase.module_tests import ASKING, module_text
from ssotgen.codebase.prefilter import MEANINGS, Prefilter
from ssotgen.codebase.scope_visitor import ScopeVisitor

_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_COMPREHENSION = "<comprehension>"
"""The name of the scope of a comprehension."""

_ACCESS = {ast.Load: Access.LOAD, ast.Store: Access.STORE, ast.Del: Access.DELETE}
_GETTERS = frozenset({"getattr", "setattr", "hasattr", "delattr", "object"})


class ExpressionVisitor(ScopeVisitor):
    """Gathers from expressions."""

    def __init__(
        self,
        tree: ast.Module,
        lines: Sequence[bytes],
        prefilter: Prefilter,
        hot: Sequence[int],
    ) -> None:
        super().__init__(tree, lines, prefilter, hot)
        self._uses: list[Use] = []
        self._mentions: list[Mention] = []
        self._checks: list[ModuleCheck] = []
        self._member_tables: list[MemberTable] = []
        self._member_lists: list[MemberList] = []
        self._assigned_to: dict[ast.AST, str] = {}
        self._truths: set[ast.AST] = set()

    def _expression(self, node: ast.AST | None, scope: int) -> None:
        if node is not None and (not hasattr(node, "lineno") or self._matters(node)):
            self._visit(node, scope)

    def _children(self, node: ast.AST, scope: int) -> None:
        for child in ast.iter_child_nodes(node):
            self._expression(child, scope)

    def _visit(self, node: ast.AST, scope: int) -> None:
        self._truths.update(_asked_for_truth(node))
        if isinstance(node, ast.Name):
            if node.id in self._words:
                self._use(node, node.id, node.ctx, scope)
            elif node.id in MEANINGS and isinstance(node.ctx, ast.Store):
                self._bind(node.id, scope, node, "assign")
        elif isinstance(node, ast.Attribute):
            self._attribute(node, scope)
        elif isinstance(node, ast.Call):
            self._call(node, scope)
        elif isinstance(node, ast.Subscript):
            self._subscript(node, scope)
        elif isinstance(node, ast.Compare):
            self._compare(node, scope)
        elif isinstance(node, ast.BoolOp):
            self._compared(node, scope)
            self._children(node, scope)
        elif isinstance(node, ast.Dict):
            self._member_table(node, scope)
            self._children(node, scope)
        elif isinstance(node, ast.Constant):
            self._mention(node, scope)
        elif isinstance(node, ast.Lambda):
            inner = self._open(ScopeKind.FUNCTION, scope, "<lambda>", node)
            self._arguments(node.args, scope, inner)
            self._expression(node.body, inner)
        elif isinstance(node, _COMPREHENSIONS):
            inner = self._open(ScopeKind.FUNCTION, scope, _COMPREHENSION, node)
            self._children(node, inner)
        elif isinstance(node, ast.NamedExpr):
            self._expression(node.value, scope)
            self._visit(node.target, self._outside_comprehensions(scope))
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

    def _outside_comprehensions(self, scope: int) -> int:
        """Return the scope that a `:=` in `scope` binds its name in."""
        while self._scopes[scope].name == _COMPREHENSION:
            scope = self._scopes[scope].parent
        return scope

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

    def _subscript(self, node: ast.Subscript, scope: int) -> None:
        name = getattr(node.value, "attr", getattr(node.value, "id", ""))
        base = dotted(node.value.value) if isinstance(node.value, ast.Attribute) else ""
        text = node.slice.value if isinstance(node.slice, ast.Constant) else None
        owned = name in self._words and (isinstance(node.value, ast.Name) or bool(base))
        if owned and isinstance(text, str):
            self._use(node.value, name, ast.Load(), scope, base=base, item=text)
            self._expression(node.slice, scope)
        else:
            self._children(node, scope)

    def _compare(self, node: ast.Compare, scope: int) -> None:
        if self._prefilter.everything and isinstance(node.ops[0], ast.In | ast.NotIn):
            self._check("sys.modules", node.left, node, scope, dotted(node.comparators[0]))
        for operator, right in zip(node.ops, node.comparators, strict=True):
            if isinstance(operator, ast.In | ast.NotIn):
                self._member_list(right, scope)
        self._children(node, scope)

    def _member_table(self, node: ast.Dict, scope: int) -> None:
        found = table_members(node)
        if found is not None and self._is_word(found[0]):
            values = tuple(ast.unparse(value) for value in node.values)
            name = self._assigned_to.get(node, "")
            table = MemberTable(*found, values, scope, self._place(node), name)
            self._member_tables.append(table)

    def _member_list(self, node: ast.expr, scope: int, *, is_constant: bool = False) -> None:
        found = listed_members(node)
        if found is not None and self._is_word(found[0]):
            name, place = self._assigned_to.get(node, ""), self._place(node)
            listed = MemberList(*found, scope, place, name=name, is_constant=is_constant)
            self._member_lists.append(listed)

    def _compared(self, node: ast.BoolOp, scope: int) -> None:
        found = compared_members(node)
        if found is not None and self._is_word(found[0]):
            owner, members, subject = found
            place = self._place(node)
            self._member_lists.append(MemberList(owner, members, scope, place, subject))

    def _is_word(self, chain: str) -> bool:
        return chain.rpartition(".")[2] in self._words

    def _check(
        self, function: str, asked: ast.expr, node: ast.expr, scope: int, found: str
    ) -> None:
        """Note that `function`, which the source calls `found`, is asked for a module."""
        module = module_text(asked)
        if module and (found == function or found.endswith(f".{function}")):
            self._checks.append(ModuleCheck(found, module, scope, self._place(node)))

    def _call(self, node: ast.Call, scope: int) -> None:
        function = node.func
        if isinstance(function, ast.Name) and function.id == "frozenset":
            self._member_list(node, scope)
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
        if name in ASKING and node.args and self._prefilter.everything:
            self._check(name, node.args[0], node, scope, dotted(function))
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
        item: str = "",
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
                item=item,
                is_test=node in self._truths,
                is_call=call is not None,
                positional=call[0] if call else 0,
                keywords=call[1] if call else (),
            )
        )
        if access is Access.STORE and not base:
            self._bindings.append(Binding(name, scope, place, "assignment"))

    def _arguments(self, node: ast.arguments, outer: int, inner: int) -> None:
        for default in (*node.defaults, *node.kw_defaults):
            self._expression(default, outer)
        named = (*node.posonlyargs, *node.args, *node.kwonlyargs, node.vararg, node.kwarg)
        for argument in named:
            if argument is not None:
                self._bind(argument.arg, inner, argument, "parameter")
                self._expression(argument.annotation, outer)


def _asked_for_truth(node: ast.AST) -> list[ast.expr]:
    """Return the parts of an expression that are asked for being true, or None."""
    if isinstance(node, ast.BoolOp):
        return node.values
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return [node.operand]
    if isinstance(node, ast.IfExp | ast.Assert):
        return [node.test]
    if isinstance(node, ast.comprehension):
        return node.ifs
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        other = node.comparators[0]
        return [node.left] if isinstance(other, ast.Constant) and other.value is None else []
    return []
