"""The language server, asked over the protocol by a client in a process of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.lsp_client import Client

pytest.importorskip("pygls", reason="needs the extra ssotgen[lsp]")


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
    line, character = client.place("spec/layers.yaml", "execution_strategy: SEQUENTIAL", "SEQ")
    found = client.at("definition", "spec/layers.yaml", line, character + 2)
    assert found["uri"] == client.uri("spec/enums.yaml")
    where = client.place("spec/enums.yaml", "SEQUENTIAL:")
    assert (found["range"]["start"]["line"], found["range"]["start"]["character"]) == where
    uses = client.at(
        "references", "spec/layers.yaml", line, character, context={"includeDeclaration": True}
    )
    files = {use["uri"].rpartition("/")[2] for use in uses}
    assert files == {"enums.yaml", "layers.yaml", "dataclasses.yaml"}


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
    line, character = client.place(name, "CUT: {value")
    shown = client.at("hover", name, line, character)["contents"]["value"]
    for part in ("label `'Cut'`", "colour `'red'`", "in INSIDE", "can become DRY"):
        assert part in shown
    keys = labels(client.at("completion", name, *client.place(name, "label: Cut")))
    assert {"colour", "summary"} <= set(keys)
    members = labels(client.at("completion", name, *client.place(name, "CUT, DRY]")))
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


def test_positions_in_utf_8(tmp_path: Path) -> None:
    (tmp_path / "spec").mkdir()
    line = "  Odd: {summary: \U0001f600 é, members: {ONE: on}}"
    (tmp_path / "spec" / "odd.yaml").write_text(
        f"project: {{name: odd, package: odd.ssot, summary: It is odd.}}\nenums:\n{line}\n",
        encoding="utf-8",
    )
    client = Client(tmp_path, encoding="utf-8")
    assert client.capabilities["positionEncoding"] == "utf-8"
    (finding,) = client.open("spec/odd.yaml")
    start, end = len(line[: line.index("on}")].encode()), len(line[: line.index("}}")].encode())
    assert finding["range"] == {
        "start": {"line": 2, "character": start},
        "end": {"line": 2, "character": end},
    }
    shown = client.at("hover", "spec/odd.yaml", 2, start - 5)["contents"]["value"]
    assert shown.startswith("**Odd.ONE** (member)")
    assert client.close() == 0
    assert client.log() == []


def test_lines_end_where_the_protocol_ends_them(client: Client) -> None:
    name = "spec/more.yaml"
    text = (
        'enums:\r\n  Odd: {summary: "a\u2028b\x0b", members: {ONE: one}}\r'
        "  Odder: {summary: It is odder., members: {ONE: one}}\n"
    )
    (client.folder / name).write_bytes(text.encode())
    (finding,) = client.open(name)
    assert "U+2028" in finding["message"]
    assert finding["range"]["start"] == {"line": 1, "character": len('  Odd: {summary: "a')}
    shown = client.at("hover", name, 2, 3)["contents"]["value"]
    assert shown.startswith("**Odder** (enum)")


def test_specs_beside_each_other_are_checked_each_for_itself(
    client: Client, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "spec").mkdir(parents=True)
        (tmp_path / name / "ssotgen.toml").write_text("")
        (tmp_path / name / "spec" / "all.yaml").write_text(
            f"project: {{name: {name}, package: {name}.ssot, summary: It is {name}.}}\n"
            "enums:\n  Coat: {summary: How it shines., members: {MATT: matt}}\n"
        )
        assert client.open(f"{name}/spec/all.yaml") == []
    texts = {name: (tmp_path / name / "spec" / "all.yaml").read_text() for name in ("one", "two")}
    # The second change comes before the first is checked, and does not put it off for good.
    client.type("one/spec/all.yaml", texts["one"].replace("matt}", "on}"))
    (finding,) = client.change("two/spec/all.yaml", texts["two"].replace("How it shines.", "''"))
    assert "summary" in finding["message"]
    client.settle("one/spec/all.yaml")
    (finding,) = client.diagnostics[client.uri("one/spec/all.yaml")]
    assert finding["code"] == "SSG115"


def test_a_spec_is_checked_again_when_one_that_it_imports_changes(
    client: Client, tmp_path: Path
) -> None:
    shared = (
        "project: {name: shared, package: acme.shared, summary: What all use.}\n"
        "enums:\n  Coat: {summary: How it shines., members: {MATT: matt}}\n"
    )
    shop = (
        "project: {name: shop, package: acme.shop, summary: It sells., imports: {all: ../shared}}\n"
        "dataclasses:\n  Order: {summary: What is sold., fields: {coat: {type: all.Coat}}}\n"
    )
    for name, text in (("shared", shared), ("shop", shop)):
        (tmp_path / name / "spec").mkdir(parents=True)
        (tmp_path / name / "ssotgen.toml").write_text("")
        (tmp_path / name / "spec" / "all.yaml").write_text(text)
        assert client.open(f"{name}/spec/all.yaml") == []
    client.type("shared/spec/all.yaml", shared.replace("Coat", "Boat"))
    (finding,) = client.wait("shop/spec/all.yaml")
    assert "unknown type 'all.Coat'" in finding["message"]
    client.type("shared/spec/all.yaml", shared)
    assert client.wait("shop/spec/all.yaml") == []


@pytest.mark.parametrize("name", ["a b", "\u00fc", "a#b", "a%20b", "a(b)+c&d=e", "a:b"])
def test_folders_whose_names_are_escaped(client: Client, tmp_path: Path, name: str) -> None:
    document = f"{name}/spec/all.yaml"
    text = (
        "project: {name: shop, package: shop.ssot, summary: It sells.}\n"
        "enums:\n  Coat: {summary: How it shines., members: {MATT: matt}}\n"
    )
    try:
        (tmp_path / name / "spec").mkdir(parents=True)
    except OSError:
        pytest.skip("no such names on this system")
    (tmp_path / name / "ssotgen.toml").write_text("")
    (tmp_path / document).write_text(text)
    assert client.open(document) == []
    (finding,) = client.change(document, text.replace("matt}", "on}"))
    offered = client.actions(document, finding["range"])
    (change,) = offered['Change to "on"']["edit"]["changes"]
    assert change == client.uri(document)
    at = client.place(document, "MATT")
    found = client.at("references", document, *at, context={"includeDeclaration": True})
    assert {each["uri"] for each in found} == {client.uri(document)}


def test_a_document_may_be_emptied(client: Client, tmp_path: Path) -> None:
    (tmp_path / "one" / "spec").mkdir(parents=True)
    (tmp_path / "one" / "ssotgen.toml").write_text("")
    text = "project: {name: shop, package: shop.ssot, summary: It sells.}\n"
    (tmp_path / "one" / "spec" / "all.yaml").write_text(text)
    assert client.open("one/spec/all.yaml") == []
    for empty in ("", "\n", "# later\n"):
        assert client.change("one/spec/all.yaml", empty) == []
    assert client.change("one/spec/all.yaml", text) == []


@pytest.mark.parametrize("uri", ["file:///dev/zero", "file:///tmp/%00", "untitled:1", "file://"])
def test_a_document_that_is_no_file_has_no_text(client: Client, uri: str) -> None:
    asked = {
        "textDocument": {"uri": uri},
        "range": {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}},
        "context": {"diagnostics": []},
    }
    assert not client.ask("textDocument/codeAction", asked)


def test_a_finding_goes_with_what_caused_it(client: Client) -> None:
    extra = client.folder / "spec" / "extra.yaml"
    extra.write_text("enums:\n  Extra: {summary: It is extra., members: {ONE: one}}\n")
    assert client.open("spec/extra.yaml") == []
    text = "dataclasses:\n  User:\n    summary: It uses.\n    fields: {one: {type: Extra}}\n"
    (client.folder / "spec" / "user.yaml").write_text(text)
    assert client.open("spec/user.yaml") == []
    client.type("spec/extra.yaml", "enums: {}\n")
    (finding,) = client.wait("spec/user.yaml")
    assert "Extra" in finding["message"]
    client.tell("textDocument/didClose", {"textDocument": {"uri": client.uri("spec/extra.yaml")}})
    assert client.wait("spec/user.yaml") == []  # what was typed is gone, the file is as it was


def test_a_crash_is_one_line_of_the_log(running: Client, tmp_path: Path) -> None:
    running.folder = tmp_path
    logged = len(running.log())
    answer = running.answer(
        "workspace/executeCommand",
        {"command": "ssotgen.generate", "arguments": ["\0nowhere"]},
    )
    assert answer["result"] is None
    (line,) = running.log()[logged:]
    assert line.startswith("ssotgen lsp: ValueError: ")
    assert running.ask("workspace/symbol", {"query": "nothing is called this"}) == []


def test_settings_that_cannot_be_used_are_a_finding(client: Client) -> None:
    (client.folder / "ssotgen.toml").write_text("spek = 'spec'\n")
    (finding,) = client.open_in("spec/enums.yaml", "ssotgen.toml")
    assert "unknown setting 'spek'" in finding["message"]


def test_features_fields_and_settings_are_shown_and_completed(client: Client) -> None:
    name = "spec/more.yaml"
    text = (
        "features:\n"
        "  mixing: {summary: Mixes paint., hint: Buy it., imports: {json: []}}\n"
        "  drying: {summary: Dries paint., hint: Wait., imports: {json: []}, needs: [mixing],\n"
        "    settings: {longest: 30}}\n"
        "dataclasses:\n"
        "  Job:\n    summary: What is painted when.\n    fields:\n"
        "      since: {type: datetime | None, default: null, wire: startedAt}\n"
    )
    (client.folder / name).write_text(text)
    assert client.open(name) == []
    for place, inside, part in (
        ("needs: [mixing", "mixing", "**feature:mixing** (feature)"),
        ("since: {", "since", "in plain data: key `startedAt`, datetime as text in RFC 3339"),
        ("longest: 30", "longest", "setting of drying: `30`"),
    ):
        shown = client.at("hover", name, *client.place(name, place, inside))
        assert part in shown["contents"]["value"]
    everything = client.ask("workspace/symbol", {"query": ""})
    assert {"Job.since", "feature:drying"} <= {each["name"] for each in everything}
    document = {"textDocument": {"uri": client.uri(name)}}
    outline = client.ask("textDocument/documentSymbol", document)
    assert {"mixing", "drying", "Job"} <= {each["name"] for each in outline}
    offered = labels(client.at("completion", name, *client.place(name, "mixing],", "]")))
    assert "mixing" in offered
    assert "drying" not in offered
