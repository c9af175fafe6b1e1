"""Layout: black's, with a Mode that hangs on nobody's settings."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ssotgen.render.code import LINE_LENGTH

if TYPE_CHECKING:
    import black


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
