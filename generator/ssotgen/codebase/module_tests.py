"""Module tests: expressions that say whether a module can be imported, without a `try` there."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.flag_facts import Obstacle

FINDERS = frozenset({"find_spec", "find_loader"})
IMPORTERS = frozenset({"import_module", "__import__", "importorskip"})
_GIVES = frozenset({"import_module", "__import__"})
"""These give the module or raise, and so test nothing by themselves."""

VERSIONS = frozenset({"version", "distribution", "get_distribution"})
_HELPER = re.compile(r"import|have|has_|avail|optional|package|module|install|exists|lazy", re.I)
_MODULE = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)

ASKING = FINDERS | VERSIONS | {"importorskip"}
"""Functions that a module is asked of outside of flag blocks too."""

FIND_SPEC = "looks for the module instead of importing it"
LOADED = "asks whether the module was imported already"
VERSION = "asks for an installed version"
HELPER = "asks a helper function"
MORE = "asks for something else too"
NONE = "follows from a name that is None without the module"


class ModuleTest(NamedTuple):
    """What an expression says: that `modules` can be imported; the opposite where it is not
    `positive`. `sources` are names that are None without a module, and functions of the same file
    that answer by an import. `obstacle` is why that is no flag block."""

    modules: tuple[str, ...]
    positive: bool
    obstacle: Obstacle
    sources: tuple[str, ...] = ()

    def inverted(self) -> ModuleTest:
        """Return the test of the opposite."""
        return self._replace(positive=not self.positive)


class ModuleTestReader(NamedTuple):
    """Reads tests. `optional` are the names that are None where an import failed; `probe` gives
    what a function of the same file answers, None where it answers nothing of the kind; `trusting`
    takes any call with the name of a module for the call of a helper."""

    optional: Collection[str]
    probe: Callable[[str], ModuleTest | None]
    trusting: bool = False

    def read(self, node: ast.expr) -> ModuleTest | None:
        """Return what an expression tests as a condition, None where that is something else."""
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            found = self.read(node.operand)
            return None if found is None else found.inverted()
        if isinstance(node, ast.BoolOp):
            return self._joined([self.read(value) for value in node.values])
        if isinstance(node, ast.IfExp):
            return self._chosen(node)
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            return self._compared(node.left, node.ops[0], node.comparators[0])
        if isinstance(node, ast.Call):
            return self._called(node)
        return self.read(node.value) if isinstance(node, ast.NamedExpr) else None

    def _joined(self, parts: Sequence[ModuleTest | None]) -> ModuleTest | None:
        tests = [part for part in parts if part is not None]
        if not tests or len({test.positive for test in tests}) > 1:
            return None
        if len(tests) < len(parts):
            return tests[0]._replace(obstacle=Obstacle(MORE)) if self.trusting else None
        modules = tuple(module for test in tests for module in test.modules)
        sources = tuple(name for test in tests for name in test.sources)
        return ModuleTest(modules, tests[0].positive, tests[0].obstacle, sources)

    def _chosen(self, node: ast.IfExp) -> ModuleTest | None:
        found = self.read(node.test)
        if not isinstance(node.body, ast.Constant) or not isinstance(node.orelse, ast.Constant):
            return None
        yes, no = bool(node.body.value), bool(node.orelse.value)
        if found is None or yes == no:
            return None
        return found if yes else found.inverted()

    def _compared(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> ModuleTest | None:
        if isinstance(left, ast.Constant) and left.value is None:
            left, right = right, left
        if isinstance(right, ast.Constant) and right.value is None:
            if not isinstance(op, ast.Is | ast.IsNot | ast.Eq | ast.NotEq):
                return None
            found = self._nullable(left)
            positive = isinstance(op, ast.IsNot | ast.NotEq)
            return found if found is None or positive else found.inverted()
        if isinstance(op, ast.In | ast.NotIn) and dotted(right).endswith("sys.modules"):
            module = module_text(left)
            if module:
                obstacle = Obstacle(LOADED, module)
                return ModuleTest((module,), isinstance(op, ast.In), obstacle)
        if isinstance(op, ast.Gt | ast.GtE | ast.Lt | ast.LtE):
            modules = tuple(_asked_versions(left)) or tuple(_asked_versions(right))
            if modules:
                return ModuleTest(modules, True, Obstacle(VERSION, ", ".join(modules)))
        return None

    def _nullable(self, node: ast.expr) -> ModuleTest | None:
        if isinstance(node, ast.Name) and node.id in self.optional:
            return ModuleTest((), True, Obstacle(NONE, node.id), (node.id,))
        if isinstance(node, ast.NamedExpr):
            return self._nullable(node.value)
        return self._called(node) if isinstance(node, ast.Call) else None

    def _called(self, node: ast.Call) -> ModuleTest | None:
        chain = dotted(node.func)
        name = chain.rpartition(".")[2]
        if name == "bool" and len(node.args) == 1:
            inner = node.args[0]
            return self._nullable(inner) or self.read(inner)
        known = self.probe(chain)
        module = "" if asks_environment(node) else named_module(node)
        if known is not None and (known.modules or known.sources):
            return known
        if not module or name in _GIVES or (name not in FINDERS and _asks_more(node)):
            return None
        if chain.endswith("sys.modules.get"):
            return ModuleTest((module,), True, Obstacle(LOADED, module))
        if known is not None:
            return ModuleTest((module,), True, Obstacle(HELPER, chain))
        if name in FINDERS:
            return ModuleTest((module,), True, Obstacle(FIND_SPEC, chain))
        if name not in VERSIONS and (self.trusting or _HELPER.search(name)):
            return ModuleTest((module,), True, Obstacle(HELPER, chain))
        return None


def _asks_more(node: ast.Call) -> bool:
    """Whether a call gives a helper more than the name of a module: the oldest version that will
    do, or what to say where the module is missing."""
    return len(node.args) > 1 or bool(node.keywords)


def modules_asked(statements: Sequence[ast.stmt]) -> tuple[str, ...]:
    """Return the modules that calls in some statements import or ask for by name."""
    found: dict[str, None] = {}
    for call in calls_in(statements):
        name = dotted(call.func).rpartition(".")[2]
        if name in FINDERS or name in IMPORTERS or name in VERSIONS:
            module = named_module(call)
            if module:
                found[module] = None
    return tuple(found)


def asks_by_parameter(function: ast.FunctionDef) -> bool:
    """Whether a function imports, or looks for, the module that a parameter names."""
    arguments = function.args
    names = {each.arg for each in (*arguments.posonlyargs, *arguments.args)}
    for call in calls_in(function.body):
        if dotted(call.func).rpartition(".")[2] in FINDERS | IMPORTERS and call.args:
            first = call.args[0]
            if isinstance(first, ast.Name) and first.id in names:
                return True
    return False


def calls_in(statements: Sequence[ast.stmt]) -> Iterator[ast.Call]:
    """Yield the calls in some statements, those in nested functions left out."""
    pending: list[ast.AST] = list(statements)
    while pending:
        node = pending.pop(0)
        if isinstance(node, ast.Call):
            yield node
        if not isinstance(node, _FUNCTIONS):
            pending.extend(ast.iter_child_nodes(node))


def _asked_versions(node: ast.expr) -> Iterator[str]:
    for child in ast.walk(node):
        if isinstance(child, ast.Call) and dotted(child.func).rpartition(".")[2] in VERSIONS:
            module = module_text(child.args[0]) if child.args else ""
            if module:
                yield module


def asks_environment(node: ast.AST) -> bool:
    """Whether an expression takes something from the variables of the environment."""
    asked = node.func if isinstance(node, ast.Call) else getattr(node, "value", node)
    return not {"environ", "environb", "getenv"}.isdisjoint(dotted(asked).split("."))


def named_module(call: ast.Call) -> str:
    """Return the name of the module that a call is given, as its first argument or as `name`."""
    named = (each.value for each in call.keywords if each.arg == "name")
    first = next(iter(call.args), None) or next(named, None)
    return "" if first is None else module_text(first)


def module_text(node: ast.expr) -> str:
    """Return the name of a module that a string constant gives, empty for anything else."""
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) and _MODULE.fullmatch(value) else ""
