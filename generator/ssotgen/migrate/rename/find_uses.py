"""Finding every use of one symbol in the files of a project."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace

from ssotgen.codebase.facts import Unparsable
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.codebase.node_spans import Place
from ssotgen.codebase.prefilter import has_word, word_pattern
from ssotgen.diagnostics.marker import spec_named_in
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.rename.attributes import Attributes
from ssotgen.migrate.rename.meanings import Meanings
from ssotgen.migrate.rename.mentions import in_code, on_pages, pattern_of
from ssotgen.migrate.rename.names_at_top import NamesAtTop
from ssotgen.migrate.rename.quoted import quoted_annotations
from ssotgen.migrate.rename.setting_uses import SettingUses
from ssotgen.migrate.rename.targets import Target
from ssotgen.migrate.rename.typed import Typed
from ssotgen.migrate.rename.use import Certainty, CodeUse
from ssotgen.spec.model import Spec
from ssotgen.spec.names import config_names, feature_function


def find_uses(
    spec: Spec,
    target: Target,
    files: ProjectFiles,
    index: ModuleIndex,
    *,
    texts: bool = True,
    editable: frozenset[str] | None = None,
) -> tuple[CodeUse, ...]:
    """Return the uses of a target in the order of files and places, in strings and on pages too
    where `texts` are wanted. Generated files are left out. `editable` are the files that will have
    the new name, by default all."""
    search = _Search(spec, target, files, index, editable)
    return tuple(sorted(search.uses(texts=texts), key=_place))


class _Search:
    """One search through a project."""

    def __init__(
        self,
        spec: Spec,
        target: Target,
        files: ProjectFiles,
        index: ModuleIndex,
        editable: frozenset[str] | None,
    ) -> None:
        self._target = target
        self._files = files
        meanings = Meanings(files, index, _tops(spec))
        self._names = NamesAtTop(meanings, target, editable)
        self._attributes = Attributes(meanings, target, self._names, Typed(meanings, spec))
        self._settings = SettingUses(meanings, target, self._attributes)
        self._words = word_pattern(target.words)
        self._pattern = pattern_of(target.written)

    def uses(self, *, texts: bool) -> Iterator[CodeUse]:
        owner = word_pattern((self._target.owner,) if self._target.owner else self._target.words)
        for path in self._files.python:
            data = self._files.peek(path)
            if not has_word(self._words, data) or spec_named_in(data) is not None:
                continue
            tree = self._files.tree(path)
            if isinstance(tree, Unparsable):
                if has_word(owner, data):
                    yield _unread(path, tree)
                continue
            found = dict.fromkeys(self._checked(each) for each in self._in_file(path, tree))
            yield from found
            if texts and (found or has_word(owner, data)):
                taken = [each.place for each in found]
                yield from in_code(self._files, path, self._pattern, self._target.bare, taken)
        if texts:
            yield from on_pages(self._files, self._pattern)

    def _checked(self, use: CodeUse) -> CodeUse:
        """Return a use, with an obstacle where the name does not stand at its place."""
        place, lines = use.place, self._files.lines(use.path)
        there = lines[place.line - 1][place.column : place.end_column]
        if use.obstacle or (place.line == place.end_line and there in self._target.words):
            return use
        return replace(use, obstacle="the name is not written out here, or in a nested f-string")

    def _in_file(self, path: str, tree: ast.Module) -> Iterator[CodeUse]:
        yield from self._names.uses(path)
        yield from self._attributes.uses(path, tree)
        if self._target.setting:
            yield from self._settings.uses(path, tree)
        top = dict(self._target.renamed)
        scopes = self._files.scopes(path)
        for quoted in quoted_annotations(self._files, path):
            for use in self._attributes.uses(path, quoted.tree):
                place = use.place
                shifted = Place(
                    quoted.line,
                    quoted.column + place.column,
                    quoted.line,
                    quoted.column + place.end_column,
                )
                yield replace(use, place=shifted)
            for node in ast.walk(quoted.tree):
                if isinstance(node, ast.Name) and node.id in top:
                    owner = scopes.owner(node.id, scopes.scope_of[node])
                    if self._names.is_renamed(path, owner, node.id):
                        new = top[node.id]
                        yield CodeUse(path, quoted.place(node), "read", Certainty.CERTAIN, new)


def _tops(spec: Spec) -> dict[str, frozenset[str]]:
    """Return the generated modules, each with the names at its top that symbols are reached by."""
    classes = [each.name for each in spec.all_enums]
    classes += [each.name for each in spec.dataclasses]
    classes += [spec.layers.constant.text] if spec.layers is not None else []
    names = config_names(spec.project)
    functions = [feature_function(feature.name) for feature in spec.features]
    config = frozenset((names.instance, names.get_config, *functions))
    plugin = frozenset(("requires_feature",))
    module = spec.project.config_module
    return {
        spec.project.enums_module: frozenset(classes),
        module: config,
        f"{module}_pytest": plugin,
    }


def _unread(path: str, fault: Unparsable) -> CodeUse:
    place = Place(fault.line, fault.column - 1, fault.line, fault.column - 1)
    return CodeUse(
        path, place, "text", Certainty.TEXT, obstacle=f"not valid Python: {fault.reason}"
    )


def _place(use: CodeUse) -> tuple[str, Place, str]:
    return use.path, use.place, use.how
