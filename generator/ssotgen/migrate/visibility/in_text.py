"""Names in files that are not parsed: other text, and Python that has a syntax error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from ssotgen.migrate.visibility.family import Family
from ssotgen.migrate.visibility.rows import Sight, Sighting

_PAGES = frozenset({".md", ".rst", ".txt", ".markdown", ".adoc"})
"""Pages for people; only a doctest in them runs."""

_SETTERS = re.compile(r"\bsetattr\b|\bpatch\b")


def text_sightings(path: str, text: str, family: Family) -> Iterator[Sighting]:
    """Yield the names in a file that is not Python, but for those in a page without a doctest."""
    if is_page(path) and ">>>" not in text:
        return
    yield from _words(path, text, family, Sight.TEXT, Sight.TEXT)


def unparsable_sightings(path: str, text: str, family: Family) -> Iterator[Sighting]:
    """Yield the names in a Python file that cannot be parsed."""
    yield from _words(path, text, family, Sight.UNPARSABLE, Sight.UNPARSABLE_SET)


def is_page(path: str) -> bool:
    """Whether a file is a page for people, such as `guide.md` or `README`."""
    name = PurePath(path)
    return name.suffix.lower() in _PAGES or (not name.suffix and name.name.isupper())


def named_on_page(text: str, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines of a page that name one of the names, each with the first of them."""
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)")
    for number, line in enumerate(text.splitlines(), start=1):
        match = pattern.search(line)
        if match:
            yield number, match[0]


def _words(path: str, text: str, family: Family, read: Sight, written: Sight) -> Iterator[Sighting]:
    sets_any = _SETTERS.search(text) is not None
    for number, line in enumerate(text.splitlines(), start=1):
        for name in dict.fromkeys(family.words.findall(line)):
            if name in family.bound:
                sets = sets_any or re.search(rf"\.{re.escape(name)}\s*=(?!=)", line)
                yield Sighting(name, written if sets else read, path, number)
