"""Any valid spec, however awkward its names and texts, holds, and what is made of it compiles."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from support.example_counts import examples
from support.specs import written

from ssotgen.app.check import check
from ssotgen.app.generate import generate
from ssotgen.app.validate import validate
from ssotgen.cli.report.text import render, render_finding
from ssotgen.diagnostics.finding import Severity
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec

LEAN = settings(
    max_examples=examples(8, 40),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def put(files: dict[str, str], folder: str) -> Settings:
    """Write the files of a spec and return the settings for it."""
    root = Path(folder)
    (root / "spec").mkdir()
    for name, text in files.items():
        (root / "spec" / name).write_text(text, encoding="utf-8", newline="\n")
    return Settings(root=root, spec=root / "spec", output=root / "out")


@LEAN
@given(written())
def test_a_valid_spec_has_no_errors(files: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        found = validate([put(files, folder)]).result.findings
    errors = [render_finding(each) for each in found if each.severity is Severity.ERROR]
    assert errors == []


@settings(LEAN, max_examples=examples(4, 20))
@given(written())
def test_what_a_valid_spec_makes_compiles_and_has_not_drifted(files: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        where = put(files, folder)
        made = generate([where])
        assert made.exit_code == 0, render(made)
        compared = check([where])
        assert compared.exit_code == 0, render(compared)
        for path in where.output.rglob("*.py"):
            compile(path.read_text(encoding="utf-8"), str(path), "exec")
        spec = load_spec(where).spec
        assert spec is not None
        if spec.project.target_python <= sys.version_info[:2]:
            imported = [sys.executable, "-c", f"import {spec.project.enums_module}"]
            variables = os.environ | {"PYTHONPATH": str(where.output), "PYTHONUTF8": "1"}
            done = subprocess.run(imported, env=variables, capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
