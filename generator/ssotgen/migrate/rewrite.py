"""Rewriting the files of a plan: edits, then the imports that nothing uses any more, then a proof
that the result is Python."""

from __future__ import annotations

import ast
import warnings
from functools import cached_property
from pathlib import Path

from ssotgen.audit.survey import Survey
from ssotgen.codebase.scan import parse
from ssotgen.migrate.code_style import CodeStyle, code_style
from ssotgen.migrate.codemods.edits import FileEdits, RefusedError
from ssotgen.migrate.codemods.import_order import default_style, sorted_imports, style_of
from ssotgen.migrate.codemods.rewriter import parse_module, rewrite
from ssotgen.migrate.codemods.unused_import import Candidate, removal, unused_imports
from ssotgen.migrate.folding import folded
from ssotgen.migrate.import_effects import ImportEffects
from ssotgen.migrate.import_users import ImportUsers
from ssotgen.migrate.long_lines import broken_lines
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.removed_lines import removed_lines
from ssotgen.output.change import FileChange


class Rewriting:
    """Rewrites files of one survey; the same edits of a file are made once."""

    def __init__(self, survey: Survey, files: ProjectFiles, root: Path) -> None:
        self._survey = survey
        self._files = files
        self._users = ImportUsers(survey, files)
        self._effects = ImportEffects(survey, files)
        self._made: dict[str, tuple[FileEdits, FileChange | RefusedError]] = {}
        self._root = root

    def change(self, path: str, edits: FileEdits) -> FileChange | RefusedError:
        """Return the change that the edits make to a file, or why they cannot be made."""
        known = self._made.get(path)
        if known is not None and known[0] == edits:
            return known[1]
        try:
            made: FileChange | RefusedError = self._change(path, edits)
        except RefusedError as error:
            made = error
        self._made[path] = (edits, made)
        return made

    def _change(self, path: str, edits: FileEdits) -> FileChange:
        old, before = self._files.data(path), self._files.tree(path)
        assert isinstance(before, ast.Module), "only files that parse have findings"
        short = folded(old, before, edits)
        original = parse_module(short.data)
        found = style_of(original, self._style)
        style = found or default_style(self._style)
        module = rewrite(original, edits, style)
        edited = module.bytes
        new = short.unfolded(edited)
        removed = b"\n".join(removed_lines(old, new)).decode(errors="replace")
        candidates = unused_imports(
            before, lambda: _tree(new), removed, lambda each: self._is_plain(path, each)
        )
        unused = self._removal(path, candidates)
        finished = rewrite(module, unused, style) if unused else module
        if found is not None:
            finished = sorted_imports(finished, found)
        if finished is not module:
            edited = finished.bytes
            new = short.unfolded(edited)
        whole = broken_lines(old, new, style.width, short, edited)
        _compile(whole)
        return FileChange(Path(path), old, whole)

    def _is_plain(self, path: str, candidate: Candidate) -> bool:
        """Whether an import of a module of the project, generated or not, can go."""
        project = self._survey.spec.project
        if candidate.module in (project.enums_module, project.config_module):
            return True
        facts = self._survey.load(path)
        return self._effects.is_plain(
            facts, candidate.module, candidate.name, local=candidate.local
        )

    @cached_property
    def _style(self) -> CodeStyle:
        index = self._survey.index
        # The generated package need not lie below what is read.
        generated = self._survey.spec.project.package
        names = (name for path in index.files for name in index.names_of(path))
        return code_style(self._root, (generated, *names))

    def _removal(self, path: str, candidates: tuple[Candidate, ...]) -> FileEdits:
        if not candidates:
            return FileEdits()
        return removal(
            candidates, lambda each: not each.local and self._users.is_needed(path, each)
        )


def _tree(data: bytes) -> ast.Module:
    """Return the syntax tree of a rewritten file. Raises RefusedError where it is not Python."""
    tree = parse("", data)
    if not isinstance(tree, ast.Module):
        raise RefusedError(f"the rewritten file would not be Python: {tree.reason}")
    return tree


def _compile(data: bytes) -> None:
    """Raise RefusedError where a rewritten file does not compile."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # Not by way of a syntax tree, whose nodes would be made for nothing.
            compile(data, "<rewritten>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise RefusedError(f"the rewritten file would not compile: {error}") from error
