"""Values that a template joins with source: none reaches a file without a filter."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssotgen.render.custom.languages import LANGUAGES
from ssotgen.render.gate import UnmarkedValueError
from ssotgen.render.jinja import make_environment

VALUES = {"name": "it's *x*", "count": 5, "rows": [1, 2]}


def printed(folder: Path, template: str) -> str:
    (folder / "t.j2").write_text(template, encoding="utf-8")
    return make_environment(LANGUAGES["sql"], (folder,)).get_template("t.j2").render(VALUES)


@pytest.mark.parametrize(
    "expression",
    [
        "(name | literal) ~ name",
        "name | literal + name",
        "name ~ (name | literal)",
        "'SELECT ' ~ name",
        "'SELECT ' + name",
        "'SELECT %s' % (name | literal)",
        "('%s' | literal) % name",
        "(count | literal) ~ count",
    ],
)
def test_what_is_joined_with_a_value_is_not_source(tmp_path: Path, expression: str) -> None:
    with pytest.raises(UnmarkedValueError):
        printed(tmp_path, f"{{{{ {expression} }}}}")


@pytest.mark.parametrize("call", ["join([name])", "format(name)", "replace('a', name)"])
def test_no_method_puts_a_value_into_source(tmp_path: Path, call: str) -> None:
    with pytest.raises(Exception, match="is unsafe"):
        printed(tmp_path, f"{{{{ ('a{{}}' | literal).{call} }}}}")


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("(name | literal) ~ '<' ~ (count | literal)", "'it''s *x*'<5"),
        ("(name | literal) + ' & ' + (count | literal)", "'it''s *x*' & 5"),
        ("('<' ~ name) | literal", "'<it''s *x*'"),
        ("('<' + name + '>') | literal", "'<it''s *x*>'"),
        ("(count + 1) | literal", "6"),
        ("(count % 3) | literal", "2"),
        ("('%s!' % name) | literal", "'it''s *x*!'"),
        ("(rows + rows)[3] | literal", "2"),
        ("'{}!'.format(name) | literal", "'it''s *x*!'"),
    ],
)
def test_joined_text_is_as_it_is_written(tmp_path: Path, expression: str, text: str) -> None:
    assert printed(tmp_path, f"{{{{ {expression} }}}}") == text
