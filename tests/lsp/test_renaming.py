"""Renaming in an editor: the same edits as `ssotgen rename`, over what is open."""

from __future__ import annotations

import pytest
from support.cli_command import command
from support.lsp_client import Client

pytest.importorskip("pygls", reason="needs the extra ssotgen[lsp]")

USE = (
    "from test_framework.ssot.orchestration_enums import ServiceStatus as S\n"
    'print("\U0001f600", S.DEGRADED)\n'
)


def test_one_edit_for_the_spec_the_generated_files_and_the_code(client: Client) -> None:
    assert command(client.folder, "generate").returncode == 0
    (client.folder / "use.py").write_text(USE, encoding="utf-8")
    client.open("spec/enums.yaml")
    line, character = client.place("spec/enums.yaml", "DEGRADED:")
    edit = client.at("rename", "spec/enums.yaml", line, character, newName="SLOW")
    changed = {part["textDocument"]["uri"]: part["edits"] for part in edit["documentChanges"]}
    (in_code,) = changed[client.uri("use.py")]
    assert in_code["newText"] == "SLOW"
    assert in_code["range"]["start"] == {"line": 1, "character": 14}  # the smiley counts twice
    for name, text in client.edited({"documentChanges": edit["documentChanges"]}).items():
        if name != "use.py":
            (client.folder / name).write_text(text, encoding="utf-8")
    assert "DEGRADED" not in (client.folder / "spec" / "enums.yaml").read_text()
    checked = command(client.folder, "check")
    assert (checked.returncode, checked.stdout) == (0, "")


def test_what_is_not_saved_is_renamed_too(client: Client) -> None:
    (client.folder / "use.py").write_text("", encoding="utf-8")
    client.open("spec/layers.yaml")
    client.open("spec/enums.yaml")
    client.open("use.py")
    client.type("use.py", USE.replace("\U0001f600", "").replace("DEGRADED", "DOWN"))
    text = (client.folder / "spec" / "enums.yaml").read_text(encoding="utf-8")
    client.change("spec/enums.yaml", text.replace("DEGRADED:", "DOWN:"))
    line, character = client.place("spec/enums.yaml", "DEGRADED:")
    edit = client.at("rename", "spec/enums.yaml", line, character, newName="SLOW")
    edited = client.edited(edit)
    assert set(edited) == {"spec/enums.yaml", "use.py"}  # no file is generated that was not there
    assert edited["spec/enums.yaml"] == text.replace("DEGRADED:", "SLOW:")
    assert "S.SLOW" in edited["use.py"]


def test_a_rename_starts_in_code_as_well(client: Client) -> None:
    (client.folder / "use.py").write_text(USE.replace("\U0001f600", ""), encoding="utf-8")
    client.open("use.py")
    where = client.at("prepareRename", "use.py", 1, 12)
    assert where["start"]["character"] == 12
    assert where["end"]["character"] == 20
    edited = client.edited(client.at("rename", "use.py", 1, 12, newName="SLOW"))
    assert set(edited) == {"spec/enums.yaml", "use.py"}


def test_a_refusal_says_why(client: Client) -> None:
    client.open("spec/enums.yaml")
    line, character = client.place("spec/enums.yaml", "DEGRADED:")
    document = {"uri": client.uri("spec/enums.yaml")}
    place = {"textDocument": document, "position": {"line": line, "character": character}}
    answer = client.answer("textDocument/rename", {**place, "newName": "RUNNING-SLOWLY"})
    assert "cannot be the new name of" in answer["error"]["message"]
    answer = client.answer("textDocument/rename", {**place, "newName": "HEALTHY"})
    assert "duplicate key 'HEALTHY'" in answer["error"]["message"]
    assert client.at("prepareRename", "spec/enums.yaml", 0, 0) is None  # a word of the language
