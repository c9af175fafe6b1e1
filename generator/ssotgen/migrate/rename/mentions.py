"""Mentions: strings, comments and pages that name a symbol. Nothing proves that they mean it."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePath

from ssotgen.codebase.node_spans import Place
from ssotgen.diagnostics.marker import spec_named_in
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.rename.use import Certainty, CodeUse

_PAGES = frozenset(
    (".md", ".rst", ".txt", ".yaml", ".yml", ".toml", ".json", ".cfg", ".ini", ".ts", ".js", ".sql")
)
_MIDDLE = getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)


def pattern_of(written: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for a symbol as texts write it."""
    choice = "|".join(re.escape(each) for each in sorted(written, key=len, reverse=True))
    return re.compile(rf"(?<![\w.])(?:[\w.]+\.)?(?:{choice})(?!\w)")


def in_code(
    files: ProjectFiles,
    path: str,
    pattern: re.Pattern[str],
    bare: str,
    taken: Collection[Place],
) -> Iterator[CodeUse]:
    """Yield what the strings and comments of a Python file name, without the places `taken`; the
    word `bare` counts where it is all of a string."""
    spots = {(place.line, place.column) for place in taken}
    data = files.data(path)
    try:
        tokens = list(tokenize.tokenize(io.BytesIO(data).readline))
    except (tokenize.TokenError, SyntaxError, ValueError):
        return
    for token in tokens:
        if token.type in (tokenize.STRING, tokenize.COMMENT, _MIDDLE):
            line, column = token.start
            whole = bare and token.string.strip("\"'") == bare
            wanted = re.compile(re.escape(bare)) if whole else pattern
            for found in matches(path, token.string, wanted, line, column):
                last = found.place.end_column
                inside = {column for at, column in spots if at == found.place.line}
                if not any(found.place.column <= each < last for each in inside):
                    yield found


def on_pages(files: ProjectFiles, pattern: re.Pattern[str]) -> Iterator[CodeUse]:
    """Yield what files that are not Python name, apart from generated ones."""
    for path in files.texts:
        if PurePath(path).suffix.lower() in _PAGES:
            data = files.peek_text(path)
            if spec_named_in(data) is None:
                yield from matches(path, data.decode(errors="replace"), pattern)


def matches(
    path: str, text: str, pattern: re.Pattern[str], line: int = 1, column: int = 0
) -> Iterator[CodeUse]:
    """Yield where a text names something, which begins at a place of a file."""
    for number, row in enumerate(text.split("\n")):
        shift = column if number == 0 else 0
        for match in pattern.finditer(row):
            at = line + number
            place = Place(at, shift + match.start(), at, shift + match.end())
            yield CodeUse(path, place, "text", Certainty.TEXT)
