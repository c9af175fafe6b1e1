"""Replacing characters of YAML documents in place, so that comments and layout stay."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.spec.yaml.plain_scalars import resolve

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


@record
class Replacement:
    """`old`, which is at `location`, gives way to `new`."""

    location: Location
    old: str
    new: str


def replaced(text: str, replacements: Iterable[Replacement]) -> str:
    """Return a text with the replacements made; a word that YAML would not read as text, such as
    `NO`, gets quotes where it is all of a plain scalar."""
    lines = _LINES.findall(text)
    places = {(each.location.line, each.location.column): each for each in replacements}
    for (line, column), each in sorted(places.items(), reverse=True):
        row = lines[line - 1]
        before, after = row[: column - 1], row[column - 1 + len(each.old) :]
        new = each.new
        if not isinstance(resolve(new).value, str) or resolve(new).misread:
            alone = re.search(r"(?:^|[\s\[{,])$", before) and re.match(r"\s*(?:[:,\]}#]|$)", after)
            new = f'"{new}"' if alone else new
        lines[line - 1] = before + new + after
    return "".join(lines)
