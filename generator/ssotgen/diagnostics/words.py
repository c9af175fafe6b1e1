"""Words in a line of text: how far the thing goes that a finding points to."""

from __future__ import annotations

import re

_WORD = r"""(?x)
        \#.*                                         # a comment
      | "(?:[^"\\]|\\.)*"? | '(?:[^']|'')*'?         # text in quotes
      | \w+(?:[.-]\w+)*                              # a name, a dotted name, a number
      | [][(){},]                                    # a bracket, a comma
      | [^\w\s"'#][^\w\s"'#\[\](){},]*               # an operator
    """


def word_end(line: str, column: int) -> int:
    """Return the column just behind the word that begins at `column` (from 1) of a line; at least
    one more than `column`."""
    found = re.compile(_WORD).match(line, column - 1)
    return max(column + 1, found.end() + 1 if found else 0)
