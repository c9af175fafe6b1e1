"""Between the spec, the generated modules and the code that uses them, in all directions."""

from __future__ import annotations

import pytest
from support.cli_command import command
from support.generated_project import generate
from support.lsp_client import Client

pytest.importorskip("pygls", reason="needs the extra ssotgen[lsp]")

MODULE = "generated/test_framework/ssot/orchestration_enums.py"
CONFIG = "generated/test_framework/ssot/orchestration.py"
USE = """\
from test_framework.ssot import orchestration_enums as enums
from test_framework.ssot.orchestration import is_orchestrator_available
from test_framework.ssot.orchestration_enums import LayerExecutionResult as Result
from test_framework.ssot.orchestration_enums import ServiceStatus


class Other:
    DEGRADED = 1


print(enums.ServiceStatus.DEGRADED, Other.DEGRADED, is_orchestrator_available())


def late(result: Result) -> bool:
    match result.success:
        case ServiceStatus.DEGRADED:
            return result.total_tests > 0
"""


@pytest.fixture
def made(client: Client) -> Client:
    """The default project with its generated files and a program."""
    generate(client.folder)
    (client.folder / "use.py").write_text(USE)
    client.open("spec/enums.yaml")
    client.open("use.py")
    return client


def places(client: Client, found: list[dict[str, object]]) -> list[tuple[str, int]]:
    prefix = f"{client.folder.as_uri()}/"
    return [
        (str(each["uri"]).removeprefix(prefix), each["range"]["start"]["line"])  # type: ignore[index]
        for each in found
    ]


def test_from_the_spec_to_python_and_back(made: Client) -> None:
    line, character = made.place("spec/enums.yaml", "DEGRADED:")
    found = made.at("definition", "spec/enums.yaml", line, character)
    assert found["uri"] == made.uri(MODULE)
    start = found["range"]["start"]
    source = (made.folder / MODULE).read_text().splitlines()[start["line"]]
    assert source[start["character"] :].startswith("DEGRADED = ")
    made.open(MODULE)
    back = made.at("definition", MODULE, start["line"], start["character"] + 2)
    assert back["uri"] == made.uri("spec/enums.yaml")
    assert back["range"]["start"] == {"line": line, "character": character}


def test_a_feature_of_the_availability_module(made: Client) -> None:
    made.open(CONFIG)
    line, character = made.place(CONFIG, "def is_orchestrator_available", "is_orch")
    found = made.at("definition", CONFIG, line, character)
    assert places(made, [found]) == [("spec/features.yaml", found["range"]["start"]["line"])]
    back = made.at("definition", "spec/features.yaml", *_start(found))
    assert back["uri"] == made.uri(CONFIG)


def _start(found: dict[str, dict[str, dict[str, int]]]) -> tuple[int, int]:
    start = found["range"]["start"]
    return start["line"], start["character"]


@pytest.mark.parametrize(
    ("text", "inside", "symbol"),
    [
        ("enums.ServiceStatus.DEGRADED", "DEG", "ServiceStatus.DEGRADED"),
        ("enums.ServiceStatus.DEGRADED", "Service", "ServiceStatus"),
        ("case ServiceStatus.DEGRADED", "DEG", "ServiceStatus.DEGRADED"),
        ("is_orchestrator_available()", "is_", "feature:orchestrator"),
        ("result.total_tests", "total", "LayerExecutionResult.total_tests"),
        ("Other.DEGRADED", "DEG", ""),
    ],
)
def test_hover_in_code_shows_what_names_lead_to(
    made: Client, text: str, inside: str, symbol: str
) -> None:
    found = made.at("hover", "use.py", *made.place("use.py", text, inside))
    shown = found["contents"]["value"] if found else ""
    assert shown.startswith(f"**{symbol}** (") if symbol else found is None


def test_references_from_each_side_are_the_same(made: Client) -> None:
    context = {"includeDeclaration": True}
    line, character = made.place("spec/enums.yaml", "DEGRADED:")
    from_spec = made.at("references", "spec/enums.yaml", line, character, context=context)
    from_code = made.at(
        "references",
        "use.py",
        *made.place("use.py", "case ServiceStatus.DEG", "DEG"),
        context=context,
    )
    assert from_spec == from_code
    found = places(made, from_spec)
    assert found[0] == ("spec/enums.yaml", line)
    assert [name for name, _ in found] == ["spec/enums.yaml", MODULE, "use.py", "use.py"]
    assert [line for name, line in found if name == "use.py"] == [10, 15]
    alone = made.at(
        "references", "spec/enums.yaml", line, character, context={"includeDeclaration": False}
    )
    assert alone == from_spec[2:]


def test_hover_counts_the_uses(made: Client) -> None:
    line, character = made.place("spec/enums.yaml", "DEGRADED:")
    text = made.at("hover", "spec/enums.yaml", line, character)["contents"]["value"]
    assert "value `'degraded'`" in text
    assert text.endswith("0 uses in the spec, 2 uses in code")


def test_symbols_of_the_workspace(made: Client) -> None:
    found = made.ask("workspace/symbol", {"query": "status.degr"})
    mine = [each for each in found if each["location"]["uri"].startswith(made.folder.as_uri())]
    assert [each["name"] for each in mine] == ["ServiceStatus.DEGRADED"]


def test_parts_of_enums_lead_to_their_places_in_expressions_and_in_code(client: Client) -> None:
    (client.folder / "spec" / "more.yaml").write_text(
        "enums:\n"
        "  Phase:\n"
        "    summary: How far it is.\n"
        "    attributes: {label: str}\n"
        "    members: {OPEN: {value: open, label: Open}, GONE: {value: gone, label: Gone}}\n"
        "    groups: {OVER: [GONE]}\n"
        "dataclasses:\n"
        "  Work:\n"
        "    summary: What is done.\n"
        "    fields: {phase: {type: Phase, default: OPEN}}\n"
        "    checks: [{when: phase.is_over and phase.label == 'x', message: No.}]\n"
    )
    assert command(client.folder, "generate").returncode == 0
    text = (
        "from test_framework.ssot.orchestration_enums import Phase\n\nprint(Phase.OPEN.is_over)\n"
    )
    (client.folder / "use.py").write_text(text)
    client.open("spec/more.yaml")
    client.open("use.py")
    params = {"context": {"includeDeclaration": True}}
    for needle, line in (("is_over and", 5), ("label ==", 3)):
        where = client.place("spec/more.yaml", needle)
        found = client.at("definition", "spec/more.yaml", *where)
        assert places(client, [found]) == [("spec/more.yaml", line)]
        found = client.at("references", "spec/more.yaml", *where, **params)
        assert ("spec/more.yaml", line) in places(client, found)
        assert ("spec/more.yaml", 10) in places(client, found)
    found = client.at("references", "use.py", *client.place("use.py", "is_over"), **params)
    assert {("use.py", 2), ("spec/more.yaml", 5)} <= set(places(client, found))
