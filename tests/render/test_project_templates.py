"""Templates of a project: faults are reported at their place in the template, in plain words."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from ssotgen.app.check import check
from ssotgen.app.generate import generate
from ssotgen.diagnostics.finding import Finding
from ssotgen.render.overrides import _REFERENCE, Templates, builtin_names
from ssotgen.resources import template_folder
from ssotgen.settings.settings import Settings

SPEC = """\
project: {name: shop, package: acme, summary: What the shop shares.}
enums:
  Colour: {summary: A colour., members: {RED: red}}
dataclasses:
  Tin: {summary: A tin., fields: {size: {type: int, default: 1}}}
"""
HEADER = """\
{% macro header_lines(header) %}
{{ header.marker | comment }}
{{ header.command | comment }}
# ours
{% endmacro %}
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A project with an empty folder of templates."""
    for name in ("spec", "templates"):
        (tmp_path / name).mkdir()
    (tmp_path / "spec" / "shop.yaml").write_text(SPEC, encoding="utf-8")
    return Settings(
        root=tmp_path,
        spec=tmp_path / "spec",
        output=tmp_path / "generated",
        templates=tmp_path / "templates",
    )


def write(settings: Settings, name: str, text: str) -> None:
    assert settings.templates is not None
    path = settings.templates / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def only_finding(settings: Settings) -> Finding:
    """Return the one finding that keeps `generate` from writing anything."""
    result = generate([settings])
    assert result.exit_code == 2
    assert not settings.output.exists()
    (finding,) = result.findings
    return finding


def place(finding: Finding) -> tuple[str, str, int, int]:
    at = finding.location
    return finding.rule, Path(at.path).name, at.line, at.column


def test_a_template_that_nothing_uses(settings: Settings) -> None:
    write(settings, "heder.j2", HEADER)
    finding = only_finding(settings)
    assert place(finding) == ("unused-template", "heder.j2", 1, 1)
    assert finding.hint == "did you mean `header.j2`?"


def test_the_folder_of_a_built_in_template_is_suggested(settings: Settings) -> None:
    write(settings, "classes.j2", "")
    assert only_finding(settings).hint == "did you mean `enums/classes.j2`?"


def test_a_template_that_another_one_includes_is_used(settings: Settings) -> None:
    write(settings, "header.j2", HEADER.replace("# ours", '{% include "parts/ours.j2" %}'))
    write(settings, "parts/ours.j2", "# included\n")
    assert generate([settings]).exit_code == 0
    assert "# included\n" in (settings.output / "acme" / "shop_enums.py").read_text()


def test_a_template_of_an_output_that_is_not_wanted_is_no_mistake(settings: Settings) -> None:
    write(settings, "pytest_plugin/module.py.j2", "anything")
    assert generate([settings]).exit_code == 0


@pytest.mark.parametrize(
    ("line", "column", "expression", "hint"),
    [
        ("{{ header.marker }}", 4, "header.marker", "{{ header.marker | comment }}"),
        ("# {{- header.marker -}} x", 7, "header.marker", "{{ header.marker | comment }}"),
        ("{{ 'a' | literal }}{{ header.x1 }}", 23, "header.x1", "{{ header.x1 | literal }}"),
        ("{{ (header.license, 1) }}", 4, "(header.license, 1)", ""),
    ],
)
def test_a_value_without_a_filter(
    settings: Settings, line: str, column: int, expression: str, hint: str
) -> None:
    line = line.replace("x1", "license")
    expression, hint = expression.replace("x1", "license"), hint.replace("x1 | literal", "license")
    write(settings, "header.j2", HEADER.replace("# ours", line))
    finding = only_finding(settings)
    assert place(finding) == ("unescaped-value", "header.j2", 4, column)
    assert finding.message == f"the value {expression} is printed without a filter"
    assert finding.hint.startswith(f"write `{hint.removesuffix(' }}')}")
    assert "comment, docstring" in finding.hint


@pytest.mark.parametrize(
    ("line", "column", "message", "hint"),
    [
        ("{{ modul.doc | comment }}", 4, "unknown name 'modul'", "did you mean `module`?"),
        ("{{ heder.marker | comment }}", 4, "unknown name 'heder'", "did you mean `header`?"),
        (
            "{{ header.licens | comment }}",
            11,
            "'header' has no 'licens'",
            "did you mean",
        ),
        ("{% if header.zzz %}{% endif %}", 14, "'header' has no 'zzz'", "use one of command,"),
    ],
)
def test_an_unknown_name(
    settings: Settings, line: str, column: int, message: str, hint: str
) -> None:
    write(settings, "header.j2", HEADER.replace("# ours", line))
    finding = only_finding(settings)
    assert place(finding) == ("unknown-template-name", "header.j2", 4, column)
    assert finding.message == message
    assert finding.hint.startswith(hint)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{% if header %}", "expected `elif` or `else` or `endif`, found `endmacro`"),
        ("{{ header.marker | identifier }}", "is not an identifier"),
        ("{{ header.marker | upper }}", "unknown filter 'upper'"),
        ('{% include "nothing.j2" %}', "the template 'nothing.j2' does not exist"),
        ("{{ 1 // 0 | literal }}", "the template fails: "),
    ],
)
def test_a_template_that_cannot_be_rendered(settings: Settings, line: str, message: str) -> None:
    write(settings, "header.j2", HEADER.replace("# ours", line))
    finding = only_finding(settings)
    assert finding.rule == "template-failed"
    assert finding.location.path.endswith("header.j2")
    assert finding.location.line >= 4
    assert message in finding.message
    assert "Error" not in finding.message


def test_a_template_that_makes_no_python(settings: Settings) -> None:
    write(settings, "header.j2", HEADER.replace("# ours", "x = ("))
    findings = generate([settings]).findings
    assert not settings.output.exists()
    assert {place(finding)[:2] for finding in findings} == {("template-failed", "header.j2")}


def test_invalid_code_that_no_layout_looks_at_is_found_before_it_is_written(
    settings: Settings,
) -> None:
    write(settings, "header.j2", HEADER.replace("# ours", "return 1"))
    first, *_, finding = generate([settings]).findings
    assert not settings.output.exists()
    assert place(first)[:2] == ("template-failed", "header.j2")
    assert (
        "acme/shop_enums.py is not valid Python, line 3: 'return' outside function"
        in finding.message
    )


def test_a_project_pays_for_the_layout_of_its_own_templates_alone(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    import black

    seen: list[str] = []
    original = black.format_str

    def counted(text: str, *, mode: black.Mode) -> str:
        seen.append(text)
        return original(text, mode=mode)

    monkeypatch.setattr(black, "format_str", counted)
    assert generate([settings]).exit_code == 0
    before = len(seen)
    seen.clear()
    write(settings, "header.j2", HEADER.replace("# ours", "#ours"))
    assert generate([settings]).exit_code == 0
    assert len(seen) - before <= 4
    assert all("#ours" in text for text in seen)
    module = (settings.output / "acme" / "shop_enums.py").read_text()
    assert "\n# ours\n" in module
    assert check([settings], verify_layout=True).exit_code == 0


def test_only_own_templates_run_in_the_sandbox(settings: Settings) -> None:
    write(settings, "header.j2", HEADER.replace("# ours", "{{ header.__class__ | literal }}"))
    finding = only_finding(settings)
    assert finding.rule == "template-failed"
    assert "unsafe" in finding.message


def test_a_template_named_by_an_expression_may_lead_anywhere(settings: Settings) -> None:
    line = '{% set part = "parts/a.j2" %}{% include part %}'
    write(settings, "header.j2", HEADER.replace("# ours", line))
    write(settings, "parts/a.j2", "# from a part\n")
    assert generate([settings]).exit_code == 0
    assert "# from a part\n" in (settings.output / "acme" / "shop_enums.py").read_text()


@pytest.mark.parametrize("name", builtin_names())
def test_references_between_built_in_templates_are_found(name: str) -> None:
    from jinja2 import Environment, meta

    source = (template_folder() / name).read_text(encoding="utf-8")
    expected = set(meta.find_referenced_templates(Environment().parse(source)))
    assert set(re.findall(_REFERENCE, source)) == expected
    assert expected <= Templates(()).reached([name])


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_a_template_may_be_a_link(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "shared.j2").write_text(HEADER, encoding="utf-8")
    assert settings.templates is not None
    (settings.templates / "header.j2").symlink_to(tmp_path / "shared.j2")
    assert generate([settings]).exit_code == 0


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("{% macro other() %}{% endmacro %}\n", "does not define the macro 'header_lines'", ""),
        ("{% macro header_lines(header) %}\n", "missing `endmacro` at the end", ""),
        (
            "{% macro header_lines(header) %}{{ header.marker | coment }}{% endmacro %}\n",
            "unknown filter 'coment'",
            "did you mean `comment`?",
        ),
        (
            "{% macro header_lines(header) %}{% fro x in [1] %}{% endmacro %}\n",
            "expected `endmacro`, found `fro`",
            "",
        ),
    ],
)
def test_a_template_with_a_mistake_is_a_finding_in_plain_words(
    settings: Settings, text: str, message: str, hint: str
) -> None:
    write(settings, "header.j2", text)
    finding = only_finding(settings)
    assert finding.rule == "template-failed"
    assert message in finding.message
    assert hint in finding.hint
