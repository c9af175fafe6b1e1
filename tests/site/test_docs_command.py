"""`ssotgen docs` as a user runs it: what it writes, what `--check` says, what it leaves alone."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from support.cli_command import command

REPOSITORY = Path(__file__).parents[2]
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> javascript:alert(3) \u202e {{ 7*7 }}"
)


class Ids(HTMLParser):
    """Gathers the ids and the links inside a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name == "href" and value:
                self.links.append(value)


def parsed(text: str) -> Ids:
    parser = Ids()
    parser.feed(text)
    return parser


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "spec", tmp_path / "spec")
    return tmp_path


def test_every_entry_has_one_anchor_and_every_link_a_target(project: Path) -> None:
    done = command(project, "docs")
    assert (done.returncode, done.stdout.count("created")) == (0, 3)
    page = parsed((project / "site" / "index.html").read_text(encoding="utf-8"))
    assert len(page.ids) == len(set(page.ids))
    for anchor in (
        "feature:orchestrator",
        "ServiceStatus",
        "ServiceStatus.DEGRADED",
        "BackgroundTaskResult.success",
        "LayerDefinition.timeout_minutes",
        "layer:FAST_FEEDBACK",
        "LayerType.FAST_FEEDBACK",
    ):
        assert anchor in page.ids
    inner = {link[1:] for link in page.links if link.startswith("#")}
    assert inner - set(page.ids) == set()
    assert {link for link in page.links if not link.startswith("#")} == {"style.css"}


def test_it_is_small_and_the_same_for_another_split(project: Path) -> None:
    command(project, "docs", "--output", "one")
    text = (project / "spec" / "enums.yaml").read_text(encoding="utf-8")
    (project / "spec" / "enums.yaml").write_text(text + "\n# a remark\n", encoding="utf-8")
    command(project, "docs", "--output", "two")
    for name in ("index.html", "style.css", "search.js"):
        one, two = ((project / each / name).read_bytes() for each in ("one", "two"))
        assert one == two
    assert sum(path.stat().st_size for path in (project / "one").iterdir()) < 300_000


def test_check_says_what_is_out_of_date(project: Path) -> None:
    missing = command(project, "docs", "--check")
    assert missing.returncode == 1
    assert "[missing-file]" in missing.stdout
    command(project, "docs")
    assert command(project, "docs", "--check").returncode == 0
    page = project / "site" / "index.html"
    text = page.read_text(encoding="utf-8")
    newer = re.sub(r'content="ssotgen [^"]*"', 'content="ssotgen 99"', text)
    page.write_text(newer, encoding="utf-8")
    assert command(project, "docs", "--check").returncode == 0
    page.write_text(newer.replace("DEGRADED", "WORSE"), encoding="utf-8")
    changed = command(project, "docs", "--check")
    assert changed.returncode == 1
    assert "site/index.html" in changed.stdout
    again = command(project, "docs")
    assert "updated site/index.html" in again.stdout


def test_a_page_of_somebody_else_is_left_alone(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("<p>mine</p>")
    done = command(project, "docs")
    assert done.returncode == 2
    assert "was not written by `ssotgen docs`" in done.stdout
    assert [path.name for path in (project / "site").iterdir()] == ["index.html"]


def test_text_of_a_spec_stays_text(project: Path) -> None:
    data = {
        "project": {"name": "odd", "package": "acme.odd", "summary": HOSTILE},
        "enums": {
            "Kind": {"summary": HOSTILE, "members": {"ONE": {"value": HOSTILE, "summary": HOSTILE}}}
        },
        "features": {
            "thing": {"summary": HOSTILE, "hint": HOSTILE, "imports": {"json": ["loads"]}}
        },
        "dataclasses": {
            "Thing": {
                "summary": HOSTILE,
                "fields": {"name": {"type": "str", "default": HOSTILE, "summary": HOSTILE}},
                "checks": [{"when": "name == ''", "message": HOSTILE}],
            }
        },
    }
    shutil.rmtree(project / "spec")
    (project / "spec").mkdir()
    (project / "spec" / "odd.yaml").write_text(json.dumps(data), encoding="utf-8")
    done = command(project, "docs", "--source-url", "javascript:alert(1)//{path}")
    assert done.returncode == 0, done.stdout
    text = (project / "site" / "index.html").read_text(encoding="utf-8")
    page = parsed(text)
    assert page.tags.count("script") == 1
    assert "\u202e" not in text and "\\u202e" in text
    assert "img" not in page.tags
    assert not [link for link in page.links if link.startswith("javascript:")]
    command(project, "docs", "--format", "markdown", "--output", "md")
    for path in (project / "md").iterdir():
        outside = re.sub(r"```.*?```|`[^`]*`", "", path.read_text(encoding="utf-8"), flags=re.S)
        assert "<script" not in outside.replace("\\<", "")
        assert "\u202e" not in outside


def test_members_are_rows_of_a_table_with_their_attributes(project: Path) -> None:
    shutil.rmtree(project / "spec")
    (project / "spec").mkdir()
    (project / "spec" / "mill.yaml").write_text(
        "project: {name: mill, package: mill.facts, summary: A mill.}\nenums:\n"
        "  Stage:\n    summary: How far an order is.\n"
        "    attributes:\n      label: str\n"
        "      shade: {type: str | None, default: null, summary: Of its badge.}\n"
        "    members: {CUT: {value: cut, label: Cut}, DRY: {value: dry, label: Dry, shade: red},"
        " END: {value: dry, alias: true}}\n"
        "    groups: {INSIDE: [CUT, DRY]}\n    transitions: {CUT: [DRY]}\n"
    )
    command(project, "docs", "--format", "markdown", "--output", "md")
    text = (project / "md" / "enums.md").read_text(encoding="utf-8")
    assert text.partition("is.\n\n")[2] == (
        "| member | value | label | shade | meaning |\n"
        "|---|---|---|---|---|\n"
        "| `CUT` | `'cut'` | `Cut` | `null` |  |\n"
        "| `DRY` | `'dry'` | `Dry` | `red` |  |\n"
        "| `END` | `'dry'` alias of DRY | `Dry` | `red` |  |\n"
        "\nAttributes:\n\n- `shade`: Of its badge.\n"
        "\nGroups:\n\n- `INSIDE`: CUT and DRY.\n"
        "\nTransitions:\n\n- `CUT`: can become DRY.\n- `DRY`: is final.\n"
    )
    assert command(project, "docs").returncode == 0
    page = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert '<td data-label="shade"><code>red</code></td>' in page
    assert "<dt><code>CUT</code></dt><dd>can become DRY.</dd>" in page


def test_fields_say_how_they_are_written_and_read(project: Path) -> None:
    shutil.rmtree(project / "spec")
    (project / "spec").mkdir()
    (project / "spec" / "mill.yaml").write_text(
        "project: {name: mill, package: mill.facts, summary: A mill.}\ndataclasses:\n"
        "  Sheet: {summary: Paper., fields: {kind: {type: 'Literal[\"a\"]', default: a}}}\n"
        "  Board: {summary: Card., fields: {kind: {type: 'Literal[\"b\"]', default: b}}}\n"
        "  Pallet:\n    summary: What is sent.\n    fields:\n"
        "      top: {type: Sheet | Board, tag: kind, wire: uppermost, was: [first, upper]}\n"
        "      note: {type: str | None, default: null, min_length: 1,"
        " repr: false, compare: false}\n"
        "    properties: {is_noted: {type: bool, value: note is not None, serialize: false}}\n"
    )
    command(project, "docs", "--format", "markdown", "--output", "md")
    text = (project / "md" / "dataclasses.md").read_text(encoding="utf-8")
    for remark in (
        "Its key in plain data is uppermost. Older data may have it as first or upper."
        " The key kind says which dataclass it is.",
        "at least 1 character |  Not shown by repr(). Not compared by ==. |",
        "Not in to_dict(). |",
    ):
        assert remark in text.replace("\\", "")
    command(project, "docs")
    page = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert '<span class="remark">Its key in plain data is uppermost.</span>' in page


def test_each_dataclass_has_its_json_schema(project: Path) -> None:
    outputs = project / "spec" / "project.yaml"
    text = outputs.read_text(encoding="utf-8").replace("  pytest_plugin: true\n", "")
    outputs.write_text(
        text.replace("project:", "project:\n  outputs: [availability, enums, json_schema]")
    )
    assert command(project, "generate").returncode == 0
    (path,) = project.glob("generated/**/*.schema.json")
    definitions = json.loads(path.read_text(encoding="utf-8"))["$defs"]
    command(project, "docs", "--format", "markdown", "--output", "md")
    page = (project / "md" / "dataclasses.md").read_text(encoding="utf-8")
    found = re.findall(r"^## (\w+)$.*?Its JSON Schema:\n\n```json\n(.*?)```", page, re.S | re.M)
    assert len(found) == 6
    for name, schema in found:
        assert json.loads(schema) == definitions[name]
    command(project, "docs")
    assert "<details><summary>JSON Schema of ProgressEvent</summary>" in (
        project / "site" / "index.html"
    ).read_text(encoding="utf-8")


def test_what_is_imported_from_other_projects_is_listed_and_linked(tmp_path: Path) -> None:
    specs = {
        "base": "project: {name: base, package: acme.base, summary: What is shared.}\n"
        "enums: {Colour: {summary: How it looks., members: {RED: red, BLUE: blue}}}\n"
        "dataclasses: {Tin: {summary: What paint is in., fields: {colour: {type: Colour}}}}\n",
        "shop": "project:\n  {name: shop, package: acme.shop, summary: What it sells.,"
        " imports: {base: ../base}}\n"
        "dataclasses:\n  Order:\n    summary: What is ordered.\n    fields:\n"
        "      tins: {type: 'list[base.Tin]', default: []}\n"
        "      colour: {type: base.Colour, default: BLUE, deprecated: {since: '1', use: tins}}\n",
    }
    for name, text in specs.items():
        (tmp_path / name / "spec").mkdir(parents=True)
        (tmp_path / name / "spec" / f"{name}.yaml").write_text(text, encoding="utf-8")
        (tmp_path / name / "ssotgen.toml").write_text('output = "../generated"\n')
    (tmp_path / "ssotgen.toml").write_text('[workspace]\nmembers = ["base", "shop"]\n')
    shop = tmp_path / "shop"
    assert command(shop, "docs", "--source-url", "https://host/{path}").returncode == 0
    text = (shop / "site" / "index.html").read_text(encoding="utf-8")
    page = parsed(text)
    anchors = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert anchors <= set(page.ids)
    assert '<code>list[<a href="#Tin">Tin</a>]</code>' in text
    assert "<td><code>acme.base.base_enums</code></td>" in text
    assert "<strong>1</strong> Dataclass</a>" in text
    boxes = [int(x) for x in re.findall(r'<rect class="box \w+" x="(\d+)"', text)]
    assert min(boxes) == 10, "a column without boxes takes no room"
    assert '<a href="https://host/base/spec/base.yaml">base/spec/base.yaml:2</a>' in text
    command(shop, "docs", "--format", "markdown", "--output", "md")
    assert "| `Tin` | `acme.base.base_enums` | What paint is in. |" in (
        shop / "md" / "index.md"
    ).read_text(encoding="utf-8")
    assert "n1 --> n2" in command(shop, "graph").stdout


def test_an_example_passes_the_checks_of_its_class(project: Path) -> None:
    command(project, "docs", "--format", "markdown", "--output", "md")
    command(project, "generate")
    text = (project / "md" / "dataclasses.md").read_text(encoding="utf-8")
    examples = re.findall(r"^## (\w+)$.*?```json\n(.*?)```", text, flags=re.S | re.M)
    assert [name for name, _ in examples] == [
        "BackgroundTaskConfig",
        "BackgroundTaskResult",
        "CategoryExecutionResult",
        "LayerDefinition",
        "LayerExecutionResult",
        "ProgressEvent",
    ]
    program = (
        "import sys\nsys.path.insert(0, 'generated')\n"
        "import json\nfrom test_framework.ssot import orchestration_enums as enums\n"
        "for name, text in json.load(sys.stdin):\n"
        "    data = json.loads(text)\n"
        "    made = getattr(enums, name).from_dict(data)\n"
        "    assert made.validate() == [], (name, made.validate())\n"
        "    assert made.to_dict() == data, (made.to_dict(), data)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(examples),
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_recorded_status_is_shown_as_such(project: Path) -> None:
    (project / "ci-main.json").write_text(json.dumps({"orchestrator_available": True}))
    command(project, "docs", "--status", "ci-main.json")
    text = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert "available on ci-main" in text
    (project / "bad.json").write_text("[" * 2000)
    bad = command(project, "docs", "--status", "bad.json")
    assert bad.returncode == 2
    assert "bad.json is not the output of" in bad.stdout


def test_backticks_in_a_spec_end_no_code_in_markdown(project: Path) -> None:
    shutil.rmtree(project / "spec")
    (project / "spec").mkdir()
    (project / "spec" / "mill.yaml").write_text(
        "project: {name: mill, package: mill.facts, summary: A mill.}\n"
        "enums: {Stage: {summary: How far., members: {CUT: 'a `` b'}}}\n"
        "dataclasses: {Log: {summary: What is said.,"
        " fields: {text: {type: str, default: '```'}}}}\n"
    )
    command(project, "docs", "--format", "markdown", "--output", "md")
    assert "| ``` 'a `` b' ``` |" in (project / "md" / "enums.md").read_text(encoding="utf-8")
    text = (project / "md" / "dataclasses.md").read_text(encoding="utf-8")
    assert '````json\n{\n  "text": "```"\n}\n````\n' in text
