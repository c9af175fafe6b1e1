"""What the hint of a template says to write is what the template needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.cli_command import command

SETTINGS = """\
templates = "templates"

[[outputs]]
name = "page"
template = "page.md.j2"
path = "{enum.name}.md"
language = "markdown"
"""
SPEC = """\
project: {name: shop, package: shop.ssot, summary: A shop.}
enums: {Tin: {summary: A tin of paint., members: {SMALL: s, LARGE: l}}}
"""


@pytest.mark.parametrize(
    "line",
    [
        "{{ enum.name }}",
        "{{- enum.summary -}}",
        "{{ enum.nmae | text }}",
        "{{ enmu.name | text }}",
        "{{ enum.name | txt }}",
        "{% for each in enum.membrs %}{{ each.name | text }}{% endfor %}",
        "{% for each in enum.members %}{{ each.nam | text }}{% endfor %}",
    ],
)
def test_a_hint_leads_out(line: str, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "spec").mkdir()
    (tmp_path / "ssotgen.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "spec" / "shop.yaml").write_text(SPEC, encoding="utf-8")
    template = tmp_path / "templates" / "page.md.j2"
    template.write_text(f"{{{{ header.text | comment }}}}\n{line}\n", encoding="utf-8")
    shown = command(tmp_path, "generate").stdout
    found = re.search(r"page\.md\.j2:2:(\d+): SSG.*\n(?:.*\n)*?.*help: (.*)", shown)
    assert found, shown
    column, hint = int(found[1]) - 1, found[2]
    if written := re.match(r"write `(\{\{ .* \}\})`", hint):
        better = re.sub(r"\{\{.*\}\}", lambda _: written[1], line)
    else:
        meant = re.match(r"did you mean `(\w+)`\?", hint)
        assert meant, hint
        better = line[:column] + re.sub(r"\w+", meant[1], line[column:], count=1)
    template.write_text(f"{{{{ header.text | comment }}}}\n{better}\n", encoding="utf-8")
    assert command(tmp_path, "generate").returncode == 0
