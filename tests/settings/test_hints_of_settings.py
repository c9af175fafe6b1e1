"""What the hint of a setting says to write makes the settings usable, or leads on to no new fault
in the same line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ssotgen.diagnostics.finding import Finding
from ssotgen.settings.load import load_settings
from ssotgen.settings.settings import Flags, SettingsError
from ssotgen.settings.workspace import workspace_at

FAULTY = (
    'outptu = "a"',
    'Output = "a"',
    "output = 3",
    'output = ""',
    'output = "../out"',
    "spec = []",
    'sources = "src"',
    "exclude = 3",
    'exclude = "build"',
    'public = "yes"',
    "public = yes",
    "required-version = 1.4",
    'required-version = "latest"',
    "source_url = 3",
    'source_url = "https://host"',
    "breaking = 3",
    "[breaking]\nagainst = 3",
    '[breaking]\nagianst = "main"',
    "[breaking]\nrequire_deprecation = 1",
    "[breaking]\nseverty = {}",
    '[breaking.severity]\nmember-removd = "error"',
    '[breaking.severity]\nmember-removed = "eror"',
    "[workspace]\nmemers = []",
    "workspace = 3",
    '[workspace]\nmembers = "a"',
    "outputs = 3",
    '[[outputs]]\nnme = "a"',
    '[tool.ssotgen]\nspec = "spec"',
)
LEAVES_A_CHOICE = re.compile(
    r"use a folder|the settings are|add |use the form|give |write the path"
)


def fault(folder: Path, text: str) -> Finding | None:
    """Return the first finding for the text of a settings file, None where it can be used."""
    (folder / "ssotgen.toml").write_text(text, encoding="utf-8")
    (folder / "src").mkdir(exist_ok=True)
    try:
        load_settings(folder, Flags())
        workspace_at(folder)
    except SettingsError as error:
        return error.findings[0]
    return None


def followed(finding: Finding, text: str) -> str | None:
    """Return the text after the hint is followed, None where the author has to choose."""
    lines = text.split("\n")
    at = finding.location.line - 1
    if finding.hint.startswith("remove the header"):
        return "\n".join([*lines[:at], *lines[at + 1 :]])
    if meant := re.match(r"did you mean `([\w.-]+)`", finding.hint):
        begin = finding.location.column - 1
        lines[at] = lines[at][:begin] + re.sub(r"[\w-]+", meant[1], lines[at][begin:], count=1)
        return "\n".join(lines)
    written = re.search(r"write `([^`]+)`", finding.hint)
    if written and " = " in written[1]:
        return "\n".join([*lines[:at], written[1], *lines[at + 1 :]])
    if written and written[1].startswith("["):
        return "\n".join([written[1], *lines[at + 1 :]])
    assert LEAVES_A_CHOICE.match(finding.hint) or written, finding.hint
    return None


@pytest.mark.parametrize("text", FAULTY)
def test_a_hint_leads_out(text: str, tmp_path: Path) -> None:
    finding = fault(tmp_path, text)
    assert finding is not None
    assert finding.hint
    better = followed(finding, text)
    if better is None:
        return
    after = fault(tmp_path, better)
    assert after is None or after.message != finding.message, finding.hint
    assert after is None or "must be" not in after.message, f"{finding.hint} leads to {after}"
