"""The language server, asked over the protocol by a client in a process of its own."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.cli_command import command
from support.lsp_client import Client

pytest.importorskip("pygls", reason="needs the extra ssotgen[lsp]")
REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    shutil.copytree(REPOSITORY / "spec", tmp_path / "spec")
    made = Client(tmp_path)
    yield made
    assert made.close() == 0


def place(client: Client, name: str, text: str, inside: str = "") -> tuple[int, int]:
    """Return where a text is in a file, from 0; with `inside`, where that is in the text."""
    source = (client.folder / name).read_text(encoding="utf-8")
    assert text in source
    before = source[: source.index(text) + text.index(inside or text)]
    return before.count("\n"), len(before) - (before.rfind("\n") + 1)


def labels(answer: Any) -> list[str]:
    return [item["label"] for item in answer["items"]]


def test_findings_come_as_one_types(client: Client) -> None:
    assert client.open("spec/enums.yaml") == []
    text = (client.folder / "spec" / "enums.yaml").read_text(encoding="utf-8")
    broken = client.change("spec/enums.yaml", text.replace("value: queued", "value: on", 1))
    (finding,) = broken
    assert (finding["source"], finding["code"]) == ("ssotgen", "SSG115")
    at = finding["range"]
    line = text.replace("value: queued", "value: on", 1).split("\n")[at["start"]["line"]]
    assert line[at["start"]["character"] : at["end"]["character"]] == "on"
    assert client.change("spec/enums.yaml", text) == []


def test_positions_count_as_the_client_counts(client: Client) -> None:
    (client.folder / "spec" / "more.yaml").write_text(
        "enums:\n  Odd: {summary: \U0001f600, members: {ONE: on}}\n", encoding="utf-8"
    )
    (finding,) = client.open("spec/more.yaml")
    line = "  Odd: {summary: \U0001f600, members: {ONE: on}}"
    character = len(line[: line.index("on}")].encode("utf-16-le")) // 2
    assert finding["range"]["start"] == {"line": 1, "character": character}


def test_a_hint_is_an_edit(client: Client) -> None:
    name = "spec/enums.yaml"
    client.open(name)
    text = (
        (client.folder / name).read_text(encoding="utf-8").replace("value: queued", "value: on", 1)
    )
    (finding,) = client.change(name, text)
    actions = client.ask(
        "textDocument/codeAction",
        {
            "textDocument": {"uri": client.uri(name)},
            "range": finding["range"],
            "context": {"diagnostics": [finding]},
        },
    )
    ((edit,),) = (action["edit"]["changes"][client.uri(name)] for action in actions[:1])
    lines = text.split("\n")
    start, end = edit["range"]["start"], edit["range"]["end"]
    row = lines[start["line"]]
    lines[start["line"]] = row[: start["character"]] + edit["newText"] + row[end["character"] :]
    assert client.change(name, "\n".join(lines)) == []


def test_definitions_and_references_of_a_member(client: Client) -> None:
    client.open("spec/layers.yaml")
    line, character = place(client, "spec/layers.yaml", "execution_strategy: SEQUENTIAL", "SEQ")
    found = client.at("definition", "spec/layers.yaml", line, character + 2)
    assert found["uri"] == client.uri("spec/enums.yaml")
    where = place(client, "spec/enums.yaml", "SEQUENTIAL:")
    assert (found["range"]["start"]["line"], found["range"]["start"]["character"]) == where
    uses = client.at(
        "references", "spec/layers.yaml", line, character, context={"includeDeclaration": True}
    )
    files = {use["uri"].rpartition("/")[2] for use in uses}
    assert files == {"enums.yaml", "layers.yaml", "dataclasses.yaml"}


def test_from_python_to_the_spec(client: Client) -> None:
    client.open("spec/enums.yaml")
    (client.folder / "use.py").write_text(
        "from test_framework.ssot.orchestration_enums import ServiceStatus\n"
        "print(ServiceStatus.DEGRADED)\n"
    )
    client.tell(
        "textDocument/didOpen",
        {
            "textDocument": {
                "uri": client.uri("use.py"),
                "languageId": "python",
                "version": 1,
                "text": (client.folder / "use.py").read_text(),
            }
        },
    )
    found = client.at("definition", "use.py", 1, 22)
    where = place(client, "spec/enums.yaml", "DEGRADED:")
    assert (found["range"]["start"]["line"], found["range"]["start"]["character"]) == where


def test_hover_says_what_it_is(client: Client) -> None:
    client.open("spec/enums.yaml")
    line, character = place(client, "spec/enums.yaml", "DEGRADED:")
    text = client.at("hover", "spec/enums.yaml", line, character)["contents"]["value"]
    assert "**ServiceStatus.DEGRADED** (member)" in text
    assert "value `'degraded'`" in text
    assert client.at("hover", "spec/enums.yaml", 0, 0) is None


def test_completion_of_keys_types_and_members(client: Client) -> None:
    name = "spec/new.yaml"
    text = (
        "dataclasses:\n  Fresh:\n    fields:\n      state: {type: ServiceStatus, default: \n"
        "      kind: {type: \n    \n"
    )
    (client.folder / name).write_text(text)
    client.open(name)
    members = labels(
        client.at("completion", name, 3, len("      state: {type: ServiceStatus, default: "))
    )
    assert "DEGRADED" in members
    types = labels(client.at("completion", name, 4, len("      kind: {type: ")))
    assert {"str", "datetime", "ServiceStatus", "LayerDefinition"} <= set(types)
    keys = labels(client.at("completion", name, 5, 4))
    assert "properties" in keys
    assert "fields" not in keys


def test_attributes_and_groups_are_completed_and_shown(client: Client) -> None:
    name = "spec/stages.yaml"
    text = (
        "enums:\n  Stage:\n    summary: Stages.\n"
        "    attributes: {label: str, colour: {type: str, default: red}}\n"
        "    members:\n      CUT: {value: cut, label: Cut}\n      DRY: {value: dry, label: Dry}\n"
        "    groups:\n      INSIDE: [CUT, DRY]\n    transitions:\n      CUT: [DRY]\n"
    )
    (client.folder / name).write_text(text)
    assert client.open(name) == []
    line, character = place(client, name, "CUT: {value")
    shown = client.at("hover", name, line, character)["contents"]["value"]
    for part in ("label `'Cut'`", "colour `'red'`", "in INSIDE", "can become DRY"):
        assert part in shown
    keys = labels(client.at("completion", name, *place(client, name, "label: Cut")))
    assert {"colour", "summary"} <= set(keys)
    members = labels(client.at("completion", name, *place(client, name, "CUT, DRY]")))
    assert members == ["CUT", "DRY"]


def test_outline_folding_and_formatting(client: Client) -> None:
    client.open("spec/enums.yaml")
    document = {"textDocument": {"uri": client.uri("spec/enums.yaml")}}
    outline = client.ask("textDocument/documentSymbol", document)
    status = next(each for each in outline if each["name"] == "ServiceStatus")
    assert "DEGRADED" in [child["name"] for child in status["children"]]
    assert client.ask("textDocument/foldingRange", document)
    client.change("spec/enums.yaml", "enums:\n    Odd:   {members: {ONE: 'one'}}\n")
    options = {"options": {"tabSize": 2, "insertSpaces": True}}
    (edit,) = client.ask("textDocument/formatting", {**document, **options})
    assert edit["newText"] == "enums:\n  Odd:\n    members: {ONE: one}\n"


def test_rename_edits_every_document(client: Client) -> None:
    client.open("spec/enums.yaml")
    line, character = place(client, "spec/enums.yaml", "HYBRID_SMART:")
    edit = client.at("rename", "spec/enums.yaml", line, character, newName="SMART")
    for uri, changes in edit["changes"].items():
        path = client.folder / "spec" / uri.rpartition("/")[2]
        lines = path.read_text(encoding="utf-8").split("\n")
        for change in sorted(changes, key=lambda each: str(each["range"]), reverse=True):
            start, end = change["range"]["start"], change["range"]["end"]
            row = lines[start["line"]]
            lines[start["line"]] = (
                row[: start["character"]] + change["newText"] + row[end["character"] :]
            )
        path.write_text("\n".join(lines), encoding="utf-8")
    assert command(client.folder, "validate").returncode == 0
    assert "HYBRID_SMART" not in (client.folder / "spec" / "layers.yaml").read_text()


def test_rename_edits_code_too(client: Client) -> None:
    client.open("spec/enums.yaml")
    text = "from test_framework.ssot.orchestration_enums import ServiceStatus as S\n"
    (client.folder / "use.py").write_text(f"{text}print(S.DEGRADED)\n", encoding="utf-8")
    line, character = place(client, "spec/enums.yaml", "DEGRADED:")
    edit = client.at("rename", "spec/enums.yaml", line, character, newName="SLOW")
    (change,) = edit["changes"][client.uri("use.py")]
    assert change["newText"] == "SLOW"
    assert (change["range"]["start"]["line"], change["range"]["start"]["character"]) == (1, 8)


def test_after_each_edit_the_findings_are_those_of_validate(client: Client) -> None:
    name = "spec/enums.yaml"
    client.open(name)
    original = (client.folder / name).read_text(encoding="utf-8")
    chance = random.Random(20)
    for _ in range(12):
        at = chance.randrange(len(original))
        text = (
            original[:at] + chance.choice(["", ":", "x", "{", '"', "\n", "#"]) + original[at + 1 :]
        )
        found = client.change(name, text)
        (client.folder / name).write_text(text, encoding="utf-8")
        said = command(client.folder, "validate", "--format", "github").stdout
        places = re.findall(r"file=spec/enums\.yaml,line=(\d+)", said)
        assert sorted(each["range"]["start"]["line"] + 1 for each in found) == sorted(
            map(int, places)
        )
