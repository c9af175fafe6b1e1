"""What a spec gives is what the cases on disk show, and black would not lay it out otherwise.

`SSOTGEN_UPDATE_CASES=1 python -m pytest tests/render/test_generate_cases.py` writes these anew. A
case holds those of the generated files that it is about.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ssotgen.render.files import RenderedFile, render_files
from ssotgen.render.python.black import lay_out
from ssotgen.render.python.language import PYTHON
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec

CASES = Path(__file__).resolve().parents[1] / "cases" / "generate"
UPDATE = bool(os.environ.get("SSOTGEN_UPDATE_CASES"))


def rendered(case: Path) -> dict[str, RenderedFile]:
    settings = Settings(root=case, spec=case / "spec", output=case / "expected")
    loaded = load_spec(settings)
    assert loaded.spec is not None, loaded.errors
    return {file.path.as_posix(): file for file in render_files(loaded.spec, settings)}


def test_expectations_are_not_written_in_ci() -> None:
    assert not (UPDATE and os.environ.get("CI")), "expectations are written by hand, not by CI"


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_case(case: Path) -> None:
    files = rendered(case)
    expected = {
        path.relative_to(case / "expected").as_posix(): path
        for path in sorted((case / "expected").rglob("*.*"))
    }
    assert expected, f"{case.name} shows no file"
    assert set(expected) <= set(files)
    for name, path in expected.items():
        if UPDATE:
            path.write_text(files[name].text, encoding="utf-8")
        assert path.read_bytes().decode() == files[name].text
    for file in files.values():
        if file.language is PYTHON:
            text = laid_out_here(file)
            assert lay_out(text) + "\n" == text


def laid_out_here(file: RenderedFile) -> str:
    """Return the text that black is asked about: all but the definitions of the runtime, which are
    the same in every project, and which tests/runtime/test_whole_runtime.py has formatted."""
    if file.path.name.endswith("_runtime.py"):
        return file.text.partition("\n\n\n")[0] + "\n"
    return file.text
