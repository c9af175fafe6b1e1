"""Any valid spec, however awkward its names and texts, holds: no rule claims an error."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from specs import written

from ssotgen.findings import Severity
from ssotgen.pipeline import validate
from ssotgen.reporters.text import render_finding
from ssotgen.settings import Settings

LEAN = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@LEAN
@given(written())
def test_a_valid_spec_has_no_errors(files: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "spec").mkdir()
        for name, text in files.items():
            (root / "spec" / name).write_text(text, encoding="utf-8", newline="\n")
        found = validate(Settings(root=root, spec=root / "spec", output=root / "out")).findings
    errors = [render_finding(each) for each in found if each.severity is Severity.ERROR]
    assert errors == []
