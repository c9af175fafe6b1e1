"""The server for each editor in docs/editors.md, with what its client declares."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from support.lsp_client import Client

pytest.importorskip("pygls", reason="needs the extra ssotgen[lsp]")
pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[2]
EVERY_KIND = ["create", "rename", "delete"]
CLIENTS: dict[str, tuple[list[str], dict[str, Any]]] = {
    "VS Code": (
        ["utf-16"],
        {
            "workspaceEdit": {"documentChanges": True, "resourceOperations": EVERY_KIND},
            "didChangeWatchedFiles": {"dynamicRegistration": True},
        },
    ),
    "Neovim": (
        ["utf-8", "utf-16", "utf-32"],
        {"workspaceEdit": {"resourceOperations": EVERY_KIND}},
    ),
    "Helix": (
        ["utf-8", "utf-32", "utf-16"],
        {"workspaceEdit": {"documentChanges": True, "resourceOperations": EVERY_KIND}},
    ),
    "Zed": (["utf-16"], {"workspaceEdit": {"documentChanges": True}}),
    "PyCharm": ([], {"workspaceEdit": {"documentChanges": True}}),
    "Emacs": (["utf-32", "utf-8", "utf-16"], {"workspaceEdit": {"documentChanges": True}}),
    "one that declares nothing": ([], {}),
}


@pytest.mark.parametrize("name", CLIENTS)
def test_findings_and_a_rename(name: str, tmp_path: Path) -> None:
    encodings, workspace = CLIENTS[name]
    shutil.copytree(REPOSITORY / "spec", tmp_path / "spec")
    (tmp_path / "use.py").write_text(
        "from test_framework.ssot.orchestration_enums import ServiceStatus\n"
        'print("\U0001f600", ServiceStatus.DEGRADED)\n',
        encoding="utf-8",
    )
    general = {"positionEncodings": encodings} if encodings else {}
    client = Client(tmp_path, capabilities={"general": general, "workspace": workspace})
    chosen = client.capabilities["positionEncoding"]
    assert chosen == (encodings or ["utf-16"])[0]
    text = (tmp_path / "spec" / "enums.yaml").read_text(encoding="utf-8")
    assert client.open("spec/enums.yaml") == []
    (finding,) = client.change("spec/enums.yaml", text.replace("value: queued", "value: on", 1))
    assert finding["code"] == "SSG115"
    assert client.change("spec/enums.yaml", text) == []
    line, character = client.place("spec/enums.yaml", "DEGRADED:")
    edit = client.at("rename", "spec/enums.yaml", line, character, newName="SLOW")
    listed = workspace.get("workspaceEdit", {}).get("documentChanges", False)
    assert set(edit) == {"documentChanges" if listed else "changes"}
    changes = edit.get("changes") or {
        each["textDocument"]["uri"]: each["edits"] for each in edit["documentChanges"]
    }
    (in_code,) = changes[client.uri("use.py")]
    width = {"utf-8": 4, "utf-16": 2, "utf-32": 1}[chosen]
    assert in_code["range"]["start"] == {
        "line": 1,
        "character": len('print("", ServiceStatus.') + width,
    }
    assert client.close() == 0
    assert client.log() == []
