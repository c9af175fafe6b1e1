"""Effects of imports: modules that do something when they are imported, such as register
themselves, so that the last import of them in a file must not go."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ssotgen.audit.survey import Survey
from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.facts import FileFacts, ImportFact, ScopeKind
from ssotgen.migrate.project_files import ProjectFiles

LOST_EFFECTS = "it is the only import here of a module that does something when it is imported"

_PURE = frozenset(
    {
        *("dataclass", "unique", "total_ordering", "final", "runtime_checkable", "overload"),
        *("cache", "lru_cache", "wraps", "contextmanager", "asynccontextmanager"),
        *("singledispatch", "deprecated", "fixture", "skipif", "skip", "parametrize", "xfail"),
    }
)
"""Decorators that do nothing but to what they decorate."""


class ImportEffects:
    """Answers whether taking names out of a file's imports takes effects away with them."""

    def __init__(self, survey: Survey, files: ProjectFiles) -> None:
        self._survey = survey
        self._files = files
        self._known: dict[str, bool] = {}

    def are_lost(self, facts: FileFacts, gone: Iterable[ImportFact]) -> bool:
        """Whether a file imports some module that does something by the imports `gone` alone."""
        going = list(gone)
        paths = {path for each in going for path in self._modules(facts, each)}
        paths = {path for path in paths if self.has_effects(path)}
        if not paths:
            return False
        left = {
            path
            for each in facts.imports
            if each not in going and not each.type_checking
            for path in self._modules(facts, each)
        }
        return not paths <= left

    def is_plain(self, facts: FileFacts, module: str, bound: str, *, local: bool = False) -> bool:
        """Whether a file can do without a name that it imports from a module of the project: for
        itself alone, and not for what the import does. `module` has a dot for each level; what is
        `local` is imported by a function, when it runs."""
        if facts.path.endswith("__init__.py") and not local:
            return False
        for fact in facts.imports:
            is_local = facts.scopes[fact.scope].kind is ScopeKind.FUNCTION
            if fact.bound != bound or "." * fact.level + fact.module != module or is_local != local:
                continue
            packages = set(self._packages(facts, fact))
            paths = {*self._modules(facts, fact), *packages}
            if not paths or any(self._starts_effects(each, set()) for each in packages):
                return False
            if local:
                return not any(map(self.has_effects, paths))
            passed_on = fact.aliased and fact.bound == fact.name
            return not passed_on and not self.are_lost(facts, [fact])
        return False

    def _packages(self, facts: FileFacts, fact: ImportFact) -> Iterator[str]:
        """Yield the file of the package that an import is about, not one around a module."""
        module = self._survey.resolver.imported_module(facts.path, fact)
        found = self._survey.resolver.imported(facts.path, fact) if fact.name else module
        own = module if found.name else found
        if own.path is not None and own.path.endswith("__init__.py"):
            yield own.path

    def _starts_effects(self, path: str, seen: set[str]) -> bool:
        """Whether importing a package does something, itself or by what it imports."""
        if path in seen:
            return False
        seen.add(path)
        if self.has_effects(path):
            return True
        facts = self._survey.load(path)
        inside = (path for each in facts.imports for path in self._imported(facts, each))
        return any(self._starts_effects(each, seen) for each in inside)

    def _imported(self, facts: FileFacts, fact: ImportFact) -> Iterator[str]:
        """Yield the files that an import may run, submodules of the file's own package too."""
        yield from self._modules(facts, fact)
        yield from self._packages(facts, fact)
        resolver = self._survey.resolver
        for each in resolver.imported_module(facts.path, fact).modules:
            below = resolver.module(f"{each}.{fact.name}", facts.path).path if fact.name else None
            if below is not None:
                yield below

    def has_effects(self, path: str) -> bool:
        """Whether importing a module of the project does more than to define names."""
        if path not in self._known:
            tree = self._files.tree(path)
            found = _effects(tree.body) if isinstance(tree, ast.Module) else iter(())
            self._known[path] = any(True for _ in found)
        return self._known[path]

    def _modules(self, facts: FileFacts, fact: ImportFact) -> Iterator[str]:
        """Yield the files that an import runs, but for the packages around them."""
        module = self._survey.resolver.imported_module(facts.path, fact)
        found = self._survey.resolver.imported(facts.path, fact) if fact.name else module
        for each in (module, found):
            if each.path is not None and not each.path.endswith("__init__.py"):
                yield each.path


def _effects(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements at the top of a module that call something for what it does, or
    raise."""
    for node in body:
        if isinstance(node, ast.Expr):
            if isinstance(node.value, ast.Call | ast.Await):
                yield node
        elif isinstance(node, ast.Raise):
            yield node
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            called = (
                each.func if isinstance(each, ast.Call) else each for each in node.decorator_list
            )
            if any(dotted(each).rpartition(".")[2] not in _PURE for each in called):
                yield node
        elif not isinstance(node, ast.If) or not _is_main(node.test):
            for name in ("body", "orelse", "finalbody"):
                yield from _effects(getattr(node, name, ()))
            for handler in getattr(node, "handlers", ()):
                yield from _effects(handler.body)


def _is_main(node: ast.expr) -> bool:
    return isinstance(node, ast.Compare) and dotted(node.left) == "__name__"
