"""Specs to mutate, and what is asked of each that was: it holds, or gets findings with places."""

from __future__ import annotations

import time
from pathlib import Path

from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec
from support.mutations import Files

REPOSITORY = Path(__file__).parents[2]
LONGEST_SECONDS = 10.0
"""What one spec of these may take of the processor: far more than it does."""


def read(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}


SEEDS = [read(REPOSITORY / "spec")]
SEEDS += [read(path) for path in sorted((REPOSITORY / "tests/cases/rules").glob("*/good*/spec"))]
SEEDS = [files for files in SEEDS if files]


def check_one(files: Files, root: Path) -> tuple[Finding, ...]:
    """Hold the files of a spec against all rules, and return what was found."""
    spec = root / "spec"
    spec.mkdir(exist_ok=True)
    for path in spec.iterdir():
        path.unlink()
    for name, text in files.items():
        (spec / name).write_bytes(text)
    before = time.process_time()
    loaded = load_spec(Settings(root=root, spec=spec, output=root / "out"))
    assert time.process_time() - before < LONGEST_SECONDS
    assert (loaded.spec is None) is bool(loaded.errors), "no spec and no word why, or both"
    ends = {name: text.count(b"\n") + text.count(b"\r") + 3 for name, text in files.items()}
    for finding in loaded.findings:
        at = finding.location
        assert at.line >= 1, finding
        assert at.column >= 1, finding
        assert Path(at.path).name in {"spec", *files}, finding
        # U+0085, U+2028 and U+2029 end a line of YAML as well; they are few.
        assert at.line <= ends.get(Path(at.path).name, 1) + 20, finding
        assert finding.message, finding
        assert "\n" not in finding.message, finding
        assert finding.severity is not Severity.NOTE
    return loaded.findings
