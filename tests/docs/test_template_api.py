"""docs/template-reference.md lists the values and filters of templates, from their docstrings."""

from __future__ import annotations

import ast
import inspect
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from ssotgen.render.custom import views
from ssotgen.render.custom.languages import LANGUAGES

PAGE = Path(__file__).parents[2] / "docs" / "template-reference.md"
UPDATE = "run: SSOTGEN_UPDATE_CASES=1 python -m pytest tests/docs/test_template_api.py"
_VALUES = re.compile(r"(?<=lists and mappings\.\n\n).*?(?=## Filters)", re.DOTALL)
_FILTERS = re.compile(r"(?<=line of the\ntemplate\.\n\n).*\Z", re.DOTALL)


def values() -> Iterator[str]:
    """Yield the lines about the views, that of the spec first."""
    classes = [
        node for node in ast.parse(inspect.getsource(views)).body if isinstance(node, ast.ClassDef)
    ]
    for node in sorted(classes, key=lambda each: each.name != "SpecView"):
        yield from (f"### {node.name}", "", ast.get_docstring(node) or "", "")
        yield from ("| name | type | is |", "|---|---|---|")
        for field, doc in zip(node.body[1::2], node.body[2::2], strict=True):
            assert isinstance(field, ast.AnnAssign) and isinstance(doc, ast.Expr)
            kind = ast.unparse(field.annotation).replace("|", "\\|")
            assert isinstance(doc.value, ast.Constant)
            text = " ".join(str(doc.value.value).split()).rstrip(".").replace("|", "\\|")
            yield f"| `{ast.unparse(field.target)}` | `{kind}` | {text[:1].lower()}{text[1:]} |"
        yield ""


def filters() -> Iterator[str]:
    """Yield the lines about the filters, those of all languages first."""
    yield from ("| filter | languages | |", "|---|---|---|")
    languages = defaultdict(list)
    for language in LANGUAGES.values():
        for name, function in language.filters.items():
            doc = " ".join((inspect.getdoc(function) or "").split("\n\n")[0].split())
            doc = doc.partition(" Raises ")[0]
            languages[name, doc.removeprefix("Return ").replace("|", "\\|")].append(language.name)
    for (name, doc), used in sorted(languages.items(), key=lambda each: (-len(each[1]), each[0])):
        listed = "all" if len(used) == len(LANGUAGES) else ", ".join(used)
        yield f"| `{name}` | {listed} | {doc} |"
    yield ""


@pytest.mark.parametrize(("pattern", "lines"), [(_VALUES, values), (_FILTERS, filters)])
def test_the_page_lists_them_all(pattern: re.Pattern[str], lines: Iterator[str]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(pattern.findall(text)) == 1
    wanted = "".join(f"{line}\n" for line in lines())
    made = pattern.sub(lambda _: wanted, text)
    if os.environ.get("SSOTGEN_UPDATE_CASES") == "1":
        PAGE.write_text(made, encoding="utf-8", newline="\n")
        text = made
    assert text == made, UPDATE
