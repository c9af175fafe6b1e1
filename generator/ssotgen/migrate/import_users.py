"""Users of imports: whether another file may take an imported name from the module that has it."""

from __future__ import annotations

import ast
import re

from ssotgen.audit.survey import Survey
from ssotgen.migrate.codemods.unused_import import Candidate
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.visibility.family import Family
from ssotgen.migrate.visibility.objects import Kind, Objects

_BY_NAME = frozenset(
    {"getattr", "getattr_static", "hasattr", "setattr", "delattr", "attrgetter", "object", "patch"}
)
_NAMESPACES = frozenset({"vars", "globals", "__dict__"})


class ImportUsers:
    """Answers, for the files of one project, who may need an import that its own file does not."""

    def __init__(self, survey: Survey, files: ProjectFiles) -> None:
        self._survey = survey
        self._files = files
        self._objects = Objects(Family(survey, ()), files)

    def is_needed(self, path: str, candidate: Candidate) -> bool:
        """Whether the module offers a name, or a file that knows the module may take it from there:
        from the module, from an object that cannot be followed, or by a string."""
        name = candidate.name
        if name in (self._survey.load(path).exports or ()):
            return True
        tails = {each.rpartition(".")[2] for each in self._survey.index.names_of(path)}
        home = re.compile(rb"\b(?:" + "|".join(map(re.escape, tails)).encode() + rb")\b")
        plain = name.encode()
        word = re.escape(plain)
        taken = re.compile(rb"\b" + word + rb"\b")
        # An attribute, or a string: anything else than an import from the module itself.
        reached = re.compile(rb"(?:[.\"'\\]|#[^\n]*\n)\s*" + word + rb"\b")
        for other in self._files.python:
            data = self._files.peek(other)
            passes_on = other.endswith("__init__.py") and b"*" in data
            if other == path or not (passes_on or plain in data) or not home.search(data):
                continue
            if not passes_on and not taken.search(data):
                continue
            is_reached = plain in data and reached.search(data) is not None
            if self._takes(other, path, candidate, is_reached=is_reached):
                return True
        return False

    def _takes(self, other: str, path: str, candidate: Candidate, *, is_reached: bool) -> bool:
        tree = self._files.tree(other)
        if not isinstance(tree, ast.Module):
            return True
        for fact in self._survey.load(other).imports:
            module = self._survey.resolver.imported_module(other, fact)
            if module.path == path and fact.name == candidate.name:
                return True
            if module.path == path and fact.is_star and not self._lists_names(path):
                return True
        nodes = self._files.nodes(other) if is_reached else ()
        return any(self._is_taken(other, path, node, candidate) for node in nodes)

    def _lists_names(self, path: str) -> bool:
        """Whether `__all__` of a module is a plain list, which a star import takes."""
        tree = self._files.scopes(path).module.node
        named = [n for n in ast.walk(tree) if isinstance(n, ast.Name) and n.id == "__all__"]
        lists = [
            node
            for node in getattr(tree, "body", ())
            if isinstance(node, ast.Assign) and node.targets == named
        ]
        return len(lists) == 1 and all(
            isinstance(each, ast.Constant) for each in getattr(lists[0].value, "elts", (None,))
        )

    def _is_taken(self, other: str, path: str, node: ast.AST, candidate: Candidate) -> bool:
        if isinstance(node, ast.Call):
            named = any(_text(each) == candidate.name for each in node.args)
            return named and _takes_by_name(node.func)
        if isinstance(node, ast.Constant):
            prefix, _, last = _text(node).rpartition(".")
            return last == candidate.name and prefix in self._survey.index.names_of(path)
        if not isinstance(node, ast.Attribute) or node.attr != candidate.name:
            return False
        found = self._objects.of(other, node.value)
        return found.path == path or found.kind is Kind.UNKNOWN


def _takes_by_name(function: ast.expr) -> bool:
    """Whether a function may take from a module what a string names: `getattr`, `vars(m).get`."""
    name = getattr(function, "attr", getattr(function, "id", ""))
    inside = (each for each in ast.walk(function) if isinstance(each, ast.Name | ast.Attribute))
    return name in _BY_NAME or any(
        getattr(each, "attr", getattr(each, "id", "")) in _NAMESPACES for each in inside
    )


def _text(node: ast.AST) -> str:
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) else ""
