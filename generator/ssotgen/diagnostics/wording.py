"""How a piece of a spec is quoted in a message: on one line, printable, and not too long; and
where a word ends that a message points to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ssotgen.diagnostics.printable import visible

MAX_QUOTED = 60
"""Characters of a value that a message repeats; people know their value by its beginning."""

_WORD = r"""(?x)
        \#.*                                         # a comment
      | "(?:[^"\\]|\\.)*"? | '(?:[^']|'')*'?         # text in quotes
      | \w+(?:[.-]\w+)*                              # a name, a dotted name, a number
      | [][(){},]                                    # a bracket, a comma
      | [^\w\s"'#][^\w\s"'#\[\](){},]*               # an operator
    """


def shorten(text: str) -> str:
    """Return `text` printable and cut to MAX_QUOTED characters."""
    if len(text) > MAX_QUOTED:
        return visible(text[: MAX_QUOTED - 3]) + "..."
    return visible(text)


def quoted(text: str) -> str:
    """Return `text` in quotes, printable and cut: the form of names and values in messages."""
    return f"'{shorten(text)}'"


def yaml_string(text: str) -> str:
    """Return `text` as a person would write it in YAML to have it read as a string."""
    if not set(text) & {'"', "\\"} and text.isprintable():
        return f'"{text}"'
    if text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return '"' + visible(text.replace("\\", "\\\\").replace('"', '\\"')) + '"'


def counted(count: int, noun: str) -> str:
    """Return `1 file` or `2 files`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def coded(names: Sequence[str], last: str = "or") -> str:
    """Return names that can be written as a phrase: `` `a`, `b` or `c` ``."""
    return listed([f"`{name}`" for name in names], last)


def a_or_an(noun: str) -> str:
    """Return the noun behind its indefinite article."""
    return f"{'an' if noun[:1].lower() in 'aeio' else 'a'} {noun}"


def listed(names: list[str] | tuple[str, ...], last: str = "or") -> str:
    """Return names as a phrase: `a`, `a or b`, `a, b or c`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def word_end(line: str, column: int) -> int:
    """Return the column just behind the word that begins at `column` (from 1) of a line; at least
    one more than `column`."""
    found = re.compile(_WORD).match(line, column - 1)
    return max(column + 1, found.end() + 1 if found else 0)
