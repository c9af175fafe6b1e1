"""Layout: black's, with a Mode that hangs on nobody's settings.

The emitters and the built-in templates lay out what they make as black would, so black, which takes
longer than all the rest, is asked only about a block that construction cannot vouch for. That they
agree is a property that the tests hold over whole specs, and what `check --verify-layout` asks.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ssotgen.render.code import LINE_LENGTH

if TYPE_CHECKING:
    import black


def is_settled(source: str) -> bool:
    """Whether black would leave `source`, given that emitters and built-in templates made it.

    They choose quotes, brackets and blank lines as black does, but none of them breaks a statement
    that is too long for its line. Docstrings and comments may be: black does not break those.
    """
    return all(
        len(line) <= LINE_LENGTH or line.lstrip().startswith(('"""', "# "))
        for line in source.split("\n")
    )


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

    return black.Mode(
        target_versions={black.TargetVersion.PY310},
        line_length=LINE_LENGTH,
        string_normalization=True,
        magic_trailing_comma=True,
        preview=False,
    )
