"""Meanings: what an expression of a file represents, as far as the text of the files proves it.

The resolver of the audit answers for whole codebases from facts; a rename has to know it of every
single node, local imports, plain copies and quoted annotations among them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ssotgen.codebase.modules import ModuleIndex
from ssotgen.codebase.name_scopes import NameScope, NameScopes
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.rename.circular import Answers

_DEPTH = 30
"""How many names may lead from one to the next."""


@dataclass(frozen=True, slots=True)
class Module:
    """A module: its file, None outside of the project, and the dotted names it goes by."""

    path: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """What a generated module has at its top under `name`."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Definition:
    """A class or a function that a file of the project defines at its top."""

    path: str
    node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


Meaning = Module | Thing | Definition


class Meanings:
    """Answers what expressions mean. `generated` are the generated modules by their dotted names,
    each with the names that count at its top."""

    def __init__(
        self, files: ProjectFiles, index: ModuleIndex, generated: Mapping[str, frozenset[str]]
    ) -> None:
        self.files = files
        self._index = index
        self._generated = generated
        self._tops: Answers[Meaning | None] = Answers(None)
        self._assigned: dict[str, dict[ast.AST, ast.Assign | ast.AnnAssign]] = {}

    def of(self, path: str, node: ast.expr, depth: int = 0) -> Meaning | None:
        """Return what an expression of a file means, None where that is not known."""
        if depth > _DEPTH:
            return None
        if isinstance(node, ast.Name):
            scope = self.files.scopes(path).scope_of.get(node)
            return None if scope is None else self.of_name(path, node.id, scope, depth)
        if isinstance(node, ast.Attribute):
            imported = self._imported_module(path, node)
            if imported is not None:
                return imported
            base = self.of(path, node.value, depth + 1)
            return self.member(base, node.attr, depth) if isinstance(base, Module) else None
        return None

    def of_name(self, path: str, name: str, scope: NameScope, depth: int = 0) -> Meaning | None:
        """Return what a name means in a scope."""
        if depth > _DEPTH:
            return None
        scopes = self.files.scopes(path)
        owner = scopes.owner(name, scope)
        binders = owner.bound.get(name, ())
        if binders:
            return self._bound(path, scopes, list(binders), depth)
        return self._through_stars(path, scopes, name, depth)

    def member(self, module: Module, name: str, depth: int = 0) -> Meaning | None:
        """Return what `module.name` means."""
        generated = self.generated_name(module)
        if generated:
            return Thing(generated, name) if name in self._generated[generated] else None
        if module.path is not None:
            found = self._at_top(module.path, name, depth)
            if found is not None:
                return found
        below = (self.module(f"{each}.{name}", module.path or "") for each in module.names)
        return next((each for each in below if self._is_known(each)), None)

    def _at_top(self, path: str, name: str, depth: int) -> Meaning | None:
        scope = self.files.scopes(path).module
        return self._tops.of((path, name), lambda: self.of_name(path, name, scope, depth + 1))

    def module(self, name: str, asker: str) -> Module:
        """Return the module of a dotted name."""
        path = self._index.file_of(name, asker)
        names = () if path is None else self._index.names_of(path)
        return Module(path, tuple(dict.fromkeys((name, *names))))

    def imported_from(self, path: str, node: ast.ImportFrom) -> Module:
        """Return the module that a `from` import of a file names."""
        if node.level == 0:
            return self.module(node.module or "", path)
        found, names = self._index.relative(path, node.level, node.module or "")
        return Module(found, names)

    def generated_name(self, module: Module) -> str:
        """Return the dotted name of a generated module, empty for another one."""
        return next((each for each in module.names if each in self._generated), "")

    def value_of(self, path: str, node: ast.AST) -> ast.expr | None:
        """Return what a plain assignment gives to the name `node`, None for any other binding."""
        found = self._assignment(path, node)
        return None if found is None else found.value

    def annotation_of(self, path: str, node: ast.AST) -> ast.expr | None:
        """Return the annotation with which the name `node` is bound, None where it has none."""
        found = self._assignment(path, node)
        return found.annotation if isinstance(found, ast.AnnAssign) else None

    def _assignment(self, path: str, node: ast.AST) -> ast.Assign | ast.AnnAssign | None:
        if path not in self._assigned:
            tree = self.files.tree(path)
            found = self._assigned[path] = {}
            for each in ast.walk(tree) if isinstance(tree, ast.Module) else ():
                if isinstance(each, ast.Assign):
                    found.update((target, each) for target in each.targets)
                elif isinstance(each, ast.AnnAssign):
                    found[each.target] = each
        return self._assigned[path].get(node)

    def star_modules(self, path: str) -> Iterator[Module]:
        """Yield the modules that a file imports all names of, the last one first."""
        for statement in reversed(self.files.scopes(path).stars):
            yield self.imported_from(path, statement)

    def _bound(
        self, path: str, scopes: NameScopes, binders: list[ast.AST], depth: int
    ) -> Meaning | None:
        imports = scopes.imports_of(binders)
        for statement, alias in reversed(imports):
            found = self._imported(path, statement, alias, depth)
            if found is not None:
                return found
        if len(binders) != 1:
            return None
        (binder,) = binders
        if isinstance(binder, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            return Definition(path, binder)
        value = self.value_of(path, binder)
        return None if value is None else self.of(path, value, depth + 1)

    def _imported(
        self, path: str, statement: ast.Import | ast.ImportFrom, alias: ast.alias, depth: int
    ) -> Meaning | None:
        if isinstance(statement, ast.ImportFrom):
            return self.member(self.imported_from(path, statement), alias.name, depth + 1)
        whole = alias.name if alias.asname else alias.name.partition(".")[0]
        return self.module(whole, path)

    def _through_stars(
        self, path: str, scopes: NameScopes, name: str, depth: int
    ) -> Meaning | None:
        for statement in reversed(scopes.stars):
            module = self.imported_from(path, statement)
            found = None if name.startswith("_") else self.member(module, name, depth + 1)
            if found is not None and not isinstance(found, Module):
                return found
        return None

    def _imported_module(self, path: str, node: ast.Attribute) -> Module | None:
        """Return the module `a.b.c` where that is what a statement `import a.b.c` brings."""
        parts: list[str] = [node.attr]
        base: ast.expr = node.value
        while isinstance(base, ast.Attribute):
            parts.append(base.attr)
            base = base.value
        if not isinstance(base, ast.Name):
            return None
        scopes = self.files.scopes(path)
        scope = scopes.scope_of.get(base)
        if scope is None:
            return None
        binders = scopes.owner(base.id, scope).bound.get(base.id, ())
        dotted = ".".join((base.id, *reversed(parts)))
        for statement, alias in scopes.imports_of(binders):
            plain = isinstance(statement, ast.Import) and alias.asname is None
            if plain and f"{alias.name}.".startswith(f"{dotted}."):
                return self.module(dotted, path)
        return None

    def _is_known(self, module: Module) -> bool:
        return module.path is not None or bool(self.generated_name(module))
