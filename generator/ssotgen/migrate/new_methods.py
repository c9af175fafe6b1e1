"""New methods: what a program can tell of a class that gains the generated methods, beside calling
them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.prefilter import has_word, word_pattern
from ssotgen.diagnostics.marker import is_generated
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.visibility.rows import Reasons

_ASKS = frozenset({"hasattr", "getattr", "getattr_static", "attrgetter", "methodcaller"})


@dataclass(frozen=True, slots=True)
class _Subclass:
    """A class statement: its name, the last names of its bases, and where it is."""

    name: str
    bases: tuple[str, ...]
    path: str
    line: int


class NewMethods:
    """Finds where the code of a project could see that one of `classes` has one of `methods`."""

    def __init__(
        self, files: ProjectFiles, methods: frozenset[str], classes: frozenset[str]
    ) -> None:
        self._methods = methods
        self._subclasses: list[_Subclass] = []
        self._asked: list[tuple[str, str, int]] = []
        asks, derives = word_pattern(methods), word_pattern(classes)
        for path in files.python if classes else ():
            data = files.peek(path)
            if not (has_word(asks, data) or has_word(derives, data)) or is_generated(data):
                continue
            tree = files.tree(path)
            if isinstance(tree, ast.Module):
                for node in ast.walk(tree):
                    self._note(path, node)

    def reasons(self, name: str, own: frozenset[str]) -> Reasons:
        """Return why the class `name`, which has the methods `own` already, must not gain the
        others without anybody looking."""
        found = Reasons()
        for method, path, line in self._asked:
            if method not in own:
                found.add(f"code asks whether an object has '{method}'", path, line)
        for each in self._mixed(name):
            found.add(f"{each.name} derives from it and from another class", each.path, each.line)
        return found

    def _mixed(self, name: str) -> Iterator[_Subclass]:
        """Yield the classes that derive, directly or not, from `name` and another class too."""
        names = {name}
        seen: set[str] = set()
        while names - seen:
            fresh, seen = names - seen, seen | names
            for each in self._subclasses:
                if fresh.isdisjoint(each.bases):
                    continue
                names.add(each.name)
                if len(each.bases) > 1:
                    yield each

    def _note(self, path: str, node: ast.AST) -> None:
        if isinstance(node, ast.ClassDef):
            bases = tuple(dotted(each).rpartition(".")[2] for each in node.bases)
            self._subclasses.append(_Subclass(node.name, bases, path, node.lineno))
            if "Protocol" in bases:
                names = [getattr(each, "name", "") for each in node.body]
                self._ask(path, node.lineno, names)
        elif isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called in _ASKS:
                names = [each.value for each in node.args if isinstance(each, ast.Constant)]
                self._ask(path, node.lineno, names)
        elif isinstance(node, ast.Try) and _catches_attributes(node):
            for statement in node.body:
                names = [
                    each.attr for each in ast.walk(statement) if isinstance(each, ast.Attribute)
                ]
                self._ask(path, statement.lineno, names)

    def _ask(self, path: str, line: int, names: list[object]) -> None:
        self._asked.extend((str(name), path, line) for name in names if name in self._methods)


def _catches_attributes(node: ast.Try) -> bool:
    caught = [
        dotted(each).rpartition(".")[2]
        for handler in node.handlers
        if handler.type is not None
        for each in (handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type])
    ]
    return "AttributeError" in caught or any(handler.type is None for handler in node.handlers)
