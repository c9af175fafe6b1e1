"""Wrapping: sentences in lines that a terminal has room for, with commands and code in one piece.

A command that is cut in two can neither be read well nor be copied.
"""

from __future__ import annotations

import re

from ssotgen.cli.report.cells import cells_of

_WORD = r"(\s*)((?:`[^`]*`|[^\s`]|`)+)"
"""Space, and what stays together behind it: a word, or code in backticks."""

_FENCE = "```"
_AS_IT_IS = r"#|\||$"
_ITEM = r"\s*(?:[-*]|\d+\.) "


def wrapped(text: str, width: int | None, first: str = "", later: str = "") -> str:
    """Return one line of text, wrapped between words where it is wider than `width` cells.

    `first` is what is in front of it, `later` what begins each line that follows. A word that is
    too long for a line is left whole.
    """
    if width is None or cells_of(first) + cells_of(text) <= width:
        return first + text
    lines, line, is_begun = [], first, False
    for space, word in re.findall(_WORD, text):
        if is_begun and cells_of(line) + cells_of(space) + cells_of(word) > width:
            lines.append(line)
            line = later + word
        else:
            line += space + word
        is_begun = True
    return "\n".join([*lines, line])


def wrapped_lines(text: str, width: int | None, later: str = "") -> str:
    """Return several lines of text, each wrapped behind the spaces that it begins with."""
    lines = []
    for line in text.split("\n"):
        margin = line[: len(line) - len(line.lstrip())]
        lines.append(wrapped(line[len(margin) :], width, margin, margin + later))
    return "\n".join(lines)


def wrapped_markdown(text: str, width: int | None) -> str:
    """Return a page of Markdown whose paragraphs are wrapped anew; code and tables stay."""
    if width is None:
        return text
    lines: list[str] = []
    paragraph: list[str] = []
    in_code = False
    for line in [*text.split("\n"), ""]:
        is_fence = line.startswith(_FENCE)
        if in_code or is_fence or re.match(_AS_IT_IS, line) or re.match(_ITEM, line):
            lines += _filled(paragraph, width)
            paragraph = []
        if in_code or is_fence or re.match(_AS_IT_IS, line):
            lines.append(line)
        else:
            paragraph.append(line.strip() if paragraph else line)
        in_code = in_code != is_fence
    return "\n".join(lines[:-1])


def _filled(paragraph: list[str], width: int) -> list[str]:
    if not paragraph:
        return []
    item = re.match(_ITEM, paragraph[0])
    later = " " * len(item[0]) if item else ""
    return wrapped(" ".join(paragraph), width, later=later).split("\n")
