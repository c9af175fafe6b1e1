"""The search: reads the files that may hold one of the names, and gathers what each says."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ssotgen.codebase.node_spans import Place
from ssotgen.codebase.prefilter import WordSearch, has_word, word_pattern, words_of
from ssotgen.diagnostics.marker import is_generated
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.visibility.compiled_functions import Compiled
from ssotgen.migrate.visibility.family import Family
from ssotgen.migrate.visibility.in_code import CodeSights
from ssotgen.migrate.visibility.in_modules import ModuleSights
from ssotgen.migrate.visibility.in_strings import StringSights
from ssotgen.migrate.visibility.in_text import text_sightings, unparsable_sightings
from ssotgen.migrate.visibility.module_searches import (
    MAY_LOOK,
    may_import_again,
    may_list_computed,
    may_replace_imports,
    may_take_module,
    quoted_pattern,
)
from ssotgen.migrate.visibility.objects import Objects
from ssotgen.migrate.visibility.rows import Sighting

_BY_NAME = frozenset({b"import_module", b"__import__", b"module_from_spec", b"modules"})
"""Words of files that may give a name to a module whose name they compute."""


class Search:
    """What all files of a project say about the names of a family.

    `proven` are, by file, the reads that mean a flag and may be rewritten, `class_reads` those of
    them that only a class body shows to be such; `left` are reads that may not.
    """

    def __init__(
        self, family: Family, files: ProjectFiles, left: frozenset[tuple[str, Place]]
    ) -> None:
        self._family, self._files, self._left = family, files, left
        self._objects = Objects(family, files)
        self._compiled = Compiled(files)
        self._words = word_pattern(family.names)
        self._named = WordSearch(family.names)
        modules = {
            part
            for flag in family.flags
            for text in (flag.feature.modules if flag.feature is not None else ())
            for part in (text.text, text.text.partition(".")[0])
        }
        self._modules = WordSearch(modules)
        self._tails = WordSearch(family.tails)
        self._quoted = quoted_pattern(family.by_module)
        self.proven: dict[str, frozenset[Place]] = {}
        self.class_reads: list[tuple[str, str, Place]] = []
        self.sightings: list[Sighting] = []
        for path in files.python if family.flags else ():
            self.sightings.extend(self._python(path))
        for path in files.texts if family.flags else ():
            data = files.peek_text(path)
            if has_word(self._words, data) and not is_generated(data):
                text = data.decode("utf-8", errors="replace")
                self.sightings.extend(text_sightings(path, text, family))

    def _may_look(self, path: str, data: bytes, words: frozenset[bytes]) -> bool:
        """Whether a file may do something to a module as a whole."""
        if path in self._family.paths:
            return (
                MAY_LOOK.search(data) is not None
                or may_replace_imports(data)
                or (may_import_again(data) and self._modules.finds(data, words))
            )
        if not words.isdisjoint(_BY_NAME) and may_list_computed(data):
            return True
        has_tail = self._tails.finds(data, words)
        if may_replace_imports(data) and (has_tail or self._modules.finds(data, words)):
            return True
        if has_tail and may_take_module(data):
            return True
        may_name = (has_tail and b"modules" in data) or (
            may_import_again(data) and self._modules.finds(data, words)
        )
        return may_name and self._quoted.search(data) is not None

    def _python(self, path: str) -> Iterator[Sighting]:
        data = self._files.peek(path)
        words = frozenset(words_of(data))
        is_named = self._named.finds(data, words)
        is_composed = self._family.may_compose(data, words)
        looks = self._may_look(path, data, words)
        if not (is_named or is_composed or looks) or is_generated(data):
            return
        if not isinstance(self._files.tree(path), ast.Module):
            if is_named:
                text = data.decode("utf-8", errors="replace")
                yield from unparsable_sightings(path, text, self._family)
            return
        if is_named:
            code = CodeSights(path, self._family, self._objects, self._compiled)
            reads = code.proven_reads()
            self.proven[path] = frozenset(each for each in reads if (path, each) not in self._left)
            self.class_reads.extend((path, *each) for each in code.class_reads())
            yield from code.sightings(self.proven[path])
        if is_named or is_composed:
            yield from StringSights(path, self._family, self._objects).sightings()
        if looks:
            yield from ModuleSights(path, self._family, self._objects).sightings()
