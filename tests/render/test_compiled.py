"""What is cached beside the modules of the package."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ssotgen.render import compiled, runtime_modules
from ssotgen.render.runtime_source import ORDER

VALUE = ("text", {"a": (1, frozenset({"b"}))})


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "cache" / "data.pyc"


def test_what_was_stored_is_loaded_as_long_as_it_is_made_from_the_same(place: Path) -> None:
    assert compiled.load(place, "one") is None
    compiled.store(place, "one", VALUE)
    assert compiled.load(place, "one") == VALUE
    assert compiled.load(place, "other") is None
    assert [each.name for each in place.parent.iterdir()] == ["data.pyc"]


@pytest.mark.parametrize("keep", [0, 5, -1])
def test_a_damaged_file_is_ignored(place: Path, keep: int) -> None:
    compiled.store(place, "one", VALUE)
    place.write_bytes(place.read_bytes()[:keep])
    assert compiled.load(place, "one") is None


def test_a_folder_that_cannot_be_written_is_no_obstacle(place: Path) -> None:
    place.parent.write_text("a file in the place of the folder")
    compiled.store(place, "one", VALUE)
    assert compiled.load(place, "one") is None


def test_nothing_is_stored_where_python_stores_no_modules(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled.store(place, "one", VALUE)
    assert not place.parent.exists()


def test_the_cached_runtime_modules_are_those_that_were_read(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "place_of", lambda *_: place)
    read = runtime_modules.runtime_modules.__wrapped__(ORDER)
    assert place.is_file()
    monkeypatch.setattr(runtime_modules, "read_module", None)
    assert runtime_modules.runtime_modules.__wrapped__(ORDER) == read
