"""What a command imports: nobody waits for a module that only another command or a fault needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ssotgen.resources import preset_spec_folder

SLOW = (
    "black",
    "dataclasses",
    "decimal",
    "hashlib",
    "inspect",
    "jinja2",
    "jsonschema",
    "libcst",
    "shutil",
    "ssotgen.audit.rules",
    "subprocess",
)
SUPPRESSED = """\
enums:
  Size: {summary: Size., members: {S: s, M: m}}  # ssotgen: ignore[summary-repeats-name] it is short
"""
CODE = f"""\
import sys
from ssotgen.__main__ import main
code = main(["validate"])
print(code, *(name for name in {SLOW!r} if name in sys.modules))
"""


def test_validate_of_a_valid_spec_imports_nothing_slow(tmp_path: Path) -> None:
    spec = tmp_path / "spec"
    spec.mkdir()
    (spec / "size.yaml").write_text(SUPPRESSED, encoding="utf-8")
    (tmp_path / ".ssotgen_cache").mkdir()
    for file in preset_spec_folder("orchestration").iterdir():
        (spec / file.name).write_bytes(file.read_bytes())
    done = subprocess.run(
        [sys.executable, "-S", "-c", CODE],
        cwd=tmp_path,
        env={**os.environ, "CI": "", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["0"]
    assert (tmp_path / ".ssotgen_cache" / "valid").is_file()
