"""Formatting keeps what a document says, its comments and what is generated from it."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from support.example_counts import examples
from support.spec_values import Data
from support.specs import spec_data
from support.yaml_text import to_yaml

from ssotgen.app.fmt import format_text
from ssotgen.render.files import render_files
from ssotgen.resources import spec_schema
from ssotgen.settings.settings import Settings
from ssotgen.spec.format.layout import format_document
from ssotgen.spec.format.order import key_rank
from ssotgen.spec.format.source_tree import NotFormattableError
from ssotgen.spec.load import load_spec
from ssotgen.spec.yaml.anchors import Budget
from ssotgen.spec.yaml.read import read_document

REPOSITORY = Path(__file__).parents[3]
DOCUMENTS = {
    path.read_bytes(): path
    for folder in ("spec", "generator/ssotgen/resources", "tests/cases")
    for path in sorted((REPOSITORY / folder).rglob("*.y*ml"), reverse=True)
    if path.is_file()
}
"""Each document here, by what it says: many cases have the same one."""

SENTENCE = "A text that is far too long to stand on one line together with all the rest."
ROOMY = """\
# yaml-language-server: $schema=x

enums:   # all of them
    B:
        members: {ONE: 'one',
            TWO: "two"}
        # why B has a base
        base:    StrEnum    # text


        summary:   'A kind.'
        # reserved: [OLD]
    A:
        reserved: [ "X", 'Y' ]
        summary: "Note: a colon."
        members:
            ON: {summary: Word., value: "on"}
            # the last
            LONG: {value: long, summary: SENTENCE}
    C:
        groups:
            FEW:
                summary: Not many.
                members: [ ONE ]
        members:
            ONE: {deprecated: {since: "1"}, summary: First., label: One, value: one}
        attributes:
            label: "str"
            colour: {summary: Its colour., default: red, type: str}
features:
    Link:
        probe: {tcp: {timeout_seconds: 2, port: 1, host: h}}
        summary: A server.
project:
    package: "a.b"
    name: n
    license_header: |
        One.

          Two.
    summary: >-
        Some
        text.
    target_python: "3.10"
# the end
"""

TIDY = """\
# yaml-language-server: $schema=x

project:
  name: n
  package: a.b
  summary: >-
    Some
    text.
  target_python: "3.10"
  license_header: |
    One.

      Two.
features:
  Link:
    summary: A server.
    probe: {tcp: {host: h, port: 1, timeout_seconds: 2}}
enums:   # all of them
  B:
    summary: A kind.
    # why B has a base
    base: StrEnum           # text
    members: {ONE: one, TWO: two}
    # reserved: [OLD]
  A:
    summary: "Note: a colon."
    members:
      ON: {value: "on", summary: Word.}
      # the last
      LONG:
        value: long
        summary: SENTENCE
    reserved: [X, Y]
  C:
    attributes:
      label: str
      colour: {type: str, default: red, summary: Its colour.}
    members:
      ONE: {value: one, label: One, summary: First., deprecated: {since: "1"}}
    groups:
      FEW: {members: [ONE], summary: Not many.}
# the end
"""


def test_a_document_is_laid_out() -> None:
    roomy, tidy = (text.replace("SENTENCE", SENTENCE) for text in (ROOMY, TIDY))
    assert format_text(roomy) == tidy
    assert format_text(tidy) == tidy


@pytest.mark.parametrize(
    "text",
    ["a: &x 1\nb: *x\n", "a: !!str 1\n", "--- \na: 1\n", "%YAML 1.1\n---\na: 1\n", "- a\n"],
)
def test_what_is_not_understood_is_left_alone(text: str) -> None:
    with pytest.raises(NotFormattableError):
        format_text(text)


@pytest.mark.parametrize(
    "value",
    [
        "on",
        "1.10",
        "a: b",
        "a #b",
        "#a",
        "[x",
        "it's",
        'a "b"',
        "",
        " a",
        "~",
        "2026-01-01",
        "é\u00a0",
        "a\tb",
        "is it? on",
        "\u00adsoft",
        "soft\u00ad",
        "\u200b",
    ],
)
def test_quotes_stay_where_they_are_needed(value: str) -> None:
    text = (
        f"enums:\n  A:\n    summary: {json.dumps(value)}\n    members: {{X: {json.dumps(value)}}}\n"
    )
    formatted = format_text(text)
    assert read_document("a.yaml", formatted.encode(), Budget(1000))[1] == []
    made = yaml.safe_load(formatted)
    assert made["enums"]["A"] == {"summary": value, "members": {"X": value}}


def test_a_question_in_a_block_stays_readable_on_one_line() -> None:
    text = "enums:\n  A:\n    members:\n      X:\n        value: x\n        summary: Is it on?\n"
    assert '{value: x, summary: "Is it on?"}' in format_text(text)


@pytest.mark.parametrize(
    "path", sorted(DOCUMENTS.values()), ids=lambda path: str(path.relative_to(REPOSITORY))
)
def test_every_document_here_keeps_its_comments(path: Path) -> None:
    try:
        text = path.read_text(encoding="utf-8")
        made = format_text(text)
    except (NotFormattableError, yaml.YAMLError, UnicodeDecodeError):
        return
    if made == text:
        return
    assert format_document(made) == made
    comments = re.compile(r"(?m)(?:^|\s)(#.*?)\s*$")
    assert sorted(comments.findall(made)) == sorted(comments.findall(text.replace("\r\n", "\n")))


@settings(max_examples=examples(4, 20))
@given(spec_data())
def test_nothing_that_is_generated_changes(data: Data) -> None:
    _generates_the_same(data)


@pytest.mark.long
@settings(max_examples=200)
@given(spec_data())
def test_nothing_that_is_generated_changes_often(data: Data) -> None:
    _generates_the_same(data)


_LINE = re.compile(r"(?<=spec/a\.yaml):\d+")
"""The line of a definition, which the reference site shows."""


def _generates_the_same(data: Data) -> None:
    text = to_yaml(data)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "spec").mkdir()
        made = []
        for each in (text, format_text(text)):
            (folder / "spec" / "a.yaml").write_text(each, encoding="utf-8", newline="\n")
            where = Settings(root=folder, spec=folder / "spec", output=folder / "generated")
            spec = load_spec(where).spec
            assert spec is not None
            files = render_files(spec, where)
            made.append([(file.path, _LINE.sub("", file.text)) for file in files])
        assert made[0] == made[1]


@pytest.mark.parametrize("kind", ["project", "feature", "enum", "member", "dataclass", "field"])
def test_every_key_has_a_place(kind: str) -> None:
    schema = json.loads(spec_schema())
    definition = schema["$defs"].get(kind) or schema["properties"][kind]
    forms = (definition, *definition.get("anyOf", ()), *definition.get("oneOf", ()))
    keys = {key for form in forms for key in form.get("properties", ())}
    assert "summary" in keys
    assert [key for key in keys if key_rank(kind, key) == key_rank(kind, "")] == []
