"""The cache of facts: what did not change is not parsed again, and the answers stay the same."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from support.audited import write_files
from support.cli_command import command

from ssotgen.codebase import scan_files
from ssotgen.codebase.facts import FileFacts, Unparsable
from ssotgen.codebase.facts_cache import FactsCache
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.scan import scan
from ssotgen.codebase.scan_files import scan_all, scan_cached

EVERYTHING = Prefilter(frozenset({"Mode"}), all_classes=True, everything=True)
CODE = {
    "mode.py": "from enum import Enum\n\n\nclass Mode(Enum):\n    A = 'a'\n    B = A, 2\n",
    "job.py": (
        "from dataclasses import dataclass\n\nfrom mode import Mode as M\n\n\n@dataclass\n"
        "class Job:\n    mode: M = M.A\n\n    def to_dict(self):\n        return {'mode': 1}\n"
    ),
    "flag.py": (
        "__all__ = ['HAS_X']\ntry:\n    import x.y\n    HAS_X = True\n"
        "except ImportError as error:\n"
        "    print(f'no {error}', HAS_X := False)\n    HAS_X = False\n"
        "if HAS_X and 'x' in sys.modules:  # ssotgen: ignore[flag-use] here\n    x.y.z('HAS_X')\n"
    ),
    "tests.py": "import pytest\n\nz = pytest.importorskip('z')\n\n\ndef has_z():\n    return z\n",
    "broken.py": "class Mode(:\n",
    "plain.py": "print('nothing')\n",
}


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    write_files(tmp_path / "code", CODE)
    return sorted(map(str, (tmp_path / "code").glob("*.py")))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are parsed."""
    names: list[str] = []

    def watched(path: str, data: bytes, prefilter: Prefilter) -> FileFacts | Unparsable:
        names.append(Path(path).name)
        return scan(path, data, prefilter)

    monkeypatch.setattr(scan_files, "scan", watched)
    return names


def cached(
    files: list[str], folder: Path, prefilter: Prefilter = EVERYTHING
) -> dict[str, FileFacts | Unparsable]:
    cache = FactsCache(folder, prefilter)
    return {each.path: each for each in scan_cached(files, prefilter, cache)}


def test_what_did_not_change_is_not_parsed_again(
    tmp_path: Path, files: list[str], parsed: list[str]
) -> None:
    fresh = {each.path: each for each in scan_all(files, EVERYTHING)}
    assert cached(files, tmp_path / "cache") == fresh
    parsed.clear()
    assert cached(files, tmp_path / "cache") == fresh
    assert parsed == []
    (tmp_path / "code" / "job.py").write_text("class Mode: ...\n")
    again = cached(files, tmp_path / "cache")
    assert parsed == ["job.py"]
    assert again == {each.path: each for each in scan_all(files, EVERYTHING)}


def test_a_file_is_known_by_content_and_path(
    tmp_path: Path, files: list[str], parsed: list[str]
) -> None:
    cached(files, tmp_path / "cache")
    parsed.clear()
    copy = tmp_path / "code" / "copy.py"
    copy.write_bytes((tmp_path / "code" / "mode.py").read_bytes())
    found = cached([*files, str(copy)], tmp_path / "cache")
    assert parsed == ["copy.py"]
    assert found[str(copy)].path == str(copy)


def test_another_question_has_another_record(
    tmp_path: Path, files: list[str], parsed: list[str]
) -> None:
    other = Prefilter(frozenset({"Job"}))
    cached(files, tmp_path / "cache")
    parsed.clear()
    assert set(cached(files, tmp_path / "cache", other)) == {
        each.path for each in scan_all(files, other)
    }
    assert "job.py" in parsed


@pytest.mark.parametrize("damage", ["short", "long", "entry", "empty"])
def test_a_damaged_record_only_costs_time(
    tmp_path: Path, files: list[str], parsed: list[str], damage: str
) -> None:
    fresh = cached(files, tmp_path / "cache")
    (record,) = (tmp_path / "cache" / "facts").glob("*.bin")
    data = record.read_bytes()
    changed = {
        "short": data[:-3],
        "long": data + b"x",
        "entry": data.replace(b"FileFacts", b"FileFolly"),
        "empty": b"",
    }
    record.write_bytes(changed[damage])
    assert cached(files, tmp_path / "cache") == fresh
    parsed.clear()
    assert cached(files, tmp_path / "cache") == fresh
    assert parsed == []


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (print, ("run by the cache",))


def test_a_record_of_somebody_else_runs_nothing(
    tmp_path: Path, files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    fresh = cached(files, tmp_path / "cache")
    (record,) = (tmp_path / "cache" / "facts").glob("*.bin")
    cache = FactsCache(tmp_path / "cache", EVERYTHING)
    evil = pickle.dumps(Evil())
    for path in files:
        cache._new[cache.key_of(path, Path(path).read_bytes())] = evil
    cache.write()
    assert evil in record.read_bytes()
    assert cached(files, tmp_path / "cache") == fresh
    assert capsys.readouterr().out == ""


def test_the_command_fills_it_but_not_in_ci(tmp_path: Path) -> None:
    spec = "project: {name: shop, package: shop.ssot, summary: S.}\nenums:\n  Mode:\n"
    spec += "    summary: A mode.\n    replaces: [mode]\n    members: {A: a}\n"
    write_files(tmp_path, {**CODE, "spec/spec.yaml": spec})
    folder = tmp_path / ".ssotgen_cache"
    in_ci = command(tmp_path, "audit", CI="true")
    assert not folder.exists()
    without = command(tmp_path, "audit", "--no-cache", CI="")
    assert not folder.exists()
    first, second = (command(tmp_path, "audit", CI="") for _ in range(2))
    assert list(folder.glob("facts/*.bin"))
    assert (folder / ".gitignore").read_text() == "*\n"
    assert in_ci.stdout == without.stdout == first.stdout == second.stdout
    assert "SSG602" in first.stdout
    named = command(tmp_path, "audit", "--cache-dir", "elsewhere", CI="true")
    assert named.stdout == first.stdout
    assert list((tmp_path / "elsewhere").glob("facts/*.bin"))
