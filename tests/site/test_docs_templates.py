"""`ssotgen docs` with templates of the project, good and faulty ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.cli_command import command

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "spec", tmp_path / "spec")
    return tmp_path


def test_a_template_of_the_project_is_used(project: Path) -> None:
    (project / "tpl" / "site").mkdir(parents=True)
    (project / "tpl" / "site" / "index.html.j2").write_text("<p>{{ site.title }}</p>")
    done = command(project, "docs", "--templates", "tpl")
    assert done.returncode == 0, done.stdout
    assert "<p>test_framework" in (project / "site" / "index.html").read_text(encoding="utf-8")
    (project / "tpl" / "site" / "index.html.j2").write_text("<p>\n{{ site.nothing }}</p>")
    bad = command(project, "docs", "--templates", "tpl")
    assert bad.returncode == 2
    assert bad.stdout.startswith("tpl/site/index.html.j2:2:9: SSG925 [unknown-template-name]")


@pytest.mark.parametrize(
    ("template", "place", "message"),
    [
        ("\n# {{ site.summary }}", "2:6: SSG924 [unescaped-value]", "site.summary is printed"),
        ("{{ 'a' ~ site.title }}", "1:4: SSG924 [unescaped-value]", "'a' ~ site.title is printed"),
        ("\n{{ site.summry | md }}", "2:9: SSG925 [unknown-template-name]", "no 'summry'"),
        ("{{ grahp | fenced('x') }}", "1:4: SSG925 [unknown-template-name]", "name 'grahp'"),
        ("{% for %}", "1:4: SSG922 [template-failed]", "Expected"),
    ],
)
def test_a_fault_of_a_markdown_template_has_its_place(
    project: Path, template: str, place: str, message: str
) -> None:
    (project / "tpl" / "site").mkdir(parents=True)
    (project / "tpl" / "site" / "index.md.j2").write_text(template)
    bad = command(project, "docs", "--format", "markdown", "--templates", "tpl")
    assert bad.returncode == 2
    assert bad.stdout.startswith(f"tpl/site/index.md.j2:{place}")
    assert message in bad.stdout
    (project / "tpl" / "site" / "index.md.j2").write_text("{{ site.title | md }}: {{ 1 + 1 }}")
    assert command(project, "docs", "--format", "markdown", "--templates", "tpl").returncode == 0
    assert (project / "site" / "index.md").read_text(encoding="utf-8").endswith(": 2")
