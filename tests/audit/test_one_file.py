"""An audit of some files finds what an audit of everything finds in them, though it reads less."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.audited import audited, write_files

from ssotgen.app.audit import Request
from ssotgen.audit import follow_names
from ssotgen.codebase.facts import FileFacts, Unparsable
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.scan_files import scan_file

CASE = Path(__file__).parents[1] / "cases" / "brownfield"
FLAG = """\
try:
    import charts

    HAS_CHARTS = True
except ImportError:
    HAS_CHARTS = False
"""
SPEC = """\
project: {name: shop, package: shop.ssot, summary: The shop.}
features:
  charts:
    summary: Charts.
    imports:
      charts: []
    hint: pip install charts
    legacy_flags: [HAS_CHARTS]
"""


@pytest.mark.parametrize("notes", [False, True])
def test_each_file_alone_gives_what_all_of_them_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, notes: bool
) -> None:
    shutil.copytree(CASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    everything = audited(tmp_path, Request(notes=notes))
    assert everything
    for path in sorted(set(tmp_path.rglob("*.py")) - set((tmp_path / "vendored").rglob("*"))):
        name = path.relative_to(tmp_path).as_posix()
        alone = audited(tmp_path, Request(paths=(path,), notes=notes))
        assert alone == tuple(each for each in everything if each.location.path == name)


def test_what_other_files_do_with_a_flag_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(
        tmp_path,
        {
            "spec/spec.yaml": SPEC,
            "draw.py": FLAG,
            "plot.py": "from draw import HAS_CHARTS as CAN\n",
            "late.py": "import plot\n\nplot.CAN = True\n",
        },
    )
    everything = audited(tmp_path)
    alone = audited(tmp_path, Request(paths=(tmp_path / "draw.py",), notes=True))
    assert alone == tuple(each for each in everything if each.location.path == "draw.py")


def test_files_that_no_name_leads_to_are_not_scanned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned: list[str] = []

    def watched(
        path: str, prefilter: Prefilter, *, always: bool = False
    ) -> FileFacts | Unparsable | None:
        scanned.append(Path(path).name)
        return scan_file(path, prefilter, always=always)

    monkeypatch.setattr(follow_names, "scan_file", watched)
    write_files(
        tmp_path,
        {
            "spec/spec.yaml": SPEC,
            "draw.py": FLAG,
            "passed_on.py": "from draw import *\n",
            "plot.py": "from passed_on import HAS_CHARTS\n\nprint(HAS_CHARTS)\n",
            "far.py": FLAG,
        },
    )
    found = audited(tmp_path, Request(paths=(tmp_path / "plot.py",), notes=True))
    assert {each.rule for each in found} == {"flag-import", "flag-use"}
    assert set(scanned) == {"plot.py", "passed_on.py", "draw.py"}
