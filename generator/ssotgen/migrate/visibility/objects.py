"""What an expression in front of `.F` may be: a module of the project, surely something else, or
unknown."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from enum import Enum

from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.facts import MODULE_SCOPE, ImportFact
from ssotgen.codebase.module_tests import module_text
from ssotgen.codebase.name_scopes import NameScope, NameScopeKind
from ssotgen.codebase.node_spans import Place
from ssotgen.codebase.resolve import Origin
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.visibility.family import Family

_DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
_NOWHERE = Place(0, 0, 0, 0)


class Kind(str, Enum):
    """What an object may be."""

    MODULE = "module"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Object:
    """What an expression represents; `path` is the file of a module of the project."""

    kind: Kind
    path: str = ""


OTHER, UNKNOWN = Object(Kind.OTHER), Object(Kind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Objects:
    """Answers what expressions of the project's files represent."""

    family: Family
    files: ProjectFiles

    def of(self, path: str, node: ast.expr) -> Object:
        """Return what an expression of a file represents."""
        named = _module_named(node)
        if named == "__name__":
            return Object(Kind.MODULE, path)
        if named:
            found = self.family.survey.resolver.module(named, path).path
            return UNKNOWN if found is None else Object(Kind.MODULE, found)
        chain = dotted(node)
        scopes = self.files.scopes(path)
        scope = scopes.scope_of.get(node)
        if not chain or scope is None:
            return OTHER if isinstance(node, ast.Constant) else UNKNOWN
        root, *rest = chain.split(".")
        owner = scopes.owner(root, scope)
        binders = owner.bound.get(root, [])
        if _is_instance(owner, binders) and not rest:
            return OTHER
        if binders and all(isinstance(each, ast.alias) for each in binders):
            return self._imported(path, scopes.imports_of(binders), rest)
        if binders:
            defined = all(isinstance(each, _DEFINITIONS) for each in binders)
            # What a class or a function has as an attribute may be a module.
            return OTHER if defined and not rest else UNKNOWN
        return UNKNOWN if scopes.stars else OTHER

    def module_of(self, path: str, node: ast.expr) -> str:
        """Return the file of the project's module that an expression represents, else nothing."""
        return self.of(path, node).path

    def imported(self, path: str, node: ast.ImportFrom, alias: ast.alias) -> Origin:
        """Return what `from module import name` takes."""
        return self.family.survey.resolver.imported(path, _fact(node, alias))

    def source(self, path: str, node: ast.ImportFrom) -> Origin:
        """Return the module that `from module import ...` names."""
        fact = _fact(node, ast.alias(name="*"))
        return self.family.survey.resolver.imported_module(path, fact)

    def may_be_ours(self, origin: Origin) -> bool:
        """Whether what seems to lie outside of the project may be one of its modules under the path
        that it is installed at."""
        parts = {part for name in origin.modules for part in name.split(".")} | {origin.name}
        return not parts.isdisjoint(self.family.tails)

    def _imported(
        self, path: str, found: list[tuple[ast.Import | ast.ImportFrom, ast.alias]], rest: list[str]
    ) -> Object:
        objects = {self._one(path, node, alias, rest) for node, alias in found}
        return objects.pop() if len(objects) == 1 else UNKNOWN

    def _one(
        self, path: str, node: ast.Import | ast.ImportFrom, alias: ast.alias, rest: list[str]
    ) -> Object:
        resolver = self.family.survey.resolver
        if isinstance(node, ast.Import):
            first, rest = _longest(alias, rest)
            origin: Origin | None = resolver.module(first, path)
        else:
            origin = resolver.imported(path, _fact(node, alias))
        while rest and origin is not None and not origin.name:
            name, *rest = rest
            origin = resolver.below(origin, [name])
        if origin is None:
            return UNKNOWN
        if not origin.name and origin.path is not None:
            return Object(Kind.MODULE, origin.path)
        if origin.path is None:
            return UNKNOWN if self.may_be_ours(origin) else OTHER
        bound = self.files.scopes(origin.path).module.bound.get(origin.name, [])
        defined = bool(bound) and all(isinstance(each, _DEFINITIONS) for each in bound)
        return OTHER if defined and not rest else UNKNOWN


def _module_named(node: ast.expr) -> str:
    """Return the name of the module that `sys.modules["name"]` or `import_module("name")` gives,
    `__name__` for the module itself, and nothing for other expressions."""
    if isinstance(node, ast.Subscript) and dotted(node.value).endswith("sys.modules"):
        text: ast.expr = node.slice
    elif isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords:
        if dotted(node.func).rpartition(".")[2] != "import_module":
            return ""
        text = node.args[0]
    else:
        return ""
    if isinstance(text, ast.Name):
        return text.id if text.id == "__name__" else ""
    return module_text(text)


def _longest(alias: ast.alias, rest: list[str]) -> tuple[str, list[str]]:
    """Return the module that a name of `import` represents with as much of `rest` as it takes in,
    and what is left: `import a.b` binds `a`, and `a.b` is there too."""
    if alias.asname:
        return alias.name, rest
    first, *more = alias.name.split(".")
    if rest[: len(more)] == more:
        return alias.name, rest[len(more) :]
    return first, rest


def _is_instance(owner: NameScope, binders: list[ast.AST]) -> bool:
    """Whether a name is the first parameter of a method, and nothing else binds it there."""
    node = owner.node
    if owner.kind is not NameScopeKind.FUNCTION or not isinstance(
        node, ast.FunctionDef | ast.AsyncFunctionDef
    ):
        return False
    around = owner.parent
    while around is not None and around.kind is NameScopeKind.TYPE_PARAMETERS:
        around = around.parent
    first = [*node.args.posonlyargs, *node.args.args][:1]
    is_static = any(dotted(each) == "staticmethod" for each in node.decorator_list)
    is_method = around is not None and around.kind is NameScopeKind.CLASS and not is_static
    return is_method and binders == first


def _fact(node: ast.ImportFrom, alias: ast.alias) -> ImportFact:
    return ImportFact(
        place=_NOWHERE,
        statement=_NOWHERE,
        level=node.level,
        module=node.module or "",
        name=alias.name,
        bound=alias.asname or alias.name,
        scope=MODULE_SCOPE,
        aliased=alias.asname is not None,
    )
