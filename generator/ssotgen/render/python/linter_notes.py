"""What the header of a generated module says to linters that nothing in the module can satisfy."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ssotgen.render.python.code import LINE_LENGTH

_PATTERNS = {
    "E501": rf"\n.{{{LINE_LENGTH + 1}}}",
    "E741": r"\n +[lIO](?:: | = |,\n)",
    "E742": r"\nclass [lIO]\b",
    "RUF009": r"\n    \w+: [^=\n]+ = "
    r"(?!dataclasses\.field|timedelta|Decimal|Path|frozenset)\w+(?:\.\w+)?\(",
}
"""What tells of a line too long to break, of names of the spec that look like digits, and of a
default that a call makes, as `datetime.fromisoformat()` does. Ruff knows that what some others make
cannot be changed.

Each begins with a line break, for which `re` searches much faster than for the start of a line.
"""
_FLAKE8 = ("E501", "E741", "E742")
_RUFF = ("E741", "E742", "RUF009")

_DATACLASS = "@dataclasses.dataclass"
_DEPRECATED = "@deprecated("


def linter_notes(blocks: Sequence[str]) -> str:
    """Return comments for the linters that would report something, a line each."""
    text = "\n".join(["", *blocks, ""])
    found = {code for code, pattern in _PATTERNS.items() if re.search(pattern, text)}
    if _DATACLASS not in text:
        found.discard("RUF009")
    flake8 = [code for code in _FLAKE8 if code in found]
    ruff = [code for code in _RUFF if code in found]
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
