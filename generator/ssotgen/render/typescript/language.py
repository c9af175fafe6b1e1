"""TypeScript as a language of generated files. Its templates lay it out; nothing parses it."""

from __future__ import annotations

import re

from ssotgen.render.language import Language, accept_any_text
from ssotgen.render.typescript import source

_TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|[\w$]+|\S""",
    re.DOTALL,
)


def _blank_lines(before: str, after: str) -> int:
    """Return how many blank lines are between two blocks: none between lines of comment."""
    return 0 if before.startswith("//") and after.startswith("//") else 1


def _same(one: str, other: str) -> bool:
    """Whether two texts have the same tokens and comments."""
    return _tokens(one) == _tokens(other)


def _tokens(text: str) -> list[str]:
    found: list[str] = _TOKEN.findall(text)
    return [" ".join(each.split()) if each.startswith("/*") else each for each in found]


TYPESCRIPT = Language(
    name="typescript",
    title="TypeScript",
    suffix=".ts",
    filters={
        "comment": source.comment,
        "doc": source.doc,
        "key": source.key,
        "literal": source.literal,
        "name": source.name,
    },
    suggested_filter="literal",
    filters_by_name={
        **dict.fromkeys(("license", "marker", "command"), "comment"),
        "doc": "doc",
        "name": "name",
    },
    blank_lines=_blank_lines,
    parse=accept_any_text,
    same=_same,
)
