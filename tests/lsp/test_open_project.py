"""What is reused of a spec that is being edited changes no finding, whatever its faults are."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="needs the extra ssotgen[lsp]")

from ssotgen.app.validate import validate
from ssotgen.lsp.open_project import Project
from ssotgen.settings.load import load_settings
from ssotgen.settings.settings import Flags

CASES = Path(__file__).parents[1] / "cases" / "rules"


def editable(spec: Path) -> bool:
    """Whether a spec has documents, and text alone, as a document of an editor has."""
    files = [path for path in spec.rglob("*") if path.is_symlink() or not path.is_dir()]
    try:
        texts = {path.suffix: path.read_bytes().decode() for path in files}
    except (OSError, UnicodeDecodeError):
        return False
    return ".yaml" in texts


SPECS = sorted(spec for spec in CASES.glob("*/*/spec") if editable(spec))


def edited(text: str, chance: random.Random) -> str:
    """Return a text with a line moved, repeated, indented otherwise, or with another letter."""
    lines = text.split("\n")
    number = chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            lines.insert(chance.randrange(len(lines)), lines.pop(number))
        case 1:
            lines.insert(chance.randrange(len(lines)), lines[number])
        case 2:
            lines[number] = chance.choice(("", "  ", "    ")) + lines[number].lstrip()
        case 3:
            lines.insert(number, "")
        case _:
            at = chance.randrange(len(text) + 1)
            return text[:at] + chance.choice("xe:{-") + text[at + chance.randrange(2) :]
    return "\n".join(lines)


def compare(folder: Path, spec: Path, chance: random.Random, edits: int) -> None:
    """Edit the documents of a spec, and compare what a project finds with `ssotgen validate`."""
    shutil.copytree(spec, folder / "spec")
    (folder / "ssotgen.toml").touch()
    settings = load_settings(folder, Flags())
    project = Project(settings)
    documents = sorted(each for each in settings.spec.rglob("*.yaml") if each.is_file())
    first = {path: path.read_bytes().decode() for path in documents}
    texts = dict(first)
    for revision in range(edits):
        for path, text in texts.items():
            path.write_bytes(text.encode())
        project.update({path: text.encode() for path, text in texts.items()}, revision)
        assert set(project.findings) == set(validate([settings]).result.findings), texts
        path = chance.choice(list(texts))
        texts[path] = edited(chance.choice((first[path], texts[path])), chance)


def test_editing_specs_with_faults(tmp_path: Path) -> None:
    chance = random.Random(1)
    for number, spec in enumerate(chance.sample(SPECS, 15)):
        compare(tmp_path / str(number), spec, chance, 8)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3))
def test_editing_every_spec_with_faults(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    for number, spec in enumerate(SPECS):
        compare(tmp_path / str(number), spec, chance, 15)


def test_a_repaired_document_is_reported_as_long_as_it_is_broken(tmp_path: Path) -> None:
    spec = tmp_path / "spec"
    spec.mkdir()
    (tmp_path / "ssotgen.toml").touch()
    broken, other = spec / "broken.yaml", spec / "other.yaml"
    start = "project: {name: shop, package: shop.ssot, summary: It sells.}\n"
    broken.write_text(f"{start}enums:\nShade:\n  sumary: How it looks.\n  members: {{A: a}}\n")
    other.write_text("enums:\n  Coat: {summary: How it shines., members: {MATT: matt}}\n")
    project = Project(load_settings(tmp_path, Flags()))
    project.update({}, 0)
    before = project.findings
    assert [each.rule for each in before] == ["wrong-type", "unknown-key"]
    project.update({other: other.read_bytes() + b"\n"}, 1)
    assert project.findings == before
