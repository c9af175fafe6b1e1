"""Layout: black's, with a Mode that depends on nobody's settings.

The emitters and the built-in templates lay out what they make as black would, so black, which takes
longer than all the rest, is asked only about a block that construction cannot vouch for. That they
agree is a property that the tests hold over whole specs, and what `check --verify-layout` asks.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ssotgen.render.python.code import LINE_LENGTH

if TYPE_CHECKING:
    import black

_TEXT = r"""(?:\w+=)?f?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'),?"""
"""An item of an exploded call or collection that is a text."""


def is_formatted(source: str) -> bool:
    """Whether black would leave `source`, given that emitters and built-in templates made it.

    They choose quotes, brackets and blank lines as black does, and break what they know how to
    break. Any other line that is too long is for black to see, unless it is one that black breaks
    no further: of a docstring, a comment, or a text that has the line to itself inside brackets.
    """
    lines = source.split("\n")
    if max(map(len, lines)) <= LINE_LENGTH and (source.isascii() or all(map(_fits, lines))):
        return True
    in_docstring = False
    for line in lines:
        if in_docstring:
            in_docstring = not line.endswith('"""')
            continue
        code = line.lstrip()
        if code.startswith('"""'):
            in_docstring = not code.endswith('"""', 3)
        elif not _fits(line) and not (code.startswith("# ") or re.fullmatch(_TEXT, code)):
            return False
    return True


def _fits(line: str) -> bool:
    """Whether a line is no longer than black allows: to black, East Asian characters are two
    columns wide; none below U+1100 is, and any above may be."""
    if len(line) > LINE_LENGTH or line.isascii():
        return len(line) <= LINE_LENGTH
    return len(line) + sum(each >= "\u1100" for each in line) <= LINE_LENGTH


def lay_out(source: str) -> str:
    """Return `source` as black lays it out, without the newline at its end.

    The target version is fixed at the oldest Python that ssotgen supports, so that neither the
    version at hand nor `target_python` shows in the layout.
    """
    import black

    return black.format_str(source, mode=_mode()).rstrip("\n")


@cache
def _mode() -> black.Mode:
    import black
    from black.mode import TargetVersion

    return black.Mode(
        target_versions={TargetVersion.PY310},
        line_length=LINE_LENGTH,
        string_normalization=True,
        magic_trailing_comma=True,
        preview=False,
    )
