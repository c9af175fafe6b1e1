"""Flag shapes other than a `try` that sets a flag: `with suppress(ImportError)`, an assigned test,
a handler that sets what was to be imported to None, and a function that answers."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeGuard

from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.except_clauses import catches_imports, names_import_error
from ssotgen.codebase.facts import Unparsable
from ssotgen.codebase.flag_blocks import Shape
from ssotgen.codebase.flag_facts import BlockKind, Obstacle
from ssotgen.codebase.flag_sets import flag_sets, is_flag_name
from ssotgen.codebase.helper_answers import Answer, answers, is_what_it_seems
from ssotgen.codebase.module_tests import (
    FIND_SPEC,
    HELPER,
    LOADED,
    VERSION,
    ModuleTest,
    ModuleTestReader,
    asks_by_parameter,
    modules_asked,
)
from ssotgen.diagnostics.record import field, record, replace

_IMPORTS = (ast.Import, ast.ImportFrom)


def suppress_shape(
    node: ast.With | ast.AsyncWith, before: Sequence[ast.stmt], named: Collection[str]
) -> Shape | None:
    """Return the flags that are preset and set again below `with suppress(ImportError)`."""
    if not any(_suppresses(item.context_expr) for item in node.items):
        return None
    modules = modules_asked(node.body)
    if not modules and not any(isinstance(each, _IMPORTS) for each in node.body):
        return None
    presets = {name: each for each in flag_sets(before, named) for name in each.names}
    flags: list[tuple[str, bool, ast.stmt]] = []
    sets: list[ast.stmt] = []
    for found in flag_sets(node.body, named):
        for name in found.names:
            preset = presets.get(name)
            if preset is not None and preset.value != found.value:
                flags.append((name, found.value, found.node))
                sets.extend((preset.node, found.node))
    if not flags:
        return None
    obstacle = Obstacle("is a 'with suppress', not a 'try'")
    return Shape(tuple(flags), tuple(dict.fromkeys(sets)), (obstacle,), BlockKind.SUPPRESS, modules)


def none_names(node: ast.Try) -> Iterator[tuple[str, ast.stmt]]:
    """Yield the names that a `try` imports and that each handler for the failure sets to None."""
    imported = {
        alias.asname or alias.name.partition(".")[0]
        for statement in node.body
        if isinstance(statement, _IMPORTS)
        for alias in statement.names
    }
    handlers = [handler for handler in node.handlers if catches_imports(handler)]
    if not imported or not handlers:
        return
    by_handler = [dict(_set_to_none(handler.body)) for handler in handlers]
    for name, statement in by_handler[0].items():
        if name in imported and all(name in each for each in by_handler):
            yield name, statement


def none_shape(node: ast.Try) -> Shape | None:
    """Return as flags the names that are None where their import failed."""
    found = dict(none_names(node))
    if not found:
        return None
    flags = tuple((name, True, statement) for name, statement in found.items())
    obstacle = Obstacle("marks what is missing by None", ", ".join(found))
    sets = tuple(dict.fromkeys(found.values()))
    return Shape(flags, sets, (obstacle,), BlockKind.NONE)


@record(frozen=False)
class TestShapes:
    """Finds assigned tests and functions that answer, in one module.

    `named` are names that are flags whatever they are assigned. `whole` gives all of the tree where
    `tree` may lack bodies of functions.
    """

    tree: ast.Module
    named: Collection[str]
    whole: Callable[[], ast.Module | Unparsable] | None = None
    _functions: Mapping[str, ast.FunctionDef] | None = None
    _asked: set[str] = field(default_factory=set)
    _plain: dict[str, bool] = field(default_factory=dict)

    def assigned(self, node: ast.stmt, optional: Collection[str]) -> Shape | None:
        """Return the flag that an assignment sets by a test; `optional` are the names that are None
        there where an import failed."""
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, value = node.targets[0], node.value
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            target, value = node.target, node.value
        else:
            return None
        names = [each.id for each in _parts(target) if isinstance(each, ast.Name)]
        flags = [name for name in names if name in self.named or is_flag_name(name)]
        if not flags:
            return None
        trusting = any(name in self.named for name in flags)
        test = ModuleTestReader(optional, self._probe, trusting).read(value)
        unpacked = isinstance(target, ast.Tuple)
        if test is None or (unpacked and test.obstacle.kind != HELPER):
            return None
        found = tuple((name, test.positive, node) for name in flags)
        obstacles: tuple[Obstacle, ...] = (test.obstacle,)
        if len(flags) == 1 and _is_single_question(target, value, test):
            obstacles = (replace(test.obstacle, is_doubt=True),)
            if unpacked and self._gives_answer(value, names.index(flags[0])):
                obstacles = ()
        return Shape(found, (node,), obstacles, BlockKind.TEST, test.modules, test.sources)

    def condition(
        self, node: ast.If, before: Sequence[ast.stmt], optional: Collection[str]
    ) -> Shape | None:
        """Return the flags that an `if` sets both ways by its test, or sets where `before` has them
        the other way."""
        inside = list(flag_sets(node.body, self.named))
        names = {name for each in inside for name in each.names}
        names = {name for name in names if name in self.named or is_flag_name(name)}
        if not names:
            return None
        trusting = not names.isdisjoint(self.named)
        test = ModuleTestReader(optional, self._probe, trusting).read(node.test)
        if test is None:
            return None
        others = [*flag_sets(before, self.named), *flag_sets(node.orelse, self.named)]
        flags: list[tuple[str, bool, ast.stmt]] = []
        sets: list[ast.stmt] = []
        for name in sorted(names):
            good = next(each for each in inside if name in each.names)
            bad = [each for each in others if name in each.names]
            if bad and bad[-1].value != good.value:
                flags.append((name, good.value == test.positive, good.node))
                sets.extend(each.node for each in (*bad, good))
        if not flags:
            return None
        obstacles = (test.obstacle,)
        return Shape(
            tuple(flags), tuple(sets), obstacles, BlockKind.TEST, test.modules, test.sources
        )

    def function(self, node: ast.FunctionDef) -> Shape | None:
        """Return a function as a flag where it answers whether something can be imported."""
        test = self._answer(node)
        if test is None:
            return None
        flags = ((node.name, test.positive, node),)
        obstacles: tuple[Obstacle, ...] = (Obstacle("is a function", node.name),)
        if test.obstacle.kind in (LOADED, VERSION):
            obstacles = (*obstacles, test.obstacle)
        return Shape(flags, (), obstacles, BlockKind.FUNCTION, test.modules)

    def _gives_answer(self, value: ast.expr, position: int) -> bool:
        """Whether a call of a function of this file gives back, at a position, whether it could
        import what it was given."""
        name = value.func.id if isinstance(value, ast.Call) and _is_name(value.func) else ""
        function = self._functions.get(name) if self._functions is not None else None
        if function is None or not isinstance(value, ast.Call) or not self._is_plain(name):
            return False
        return answers(function, value)[position : position + 1] == (Answer(True, False),)

    def _is_plain(self, name: str) -> bool:
        if name not in self._plain:
            self._plain[name] = is_what_it_seems(self.tree, name)
        return self._plain[name]

    def _probe(self, name: str) -> ModuleTest | None:
        if self._functions is None:
            if all(getattr(each, "name", "") != name for each in self.tree.body):
                return None
            body = self.complete().body
            found = [each for each in body if isinstance(each, ast.FunctionDef)]
            self._functions = {each.name: each for each in found}
        function = self._functions.get(name)
        if function is None or name in self._asked:
            return None
        if asks_by_parameter(function):
            return ModuleTest((), True, Obstacle(HELPER, name))
        self._asked.add(name)
        try:
            return self._answer(function)
        finally:
            self._asked.discard(name)

    def complete(self) -> ast.Module:
        """Return the whole tree, and look only at that from here on."""
        found = self.tree if self.whole is None else self.whole()
        if isinstance(found, ast.Module):
            self.tree = found
        return self.tree

    def _answer(self, node: ast.FunctionDef) -> ModuleTest | None:
        """Return what a function answers: by a `return` after or in a `try` with an import, or by
        the test that it returns."""
        last = node.body[-1]
        if isinstance(last, ast.Return) and last.value is not None and len(node.body) <= _FEW:
            test = ModuleTestReader((), self._probe).read(last.value)
            if test is not None:
                is_other = test.obstacle.kind in (LOADED, VERSION)
                return test if is_other else test._replace(obstacle=Obstacle(HELPER, node.name))
        tries = [each for each in node.body if isinstance(each, ast.Try)]
        if len(tries) != 1 or not any(map(catches_imports, tries[0].handlers)):
            return None
        block = tries[0]
        modules = modules_asked(block.body)
        if not modules and not any(isinstance(each, _IMPORTS) for each in block.body):
            return None
        after = node.body[node.body.index(block) + 1 :]
        good = _returned((*block.body, *block.orelse, *after))
        bad = [_returned((*handler.body, *after)) for handler in block.handlers]
        if good is None or any(each is None or each == good for each in bad):
            return None
        return ModuleTest(modules, good, Obstacle(HELPER, node.name), (node.name,))


def _is_single_question(target: ast.expr, value: ast.expr, test: ModuleTest) -> bool:
    """Whether an assignment asks for one module and nothing else, so that the flag could go from
    its targets."""
    while isinstance(value, ast.UnaryOp):
        value = value.operand
    return (
        test.obstacle.kind in (HELPER, FIND_SPEC)
        and len(test.modules) == 1
        and not test.sources
        and isinstance(value, ast.Call | ast.Compare)
        and all(map(_is_name, _parts(target)))
    )


def _is_name(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name)


_FEW = 4
"""How many statements a function may have that does nothing but return a test."""


def _returned(statements: Sequence[ast.stmt]) -> bool | None:
    """Return what the first `return` among statements means as a condition, None where that is no
    constant."""
    found = next((each for each in statements if isinstance(each, ast.Return)), None)
    if found is None or found.value is None:
        return False
    return bool(found.value.value) if isinstance(found.value, ast.Constant) else None


def _suppresses(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and dotted(node.func).rpartition(".")[2] == "suppress"
        and any(names_import_error(argument) for argument in node.args)
    )


def _set_to_none(statements: Sequence[ast.stmt]) -> Iterator[tuple[str, ast.stmt]]:
    for statement in statements:
        if not isinstance(statement, ast.Assign):
            continue
        for target in statement.targets:
            pairs = zip(_parts(target), _values(statement.value, target), strict=False)
            for each, value in pairs:
                is_none = isinstance(value, ast.Constant) and value.value is None
                if isinstance(each, ast.Name) and is_none:
                    yield each.id, statement


def _parts(target: ast.expr) -> list[ast.expr]:
    return target.elts if isinstance(target, ast.Tuple) else [target]


def _values(value: ast.expr, target: ast.expr) -> list[ast.expr]:
    both = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
    return value.elts if both and isinstance(value, ast.Tuple) else [value]
