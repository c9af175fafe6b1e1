"""Typed look-ups in the plain data of a document: the value if it has the type, else nothing."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ssotgen.diagnostics.finding import Location
from ssotgen.spec.model import Deprecation, Source, Text
from ssotgen.spec.yaml.document import YamlMapping, YamlSequence


def text(node: YamlMapping, key: str, default: str = "") -> str:
    """Return the text under `key`, or `default`."""
    value = node.get(key)
    return value if isinstance(value, str) else default


def flag(node: YamlMapping, key: str, default: bool) -> bool:
    """Return the boolean under `key`, or `default`."""
    value = node.get(key)
    return value if isinstance(value, bool) else default


def number(node: YamlMapping, key: str) -> int | float | None:
    """Return the number under `key`, or None."""
    value = node.get(key)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def limit(node: YamlMapping, key: str) -> int | float | str | None:
    """Return the number or the text under `key`, or None."""
    value = node.get(key)
    return value if isinstance(value, str) else number(node, key)


def integer(node: YamlMapping, key: str) -> int | None:
    """Return the whole number under `key`, or None."""
    value = number(node, key)
    return value if isinstance(value, int) else None


def mapping(node: YamlMapping, key: str) -> YamlMapping | None:
    """Return the mapping under `key`, or None."""
    value = node.get(key)
    return value if isinstance(value, YamlMapping) else None


def texts(node: YamlMapping, key: str, pointer: str) -> tuple[Text, ...]:
    """Return the texts in the sequence under `key`, each with its place."""
    value = node.get(key)
    if not isinstance(value, YamlSequence):
        return ()
    return tuple(
        Text(item, value.at(index, f"{pointer}/{key}/{index}"))
        for index, item in enumerate(value)
        if isinstance(item, str)
    )


def deprecation(node: YamlMapping, pointer: str) -> Deprecation | None:
    """Return what `deprecated` says, or None where the entry has no such key."""
    found = mapping(node, "deprecated")
    if found is None:
        return None
    here = f"{pointer}/deprecated"
    return Deprecation(
        since=text(found, "since"),
        use=text(found, "use"),
        reason=text(found, "reason"),
        location=node.at_key("deprecated", here),
        source=Source(found, here),
        remove_in=text(found, "remove_in"),
        remove_after=text(found, "remove_after"),
    )


def step(pointer: str, key: str) -> str:
    """Return the JSON Pointer of `key` below `pointer`, escaped as RFC 6901 says."""
    if "~" in key or "/" in key:
        key = key.replace("~", "~0").replace("/", "~1")
    return f"{pointer}/{key}"


def inside(location: Location, written: str, offset: int) -> Location:
    """Return the place of the character at `offset` (from 0) of the scalar at `location`.

    Where the scalar stands on one line as it is, that is the very character; where it was written
    with escapes or over several lines, it is where the scalar starts.
    """
    try:
        path = Path(location.path).resolve()
        state = path.stat()
        lines = _lines(path, state.st_mtime_ns, state.st_size)
    except (OSError, UnicodeError):
        return location
    line = lines[location.line - 1] if location.line <= len(lines) else ""
    begins = location.column - 1
    quotes = 1 if line[begins : begins + 1] in ("'", '"') else 0
    if not line.startswith(written, begins + quotes):
        return location
    column = location.column + quotes + min(offset, max(len(written) - 1, 0))
    return Location(location.path, location.line, column, location.pointer)


@lru_cache(maxsize=1)
def _lines(path: Path, _changed_at: int, _size: int) -> list[str]:
    """Return the lines of a file as it is now. They are kept for the next fault, which mostly is in
    the same file: without that, a long file full of faults takes quadratic time."""
    with path.open(encoding="utf-8-sig", newline="\n") as file:
        return list(file)
