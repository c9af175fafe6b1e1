"""What `rename` does: the documents of the spec, the generated files and the code that uses a
symbol change in one plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ssotgen.app.edited_spec import (
    RefusedError,
    document_changes,
    document_texts,
    edited_spec,
    generated_changes,
)
from ssotgen.app.kept_name import NotKeptError, has_wire_name, with_old_name
from ssotgen.app.neighbours import places_in_other_specs
from ssotgen.app.plan_files import CannotPlanError
from ssotgen.app.result import Result
from ssotgen.app.symbol_uses import codebase_of, left_over, place_of
from ssotgen.app.usages import unknown_symbol
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.codebase.prefilter import has_word, word_pattern
from ssotgen.diagnostics.finding import Finding, Location, Severity
from ssotgen.diagnostics.record import record
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.rename.apply import Applying
from ssotgen.migrate.rename.mentions import matches, pattern_of
from ssotgen.migrate.rename.targets import target_of
from ssotgen.migrate.rename.use import Certainty, CodeUse
from ssotgen.output.change import FileChange
from ssotgen.settings.rules import RENAME_LEFT_OVER, RENAME_REFUSED
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec
from ssotgen.spec.model import Spec, property_of_group
from ssotgen.spec.named_places import reference_name, spec_references
from ssotgen.spec.symbols import SETTINGS, Symbol, find_symbol, keys_of, symbols
from ssotgen.spec.yaml.edit import NotEditableError, with_key
from ssotgen.spec.yaml.replace import Replacement, replaced


@record
class Request:
    """What is to be renamed, and how.

    `likely` uses are edited too; `keep` keeps the old name, of a member as an alias that is
    deprecated `since` a version, and of a field in data. By default, that is done where the names
    are public.
    """

    old: str
    new: str
    likely: bool = False
    keep: bool | None = None
    since: str = ""


def rename(
    settings: Settings, request: Request, instead: Mapping[Path, bytes] | None = None
) -> Result:
    """Return the changes of a rename, and findings for what it does not edit; nothing is written.

    `instead` has contents that replace those of files, or add documents of the spec.

    Raises:
        SettingsError: A path of the settings does not exist or holds no Python file.
    """
    unsaved = instead or {}
    loaded = load_spec(settings, unsaved)
    spec = loaded.spec
    if spec is None:
        return Result(loaded.errors, answered=False)
    known = symbols(spec)
    symbol = find_symbol(known, request.old)
    if symbol is None:
        return Result((unknown_symbol(request.old, known),), answered=False)
    try:
        return _Renaming(spec, settings, request, symbol, unsaved).result()
    except CannotPlanError as error:
        return Result(tuple(error.findings))
    except RefusedError as error:
        return Result(error.findings)


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
        self._at = symbol.location
        self._kind = symbol.kind
        self._keys = keys_of(symbol)
        self._symbol = reference_name(spec, symbol.full_name)
        self._old = symbol.name
        self._new = self._new_name()

    def result(self) -> Result:
        self._refuse([*self._of_others()])
        texts = self._new_texts()
        if self._keeps:
            texts |= self._kept(texts)
        code = codebase_of(self._settings, self._instead)
        texts |= self._with_flag(texts, code.files)
        new_spec = self._new_spec(texts)
        target = target_of(self._spec, self._symbol, self._new)
        uses, files, index = code.uses(self._spec, target), code.files, code.index
        wanted = [each for each in uses if self._is_wanted(each)]
        self._refuse([self._obstacle(each) for each in wanted if self._why_not(each, index)])
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
        generated = generated_changes(new_spec, self._settings, self._spec)
        changes = (*document_changes(texts, self._instead), *generated, *edited)
        due = tuple(each for each in changes if each.old != each.new)
        fails_on = (Severity.ERROR, Severity.WARNING)
        return Result(tuple(left), due, fails_on=fails_on, notes=tuple(self._notes()))

    def _in_other_specs(self) -> Iterator[Finding]:
        """Yield the places in specs that import this one, which name what is no longer declared."""
        for place in places_in_other_specs(self._spec, self._settings, self._symbol):
            message = f"this names {self._symbol} and stays as it is"
            # Only expressions name a group of another spec, by its property.
            new = property_of_group(self._new) if self._kind == "group" else self._new
            hint = f"write the new name, {new}, here as well"
            yield RENAME_LEFT_OVER.finding(place, message, hint=hint, symbol=self._symbol)

    @property
    def _keeps(self) -> bool:
        asked = self._request.keep
        return self._settings.is_public if asked is None else asked

    def _of_others(self) -> Iterator[Finding]:
        """Yield why a name that others may use, and that cannot be kept for them, stays."""
        is_member = self._kind == "member" and self._keys[0] != "layers"
        if self._settings.is_public and self._request.keep is None and not is_member:
            yield self._refusal(
                self._at,
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
            and not self._keeps
            and not has_wire_name(self._spec, self._declared)
        ):
            yield f"data with the key {self._old} is no longer read; --keep reads it on"
        elif self._kind == "layer" or (self._kind == "member" and self._symbol_is_layer()):
            old, new = self._old.lower(), self._new.lower()
            yield f"the value of {self._symbol} was {old!r} and is now {new!r}, also in stored data"

    def _symbol_is_layer(self) -> bool:
        layers = self._spec.layers
        return layers is not None and self._keys[1] == layers.enum.text

    # The documents

    def _new_name(self) -> str:
        owner = self._owner
        given = self._request.new.removeprefix(owner).removeprefix("layer:")
        if self._kind == "transitions":
            message = f"the name of {self._symbol} is part of the language"
            self._refuse([self._refusal(self._at, message, "it cannot be changed")])
        if self._kind == "group":
            given = given.removeprefix("is_")
            given = given.upper() if self._old.isupper() else given
        if not given.isidentifier():
            message = f"'{given}' cannot be the new name of {self._symbol}"
            what = "use letters, digits and underscores, starting with a letter"
            what += f", with or without `{owner}` in front" if owner else ""
            self._refuse([self._refusal(self._at, message, what)])
        if given == self._old:
            what = "give another name"
            self._refuse([self._refusal(self._at, f"the new name is the old one: {given}", what)])
        return given

    @property
    def _owner(self) -> str:
        """What the full name has in front of the last name."""
        return self._symbol[: -len(self._symbol.replace(":", ".").rpartition(".")[2])]

    def _written_for(self, name: str) -> str:
        """Return the new form of a name of the symbol: that of the property of a group, for its
        property."""
        return self._new if name == self._old else property_of_group(self._new)

    def _new_texts(self) -> dict[str, str]:
        """Return the new text of each document that names the symbol, by its path in messages."""
        replacements: dict[str, list[Replacement]] = {}
        obstacles = []
        for each in spec_references(self._spec):
            if each.symbol != self._symbol:
                continue
            path = each.location.path
            replacements.setdefault(path, []).append(
                Replacement(each.location, each.name, self._written_for(each.name))
            )
            if not each.is_exact:
                message = f"{each.name} is not written out in one piece here"
                obstacles.append(self._refusal(each.location, message, "write it plainly"))
        self._refuse(obstacles)
        sources = document_texts(self._spec)
        return {path: replaced(sources[path], found) for path, found in replacements.items()}

    def _with_flag(self, texts: Mapping[str, str], files: ProjectFiles) -> dict[str, str]:
        """Return the text of the document of a feature with the flag that goes by its old name,
        where the code has that flag: by the new name, the audit would not know it."""
        feature = next((each for each in self._spec.features if each.name == self._old), None)
        if self._kind != "feature" or feature is None or feature.legacy_flags:
            return {}
        (flag,) = feature.flag_names
        word = word_pattern((flag,))
        if not any(has_word(word, files.peek(path)) for path in files.python):
            return {}
        path, keys = self._at.path, ("features", self._new)
        try:
            return {path: with_key(texts[path], keys, "legacy_flags", f"[{flag}]")}
        except NotEditableError as error:
            message = f"`legacy_flags: [{flag}]` cannot be added: {error}"
            raise RefusedError([self._refusal(self._at, message, "add it by hand")]) from error

    def _kept(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Return the text of the document that declares the symbol, with its old name kept."""
        path, since = self._at.path, self._request.since or self._spec.project.version
        try:
            return {path: with_old_name(texts[path], self._spec, self._declared, self._new, since)}
        except NotKeptError as error:
            raise RefusedError([self._refusal(self._at, str(error), error.hint)]) from error

    def _new_spec(self, texts: Mapping[str, str]) -> Spec:
        """Return the renamed spec, held against every rule."""
        edited = edited_spec(self._spec, self._settings, texts)
        new = property_of_group(self._new) if self._kind == "group" else self._new
        found = reference_name(edited, self._owner + new)
        wanted = {self._renamed(each, found) for each in symbols(self._spec)}
        if self._keeps and self._kind == "member":
            wanted.add(self._symbol)
        if wanted != set(symbols(edited)):
            message = "the documents would declare something else beside the new name"
            self._refuse([self._refusal(self._at, message, "rename it by hand")])
        return edited

    def _renamed(self, symbol: str, new: str) -> str:
        """Return what a symbol is called afterwards; members of a class go with it."""
        layer = f"layer:{self._old}"
        if symbol == layer and reference_name(self._spec, layer) == self._symbol:
            return f"layer:{self._new}"
        if symbol == self._symbol:
            return new
        if self._kind == "feature":
            settings = f"{SETTINGS}{self._old}."
            if symbol.startswith(settings):
                return f"{SETTINGS}{self._new}.{symbol[len(settings) :]}"
        owner = f"{self._symbol}."
        return f"{new}.{symbol[len(owner) :]}" if symbol.startswith(owner) else symbol

    # The code

    def _is_wanted(self, use: CodeUse) -> bool:
        likely = self._request.likely and use.certainty is Certainty.LIKELY
        return likely or use.certainty is Certainty.CERTAIN

    def _why_not(self, use: CodeUse, index: ModuleIndex) -> str:
        """Return why a use cannot be edited, empty where it can."""
        if use.obstacle:
            return use.obstacle
        return "" if index.has(use.path) else "the file is outside of the setting 'sources'"

    def _obstacle(self, use: CodeUse) -> Finding:
        reason = use.obstacle or "the file is outside of the setting 'sources'"
        hint = "edit it by hand first" if use.obstacle else "add its folder to 'sources'"
        message = f"this use of {self._symbol} cannot be renamed: {reason}"
        return self._refusal(place_of(use), message, hint)

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
            raise RefusedError([self._refusal(place_of(uses[0]), message, "")]) from error

    # Refusals

    def _refusal(self, location: Location, message: str, hint: str) -> Finding:
        return RENAME_REFUSED.finding(location, message, hint=hint, symbol=self._symbol)

    def _refuse(self, findings: Sequence[Finding]) -> None:
        if findings:
            raise RefusedError(findings)
