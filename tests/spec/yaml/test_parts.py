"""A document that is read by its parts, as an editor's is, is the same as one read as a whole."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from ssotgen.diagnostics.finding import Finding
from ssotgen.spec.yaml.document import Document, YamlMapping, YamlSequence
from ssotgen.spec.yaml.read import KnownDocuments, Reading, read_contents

ROOT = Path(__file__).parents[3]
PATH = "spec/x.yaml"

PIECES = (
    *("", ":", ": ", ",", "x", "on", "1_0", "{", "}", "[", "]", '"', "'"),
    *("#", "- ", "? ", "  ", "\t"),
    *("\n", "\n\n", "\r\n", "\r", "\u2028", "\u00a0", "\U0001f600", "|\n", ">\n", "|+\n"),
    *("&a ", "*a", "<<: ", "!!str ", "---\n", "...\n", "%YAML 1.1\n", "enums:\n", "on:\n"),
    "# ssotgen: ignore[unknown-name] for now\n",
)  # fmt: skip
"""What an edit puts in: all that YAML has a meaning for."""

HARD = """\
# A comment above.
---
project: {name: jobs, package: jobs.ssot,
  summary: "Two
  lines"}  # and a comment
enums:  # theirs

  # of the first
  State:
    summary: >
      Folded text,

      in two paragraphs.
    members: {ON: "on", OFF: 'o''ff', 'N': }
  Kind:
    members:
      - a
      -
        b: [c, {d: e}]
    text: |+
      kept

  "quoted": {x: 1}
  Other: {}
layers:
    standard:
        FAST: {timeout: 5}
features: {}
"""


def edited(text: str, chance: random.Random) -> str:
    """Return a text with a random edit."""
    at = chance.randrange(len(text) + 1)
    lines, words = text.split("\n"), text.split(" ")
    number = chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            return text[:at] + chance.choice(PIECES) + text[at + chance.randrange(3) :]
        case 1:
            lines.insert(chance.randrange(len(lines)), lines.pop(number))
        case 2:
            words[chance.randrange(len(words))] = chance.choice(words)
            return " ".join(words)
        case 3:
            lines.insert(number, chance.choice(lines))
        case 4:
            lines[number] = chance.choice(("", " ", "  ", "    ")) + lines[number].lstrip()
        case _:
            return text[:at] + text[at + chance.randrange(40) :]
    return "\n".join(lines)


def everything(value: Any) -> Any:
    """Return a value with the position of everything in it."""
    if isinstance(value, YamlMapping):
        below = [(key, value.marks[key], everything(each)) for key, each in value.items()]
        return (value.line, value.column, value.text.path, below)
    if isinstance(value, YamlSequence):
        return (value.line, value.column, value.marks, [everything(each) for each in value])
    return (type(value), value)


def contents(reading: Reading) -> tuple[Any, list[Finding]]:
    documents = [
        (each.source, everything(each.data), each.suppressions, each.lost)
        for each in reading.documents
    ]
    return documents, sorted(reading.findings, key=lambda each: (each.sort_key, each.hint))


def read(text: str, known: KnownDocuments | None = None) -> Reading:
    return read_contents([(PATH, text.encode())], "spec", (), known)


def document(text: str, known: KnownDocuments) -> Document:
    return read(text, known).documents[0]


def texts() -> list[str]:
    return [HARD, *((path.read_text(encoding="utf-8")) for path in (ROOT / "spec").glob("*.yaml"))]


def compare(seed: int, rounds: int) -> int:
    """Edit documents at random; return how often one was read by its parts."""
    chance, by_parts = random.Random(seed), 0
    for _ in range(rounds):
        first = text = chance.choice(texts())
        known = KnownDocuments()
        for _ in range(20):
            reading = read(text, known)
            by_parts += bool(reading.documents and reading.documents[0].parts)
            assert contents(reading) == contents(read(text)), text
            text = edited(chance.choice((first, text, text)), chance)
    return by_parts


def test_reading_by_parts_is_reading_the_whole() -> None:
    assert compare(seed=1, rounds=12) > 60


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 6))
def test_reading_by_parts_is_reading_the_whole_after_many_edits(seed: int) -> None:
    assert compare(seed, rounds=300) > 1_500


@pytest.mark.parametrize("text", texts())
def test_a_spec_in_order_is_read_by_its_parts(text: str) -> None:
    known = KnownDocuments()
    assert len(document(text, known).parts) > 1
    assert contents(read(text, known)) == contents(read(text))


def test_an_entry_that_does_not_change_is_not_read_again() -> None:
    known = KnownDocuments()
    before = document("enums:\n  A:\n    x: 1\n  B:\n    x: 2\n", known).data
    after = document("enums:\n  A:\n    x: 3\n  B:\n    x: 2\n", known).data
    assert before is not None and after is not None
    assert after["enums"]["A"] == {"x": 3}
    assert after["enums"]["B"] is before["enums"]["B"]


def test_what_was_done_to_an_entry_is_forgotten_where_it_is_to_be() -> None:
    known = KnownDocuments()
    first = read("enums:\n  A:\n    sumary: a\n  B:\n    sumary: b\n", known)
    assert first.documents[0].data is not None
    places = []
    for entry in first.documents[0].data["enums"].values():
        entry["summary"] = entry.pop("sumary")
        places.append(entry.here())
    known.forget(places)
    again = read("enums:\n  A:\n    sumary: a\n  B:\n    sumary: b\n", known)
    assert again.documents[0].data == {"enums": {"A": {"sumary": "a"}, "B": {"sumary": "b"}}}
