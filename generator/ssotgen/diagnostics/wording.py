"""How a piece of a spec is quoted in a message: on one line, printable, and not too long."""

from __future__ import annotations

from ssotgen.diagnostics.printable import visible

MAX_QUOTED = 60
"""Characters of a value that a message repeats; people know their value by its beginning."""


def shorten(text: str) -> str:
    """Return `text` printable and cut to MAX_QUOTED characters."""
    if len(text) > MAX_QUOTED:
        return visible(text[: MAX_QUOTED - 3]) + "..."
    return visible(text)


def quoted(text: str) -> str:
    """Return `text` in quotes, printable and cut: the form of names and values in messages."""
    return f"'{shorten(text)}'"


def yaml_quoted(text: str) -> str:
    """Return `text` as a person would quote it in YAML to have it read as text."""
    return "'" + shorten(text).replace("'", "''") + "'"


def listed(names: list[str] | tuple[str, ...], last: str = "or") -> str:
    """Return names as a phrase: `a`, `a or b`, `a, b or c`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
