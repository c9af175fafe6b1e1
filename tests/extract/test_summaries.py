"""The summary of an extracted entry is the first paragraph of its docstring, as a reader would end
it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.audited import write_files
from support.cli_command import command
from support.extracted import extract


@pytest.mark.parametrize(
    "summary",
    [
        "A mark that is put on an edge. It is written to the edges of a graph before they are"
        " walked, whatever the walk is for.",
        "Yes: it is # a 'mark' \"so\" to say, {or} [not] & *that* is !all | > % @ `of` it",
        "no",
        "1.5",
        "- a dash",
        "Grün, 漢字 and 🎈",
    ],
)
def test_a_summary_is_whole(tmp_path: Path, summary: str) -> None:
    middle = len(summary) // 2
    middle = summary.find(" ", middle)
    written = summary[:middle] + "\n    " + summary[middle:].lstrip() if middle > 0 else summary
    docstring = f"    '''\n    {written}\n\n    Not this.\n    '''\n"
    text = f"from enum import Enum\n\n\nclass Mark(Enum):\n{docstring}\n    OPEN = 0\n"
    write_files(tmp_path, {"a.py": text})
    extract(tmp_path, "a.py")
    assert command(tmp_path, "generate").returncode == 0
    generated = (tmp_path / "generated/shop/ssot/shop_enums.py").read_text(encoding="utf-8")
    docstring = " ".join(generated.split("class Mark(Enum):")[1].split('"""')[1].split())
    assert docstring.rstrip(".").replace("\\", "") == summary.rstrip(".")


def test_a_summary_does_not_announce_what_is_not_there(tmp_path: Path) -> None:
    docstring = '    """How far an order has come. Its steps are:\n\n    More of it.\n    """\n'
    text = f"from enum import Enum\n\n\nclass Mark(Enum):\n{docstring}\n    OPEN = 0\n"
    write_files(tmp_path, {"a.py": text})
    extract(tmp_path, "a.py")
    assert "summary: How far an order has come.\n" in (tmp_path / "spec/enums.yaml").read_text()


@pytest.mark.parametrize(
    "more",
    [
        "It is written so::\n\n    a b",
        "It is written so:\n    ```\n    code: yes\n    ```",
        ">>> Mark.OPEN",
        ":param name: what it is called",
        "Attributes:\n        OPEN: it is open",
        "Parameters\n    ----------",
        ".. note:: this",
    ],
)
def test_a_summary_ends_where_markup_begins(tmp_path: Path, more: str) -> None:
    docstring = f'    """How far it has come.\n    {more}\n    """\n'
    text = f"from enum import Enum\n\n\nclass Mark(Enum):\n{docstring}\n    OPEN = 0\n"
    write_files(tmp_path, {"a.py": text})
    extract(tmp_path, "a.py")
    assert "summary: How far it has come.\n" in (tmp_path / "spec/enums.yaml").read_text()
