"""Templates place code and never make it: the gate stops what no filter has marked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, UndefinedError, nodes
from jinja2.exceptions import SecurityError

from ssotgen.render import jinja
from ssotgen.render.gate import UnmarkedValueError
from ssotgen.render.header import Header
from ssotgen.render.jinja import make_environment
from ssotgen.render.outputs import OUTPUTS
from ssotgen.render.python.language import PYTHON
from ssotgen.resources import template_folder

TEMPLATES = sorted(
    path.relative_to(template_folder()).as_posix()
    for path in template_folder().rglob("*.j2")
    if path.parent.name != "site"
)
"""The site's are HTML and Markdown, rendered in an environment of their own."""


def render(source: str, **values: object) -> str:
    return make_environment(PYTHON).from_string(source).render(**values)


@pytest.mark.parametrize("value", ["text", 1, None, True, ["a"]])
def test_a_bare_value_is_refused(value: object) -> None:
    with pytest.raises(UnmarkedValueError):
        render("{{ value }}", value=value)


def test_a_concatenation_is_refused() -> None:
    with pytest.raises(UnmarkedValueError):
        render("{{ value ~ '!' }}", value="text")


def test_an_undefined_name_is_refused() -> None:
    with pytest.raises(UndefinedError):
        render("{{ nothing.name | identifier }}")
    with pytest.raises(UndefinedError):
        render("{% if nothing %}{% endif %}")


def test_the_sandbox_keeps_python_out_of_templates_of_users(tmp_path: Path) -> None:
    source = "{{ value.__class__.__mro__ | identifier }}"
    (tmp_path / "own.j2").write_text(source, encoding="utf-8")
    template = make_environment(PYTHON, tmp_path).get_template("own.j2")
    with pytest.raises((SecurityError, UndefinedError)):
        template.render(value="text")


def test_marked_values_are_printed_as_they_are() -> None:
    assert render("{{ value | literal }}", value='<&"') == "'<&\"'"
    assert render("{% macro m(x) %}{{ x | literal }}{% endmacro %}{{ m('<') }}") == '"<"'


def walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from walk(child)


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_neither_concatenate_nor_use_other_filters(name: str) -> None:
    source = (template_folder() / name).read_text(encoding="utf-8")
    files = [row.output().file for row in OUTPUTS.values()]
    folders = {file.template.split("/")[0]: file.language for file in files}
    language = folders.get(name.split("/")[0], PYTHON)
    tree = make_environment(language).parse(source)
    for node in walk(tree):
        assert not isinstance(node, nodes.Concat | nodes.Add | nodes.Mod), node
        if isinstance(node, nodes.Filter):
            assert node.name in language.filters, node.name


def test_a_folder_of_overrides_stands_before_the_built_in_templates(tmp_path: Path) -> None:
    (tmp_path / "header.j2").write_text("mine", encoding="utf-8")
    assert make_environment(PYTHON, tmp_path).get_template("header.j2").render() == "mine"


def new_environment(monkeypatch: pytest.MonkeyPatch) -> Environment:
    """Return the environment of built-in templates as a new process has it."""
    monkeypatch.setattr(jinja, "_BUILTIN", {})
    return make_environment(PYTHON)


def test_a_built_in_template_is_compiled_once(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    first = new_environment(monkeypatch).get_template("header.j2")
    (kept,) = tmp_path.rglob("header*.pyc")
    content = kept.read_bytes()
    kept.write_bytes(content[:-9])  # damage counts as absence, and is mended
    header = Header(license="", marker="mark", command="make")
    for _ in range(2):
        again = new_environment(monkeypatch).get_template("header.j2")
        rendered = [
            str(each.module.header_lines(header))  # type: ignore[attr-defined]
            for each in (first, again)
        ]
        assert rendered[0] == rendered[1] == "# mark\n# make\n"
    assert kept.read_bytes() != content[:-9]


def test_templates_of_users_are_never_run_from_anything_compiled(
    tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "header.j2").write_text("mine", encoding="utf-8")
    make_environment(PYTHON, tmp_path / "mine").get_template("header.j2").render()
    assert list(tmp_path.rglob("header*")) == [tmp_path / "mine" / "header.j2"]
