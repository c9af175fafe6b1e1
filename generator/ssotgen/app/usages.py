"""What `usages` does: read the codebase and list who uses the symbols of the spec."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ssotgen.app.load_specs import sound_spec
from ssotgen.app.searched_uses import (
    BESIDE_THE_SURVEY,
    PARTS,
    feature_uses,
    is_searched,
    read_somewhere,
    searched_uses,
)
from ssotgen.app.symbol_uses import Codebase, code_at, unknown_symbol
from ssotgen.audit.survey import Survey
from ssotgen.audit.take_survey import survey
from ssotgen.audit.usages import SymbolUse, symbol_uses
from ssotgen.codebase.scan_files import Progress
from ssotgen.diagnostics.finding import FindingsError
from ssotgen.diagnostics.record import record
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec
from ssotgen.spec.symbols import find_symbol, symbols


@record
class Usages:
    """The uses of symbols, in the order of files and places."""

    spec: Spec
    survey: Survey
    names: tuple[str, ...]
    uses: tuple[SymbolUse, ...]
    code: Codebase

    @property
    def unused(self) -> tuple[str, ...]:
        """The symbols that nobody uses. What instances of a class that is used have counts as used
        where anything is asked for an attribute of its name."""
        used = {use.symbol for use in self.uses if use.is_certain or use.how == "likely"}
        used.update(name.partition(".")[0] for name in tuple(used))
        left = [each for name, each in symbols(self.spec).items() if name not in used]
        parts = [each for each in left if each.kind in PARTS]
        owned = [each for each in parts if each.full_name.partition(".")[0] in used]
        used |= read_somewhere(self.code, owned)
        return tuple(name for name in self.names if name not in used)


def usages(
    settings: Settings,
    asked: Sequence[str],
    paths: Sequence[Path] = (),
    progress: Progress | None = None,
) -> Usages:
    """Return the uses of the symbols asked for, of all where none is.

    Raises:
        FindingsError: The spec does not hold, a symbol is unknown, or a path does not exist or
            holds no Python file.
    """
    spec = sound_spec(settings)
    known = symbols(spec)
    found_symbols = [find_symbol(known, name) for name in asked]
    unknown = [name for name, symbol in zip(asked, found_symbols, strict=True) if symbol is None]
    if unknown:
        raise FindingsError(unknown_symbol(name, known) for name in unknown)
    made = survey(spec, settings, paths, features=True, progress=progress)
    names = tuple(symbol.full_name for symbol in found_symbols if symbol is not None) or tuple(
        name for name, each in known.items() if each.kind not in BESIDE_THE_SURVEY
    )
    code = code_at(settings, paths)
    chosen = [known[name] for name in names]
    searched = [each for each in chosen if is_searched(each, one_by_one=bool(asked))]
    search = searched_uses if asked else feature_uses
    beside = list(search(spec, code, searched))
    left = {each.full_name for each in searched}
    wanted = {each.full_name for each in chosen if each.full_name not in left}
    found = sorted(
        {*(use for use in symbol_uses(made) if use.symbol in wanted), *beside},
        key=lambda use: (use.path, use.place.line, use.place.column, use.symbol),
    )
    return Usages(spec, made, names, tuple(found), code)
