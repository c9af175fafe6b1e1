"""What an editor offers at a place, and the lenses above declarations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.cli_command import command
from support.lsp_client import Client

pytest.importorskip("pygls", reason="needs the extra ssotgen[lsp]")

PAINT = """\
project: {name: paint, package: shop.ssot, summary: What it shares., version: '1.2'}

enums:
  Coat:
    members: {MATT: matt, GLOSS: gloss}
"""


@pytest.fixture
def shop(client: Client, tmp_path_factory: pytest.TempPathFactory) -> Client:
    """A small project in place of the default one."""
    client.folder = tmp_path_factory.mktemp("shop")
    (client.folder / "ssotgen.toml").write_text("")
    (client.folder / "spec").mkdir()
    (client.folder / "spec" / "paint.yaml").write_text(PAINT)
    return client


def lenses(client: Client, name: str) -> dict[str, dict[str, Any]]:
    found = client.ask("textDocument/codeLens", {"textDocument": {"uri": client.uri(name)}})
    return {lens["command"]["title"]: lens for lens in found}


def test_a_finding_is_suppressed_with_a_reason(shop: Client) -> None:
    (finding,) = shop.open("spec/paint.yaml")
    assert finding["message"].startswith("missing summary in enum 'Coat'")
    offered = shop.actions("spec/paint.yaml", finding["range"])
    edit = offered["Suppress missing-summary with a reason"]["edit"]
    text = shop.edited(edit)["spec/paint.yaml"]
    (asked,) = shop.change("spec/paint.yaml", text)
    assert asked["message"].startswith("a suppression without a reason")
    line = "  Coat:  # ssotgen: ignore[missing-summary] "
    assert shop.change("spec/paint.yaml", text.replace(line, f"{line}old as paint")) == []


def test_a_summary_is_added(shop: Client) -> None:
    (finding,) = shop.open("spec/paint.yaml")
    edit = shop.actions("spec/paint.yaml", finding["range"])["Add a summary"]["edit"]
    text = shop.edited(edit)["spec/paint.yaml"]
    assert "  Coat:\n    summary: \n    members:" in text


def test_a_summary_is_added_between_braces(shop: Client) -> None:
    (shop.folder / "spec" / "more.yaml").write_text("enums:\n  Hue: {members: {RED: red}}\n")
    (finding,) = shop.open("spec/more.yaml")
    edit = shop.actions("spec/more.yaml", finding["range"])["Add a summary"]["edit"]
    text = shop.edited(edit)["spec/more.yaml"]
    assert '  Hue: {summary: "", members: {RED: red}}' in text
    assert shop.change("spec/more.yaml", text.replace('""', "It is seen.")) == []


@pytest.mark.parametrize(
    "entry",
    ["Hue: {members: {RED: red}, summary: }", "Hue:\n    members: {RED: red}\n    summary:"],
)
def test_no_second_summary_is_added(shop: Client, entry: str) -> None:
    (shop.folder / "spec" / "more.yaml").write_text(f"enums:\n  {entry}\n")
    for finding in shop.open("spec/more.yaml"):
        assert "Add a summary" not in shop.actions("spec/more.yaml", finding["range"])


def test_a_finding_about_a_suppression_is_not_suppressed(shop: Client) -> None:
    shop.open("spec/paint.yaml")
    text = PAINT.replace("Coat:\n", "Coat:  # ssotgen: ignore[missing-summary]\n")
    (finding,) = shop.change("spec/paint.yaml", text)
    assert finding["message"].startswith("a suppression without a reason")
    offered = shop.actions("spec/paint.yaml", finding["range"])
    assert not any(title.startswith("Suppress") for title in offered)


def test_a_member_is_deprecated(shop: Client) -> None:
    shop.open("spec/paint.yaml")
    line, character = shop.place("spec/paint.yaml", "GLOSS:")
    at = {"line": line, "character": character}
    action = shop.actions("spec/paint.yaml", {"start": at, "end": at})["Deprecate Coat.GLOSS"]
    shop.run(action["command"])
    text = shop.edited(shop.applied.pop())["spec/paint.yaml"]
    assert "GLOSS: {value: gloss, deprecated: {since: '1.2'}}" in text.replace('"', "'")


def test_without_a_version_it_says_what_to_write(shop: Client) -> None:
    shop.open("spec/paint.yaml")
    shop.change("spec/paint.yaml", PAINT.replace(", version: '1.2'", ""))
    line, character = shop.place("spec/paint.yaml", "Coat:")
    at = {"line": line, "character": character}
    action = shop.actions("spec/paint.yaml", {"start": at, "end": at})["Deprecate Coat"]
    assert action["disabled"]["reason"] == "write `version` under `project` first"


def test_lenses_count_the_uses_and_generate(shop: Client) -> None:
    (shop.folder / "use.py").write_text(
        "from shop.ssot.paint_enums import Coat\nprint(Coat.MATT, Coat.MATT)\n"
    )
    shop.open("spec/paint.yaml")
    found = lenses(shop, "spec/paint.yaml")
    assert set(found) == {"generate", "3 uses"}
    assert found["3 uses"]["range"]["start"] == {"line": 3, "character": 2}
    places = shop.run(found["3 uses"]["command"])
    assert [Path(each["uri"]).name for each in places] == ["paint.yaml", *["use.py"] * 3]
    assert "use.py:1" in shop.messages[-1]
    said = shop.run(found["generate"]["command"])
    assert said.endswith("files written")
    assert command(shop.folder, "check").returncode == 0
    (shop.folder / "use.py").write_text("")
    shop.save("spec/paint.yaml", PAINT)
    assert "0 uses" in lenses(shop, "spec/paint.yaml")


def test_a_generated_file_says_where_it_has_drifted(shop: Client) -> None:
    assert command(shop.folder, "generate").returncode == 0
    name = "generated/shop/ssot/paint_enums.py"
    made = shop.folder / name
    assert shop.open(name) == []
    text = made.read_text(encoding="utf-8")
    (finding,) = shop.save(name, text.replace('"matt"', '"mat"'))
    assert finding["message"].startswith("Coat does not match the spec")
    (related,) = finding["relatedInformation"]
    assert related["location"]["uri"] == shop.uri("spec/paint.yaml")
    assert related["location"]["range"]["start"] == {"line": 3, "character": 2}


def test_the_audit_of_a_saved_file_and_its_migration(shop: Client) -> None:
    spec = PAINT.replace("Coat:\n", "Coat:\n    summary: A coat.\n    replaces: [shop.old]\n")
    (shop.folder / "spec" / "paint.yaml").write_text(spec)
    (shop.folder / "shop").mkdir()
    (shop.folder / "shop" / "__init__.py").write_text("")
    copy = 'from enum import Enum\n\n\nclass Coat(Enum):\n    MATT = "matt"\n    GLOSS = "gloss"\n'
    (shop.folder / "shop" / "old.py").write_text(copy)
    assert command(shop.folder, "generate").returncode == 0
    (finding,) = shop.open("shop/old.py")
    assert finding["codeDescription"]["href"].endswith("/duplicate-definition.md")
    offered = shop.actions("shop/old.py", finding["range"])
    assert "Suppress duplicate-definition with a reason" in offered
    shop.run(offered["Migrate this file"]["command"])
    text = shop.edited(shop.applied.pop())["shop/old.py"]
    assert "from shop.ssot.paint_enums import Coat" in text
    assert "class Coat" not in text
