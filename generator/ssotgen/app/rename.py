"""What `rename` does: the documents of the spec, the generated files and the code that uses a
symbol change in one plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ssotgen.app.plan_files import CannotPlanError, Plan, plan_files
from ssotgen.app.result import Result
from ssotgen.app.usages import unknown_symbol
from ssotgen.audit.reading_list import reading_list
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.diagnostics.finding import Finding, Location, Severity
from ssotgen.diagnostics.paths import display_path
from ssotgen.migrate.project_files import ProjectFiles, project_files
from ssotgen.migrate.rename.apply import Applying
from ssotgen.migrate.rename.find_uses import find_uses
from ssotgen.migrate.rename.mentions import matches, pattern_of
from ssotgen.migrate.rename.targets import target_of
from ssotgen.migrate.rename.use import Certainty, CodeUse
from ssotgen.output.change import FileChange
from ssotgen.output.foreign_file import file_in_the_way
from ssotgen.settings.rules import RENAME_LEFT_OVER, RENAME_REFUSED
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import check_reading, load_spec
from ssotgen.spec.model import Spec
from ssotgen.spec.named_places import reference_name, spec_references
from ssotgen.spec.symbols import symbols
from ssotgen.spec.yaml.decode import BOM
from ssotgen.spec.yaml.read import read_contents
from ssotgen.spec.yaml.replace import Replacement, replaced


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be renamed, and whether likely uses are to be edited too."""

    old: str
    new: str
    likely: bool = False


def rename(settings: Settings, request: Request) -> Result:
    """Return the changes of a rename, and findings for what it does not edit; nothing is written.

    Raises:
        SettingsError: A path of the settings does not exist or holds no Python file.
    """
    loaded = load_spec(settings)
    spec = loaded.spec
    if spec is None:
        return Result(loaded.errors, answered=False)
    known = symbols(spec)
    if request.old not in known:
        return Result((unknown_symbol(request.old, known),), answered=False)
    try:
        return _Renaming(spec, settings, request, known[request.old].location).result()
    except CannotPlanError as error:
        return Result(tuple(error.findings))
    except _RefusedError as error:
        return Result(error.findings)


class _RefusedError(Exception):
    """The rename cannot be made as a whole; `findings` say why."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = tuple(findings)


class _Renaming:
    """One rename of one spec."""

    def __init__(self, spec: Spec, settings: Settings, request: Request, at: Location) -> None:
        self._spec = spec
        self._settings = settings
        self._request = request
        self._at = at
        self._symbol = reference_name(spec, request.old)
        self._old = self._symbol.replace(":", ".").rpartition(".")[2]
        self._new = self._new_name()

    def result(self) -> Result:
        texts = self._new_texts()
        new_spec = self._new_spec(texts)
        documents = [self._document_change(path, text) for path, text in texts.items()]
        reading = reading_list(self._settings)
        files = project_files(self._settings, reading.files)
        index = ModuleIndex(reading.files, reading.roots)
        target = target_of(self._spec, self._symbol, self._new)
        uses = find_uses(self._spec, target, files, index)
        wanted = [each for each in uses if self._is_wanted(each)]
        self._refuse([self._obstacle(each) for each in wanted if self._why_not(each, index)])
        code = tuple(self._code_changes(wanted, files, index))
        left = [self._left_over(each) for each in uses if each not in wanted]
        pattern = pattern_of(target.written)
        for path, text in texts.items():
            left += [self._left_over(each) for each in matches(path, text, pattern)]
        changes = (*documents, *self._generated(new_spec), *code)
        due = tuple(each for each in changes if each.old != each.new)
        return Result(tuple(left), due, fails_on=(Severity.ERROR, Severity.WARNING))

    # The documents

    def _new_name(self) -> str:
        owner = self._symbol[: len(self._symbol) - len(self._old)]
        given = self._request.new.removeprefix(owner).removeprefix("layer:")
        if not given.isidentifier():
            what = f"write {owner}NAME, or the name alone" if owner else "write one name"
            self._refuse([self._refusal(self._at, f"'{given}' is no new name for it", what)])
        if given == self._old:
            self._refuse([self._refusal(self._at, "it has that name already", "")])
        return given

    def _new_texts(self) -> dict[str, str]:
        """Return the new text of each document that names the symbol, by its path in messages."""
        replacements: dict[str, list[Replacement]] = {}
        obstacles = []
        for each in spec_references(self._spec):
            if each.symbol != self._symbol:
                continue
            path = each.location.path
            replacements.setdefault(path, []).append(
                Replacement(each.location, self._old, self._new)
            )
            if not each.is_exact:
                message = f"{self._old} is not written out in one piece here"
                obstacles.append(self._refusal(each.location, message, "write it plainly"))
        self._refuse(obstacles)
        sources = {document.path: document.source.text for document in self._spec.documents}
        return {path: replaced(sources[path], found) for path, found in replacements.items()}

    def _new_spec(self, texts: Mapping[str, str]) -> Spec:
        """Return the renamed spec, held against every rule."""
        sources = {document.path: document.source.text for document in self._spec.documents}
        contents = [(path, texts.get(path, text).encode()) for path, text in sources.items()]
        loaded = check_reading(read_contents(contents, display_path(self._settings.spec)))
        if loaded.spec is None:
            self._refuse(loaded.errors)
            raise AssertionError("a spec that does not hold has errors")
        found = reference_name(loaded.spec, self._symbol[: -len(self._old)] + self._new)
        wanted = {self._renamed(each, found) for each in symbols(self._spec)}
        if wanted != set(symbols(loaded.spec)):
            message = "the documents would declare something else beside the new name"
            self._refuse([self._refusal(self._at, message, "rename it by hand")])
        return loaded.spec

    def _renamed(self, symbol: str, new: str) -> str:
        """Return what a symbol is called afterwards; members of a class go with it."""
        layer = f"layer:{self._old}"
        if symbol == layer and reference_name(self._spec, layer) == self._symbol:
            return f"layer:{self._new}"
        if symbol == self._symbol:
            return new
        owner = f"{self._symbol}."
        return f"{new}.{symbol[len(owner) :]}" if symbol.startswith(owner) else symbol

    def _document_change(self, shown: str, text: str) -> FileChange:
        path = Path(shown).absolute()
        old = path.read_bytes()
        mark = BOM if old.startswith(BOM.encode()) else ""
        return FileChange(path, old, f"{mark}{text}".encode())

    def _generated(self, spec: Spec) -> Iterator[FileChange]:
        plan = plan_files(spec, self._settings)
        in_the_way = (file_in_the_way(item, self._settings) for item in plan.files)
        self._refuse([each for each in in_the_way if each is not None])
        yield from (item.change for item in plan.files)
        if any(item.rendered.custom is not None for item in plan.files):
            yield from self._files_of_the_old_name(plan)
        if plan.note is not None:
            yield plan.note

    def _files_of_the_old_name(self, plan: Plan) -> Iterator[FileChange]:
        """Yield the removal of each file whose path has the old name."""
        for item in plan_files(self._spec, self._settings).files:
            change = item.change
            if change.path not in plan.paths and change.old is not None and item.is_ours:
                yield FileChange(change.path, change.old, None)

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
        return self._refusal(_location(use), message, hint)

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
            raise _RefusedError([self._refusal(_location(uses[0]), message, "")]) from error

    def _left_over(self, use: CodeUse) -> Finding:
        severity, what = Severity.NOTE, "names"
        if use.certainty is Certainty.LIKELY:
            severity, what = Severity.WARNING, "probably uses"
        elif use.how == "attribute":
            what = "may use"
        message = f"this {what} {self._symbol} and stays as it is"
        if use.obstacle:
            message = f"the file may use {self._symbol} and stays as it is: {use.obstacle}"
        hint = "give --likely to have it edited too" if severity is Severity.WARNING else ""
        return RENAME_LEFT_OVER.finding(
            _location(use), message, hint=hint, symbol=self._symbol, severity=severity
        )

    # Refusals

    def _refusal(self, location: Location, message: str, hint: str) -> Finding:
        return RENAME_REFUSED.finding(location, message, hint=hint, symbol=self._symbol)

    def _refuse(self, findings: Sequence[Finding]) -> None:
        if findings:
            raise _RefusedError(findings)


def _location(use: CodeUse) -> Location:
    return Location(display_path(Path(use.path)), use.place.line, use.place.column + 1)
