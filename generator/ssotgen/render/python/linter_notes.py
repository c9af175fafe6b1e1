"""What the header of a generated module says to linters that nothing in the module can satisfy."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ssotgen.render.python.code import LINE_LENGTH

_FLAKE8 = {
    "E501": re.compile(f"^.{{{LINE_LENGTH + 1}}}", re.MULTILINE),
    "E741": re.compile(r"^ +[lIO](?:: | = |,$)", re.MULTILINE),
    "E742": re.compile(r"^class [lIO]\b", re.MULTILINE),
}
"""What tells of a line too long to break, and of names of the spec that look like digits."""

_RUFF = {
    "E741": _FLAKE8["E741"],
    "E742": _FLAKE8["E742"],
    "RUF009": re.compile(
        r"^    \w+: [^=\n]+ = "
        r"(?!dataclasses\.field|timedelta|Decimal|Path|frozenset)\w+(?:\.\w+)?\(",
        re.MULTILINE,
    ),
}
"""Besides the names, a default that a call makes, as `datetime.fromisoformat()` does. Ruff knows
that what some others make cannot be changed."""

_DATACLASS = "@dataclasses.dataclass"
_DEPRECATED = "@deprecated("


def linter_notes(blocks: Sequence[str]) -> str:
    """Return comments for the linters that would report something, a line each."""
    text = "\n".join(blocks)
    flake8 = [code for code, pattern in _FLAKE8.items() if pattern.search(text)]
    ruff = [code for code, pattern in _RUFF.items() if pattern.search(text)]
    if _DATACLASS not in text and "RUF009" in ruff:
        ruff.remove("RUF009")
    lines: list[str] = []
    if flake8:
        lines.append(f"# flake8: noqa: {', '.join(flake8)}")
    if flake8 or ruff:
        # Ruff reads the other comment too, and reports what it does not look for itself.
        lines.append(f"# ruff: noqa: {', '.join([*ruff, 'RUF100'])}")
    if any(block.startswith(_DEPRECATED) for block in blocks):
        # Within the module, what is deprecated is still in use.
        lines.append("# pyright: reportDeprecated=false")
    return "\n".join(lines)
