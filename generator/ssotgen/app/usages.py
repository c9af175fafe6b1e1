"""What `usages` does: read the codebase and list who uses the symbols of the spec."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ssotgen.app.result import Result
from ssotgen.app.symbol_uses import code_at
from ssotgen.audit.survey import Survey
from ssotgen.audit.take_survey import survey
from ssotgen.audit.usages import SymbolUse, symbol_uses
from ssotgen.codebase.scan_files import Progress
from ssotgen.diagnostics.finding import COMMAND_LINE, Finding
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.migrate.rename.targets import target_of
from ssotgen.migrate.rename.use import Certainty
from ssotgen.settings.rules import UNKNOWN_SYMBOL
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec
from ssotgen.spec.model import Spec
from ssotgen.spec.named_places import reference_name
from ssotgen.spec.symbols import symbols

_BESIDE_THE_SURVEY = ("layer", "constant", "setting")
"""Kinds of symbols whose uses are looked for only where somebody asks for one."""


@dataclass(frozen=True, slots=True)
class Usages:
    """The uses of symbols, in the order of files and places; `unused` are those without one."""

    spec: Spec
    survey: Survey
    names: tuple[str, ...]
    uses: tuple[SymbolUse, ...]

    @property
    def unused(self) -> tuple[str, ...]:
        """The symbols that no certain use was found of."""
        used = {use.symbol for use in self.uses if use.is_certain}
        used.update(name.partition(".")[0] for name in tuple(used))
        return tuple(name for name in self.names if name not in used)


def usages(
    settings: Settings,
    asked: Sequence[str],
    paths: Sequence[Path] = (),
    progress: Progress | None = None,
) -> Usages | Result:
    """Return the uses of the symbols asked for, of all where none is; a result says why not.

    Raises:
        SettingsError: A path does not exist or holds no Python file.
    """
    loaded = load_spec(settings)
    spec = loaded.spec
    if spec is None:
        return Result(loaded.errors, answered=False)
    known = symbols(spec)
    unknown = [name for name in asked if name not in known]
    if unknown:
        return Result(tuple(unknown_symbol(name, known) for name in unknown), answered=False)
    made = survey(spec, settings, paths, features=True, progress=progress)
    names = tuple(asked) or tuple(
        name for name, each in known.items() if each.kind not in _BESIDE_THE_SURVEY
    )
    wanted = set(names)
    likely = _likely(spec, settings, asked, paths) if asked else ()
    found = sorted(
        {*(use for use in symbol_uses(made) if use.symbol in wanted), *likely},
        key=lambda use: (use.path, use.place.line, use.place.column, use.symbol),
    )
    return Usages(spec, made, names, tuple(found))


def _likely(
    spec: Spec, settings: Settings, asked: Iterable[str], paths: Sequence[Path]
) -> Iterator[SymbolUse]:
    """Yield the uses of fields and properties that annotations and calls nearby make likely, and
    those of what the survey does not look for."""
    code = code_at(settings, paths)
    for name in asked:
        target = target_of(spec, reference_name(spec, name), "")
        if target.kind not in ("field", "property", *_BESIDE_THE_SURVEY):
            continue
        for use in code.uses(spec, target, texts=False):
            if use.certainty is Certainty.LIKELY:
                yield SymbolUse(name, use.path, use.place, "likely")
            elif use.certainty is Certainty.CERTAIN and target.kind in _BESIDE_THE_SURVEY:
                yield SymbolUse(name, use.path, use.place, use.how)


_FORMS = "use the form `JobStatus`, `JobStatus.QUEUED`, `Job.size` or `feature:docker`"


def unknown_symbol(name: str, known: Iterable[str]) -> Finding:
    """Return the finding for a symbol that the spec does not declare; `known` are those it does."""
    suggester = Suggester(known)
    return UNKNOWN_SYMBOL.finding(
        COMMAND_LINE,
        f"the spec declares no '{name}'",
        hint=suggester.hint(name, _FORMS),
        symbol=name,
    )
