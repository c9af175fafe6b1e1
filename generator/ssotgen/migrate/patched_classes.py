"""Patched classes: names of modules that tests set for a while, as `mock.patch("a.Color")` does."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import Access, FileFacts
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.visibility.rows import BoundName, Reasons

_SETTERS = frozenset({"patch", "object", "multiple", "setattr", "delattr", "setitem"})
_MARKS = (b"patch", b"setattr", b"delattr")
_PHRASE = "code sets it in the module that it is taken from"


class PatchedClasses:
    """Answers which names of classes are set from outside of their modules."""

    def __init__(self, survey: Survey, files: ProjectFiles, names: Collection[str]) -> None:
        self._survey = survey
        self._names = names
        self._found: dict[BoundName, Reasons] = {}
        words = [name.encode() for name in names]
        for path in files.python if words else ():
            data = files.peek(path)
            if any(mark in data for mark in _MARKS) and any(word in data for word in words):
                for bound, line in self._patched(survey.load(path)):
                    self._found.setdefault(bound, Reasons()).add(_PHRASE, path, line)

    def why(self, names: Collection[BoundName]) -> str:
        """Return that, and where, one of the names is set; empty where none is."""
        return next((str(self._found[each]) for each in names if each in self._found), "")

    def _patched(self, facts: FileFacts) -> Iterator[tuple[BoundName, int]]:
        resolver = self._survey.resolver
        for mention in facts.mentions:
            prefix, _, name = mention.text.rpartition(".")
            if mention.call not in _SETTERS or name not in self._names:
                continue
            origin = resolver.module(prefix, facts.path) if prefix else None
            if not prefix and mention.base:
                origin = resolver.dotted(facts.path, mention.scope, mention.base)
            if origin is not None and origin.path is not None:
                yield (origin.path, name), mention.place.line
        for use in facts.uses:
            if use.base and use.access is Access.STORE and use.name in self._names:
                module = resolver.dotted(facts.path, max(use.root_scope, 0), use.base)
                if module is not None and module.path is not None:
                    yield (module.path, use.name), use.place.line
