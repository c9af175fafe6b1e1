"""Every shape of real code is rewritten, or refused with its message, as its case on disk shows.

`SSOTGEN_UPDATE_CASES=1 python -m pytest tests/migrate/test_cases.py` writes what becomes of each
case anew.
"""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import pytest
from support.codemod_cases import Case, read_case, write_case

from ssotgen.app.audit import Request
from ssotgen.app.migrate import Migration, migrate
from ssotgen.cli.report.text import render_finding
from ssotgen.diagnostics.paths import display_path
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec
from ssotgen.spec.model import Spec

CASES = Path(__file__).resolve().parents[1] / "cases" / "codemods"
SPEC = display_path(CASES / "spec")
"""The spec's folder as findings name it, from where the tests run."""

UPDATE = bool(os.environ.get("SSOTGEN_UPDATE_CASES"))
PATHS = sorted(path for folder in CASES.iterdir() for path in folder.glob("*.py"))


@pytest.fixture(scope="session")
def spec() -> Spec:
    loaded = load_spec(Settings(root=CASES, spec=CASES / "spec", output=CASES))
    assert loaded.spec is not None, loaded.errors
    return loaded.spec


def run(root: Path, spec: Spec, *, unsafe: bool) -> Migration:
    settings = Settings(root=root, spec=root / "spec", output=root)
    return migrate(spec, settings, Request(), unsafe=unsafe)


def told(made: Migration) -> str:
    text = "".join(map(render_finding, made.remaining_now))
    text = text.replace(SPEC, "spec")
    return text + "".join(f"note: {note}\n" for note in made.notes)


def changed(made: Migration, root: Path) -> dict[str, str]:
    return {
        change.path.relative_to(root).as_posix(): (change.new or b"").decode()
        for change in made.changes
    }


def lay_down(case: Case, root: Path) -> None:
    for name, content in case.before.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(path: Path, spec: Spec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    case = read_case(path)
    lay_down(case, tmp_path)
    made = run(tmp_path, spec, unsafe=case.unsafe)
    if UPDATE:
        assert not os.environ.get("CI"), "expectations are written by hand, not by CI"
        case = dataclasses.replace(case, after=changed(made, tmp_path), told=told(made))
        write_case(path, case)
    assert changed(made, tmp_path) == case.after
    assert told(made) == case.told
    for change in made.changes:
        compile(change.new or b"", str(change.path), "exec", dont_inherit=True)
        change.path.write_bytes(change.new or b"")
    assert run(tmp_path, spec, unsafe=case.unsafe).changes == (), "twice is once"
