"""Modules as a whole: code that looks at all names of a module, sets any of them, or has a module
imported again."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.name_scopes import NameScopeKind
from ssotgen.migrate.visibility.computed_modules import computed_start
from ssotgen.migrate.visibility.family import Family
from ssotgen.migrate.visibility.objects import Objects
from ssotgen.migrate.visibility.rows import Sight, Sighting

_HINTS = frozenset({"get_type_hints", "get_annotations"})
_LISTS = frozenset({"vars", "dir", "getmembers"})
_LOOKS = _HINTS | _LISTS
_NO_VALUES = frozenset({"isclass", "isfunction", "ismethod", "isroutine", "ismodule", "isbuiltin"})
_ANNOTATIONS = "__annotations__"
_IMPORTS = (ast.Import, ast.ImportFrom, ast.alias)
_KINDS = (ast.Attribute, ast.Call, ast.ClassDef, ast.Constant, *_IMPORTS)
"""The nodes that are looked at, beside the name of all annotations."""

_SETS = frozenset({"setattr", "delattr"})
_BY_NAME = _SETS | {"getattr", "object"}
_FINDERS = frozenset({"meta_path", "path_hooks"})
_READS_ONE = frozenset({"get", "__contains__"})
_READS_ALL = frozenset({"items", "keys", "values", "copy"})


class ModuleSights:
    """What one file does to whole modules that bind names of a family."""

    def __init__(self, path: str, family: Family, objects: Objects) -> None:
        self._path = path
        self._family = family
        self._objects = objects
        self._nodes = [node for node in objects.files.nodes(path) if _may_matter(node)]

    def sightings(self) -> Iterator[Sighting]:
        """Yield what the file does to all names of a module."""
        if self._path in self._family.paths:
            for node in self._objects.files.scopes(self._path).module.bound.get("__getattr__", []):
                yield from self._all(self._path, Sight.MODULE_GETATTR, node)
        names_modules = b"modules" in self._objects.files.data(self._path)
        touches_modules = names_modules and self._touches_modules()
        if any(map(_replaces_imports, self._nodes)):
            yield from self._named(Sight.IMPORTS_REPLACED)
        for node in self._nodes:
            if self._path in self._family.paths and _makes_modules(node):
                yield from self._all(self._path, Sight.NAMES_SET, node)
            elif isinstance(node, ast.Call):
                yield from self._call(node)
            elif isinstance(node, ast.Attribute) and node.attr in ("__dict__", _ANNOTATIONS):
                module = self._objects.module_of(self._path, node.value)
                if node.attr == "__dict__":
                    for each in self._listed(module, node.value):
                        yield from self._namespace(each, node)
                elif module:
                    yield from self._annotations(module, node)
            elif self._is_own_annotations(node):
                yield from self._annotations(self._path, node)
        if touches_modules:
            yield from self._quoted(Sight.IMPORTED_AGAIN)

    def _call(self, node: ast.Call) -> Iterator[Sighting]:
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in ("globals", "vars", "locals", "dir") and not node.args:
            if self._path in self._family.paths and self._is_namespace(name, node):
                yield from self._namespace(self._path, node, is_listed=name == "dir")
        elif name in ("exec", "eval") and isinstance(node.func, ast.Name):
            if self._path in self._family.paths and not _is_text(node, 0) and len(node.args) < 2:
                sight = Sight.NAMES_SET if name == "exec" else Sight.NAMES_READ
                yield from self._all(self._path, sight, node)
        elif name == "reload":
            for argument in node.args:
                module = self._objects.module_of(self._path, argument)
                if module:
                    yield from self._all(module, Sight.IMPORTED_AGAIN, node)
        elif node.args:
            is_one = _is_text(node, 1) and not _is_annotations(node, 1)
            looks = name in _LOOKS or (name in _BY_NAME and not is_one)
            module = self._objects.module_of(self._path, node.args[0]) if looks else ""
            if name in _LISTS and not _leaves_values_out(node):
                for each in self._listed(module, node.args[0]):
                    if name == "vars":
                        yield from self._namespace(each, node)
                    else:
                        yield from self._all(each, Sight.NAMES_READ, node)
            if not module or name in _LISTS:
                return
            if name in _HINTS or _is_annotations(node, 1):
                yield from self._annotations(module, node)
            elif name == "getattr":
                yield from self._all(module, Sight.NAMES_READ, node)
            elif name in _SETS or name == "object":
                yield from self._all(module, Sight.NAMES_SET, node)

    def _listed(self, module: str, node: ast.expr) -> tuple[str, ...]:
        """Return the modules with flags that an expression may give: `module`, where that is known,
        or those whose names begin as what it computes."""
        if module:
            return (module,)
        start = computed_start(node, self._path, self._objects.files)
        if start is None:
            return ()
        index = self._family.survey.index
        return tuple(
            path
            for path in sorted(self._family.paths)
            if any(name.startswith(start) for name in index.names_of(path))
        )

    def _is_namespace(self, name: str, node: ast.Call) -> bool:
        """Whether a call gives the names of the file's own module."""
        return name == "globals" or self._is_at_top(node)

    def _is_own_annotations(self, node: ast.AST) -> bool:
        is_named = isinstance(node, ast.Name) and node.id == _ANNOTATIONS
        return is_named and self._path in self._family.paths and self._is_at_top(node)

    def _is_at_top(self, node: ast.AST) -> bool:
        scope = self._objects.files.scopes(self._path).scope_of.get(node)
        return scope is not None and scope.kind is NameScopeKind.MODULE

    def _annotations(self, module: str, node: ast.AST) -> Iterator[Sighting]:
        yield from self._all(module, Sight.NAMES_READ, node)
        yield from self._all(module, Sight.ANNOTATIONS_READ, node)

    def _namespace(
        self, module: str, node: ast.expr, *, is_listed: bool = False
    ) -> Iterator[Sighting]:
        """Yield what is done with a dict of a module's names, unless it is one name alone."""
        parents = self._objects.files.parents(self._path)
        parent = parents.get(node)
        if isinstance(parent, ast.Subscript) and parent.value is node:
            if isinstance(parent.slice, ast.Constant):
                if parent.slice.value == _ANNOTATIONS:
                    yield from self._annotations(module, node)
                return
            yield from self._any(module, node, is_read=isinstance(parent.ctx, ast.Load))
        elif isinstance(parent, ast.Attribute):
            call = parents.get(parent)
            if parent.attr in _READS_ONE and isinstance(call, ast.Call) and _is_text(call, 0):
                if _is_annotations(call, 0):
                    yield from self._annotations(module, node)
                return
            yield from self._any(module, node, is_read=parent.attr in _READS_ALL | _READS_ONE)
        elif isinstance(parent, ast.Compare) and isinstance(parent.left, ast.Constant):
            return
        else:
            iterated = isinstance(parent, ast.For | ast.comprehension | ast.Compare)
            yield from self._any(module, node, is_read=is_listed or iterated)

    def _any(self, module: str, node: ast.expr, *, is_read: bool) -> Iterator[Sighting]:
        yield from self._all(module, Sight.NAMES_READ if is_read else Sight.NAMES_SET, node)
        yield from self._all(module, Sight.ANNOTATIONS_READ, node)

    def _touches_modules(self) -> bool:
        """Whether the file names `sys.modules`, as code or in a string, for more than to see
        whether a module has been imported, or to get one that no flag depends on."""
        return any(map(self._takes_modules, self._nodes))

    def _takes_modules(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Attribute) and node.attr == "modules":
            return not (self._is_searched(node) or self._gives_another(node))
        if isinstance(node, ast.Constant):
            return node.value in ("sys.modules", "modules")
        return isinstance(node, ast.alias) and node.name == "modules"

    def _is_searched(self, node: ast.Attribute) -> bool:
        """Whether an expression is what `x in expression` searches."""
        parent = self._objects.files.parents(self._path).get(node)
        return isinstance(parent, ast.Compare) and any(
            searched is node and isinstance(operator, ast.In | ast.NotIn)
            for operator, searched in zip(parent.ops, parent.comparators, strict=True)
        )

    def _gives_another(self, node: ast.Attribute) -> bool:
        """Whether an expression is asked for one module, on which no flag depends."""
        parents = self._objects.files.parents(self._path)
        parent = parents.get(node)
        key: ast.expr | None = None
        if isinstance(parent, ast.Subscript) and isinstance(parent.ctx, ast.Load):
            key = parent.slice
        elif isinstance(parent, ast.Attribute) and parent.attr == "get":
            call = parents.get(parent)
            key = call.args[0] if isinstance(call, ast.Call) and call.args else None
        return isinstance(key, ast.Constant) and key.value not in self._family.by_module

    def _named(self, sight: Sight) -> Iterator[Sighting]:
        """Yield the flags whose module, or whose feature's modules, the file imports or quotes."""
        yield from self._quoted(sight)
        for node in self._nodes:
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield from self._of_module(alias.name, sight, node)
            elif isinstance(node, ast.ImportFrom):
                source = self._objects.source(self._path, node)
                for module in source.modules:
                    yield from self._of_module(module, sight, node)
                    for alias in node.names:
                        yield from self._of_module(f"{module}.{alias.name}", sight, node)

    def _quoted(self, sight: Sight) -> Iterator[Sighting]:
        """Yield the flags whose module, or whose feature's modules, a string names."""
        for node in self._nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from self._of_module(node.value, sight, node)

    def _of_module(
        self, module: str, sight: Sight, node: ast.expr | ast.stmt
    ) -> Iterator[Sighting]:
        for flag in self._family.by_module.get(module, ()):
            own = frozenset([(flag.path, flag.name)])
            yield Sighting(flag.name, sight, self._path, node.lineno, own)

    def _all(self, module: str, sight: Sight, node: ast.AST) -> Iterator[Sighting]:
        line = getattr(node, "lineno", 1)
        for name, modules in self._family.bound.items():
            if (module, name) in modules:
                yield Sighting(name, sight, self._path, line, frozenset([(module, name)]))


def _may_matter(node: ast.AST) -> bool:
    if isinstance(node, ast.Name):
        return node.id == _ANNOTATIONS
    return isinstance(node, _KINDS)


def _makes_modules(node: ast.AST) -> bool:
    """Whether a file may give its own module another class, whose `self` is the module."""
    if isinstance(node, ast.ClassDef):
        return any(dotted(base).rpartition(".")[2] == "ModuleType" for base in node.bases)
    return (
        isinstance(node, ast.Attribute)
        and node.attr == "__class__"
        and isinstance(node.ctx, ast.Store)
    )


def _leaves_values_out(node: ast.Call) -> bool:
    """Whether `getmembers` is given a test that no flag passes."""
    return any(dotted(each).rpartition(".")[2] in _NO_VALUES for each in node.args[1:])


def _replaces_imports(node: ast.AST) -> bool:
    """Whether a node may replace the function or the finders with which Python imports."""
    if isinstance(node, ast.Attribute):
        is_set = node.attr == "__import__" and not isinstance(node.ctx, ast.Load)
        return is_set or node.attr in _FINDERS
    if isinstance(node, ast.alias):
        return node.name in _FINDERS
    text = node.value if isinstance(node, ast.Constant) else None
    return isinstance(text, str) and text.rpartition(".")[2] in _FINDERS | {"__import__"}


def _is_text(node: ast.Call, position: int) -> bool:
    """Whether an argument of a call is a string as it is written."""
    argument = node.args[position : position + 1]
    return not argument or isinstance(argument[0], ast.Constant)


def _is_annotations(node: ast.Call, position: int) -> bool:
    """Whether an argument of a call is the name of all annotations."""
    return any(
        isinstance(each, ast.Constant) and each.value == _ANNOTATIONS
        for each in node.args[position : position + 1]
    )
