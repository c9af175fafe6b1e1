"""An output of ssotgen: the enums of a spec as reStructuredText, for Sphinx."""

from __future__ import annotations

import re
from pathlib import Path

_SPECIAL = re.compile(r"([\\*`|_])")


def text(value: object) -> str:
    """Return text, on one line, in which nothing is markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(str(value).split()))


def heading(value: object) -> str:
    """Return a heading."""
    title = text(value)
    return f"{title}\n{'=' * len(title)}"


OUTPUT = {
    "api": 1,
    "summary": "the enums as reStructuredText",
    "templates": Path(__file__).with_name("templates"),
    "template": "enum.rst.j2",
    "path": "docs/{enum.name}.rst",
    "language": {"title": "reStructuredText", "comment": ".."},
    "filters": {"heading": heading, "text": text},
}
"""What the entry point leads to."""
