"""How text is shown: the colours, the links and the width that its reader can have."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from ssotgen.diagnostics.finding import Severity
from ssotgen.diagnostics.record import record

BOLD, RED, GREEN, YELLOW, BLUE, CYAN = "1", "31", "32", "33", "34", "36"
SEVERITY_COLOR = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.NOTE: CYAN}

PIPE_WIDTH = 100
"""Cells of a line of source where nobody says how many there are."""

_NARROWEST = 40
_USUAL = 80


@record
class Look:
    """What the reader of a text can have.

    `width` is that of the terminal, at which text is wrapped; None in a pipe, where a message is
    one line for whatever reads it.
    """

    color: bool = False
    links: bool = False
    width: int | None = None

    @property
    def source_width(self) -> int:
        """The cells that a line of source may take, its line number included."""
        return PIPE_WIDTH if self.width is None else self.width

    def paint(self, text: str, code: str) -> str:
        """Return `text` in a colour, if colours are wanted."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text

    def link(self, text: str, uri: str) -> str:
        """Return `text` as a link to `uri` (OSC 8), if links are wanted."""
        return f"\x1b]8;;{uri}\x1b\\{text}\x1b]8;;\x1b\\" if self.links and uri else text

    def link_to_file(self, text: str, path: str) -> str:
        """Return `text` as a link to a file, if links are wanted and the file exists."""
        if not self.links or not Path(path).exists():
            return text
        return self.link(text, Path(path).absolute().as_uri())


PLAIN = Look()
"""Text for a pipe: no colours, no links, no wrapping."""


def terminal_look(*, color: bool) -> Look:
    """Return the look of the terminal that stdout is."""
    return Look(color=color, links=color and _has_links(), width=terminal_width())


def terminal_width() -> int:
    """Return the cells of a line of the terminal, those of `COLUMNS` where that is set."""
    # shutil asks in the same way, but takes longer to import than all else that is done here.
    try:
        columns = int(os.environ.get("COLUMNS", ""))
    except ValueError:
        columns = 0
    if columns <= 0 and sys.__stdout__ is not None:
        with contextlib.suppress(OSError, ValueError):
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns
    return max(_NARROWEST, columns if columns > 0 else _USUAL)


def _has_links() -> bool:
    """Return whether the terminal shows links; those that do not know them leave them out, but for
    a few."""
    forced = os.environ.get("FORCE_HYPERLINK")
    if forced is not None:
        return forced != "0"
    return os.environ.get("TERM", "dumb") not in ("dumb", "linux", "unknown")
