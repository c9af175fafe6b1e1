"""Names in strings: which strings may mean one of the names, and what is done with them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from ssotgen.migrate.visibility.family import Family
from ssotgen.migrate.visibility.labels import labelled_values
from ssotgen.migrate.visibility.objects import Kind, Objects
from ssotgen.migrate.visibility.rows import BoundName, Sight, Sighting

_READERS = frozenset({"getattr", "hasattr", "attrgetter", "getattr_static", "get"})
_EVALUATORS = frozenset({"eval", "skipif", "xfail"})
_NAMESPACES = frozenset({"globals", "locals", "vars"})
_SETS = re.compile(r"\bsetattr\b|\bpatch\b|\bdel\b")


class StringSights:
    """What the strings of one file say about the names of a family."""

    def __init__(self, path: str, family: Family, objects: Objects) -> None:
        self._path = path
        self._family = family
        self._objects = objects
        self._scopes = objects.files.scopes(path)
        self._bare: set[ast.AST] = set()
        self._labels: set[ast.AST] = set()
        self._constants: list[ast.Constant] = []
        for node in objects.files.nodes(path):
            if isinstance(node, ast.Constant):
                self._constants.append(node)
            elif isinstance(node, ast.Expr):
                self._bare.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                self._labels.update(label for label, _ in labelled_values(node))

    def sightings(self) -> Iterator[Sighting]:
        """Yield what each string says."""
        for node in self._constants:
            if node in self._labels:
                continue
            value = node.value.decode("latin-1") if isinstance(node.value, bytes) else node.value
            if isinstance(value, str) and self._family.parts.search(value):
                names = dict.fromkeys(self._family.words.findall(value))
                for name in names:
                    yield from self._named(node, value, name)
                yield from self._composed(node, value)

    def _named(self, node: ast.Constant, text: str, name: str) -> Iterator[Sighting]:
        if node in self._bare:
            yield from self._docstring(node, text, name)
        elif self._is_export(node):
            own = self._own(name)
            yield self._seen(name, Sight.EXPORTED, node, own or self._reached_by_star(name))
        else:
            reach = self._reach(node, text, name)
            if reach != frozenset():
                yield self._seen(name, self._sight(node, text, name), node, reach)

    def _docstring(self, node: ast.Constant, text: str, name: str) -> Iterator[Sighting]:
        own = self._own(name)
        if own is not None:
            yield self._seen(name, Sight.DOCSTRING, node, own)
        elif ">>>" in text and name in self._family.bound:
            yield self._seen(name, Sight.DOCSTRING, node, None)

    def _composed(self, node: ast.Constant, text: str) -> Iterator[Sighting]:
        """Yield the names that a string begins or ends, where it is put together with others."""
        if node in self._bare:
            return
        for match in self._family.composed.finditer(text):
            part = match["head"] or match["end"]
            for name in self._family.affixes[part]:
                is_set = self._calls_around(node) & {"setattr", "delattr", "patch", "object"}
                sight = Sight.STRING if is_set else Sight.COMPOSED
                yield self._seen(name, sight, node, None)

    @cached_property
    def _parents(self) -> Mapping[ast.AST, ast.AST]:
        return self._objects.files.parents(self._path)

    # What is done with a string

    def _sight(self, node: ast.Constant, text: str, name: str) -> Sight:
        parent = self._parents.get(node)
        if isinstance(parent, ast.Subscript) and parent.slice is node:
            is_read = isinstance(parent.ctx, ast.Load)
            return Sight.READ_BY_STRING if is_read else Sight.STRING
        if isinstance(parent, ast.Compare) or _is_key_of_itself(parent, node, name):
            return Sight.READ_BY_STRING
        if isinstance(parent, ast.Call) and _name_of(parent) in _READERS | _EVALUATORS:
            return Sight.READ_BY_STRING
        if not re.fullmatch(r"[\w.:]*", text) and not isinstance(parent, ast.JoinedStr):
            sets = _SETS.search(text) or re.search(rf"\b{re.escape(name)}\s*=(?!=)", text)
            return Sight.STRING if sets else Sight.READ_BY_STRING
        return Sight.STRING

    def _reach(self, node: ast.Constant, text: str, name: str) -> frozenset[BoundName] | None:
        """Return the modules whose name a string may mean; empty for none, None for any."""
        parent = self._parents.get(node)
        prefix, _, last = text.rpartition(".")
        is_dotted = last == name and re.fullmatch(r"[\w.]+", prefix) is not None
        if is_dotted and not isinstance(parent, ast.JoinedStr | ast.BinOp):
            return self._dotted(prefix, name)
        if isinstance(parent, ast.Call):
            called = _name_of(parent)
            if called in _EVALUATORS and self._own(name) is not None:
                return self._own(name)
            takes_object = called in ("getattr", "hasattr", "setattr", "delattr", "object")
            if takes_object and parent.args[1:2] == [node]:
                return self._of_object(parent.args[0], name)
            if called == "get" and isinstance(parent.func, ast.Attribute):
                return self._of_namespace(parent.func.value, name)
        if isinstance(parent, ast.Subscript):
            return self._of_namespace(parent.value, name)
        return None

    def _dotted(self, prefix: str, name: str) -> frozenset[BoundName] | None:
        module = self._family.survey.resolver.module(prefix, self._path)
        if module.path is not None:
            own = (module.path, name)
            if own in self._family.bound.get(name, ()):
                return frozenset([own])
            scopes = self._objects.files.scopes(module.path)
            return None if scopes.stars or "__getattr__" in scopes.module.bound else frozenset()
        is_ours = not self._family.tails.isdisjoint(prefix.split("."))
        return None if is_ours else frozenset()

    def _of_object(self, node: ast.expr, name: str) -> frozenset[BoundName] | None:
        found = self._objects.of(self._path, node)
        if found.kind is Kind.OTHER:
            return frozenset()
        own = (found.path, name)
        return frozenset([own]) if own in self._family.bound.get(name, ()) else None

    def _of_namespace(self, node: ast.expr, name: str) -> frozenset[BoundName] | None:
        """Return what `globals()["F"]`, `vars(module)["F"]` and `module.__dict__["F"]` mean."""
        if isinstance(node, ast.Call) and _name_of(node) in _NAMESPACES:
            if node.args:
                return self._of_object(node.args[0], name)
            return self._own(name)
        if isinstance(node, ast.Attribute) and node.attr == "__dict__":
            return self._of_object(node.value, name)
        return None

    def _is_export(self, node: ast.AST) -> bool:
        """Whether a string is in `__all__`."""
        current: ast.AST | None = node
        while current is not None and not isinstance(current, ast.stmt):
            current = self._parents.get(current)
        targets: list[ast.expr] = []
        if isinstance(current, ast.Assign):
            targets = current.targets
        elif isinstance(current, ast.AnnAssign | ast.AugAssign):
            targets = [current.target]
        elif isinstance(current, ast.Expr) and isinstance(current.value, ast.Call):
            targets = [getattr(current.value.func, "value", current.value.func)]
        return any(isinstance(each, ast.Name) and each.id == "__all__" for each in targets)

    def _calls_around(self, node: ast.AST) -> set[str]:
        found: set[str] = set()
        current: ast.AST | None = node
        while current is not None and not isinstance(current, ast.stmt):
            if isinstance(current, ast.Call):
                found.add(_name_of(current))
            current = self._parents.get(current)
        return found

    def _own(self, name: str) -> frozenset[BoundName] | None:
        own = (self._path, name)
        return frozenset([own]) if own in self._family.bound.get(name, ()) else None

    def _reached_by_star(self, name: str) -> frozenset[BoundName] | None:
        """Return nothing where the file can have the name from nowhere."""
        scopes = self._scopes
        return None if scopes.stars or "__getattr__" in scopes.module.bound else frozenset()

    def _seen(
        self, name: str, sight: Sight, node: ast.Constant, reach: frozenset[BoundName] | None
    ) -> Sighting:
        return Sighting(name, sight, self._path, node.lineno, reach)


def _name_of(node: ast.Call) -> str:
    """Return the last name of what is called."""
    name: str = getattr(node.func, "attr", getattr(node.func, "id", ""))
    return name


def _is_key_of_itself(parent: ast.AST | None, node: ast.Constant, name: str) -> bool:
    """Whether a dict shows a name with its own value, `{"F": F}`, rather than another for it."""
    if not isinstance(parent, ast.Dict) or node not in parent.keys:
        return False
    value = parent.values[parent.keys.index(node)]
    return any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(value))
