"""Types of variables, as annotations and calls nearby tell them: likely, and never certain."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from ssotgen.migrate.rename.meanings import Definition, Meanings, Thing
from ssotgen.spec.model import Spec
from ssotgen.spec.types.grammar import Named, OptionalOf, TypeRef

_DEPTH = 8
_MAKERS = ("from_dict",)
_COPIERS = ("replace", "copy", "deepcopy")
_ITERATIONS = ("list", "tuple", "set", "frozenset", "sorted", "reversed", "iter")


class Typed:
    """Answers which dataclass or enum of the spec an expression probably is an instance of."""

    def __init__(self, meanings: Meanings, spec: Spec) -> None:
        self._meanings = meanings
        self._spec = spec
        self._iterated: dict[str, Mapping[ast.AST, ast.expr]] = {}

    def of(self, path: str, node: ast.expr, depth: int = 0) -> str:
        """Return the name of the class, empty where nothing says one."""
        if depth > _DEPTH:
            return ""
        if isinstance(node, ast.Call):
            return self._of_call(path, node, depth)
        if isinstance(node, ast.Attribute):
            enum = self._enum(path, node.value)
            if enum:
                return enum if self._has_member(enum, node.attr) else ""
            return self._of_field(self.of(path, node.value, depth + 1), node.attr)
        if isinstance(node, ast.Subscript):
            return self._enum(path, node.value)
        if isinstance(node, ast.Name):
            return next((each for each in self._of_name(path, node, depth) if each), "")
        if isinstance(node, ast.Await | ast.NamedExpr):
            return self.of(path, node.value, depth + 1)
        return ""

    def _of_call(self, path: str, node: ast.Call, depth: int) -> str:
        called = self._class(path, node.func)
        if called:
            return called
        if isinstance(node.func, ast.Attribute) and node.func.attr in _MAKERS:
            return self._class(path, node.func.value)
        if is_copy(node) and node.args:
            return self.of(path, node.args[0], depth + 1)
        found = self._meanings.of(path, node.func)
        if isinstance(found, Definition) and not isinstance(found.node, ast.ClassDef):
            returns = found.node.returns
            return "" if returns is None else self._annotated(found.path, returns)
        return ""

    def _of_field(self, owner: str, name: str) -> str:
        found = self._types_in(owner).get(name) if owner else None
        ref = found.item if isinstance(found, OptionalOf) else found
        return ref.name if isinstance(ref, Named) else ""

    def _types_in(self, owner: str) -> dict[str, TypeRef]:
        """Return the types of what instances of a class have."""
        item, enum = self._spec.find_dataclass(owner), self._spec.find_enum(owner)
        if item is not None:
            found = {each.name: each.type for each in item.fields}
            return found | {each.name: each.type for each in item.properties}
        return {each.name: each.type for each in enum.attributes} if enum is not None else {}

    def _enum(self, path: str, node: ast.expr) -> str:
        """Return the enum that an expression is, empty where it is none."""
        name = self._class(path, node)
        return name if name and self._spec.find_enum(name) is not None else ""

    def _has_member(self, enum: str, name: str) -> bool:
        found = self._spec.find_enum(enum)
        return found is not None and found.member(name) is not None

    def _of_items(self, path: str, node: ast.expr) -> str:
        """Return the enum whose members an expression is iterated for."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            return self._of_items(path, node.args[0]) if node.func.id in _ITERATIONS else ""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            enum = self._enum(path, node.func.value)
            found = self._spec.find_enum(enum) if enum else None
            groups = found.groups if found is not None else ()
            return enum if any(each.method_name == node.func.attr for each in groups) else ""
        return self._enum(path, node)

    def _iterated_for(self, path: str, node: ast.AST) -> ast.expr | None:
        """Return what a name of a loop or a comprehension goes through."""
        if path not in self._iterated:
            tree = self._meanings.files.tree(path)
            self._iterated[path] = {
                each.target: each.iter
                for each in (ast.walk(tree) if isinstance(tree, ast.Module) else ())
                if isinstance(each, ast.For | ast.AsyncFor | ast.comprehension)
            }
        return self._iterated[path].get(node)

    def _of_name(self, path: str, node: ast.Name, depth: int) -> Iterator[str]:
        scopes = self._meanings.files.scopes(path)
        scope = scopes.scope_of.get(node)
        if scope is None:
            return
        owner = scopes.owner(node.id, scope)
        for binder in owner.bound.get(node.id, ()):
            if isinstance(binder, ast.arg):
                if binder.annotation is not None:
                    yield self._annotated(path, binder.annotation)
                continue
            annotation = self._meanings.annotation_of(path, binder)
            if annotation is not None:
                yield self._annotated(path, annotation)
            value = self._meanings.value_of(path, binder)
            if value is not None:
                yield self.of(path, value, depth + 1)
            items = self._iterated_for(path, binder)
            if items is not None:
                yield self._of_items(path, items)

    def _annotated(self, path: str, annotation: ast.expr) -> str:
        """Return the class that an annotation names, alone or beside None."""
        if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
            return self._quoted(path, annotation)
        if isinstance(annotation, ast.BinOp):
            left = self._annotated(path, annotation.left)
            return left or self._annotated(path, annotation.right)
        if isinstance(annotation, ast.Subscript):
            name = annotation.value
            last = name.attr if isinstance(name, ast.Attribute) else getattr(name, "id", "")
            inner = annotation.slice
            return self._annotated(path, inner) if last in ("Optional", "Final") else ""
        return self._class(path, annotation)

    def _quoted(self, path: str, node: ast.Constant) -> str:
        try:
            inner = ast.parse(str(node.value), mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return ""
        scopes = self._meanings.files.scopes(path)
        for each in ast.walk(inner):
            scopes.scope_of[each] = scopes.scope_of.get(node, scopes.module)
        return self._annotated(path, inner)

    def _class(self, path: str, node: ast.expr) -> str:
        found = self._meanings.of(path, node)
        if isinstance(found, Thing) and self._is_class(found.name):
            return found.name
        if isinstance(found, Definition) and isinstance(found.node, ast.ClassDef):
            bases = (self._class(found.path, base) for base in found.node.bases)
            return next((each for each in bases if each), "")
        return ""

    def _is_class(self, name: str) -> bool:
        found = self._spec.find_dataclass(name) or self._spec.find_enum(name)
        return found is not None


def is_copy(node: ast.Call) -> bool:
    """Whether a call copies its first argument, as `dataclasses.replace` does."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in _COPIERS
