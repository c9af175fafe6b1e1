"""Each change of tests/cases/breaking/changes is reported as it should be, and what breaks by the
program that a finding is proven with.

`SSOTGEN_UPDATE_CASES=1` writes what is reported now into the cases.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.spec_changes import BASE, FILES, Version, base_versions, failure, load, read, told

from ssotgen.breaking.compare import compare
from ssotgen.breaking.witness import write_modules
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec

UPDATE = os.environ.get("SSOTGEN_UPDATE_CASES") == "1"


class Writer(yaml.SafeDumper):
    """Writes texts of several lines as blocks, and indents lists."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


def _text(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else "")


Writer.add_representer(str, _text)


def changes() -> Iterator[Any]:
    for path in FILES:
        for case in read(path)["changes"]:
            yield pytest.param(path, case["name"], id=f"{path.stem}: {case['name']}")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Version]:
    return base_versions(tmp_path_factory)


@pytest.mark.parametrize(("path", "name"), list(changes()))
def test_a_change_is_reported_in_its_categories(
    path: Path, name: str, before: dict[str, Version], tmp_path: Path
) -> None:
    case = next(each for each in read(path)["changes"] if each["name"] == name)
    old = before[read(path)["base"]]
    text = old.text
    for edit in case["edits"]:
        assert edit["old"] in text
        text = text.replace(edit["old"], edit["new"])
    new = load(text, tmp_path)
    assert new is not None
    found = compare(old.spec, new)
    if UPDATE:
        case["reported"] = sorted(map(told, found))
        written = yaml.dump(read(path), Dumper=Writer, sort_keys=False, width=100)
        path.write_text(written, encoding="utf-8")
    assert sorted(map(told, found)) == case["reported"]
    programs = [each for each in found if each.witness]
    assert [told(each) for each in found if "source" in each.categories and not each.witness] == []
    if programs:
        write_modules(tmp_path, new)
    for change in programs:
        assert failure(change.witness, old.root) == "", told(change)
        assert failure(change.witness, tmp_path) != "", told(change)


def test_nothing_is_found_where_nothing_differs(tmp_path: Path) -> None:
    text = BASE.read_text(encoding="utf-8")
    old, new = load(text, tmp_path / "old"), load(text, tmp_path / "new")
    assert old is not None
    assert new is not None
    assert compare(old, new) == ()


def test_the_split_into_files_is_no_change(tmp_path: Path) -> None:
    text = BASE.read_text(encoding="utf-8")
    new = load(text, tmp_path / "new")
    assert new is not None
    parts = text.split("dataclasses:\n")
    folder = tmp_path / "old"
    load(text, folder)
    (folder / "spec" / "mill.yaml").write_text(parts[0], encoding="utf-8")
    (folder / "spec" / "rest.yml").write_text("dataclasses:\n" + parts[1], encoding="utf-8")
    loaded = load_spec(Settings(root=folder, spec=folder / "spec", output=folder / "generated"))
    assert loaded.spec is not None
    assert compare(loaded.spec, new) == compare(new, loaded.spec) == ()
