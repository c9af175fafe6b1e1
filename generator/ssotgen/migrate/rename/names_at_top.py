"""Names at the top of a generated module: who imports one, and what is called by it since."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ssotgen.codebase.name_scopes import NameScope
from ssotgen.codebase.node_spans import Place
from ssotgen.migrate.rename.circular import Answers
from ssotgen.migrate.rename.meanings import Meanings, Module, Thing
from ssotgen.migrate.rename.targets import Target
from ssotgen.migrate.rename.use import Certainty, CodeUse


class NamesAtTop:
    """Follows names at the top of a generated module from import to import.

    A file that imports one under its own name calls it by the new one afterwards, and whoever takes
    it from that file does too. Where the new name means something else there, the import gives the
    old one: `import New as Old`.
    """

    def __init__(
        self, meanings: Meanings, target: Target, editable: frozenset[str] | None = None
    ) -> None:
        """Take the files that are edited, by default all: any other passes the old name on."""
        self._meanings = meanings
        self._target = target
        self._editable = editable
        self._old = frozenset(old for old, _ in target.renamed)
        self._known = Answers(False)
        self._clashes: dict[tuple[str, NameScope, str], bool] = {}

    def uses(self, path: str) -> Iterator[CodeUse]:
        """Yield the uses of the names in a file."""
        if not self._old:
            return
        yield from self._imports(path)
        scopes = self._meanings.files.scopes(path)
        for each in scopes.occurrences:
            if each.name not in self._old or isinstance(each.node, ast.alias):
                continue
            owner = scopes.owner(each.name, each.scope)
            if self.is_renamed(path, owner, each.name):
                place = self._meanings.files.exact_place(path, each.node)
                how, obstacle = "read", ""
                if not isinstance(each.node, ast.Name):
                    obstacle = f"something else is called {each.name} here"
                elif self._clash(path, owner, each.name):
                    obstacle = f"{self._target.new_name(each.name)} means something else here"
                yield self._use(path, place, how, each.name, obstacle)
        yield from self._shadowing(path)
        yield from self._declared_global(path)
        yield from self._exports(path)

    def is_provided(self, module: Module, name: str) -> bool:
        """Whether a module has the name under its new name afterwards."""
        if name not in self._old:
            return False
        if self._meanings.generated_name(module):
            return self._meanings.generated_name(module) == self._target.module
        if module.path is None or (self._editable and module.path not in self._editable):
            return False
        scopes = self._meanings.files.scopes(module.path)
        return self.is_renamed(module.path, scopes.module, name)

    def is_renamed(self, path: str, scope: NameScope, name: str) -> bool:
        """Whether what a scope calls `name` is called by the new name afterwards."""
        return self._known.of((path, scope, name), lambda: self._is_renamed(path, scope, name))

    def _is_renamed(self, path: str, scope: NameScope, name: str) -> bool:
        scopes = self._meanings.files.scopes(path)
        binders = scope.bound.get(name, ())
        if not binders:
            stars = self._meanings.star_modules(path) if scope is scopes.module else ()
            return any(self.is_provided(module, name) for module in stars)
        if self._clash(path, scope, name):
            return False
        return any(
            isinstance(statement, ast.ImportFrom)
            and alias.name == name
            and alias.asname in (None, name)
            and self.is_provided(self._meanings.imported_from(path, statement), name)
            for statement, alias in scopes.imports_of(binders)
        )

    def _clash(self, path: str, scope: NameScope, name: str) -> bool:
        """Whether the new name would mean something else where a scope's `name` is used, or would
        be taken for what it means in the scope now."""
        key = (path, scope, name)
        if key not in self._clashes:
            scopes, new = self._meanings.files.scopes(path), self._target.new_name(name)
            self._clashes[key] = any(
                (
                    scopes.owner(new, each.scope) is scope
                    if each.name == new
                    else scopes.owner(name, each.scope) is scope
                    and new in scopes.owner(new, each.scope).bound
                )
                and not self._is_there(path, new, each.scope)
                for each in scopes.occurrences
                if each.name in (name, new)
            )
        return self._clashes[key]

    def _is_there(self, path: str, new: str, scope: NameScope) -> bool:
        """Whether a new name that is declared as well is what a scope means by it already."""
        wanted = Thing(self._target.module, new)
        return self._target.exists and self._meanings.of_name(path, new, scope) == wanted

    def _binding_scope(self, path: str, alias: ast.alias, name: str) -> NameScope:
        scopes = self._meanings.files.scopes(path)
        return scopes.owner(name, scopes.scope_of[alias])

    def _imports(self, path: str) -> Iterator[CodeUse]:
        for alias, statement in self._meanings.files.scopes(path).import_of.items():
            if not isinstance(statement, ast.ImportFrom) or alias.name not in self._old:
                continue
            if not self.is_provided(self._meanings.imported_from(path, statement), alias.name):
                continue
            old, place = alias.name, self._meanings.files.exact_place(path, alias)
            start = place._replace(end_line=place.line, end_column=place.column + len(old))
            new = self._target.new_name(old)
            keeps = self._clash(path, self._binding_scope(path, alias, old), old)
            if alias.asname is None and keeps:
                new = f"{new} as {old}"
            yield CodeUse(path, start, "import", Certainty.CERTAIN, new)
            if alias.asname == old and not keeps:
                end = place._replace(line=place.end_line, column=place.end_column - len(old))
                yield self._use(path, end, "import", old)

    def _shadowing(self, path: str) -> Iterator[CodeUse]:
        """Yield the star imports that would bring the new name where it means something else."""
        scopes = self._meanings.files.scopes(path)
        for statement in scopes.stars:
            module = self._meanings.imported_from(path, statement)
            for old, new in self._target.renamed:
                is_other = new in scopes.module.bound and not self._is_there(
                    path, new, scopes.module
                )
                if is_other and self.is_provided(module, old):
                    place = self._meanings.files.exact_place(path, statement)
                    obstacle = f"{new} is another name in this file"
                    yield self._use(path, place, "import", old, obstacle)

    def _declared_global(self, path: str) -> Iterator[CodeUse]:
        scopes = self._meanings.files.scopes(path)
        tree = self._meanings.files.tree(path)
        for node in ast.walk(tree) if isinstance(tree, ast.Module) else ():
            for name in node.names if isinstance(node, ast.Global | ast.Nonlocal) else ():
                if name in self._old and self.is_renamed(path, scopes.module, name):
                    place = self._meanings.files.exact_place(path, node)
                    yield self._use(path, place, "read", name, "it is declared global")

    def _exports(self, path: str) -> Iterator[CodeUse]:
        scopes = self._meanings.files.scopes(path)
        tree = self._meanings.files.tree(path)
        for constant in _in_dunder_all(tree) if isinstance(tree, ast.Module) else ():
            name = constant.value
            if name in self._old and self.is_renamed(path, scopes.module, name):
                place = self._meanings.files.exact_place(path, constant)
                yield self._use(path, inside_quotes(place, name), "export", name)

    def _use(self, path: str, place: Place, how: str, old: str, obstacle: str = "") -> CodeUse:
        new = self._target.new_name(old)
        return CodeUse(path, place, how, Certainty.CERTAIN, new, obstacle)


def inside_quotes(place: Place, text: str) -> Place:
    """Return the place of a text within the quotes of a string of one line."""
    column = place.end_column - 1 - len(text)
    return Place(place.end_line, column, place.end_line, place.end_column - 1)


def _in_dunder_all(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the texts that `__all__` is given, added or extended by."""
    for node in tree.body:
        parts: list[ast.AST] = []
        if isinstance(node, ast.Assign):
            parts = [*node.targets, node.value]
        elif isinstance(node, ast.AugAssign | ast.AnnAssign):
            parts = [node.target, *([node.value] if node.value else [])]
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            parts = [node.value.func, *node.value.args]
        below = [each for part in parts for each in ast.walk(part)]
        if any(isinstance(each, ast.Name) and each.id == "__all__" for each in below):
            for each in below:
                if isinstance(each, ast.Constant) and isinstance(each.value, str):
                    yield each
