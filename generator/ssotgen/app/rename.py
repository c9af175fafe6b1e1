"""What `rename` does: the documents of the spec, the generated files and the code that uses a
symbol change in one plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ssotgen.app.edited_spec import RefusedError, edit_changes, edit_symbol
from ssotgen.app.kept_name import has_wire_name
from ssotgen.app.load_specs import sound_spec
from ssotgen.app.neighbours import places_in_other_specs
from ssotgen.app.renamed_documents import RenamedDocuments, Request, refuse
from ssotgen.app.result import Result
from ssotgen.app.symbol_uses import codebase_of, left_over, place_of
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.rename.apply import Applying
from ssotgen.migrate.rename.mentions import matches, pattern_of
from ssotgen.migrate.rename.targets import target_of
from ssotgen.migrate.rename.use import Certainty, CodeUse
from ssotgen.output.change import FileChange
from ssotgen.settings.rules import RENAME_LEFT_OVER
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec
from ssotgen.spec.symbols import Symbol, keys_of


def rename(
    settings: Settings, request: Request, instead: Mapping[Path, bytes] | None = None
) -> Result:
    """Return the changes of a rename, and findings for what it does not edit; nothing is written.

    `instead` has contents that replace those of files, or add documents of the spec.

    Raises:
        SettingsError: A path of the settings does not exist or holds no Python file.
    """
    unsaved = instead or {}

    def edit(spec: Spec, symbol: Symbol) -> Result:
        return _Renaming(spec, settings, request, symbol, unsaved).result()

    return edit_symbol(request.old, lambda: sound_spec(settings, unsaved), edit)


class _Renaming:
    """One rename of one spec."""

    def __init__(
        self,
        spec: Spec,
        settings: Settings,
        request: Request,
        symbol: Symbol,
        instead: Mapping[Path, bytes],
    ) -> None:
        self._spec = spec
        self._instead = instead
        self._settings = settings
        self._request = request
        self._declared = symbol
        self._documents = RenamedDocuments(spec, settings, request, symbol)
        self._kind = symbol.kind
        self._symbol = self._documents.symbol
        self._old, self._new = symbol.name, self._documents.new

    def result(self) -> Result:
        refuse([*self._of_others()])
        texts = self._documents.texts()
        code = codebase_of(self._settings, self._instead)
        texts |= self._documents.with_flag(texts, code.files)
        new_spec = self._documents.new_spec(texts)
        target = target_of(self._spec, self._symbol, self._new)
        uses, files, index = code.uses(self._spec, target), code.files, code.index
        wanted = [each for each in uses if self._is_wanted(each)]
        refuse(
            [self._obstacle(each) for each in wanted if each.obstacle or not index.has(each.path)]
        )
        edited = tuple(self._code_changes(wanted, files, index))
        hint = "give --likely to have it edited too"
        left = [left_over(each, self._symbol, hint) for each in uses if not self._is_wanted(each)]
        pattern = pattern_of(target.written)
        for path, text in texts.items():
            left += [left_over(each, self._symbol) for each in matches(path, text, pattern)]
        others = tuple(self._in_other_specs())
        lines = {(each.location.path, each.location.line) for each in others}
        found = (each for each in left if (each.location.path, each.location.line) not in lines)
        left = [*found, *others]
        changes = edit_changes(texts, new_spec, self._settings, self._spec, self._instead)
        changes += tuple(each for each in edited if each.old != each.new)
        fails_on = (Severity.ERROR, Severity.WARNING)
        return Result(tuple(left), changes, fails_on=fails_on, notes=tuple(self._notes()))

    def _in_other_specs(self) -> Iterator[Finding]:
        """Yield the places in specs that import this one, which name what is no longer declared."""
        for place in places_in_other_specs(self._spec, self._settings, self._symbol):
            message = f"this names {self._symbol} and stays as it is"
            # Only expressions name a group of another spec, by its property.
            hint = f"write the new name, {self._documents.new_last_part}, here as well"
            yield RENAME_LEFT_OVER.finding(place, message, hint=hint, symbol=self._symbol)

    def _of_others(self) -> Iterator[Finding]:
        """Yield why a name that others may use, and that cannot be kept for them, stays."""
        is_member = self._kind == "member" and keys_of(self._declared)[0] != "layers"
        if self._settings.is_public and self._request.keep is None and not is_member:
            yield self._documents.refusal(
                self._declared.location,
                f"{self._symbol} is public, and its old name cannot be kept for code elsewhere",
                "deprecate it and add the new name, or give --no-keep",
            )

    def _notes(self) -> Iterator[str]:
        """Yield what changes in stored data, and what no longer finds its copies."""
        entry = self._spec.find_enum(self._symbol) or self._spec.find_dataclass(self._symbol)
        if entry is not None and entry.replaces:
            modules = ", ".join(text.text for text in entry.replaces)
            yield f"copies left in {modules} keep the name {self._old}: migrate them first"
        if (
            self._kind == "field"
            and not self._documents.keeps
            and not has_wire_name(self._spec, self._declared)
        ):
            yield f"data with the key {self._old} is no longer read; --keep reads it on"
        elif self._kind == "layer" or (self._kind == "member" and self._symbol_is_layer()):
            old, new = self._old.lower(), self._new.lower()
            yield f"the value of {self._symbol} was {old!r} and is now {new!r}, also in stored data"

    def _symbol_is_layer(self) -> bool:
        layers = self._spec.layers
        return layers is not None and keys_of(self._declared)[1] == layers.enum.text

    def _is_wanted(self, use: CodeUse) -> bool:
        likely = self._request.likely and use.certainty is Certainty.LIKELY
        return likely or use.certainty is Certainty.CERTAIN

    def _obstacle(self, use: CodeUse) -> Finding:
        reason = use.obstacle or "the file is outside of the setting 'sources'"
        hint = "edit it by hand first" if use.obstacle else "add its folder to 'sources'"
        message = f"this use of {self._symbol} cannot be renamed: {reason}"
        return self._documents.refusal(place_of(use), message, hint)

    def _code_changes(
        self, uses: Sequence[CodeUse], files: ProjectFiles, index: ModuleIndex
    ) -> Iterator[FileChange]:
        applying = Applying(files, index, self._settings.root)
        by_path: dict[str, list[CodeUse]] = {}
        for use in uses:
            by_path.setdefault(use.path, []).append(use)
        for path, found in by_path.items():
            yield self._changed(applying, path, found)

    def _changed(self, applying: Applying, path: str, uses: Sequence[CodeUse]) -> FileChange:
        try:
            return applying.change(path, uses)
        except (SyntaxError, ValueError) as error:
            message = f"with the new name this file would not compile: {error}"
            raise RefusedError([self._documents.refusal(place_of(uses[0]), message, "")]) from error
