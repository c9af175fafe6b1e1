"""New methods: what a program can tell of a class that gains the generated methods, beside calling
them, and of its annotations."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.prefilter import has_word, word_pattern
from ssotgen.diagnostics.marker import is_generated
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.visibility.rows import Reasons

_FIELDS = re.compile(rb"\b(?:fields|__dataclass_fields__)\b")
_TYPES = re.compile(rb"\.type\b")
_LISTS = frozenset({"vars", "dir", "getmembers"})
_SIGNATURES = frozenset({"signature", "get_annotations", "getfullargspec"})
_ANY = frozenset({"__getattr__", "__getattribute__"})
_ASKS = frozenset({"hasattr", "getattr", "getattr_static", "attrgetter", "methodcaller"})


@dataclass(frozen=True, slots=True)
class _Subclass:
    """A class statement: its name, the last names of its bases, what it annotates, whether it has
    any attribute, and where it is."""

    name: str
    bases: tuple[str, ...]
    annotated: tuple[str, ...]
    has_any: bool
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
        self._listed: dict[str, list[tuple[str, int]]] = {}
        self._type_readers: list[tuple[str, int]] = []
        self._annotations_read: dict[str, list[tuple[str, int]]] = {}
        asks, derives = word_pattern(methods), word_pattern(classes)
        for path in files.python if classes else ():
            data = files.peek(path)
            reads = _TYPES.search(data)
            if reads is not None and _FIELDS.search(data) and not is_generated(data):
                self._type_readers.append((path, data.count(b"\n", 0, reads.end()) + 1))
            if not (has_word(asks, data) or has_word(derives, data)) or is_generated(data):
                continue
            for node in files.nodes(path):
                self._note(path, node)

    def reasons(self, name: str, own: frozenset[str]) -> Reasons:
        """Return why the class `name`, which has the methods `own` already, must not gain the
        others without anybody looking."""
        found = Reasons()
        for method, path, line in self._asked:
            if method not in own:
                found.add(f"code asks whether an object has '{method}'", path, line)
        for path, line in self._listed.get(name, ()):
            found.add("code looks at all names that it has", path, line)
        for each in self._derived(name):
            if len(each.bases) > 1:
                reason = f"{each.name} derives from it and from another class"
                found.add(reason, each.path, each.line)
            if each.has_any:
                found.add(
                    f"{each.name} derives from it and has any attribute", each.path, each.line
                )
        return found

    def type_readers(self) -> Reasons:
        """Return where code reads the types of fields, which the generated class has as text."""
        found = Reasons()
        for path, line in self._type_readers:
            found.add("code reads the types of its fields, which become text", path, line)
        return found

    def annotation_readers(self, name: str) -> Reasons:
        """Return where code reads the annotations of the class `name`."""
        found = Reasons()
        for path, line in self._annotations_read.get(name, ()):
            found.add("code reads its annotations, which become others", path, line)
        return found

    def refusals(self, name: str, fields: frozenset[str]) -> Reasons:
        """Return where a class adds a field to the class `name`: the generated one refuses that."""
        found = Reasons()
        for each in self._derived(name):
            added = [field for field in each.annotated if field not in fields]
            if added:
                reason = f"{each.name} derives from it and adds {', '.join(added)}"
                found.add(reason, each.path, each.line)
        return found

    def _derived(self, name: str) -> Iterator[_Subclass]:
        """Yield the classes that derive, directly or not, from `name`."""
        names = {name}
        seen: set[str] = set()
        while names - seen:
            fresh, seen = names - seen, seen | names
            for each in self._subclasses:
                if fresh.isdisjoint(each.bases):
                    continue
                names.add(each.name)
                yield each

    def _note(self, path: str, node: ast.AST) -> None:
        if isinstance(node, ast.ClassDef):
            bases = tuple(dotted(each).rpartition(".")[2] for each in node.bases)
            annotated = tuple(_annotated(node))
            has_any = any(getattr(each, "name", "") in _ANY for each in node.body)
            self._subclasses.append(
                _Subclass(node.name, bases, annotated, has_any, path, node.lineno)
            )
            if "Protocol" in bases:
                names = [getattr(each, "name", "") for each in node.body]
                self._ask(path, node.lineno, names)
        elif isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called in _LISTS and node.args:
                name = dotted(node.args[0]).rpartition(".")[2]
                self._listed.setdefault(name, []).append((path, node.lineno))
            elif called in _SIGNATURES and node.args:
                self._note_annotations(path, node.args[0])
            elif called in _ASKS:
                names = [each.value for each in node.args if isinstance(each, ast.Constant)]
                self._ask(path, node.lineno, names)
        elif isinstance(node, ast.Attribute) and node.attr == "__annotations__":
            self._note_annotations(path, node.value)
        elif isinstance(node, ast.Try) and _catches_attributes(node):
            for statement in node.body:
                names = [
                    each.attr for each in ast.walk(statement) if isinstance(each, ast.Attribute)
                ]
                self._ask(path, statement.lineno, names)

    def _note_annotations(self, path: str, of: ast.expr) -> None:
        name = dotted(of).rpartition(".")[2]
        self._annotations_read.setdefault(name, []).append((path, of.lineno))

    def _ask(self, path: str, line: int, names: Iterable[object]) -> None:
        self._asked.extend((str(name), path, line) for name in names if name in self._methods)


def _annotated(node: ast.ClassDef) -> Iterator[str]:
    """Yield the names that a class body annotates, but for class variables."""
    for each in node.body:
        if not isinstance(each, ast.AnnAssign) or not isinstance(each.target, ast.Name):
            continue
        if "ClassVar" not in ast.unparse(each.annotation):
            yield each.target.id


def _catches_attributes(node: ast.Try) -> bool:
    caught = [
        dotted(each).rpartition(".")[2]
        for handler in node.handlers
        if handler.type is not None
        for each in (handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type])
    ]
    return "AttributeError" in caught or any(handler.type is None for handler in node.handlers)
