"""What a terminal of 60, 80 and 200 columns shows of each command is what people have read.

`SSOTGEN_UPDATE_CASES=1 python -m pytest tests/cli/test_terminal.py` writes the captures anew.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from ssotgen.__main__ import main
from ssotgen.cli.report.cells import cells_of

CASES = Path(__file__).parents[1] / "cases" / "terminal"
UPDATE = os.environ.get("SSOTGEN_UPDATE_CASES") == "1"
DRIFT = ('"queued"', '"waiting"')
COMMANDS = (
    "",
    "help migrate",
    "generate --fix",
    "files",
    "--versoin",
    "validate",
    "validate --spec faulty",
    "validate --spec faulty --statistics",
    "check",
    "check --statistics",
    "generate --diff",
    "audit",
    "audit --notes --select ALL --statistics",
    "migrate",
    "migrate --unsafe-fixes --statistics",
    "extract --name shop --package shop_facts --spec draft shop",
    "breaking --against old",
    "diff --against old",
    "usages",
    "usages --unused",
    "usages JobStatsu",
    "rename JobStatus TaskStatus",
    "deprecate Job.name --use status",
    "remove JobStatus.STOPPED",
    "deprecations",
    "docs --check",
    "graph",
    "outputs",
    "files --inputs",
    "fmt --check old",
    "settings",
    "explain misread-value",
    "explain SSG9",
    "rules",
    "init",
)
BEGINNING = {"rules": 12}
"""How many lines of an answer are compared where it goes on like that."""

WHOLE = re.compile(r"[-+@$ ]| *\d* \||\S*:\d+:\d+: SSG\d{3} \[[\w-]+\]$| +(\S+|`[^`]*`)[;:,.]?$")
"""Lines that may be wider than a terminal: differences and source, which are shown as they are, a
place with its rule, and a word or a command of that length."""


class Screen(io.StringIO):
    """A terminal that remembers what it was sent."""

    def isatty(self) -> bool:
        """Return true, as a terminal does."""
        return True

    def shown(self) -> str:
        """Return what can be read: a line that was cleared cannot."""
        text = re.sub(r"[^\n]*\r\x1b\[K", "", self.getvalue())
        return text.replace("\x1b", "\\e")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with copies, with drift and with other specs, which is the working directory."""
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FORCE_HYPERLINK", "0")
    shutil.copytree(CASES / "project", tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    assert main(["generate", "--quiet"]) == 0
    path = Path("generated/shop_facts/shop_enums.py")
    path.write_text(path.read_text(encoding="utf-8").replace(*DRIFT), encoding="utf-8")
    return tmp_path / "project"


def capture(words: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what a terminal shows of a command line, and the exit code."""
    screen = Screen()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", screen)
        patch.setattr(sys, "stderr", screen)
        try:
            code = main(words.split())
        except SystemExit as error:
            code = int(error.code or 0)
    lines = screen.shown().splitlines(keepends=True)
    text = "".join(lines[: BEGINNING.get(words)])
    return f"$ ssotgen {words}".rstrip() + f"\n{text}exit code: {code}\n\n"


@pytest.mark.parametrize(
    ("columns", "term"), [(60, "dumb"), (80, "dumb"), (200, "dumb"), (80, "xterm")]
)
def test_captures(columns: int, term: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", term)
    text = "".join(capture(words, monkeypatch) for words in COMMANDS)
    color = "-color" if term == "xterm" else ""
    expected = CASES / f"{columns}{color}.txt"
    if UPDATE:
        assert not os.environ.get("CI")
        expected.write_text(text, encoding="utf-8", newline="\n")
    assert text == expected.read_text(encoding="utf-8")
    for line in re.sub(r"\\e\[\d*m", "", text).splitlines():
        assert cells_of(line) <= columns or WHOLE.match(line), line
