"""Who is hit by breaking changes: the uses, in code, of what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ssotgen.app.symbol_uses import code_at, place_of, target_named
from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.record import replace
from ssotgen.diagnostics.wording import counted
from ssotgen.migrate.rename.use import CodeUse
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec
from ssotgen.spec.symbols import SETTINGS, find_symbol, symbols


def with_uses(
    findings: Sequence[Finding], old: Spec, settings: Settings, paths: Sequence[Path]
) -> Iterator[Finding]:
    """Yield the findings with how often the code, or that at `paths`, uses what each is about, and
    where first; `old` is the spec that the code was written for.

    Raises:
        SettingsError: A path does not exist or holds no Python file.
    """
    code = code_at(settings, paths)
    known = symbols(old)
    uses: dict[str, tuple[CodeUse, ...]] = {}
    for finding in findings:
        found = (find_symbol(known, each) for each in _names(finding.symbol))
        symbol = next((each.full_name for each in found if each is not None), "")
        if not symbol:
            yield finding
            continue
        if symbol not in uses:
            uses[symbol] = code.uses(old, target_named(old, symbol), texts=False)
        yield _with_count(finding, [use for use in uses[symbol] if use.how != "attribute"])


def _names(symbol: str) -> tuple[str, ...]:
    """Return what the spec may call the subject of a finding."""
    layer = f"layer:{symbol.rpartition('.')[2]}"
    return symbol, f"feature:{symbol}", SETTINGS + symbol.replace(".settings.", ".", 1), layer


def _with_count(finding: Finding, uses: Sequence[CodeUse]) -> Finding:
    if not uses:
        return replace(finding, uses=0, message=f"{finding.message}; no use found")
    times = "once" if len(uses) == 1 else f"{len(uses)} times"
    files = counted(len({use.path for use in uses}), "file")
    label = f"used {times} in {files}, first here"
    return replace(finding, uses=len(uses), related=(*finding.related, (place_of(uses[0]), label)))
