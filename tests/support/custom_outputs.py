"""A project with outputs of its own: a file of SQL, and a page for each enum."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssotgen.app.generate import generate
from ssotgen.app.validate import validate
from ssotgen.diagnostics.finding import Finding
from ssotgen.settings.load import load_settings
from ssotgen.settings.settings import Flags, Settings, SettingsError

SPEC = """\
project: {name: shop, package: acme, summary: What the shop shares., outputs: [enums]}
enums:
  Colour: {summary: What paint can look like., members: {RED: red, DARK_BLUE: "it's \\u202e blue"}}
  Size:
    summary: How much there is.
    base: IntEnum
    members: {SMALL: 1, LARGE: {value: 2, summary: "More | than <b>enough</b>."}}
dataclasses:
  Order:
    summary: What is ordered.
    fields: {size: {type: Size, default: LARGE}, notes: {type: "list[str] | None", default: null}}
"""


TABLES = """\
{{ header.text | comment }}
{% for enum in spec.enums %}
{{ block(enum.name, enum.location) }}
CREATE TABLE {{ enum.name | snake | name }} (
  value {{ enum.base | pick({"IntEnum": "integer"}, "text") }} PRIMARY KEY
);
{% for member in enum.members if not member.is_alias %}
{# Databases do not agree how to escape what cannot be seen. #}
INSERT INTO {{ enum.name | snake | name }} VALUES ({{ loop.index | literal }});
{% endfor %}
{% endfor %}
"""


PAGE = """\
{{ header.text | comment }}

# {{ enum.name | text }}

{% for member in enum.members %}
- {{ member.name | code }}: {{ member.value | text }}. {{ member.summary | text }}
{% endfor %}
"""


ENTRY = """\
[[outputs]]
name = "{name}"
template = "{template}"
path = "{path}"
language = "{language}"
"""


SQL = ENTRY.format(name="sql", template="tables.sql.j2", path="db/tables.sql", language="sql")


PAGES = ENTRY.format(
    name="pages", template="page.md.j2", path="docs/{enum.name}.md", language="markdown"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two templates, which is the working directory."""
    write(tmp_path / "spec" / "shop.yaml", SPEC)
    write(tmp_path / "templates" / "tables.sql.j2", TABLES)
    write(tmp_path / "templates" / "page.md.j2", PAGE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def settings(folder: Path, *entries: str) -> Settings:
    write(folder / "ssotgen.toml", "\n".join(['templates = "templates"', *entries]))
    return load_settings(folder, Flags())


def faults(folder: Path, *entries: str) -> list[Finding]:
    """Return what is wrong with these entries."""
    try:
        return list(validate([settings(folder, *entries)]).result.findings)
    except SettingsError as error:
        return list(error.findings)


def generated(project: Settings) -> list[Path]:
    result = generate([project])
    assert result.exit_code == 0, result.findings
    return [change.path for change in result.changes]
