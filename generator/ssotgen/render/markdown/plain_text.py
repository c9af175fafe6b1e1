"""Text of a spec inside Markdown."""

from __future__ import annotations

import re

_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|#{}~$&"})
_AT_LINE_START = re.compile(r"^(\d*)([-+=.)])")
"""What begins an item of a list, or makes the line above a heading."""


def markdown_text(text: str) -> str:
    """Return text in which nothing is Markdown or HTML, on one line."""
    return _AT_LINE_START.sub(r"\1\\\2", " ".join(text.split()).translate(_SPECIAL))


def markdown_code(text: str) -> str:
    """Return text as code inside a table cell; empty text stays empty."""
    if not text:
        return ""
    line = " ".join(text.split()).replace("|", "\\|")
    fence = _longer_than_any_in(line)
    pad = " " if "`" in line else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def fenced(text: str, language: str) -> str:
    """Return text as a block of code in a language, whatever backticks it has."""
    fence = max(_longer_than_any_in(text), "```")
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def _longer_than_any_in(text: str) -> str:
    runs = re.findall("`+", text)
    return "`" * (max(map(len, runs), default=0) + 1)
