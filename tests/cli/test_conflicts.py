"""A merge conflict is called one in whatever file it is, and points to both of its ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli_command import command

CONFLICT = "<<<<<<< HEAD\n- Color: b\n=======\n- c: d\n>>>>>>> theirs\n"
COPY = "class Color(Enum):\n    RED = 'red'\n    BLUE = 'blue'\n"
SPEC = """\
project: {name: shop, package: shop.ssot, summary: A shop.}
enums: {Color: {summary: A colour., members: {RED: red, BLUE: blue}}}
"""


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("spec/more.yaml", "validate"),
        ("ssotgen.toml", "check"),
        ("ssotgen-waivers.yaml", "breaking --against old"),
        ("templates/header.j2", "generate --templates templates"),
        ("app/colours.py", "audit --notes"),
        ("known.json", "audit --baseline known.json"),
    ],
)
def test_conflicts(path: str, words: str, tmp_path: Path) -> None:
    texts = {"spec/a.yaml": SPEC, "old/a.yaml": SPEC.replace("RED: red, ", ""), path: CONFLICT}
    texts["app/__init__.py"] = ""
    if path == "app/colours.py":
        texts[path] += COPY
    for name, text in texts.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    done = command(tmp_path, *words.split())
    (first, *_) = [line for line in done.stdout.splitlines() if "unresolved merge conflict" in line]
    assert first.startswith(f"{path}:1:1: ")
    assert "help:" in done.stdout


def test_an_audit_says_that_a_file_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "a.yaml").write_text(SPEC, encoding="utf-8")
    (tmp_path / "one.py").write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "two.py").write_text(f"class Color = 1\n{COPY}", encoding="utf-8")
    done = command(tmp_path, "audit")
    assert done.returncode == 0
    assert done.stderr == (
        "no copies left in 1 file; another one could not be read: "
        "run `ssotgen audit --notes` to see why\n"
    )
