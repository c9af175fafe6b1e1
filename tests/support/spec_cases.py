"""The cases on disk of the rules that a spec is held against."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssotgen.app.validate import validate
from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.registry import rules_of
from ssotgen.settings.settings import Settings

CASES = Path(__file__).parents[1] / "cases" / "rules"
RULES = [rule for stage in ("reading", "structure", "meaning", "style") for rule in rules_of(stage)]
NAMES = {rule.name for rule in RULES}


def cases(kind: str) -> list[Path]:
    """Return the folders of the cases, good or bad, of the rules that a spec is held against."""
    return sorted(path for path in CASES.glob(f"*/{kind}*/") if path.parent.name in NAMES)


def name_of(folder: Path) -> str:
    return f"{folder.parent.name}/{folder.name}"


def findings_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Finding, ...]:
    monkeypatch.chdir(folder)
    here = Path.cwd()
    return validate(
        [Settings(root=here, spec=here / "spec", output=here / "generated")]
    ).result.findings
