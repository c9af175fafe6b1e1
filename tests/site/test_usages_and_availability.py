"""What `ssotgen docs` shows beside the spec: who uses it, and what this machine answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.cli_command import command
from support.generated_project import generate

SPEC = """\
project: {name: paint, package: shop.ssot, summary: What it shares.}
features:
  mixing: {summary: Mixes paint., imports: {json: [dumps]}}
  drying: {summary: Dries paint., imports: {no_such_dryer: []}}
enums:
  Coat: {summary: How it shines., members: {MATT: matt, GLOSS: gloss}}
dataclasses:
  Job: {summary: What to paint., fields: {coat: {type: Coat, default: MATT}}}
"""
USE = """\
from shop.ssot.paint import is_mixing_available
from shop.ssot.paint_enums import Coat, Job

print(Coat.MATT, Coat.MATT, Job(coat=Coat.MATT), is_mixing_available())
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "paint.yaml").write_text(SPEC)
    (tmp_path / "ssotgen.toml").write_text(
        'source_url = "https://git.example.org/paint/{path}?line={line}&<plain>"\n'
    )
    (tmp_path / "use.py").write_text(USE)
    generate(tmp_path)
    return tmp_path


def entry(folder: Path, anchor: str) -> str:
    """Return the article of an entry."""
    page = (folder / "site" / "index.html").read_text(encoding="utf-8")
    found = re.search(rf'<article id="{re.escape(anchor)}".*?</article>', page, re.DOTALL)
    assert found is not None
    return found[0]


def test_uses_are_counted_with_their_places(shop: Path) -> None:
    assert command(shop, "docs", "--usages").returncode == 0
    coat = entry(shop, "Coat")
    assert "Used 4 times in 1 file" in coat
    link = '<a href="https://git.example.org/paint/use.py?line=4&amp;&lt;plain&gt;">use.py:4</a>'
    assert link in coat
    assert coat.count("Not used in the codebase") == 1  # GLOSS
    assert "Used 2 times in 1 file" in entry(shop, "feature:mixing")  # imported and called
    assert "Not used in the codebase" in entry(shop, "feature:drying")
    assert (
        command(shop, "docs", "--format", "markdown", "--output", "md", "--usages").returncode == 0
    )
    text = (shop / "md" / "enums.md").read_text(encoding="utf-8")
    assert "In code: 4 times in 1 file." in text
    assert "| not used in the codebase |" in text


def test_without_the_option_nothing_is_said_of_the_codebase(shop: Path) -> None:
    assert command(shop, "docs").returncode == 0
    page = (shop / "site" / "index.html").read_text(encoding="utf-8")
    assert "in the codebase" not in page
    assert "In code" not in page
    assert "https://git.example.org/paint/spec/paint.yaml?line=6" in page


def test_what_this_machine_answers_is_marked_as_such(shop: Path) -> None:
    assert command(shop, "docs", "--availability").returncode == 0
    here = "on the machine that wrote this page"
    assert f">available {here}<" in entry(shop, "feature:mixing")
    assert f">not available {here}<" in entry(shop, "feature:drying")


def test_without_generated_files_there_is_no_answer(shop: Path) -> None:
    (shop / "generated" / "shop" / "ssot" / "paint.py").unlink()
    done = command(shop, "docs", "--availability")
    assert done.returncode == 2
    assert "shop.ssot.paint does not say what is available here: " in done.stdout + done.stderr
    assert "ssotgen generate" in done.stdout + done.stderr


def test_an_address_that_is_none_is_refused(shop: Path) -> None:
    (shop / "ssotgen.toml").write_text('source_url = "javascript:alert({path})"\n')
    done = command(shop, "docs")
    assert done.returncode == 2
    assert "'source_url' must be an address that begins with https://" in done.stdout + done.stderr
