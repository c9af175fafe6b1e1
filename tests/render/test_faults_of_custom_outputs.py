"""What is wrong with an output of a project is a finding with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.custom_outputs import PAGES, SQL, faults, settings, write

from ssotgen.app.generate import generate


@pytest.mark.parametrize(
    ("template", "line", "column", "rule", "message"),
    [
        (
            "{{ header.text | comment }}\n{{ enum.name }}\n",
            2,
            4,
            "unescaped-value",
            "the value enum.name is printed without a filter",
        ),
        ("\n{{ enum.nam | text }}\n", 2, 9, "unknown-template-name", "'enum' has no 'nam'"),
        ("\n\n{{ enums | text }}\n", 3, 4, "unknown-template-name", "unknown name 'enums'"),
        (
            "\n{% for x in %}\n",
            2,
            4,
            "template-failed",
            "Expected an expression, got 'end of statement block'",
        ),
        ("{{ enum.name | literal }}\n", 1, 16, "template-failed", "unknown filter 'literal'"),
        (
            "{{ enum.members.append(1) }}\n",
            1,
            17,
            "unknown-template-name",
            "'enum.members' has no 'append'",
        ),
        (
            "{{ enum.__class__ | text }}\n",
            1,
            4,
            "template-failed",
            "the template fails: access to attribute '__class__' of 'EnumView' object is unsafe.",
        ),
        (
            "{{ header.text | comment }}\n{{ enum.members[7].name | text }}\n",
            2,
            17,
            "unknown-template-name",
            "'enum.members' has no '7'",
        ),
        (
            '{{ header.text | comment }}\n\n{% include "page.md.j2" %}\n',
            3,
            4,
            "template-failed",
            "the template includes itself, or another one that includes it",
        ),
        (
            "\n{{ (enum.name | text) ~ enum.summary }}\n",
            2,
            4,
            "unescaped-value",
            "the value (enum.name | text) ~ enum.summary is printed without a filter",
        ),
        (
            "no marker\n",
            1,
            1,
            "template-failed",
            "docs/Colour.md would have no marker, by which ssotgen knows the files that it may"
            " write over",
        ),
    ],
)
def test_a_fault_of_a_template_is_a_finding_with_its_line(
    folder: Path, template: str, line: int, column: int, rule: str, message: str
) -> None:
    write(folder / "templates" / "page.md.j2", template)
    result = generate([settings(folder, SQL, PAGES)])
    finding = result.findings[0]
    assert (finding.rule, finding.message) == (rule, message)
    place = (finding.location.path, finding.location.line, finding.location.column)
    assert place == ("templates/page.md.j2", line, column)
    assert not (folder / "docs").exists() and not (folder / "generated").exists()


def test_a_template_that_no_output_uses_is_reported(folder: Path) -> None:
    (finding,) = generate([settings(folder, SQL)]).findings
    assert (finding.rule, finding.location.path) == ("unused-template", "templates/page.md.j2")


def entry(**changes: str) -> str:
    row = {"name": "x", "template": "tables.sql.j2", "path": "x.sql", "language": "sql"} | changes
    return "[[outputs]]\n" + "".join(f'{key} = "{value}"\n' for key, value in row.items() if value)


@pytest.mark.parametrize(
    ("text", "line", "rule", "message"),
    [
        (entry(name=""), 2, "invalid-setting", "an output has no 'name'"),
        (entry(template=""), 2, "invalid-setting", "an output has no 'template'"),
        (entry(path=""), 2, "invalid-setting", "an output has no 'path'"),
        (
            entry(name="Big name"),
            3,
            "invalid-setting",
            "the name 'Big name' must consist of lower-case letters, digits, `-` and `_`",
        ),
        (entry(name="enums"), 3, "invalid-setting", "'enums' is the name of a built-in output"),
        (entry() + entry(), 8, "invalid-setting", "two outputs are called 'x'"),
        (entry(paht="x"), 7, "unknown-setting", "unknown setting 'outputs.paht'"),
        (
            entry(template="no.j2"),
            4,
            "invalid-setting",
            "the template templates/no.j2 does not exist",
        ),
        (
            entry(template="x.sql"),
            4,
            "invalid-setting",
            "the template 'x.sql' of an output does not end in '.j2'",
        ),
        (
            entry(template="../x.j2"),
            4,
            "path-outside-project",
            "the template '../x.j2' of an output leads out of the folder of templates",
        ),
        (
            entry(path="../x.sql"),
            5,
            "path-outside-project",
            "the path '../x.sql' of an output leads out of the project",
        ),
        (
            entry(path="/x.sql"),
            5,
            "path-outside-project",
            "the path '/x.sql' of an output leads out of the project",
        ),
        (
            entry(path="a/../x.sql"),
            5,
            "invalid-setting",
            "the path 'a/../x.sql' of an output can be shorter",
        ),
        (entry(path="x.xyz"), 5, "invalid-setting", "the path 'x.xyz' ends in none of"),
        (
            entry(path="{enum.nam}.sql"),
            5,
            "invalid-setting",
            "the path '{enum.nam}.sql' has the unknown placeholder {enum.nam}",
        ),
        (
            entry(path="{enum.name}{layer.name}.sql"),
            5,
            "invalid-setting",
            "the path '{enum.name}{layer.name}.sql' is for each enum and for each layer",
        ),
        (
            entry(path="{x.sql"),
            5,
            "invalid-setting",
            "the path '{x.sql' has a brace that belongs to no placeholder",
        ),
        (entry(language="sqll"), 6, "invalid-setting", "unknown language 'sqll'"),
        (
            'outputs = ["sql"]',
            2,
            "invalid-setting",
            "the setting 'outputs' must be a list of tables",
        ),
        ('[[outputs]]\nname = "nobody"\n', 2, "unknown-output", "unknown output 'nobody'"),
    ],
)
def test_a_fault_of_the_settings_is_a_finding_with_its_line(
    folder: Path, text: str, line: int, rule: str, message: str
) -> None:
    (finding,) = faults(folder, text)
    assert finding.rule == rule
    assert finding.message.startswith(message)
    assert finding.hint
    assert (finding.location.path, finding.location.line) == ("ssotgen.toml", line)


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        (
            [SQL, entry(path="DB/Tables.sql")],
            "DB/Tables.sql of the output 'x' would be written by the output 'sql' too",
        ),
        (
            [entry(path="generated/acme/shop_enums.py")],
            "generated/acme/shop_enums.py of the output 'x' would be written by a built-in output"
            " too",
        ),
        (
            [entry(path="spec/more.yaml")],
            "spec/more.yaml of the output 'x' is in the folder of the spec",
        ),
        (
            [entry(path="templates/x.sql")],
            "templates/x.sql of the output 'x' is in the folder of templates",
        ),
    ],
)
def test_no_file_has_two_makers(folder: Path, entries: list[str], message: str) -> None:
    (finding,) = generate([settings(folder, *entries, PAGES)]).findings
    assert finding.message == message
    assert not (folder / "generated").exists()
