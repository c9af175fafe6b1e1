"""Comments that are lines of their own."""

from __future__ import annotations

import re

from markupsafe import Markup

from ssotgen.diagnostics.printable import visible
from ssotgen.render.language import Filter


def line_comment(begin: str, end: str = "") -> Filter:
    """Return the filter that makes text comment lines, each between `begin` and `end`."""

    # HTML takes `--!>` for the end of a comment as well.
    ending = re.compile(f"{re.escape(end[:-1])}!?{re.escape(end[-1:])}")

    def comment(text: str, indent: int = 0) -> Markup:
        """Return text as comment lines."""
        lines = [visible(line) for line in text.rstrip("\n").split("\n")]
        if end:
            lines = [
                ending.sub(lambda match: f"{match[0][:1]} {match[0][1:]}", line) for line in lines
            ]
        margin = "\n" + " " * indent
        return Markup(margin.join(f"{begin} {line} {end}".rstrip() for line in lines))

    return comment
