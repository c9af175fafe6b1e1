"""The progress of a command that reads many files, on the last line of a terminal."""

from __future__ import annotations

import argparse
import sys
import time

from ssotgen.cli.console import is_terminal


def progress_bar(arguments: argparse.Namespace) -> ProgressBar | None:
    """Return what shows the progress, None where nobody looks."""
    if arguments.quiet or not is_terminal(sys.stderr):
        return None
    return ProgressBar()


class ProgressBar:
    """Shows on one line of a terminal how much is done and how fast, and clears it at the end."""

    _WIDTH = 24

    def __init__(self) -> None:
        self._started = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` files are done."""
        self.say("" if done >= total else self._text(done, total))

    def _text(self, done: int, total: int) -> str:
        filled = self._WIDTH * done // total
        rate = done / max(time.monotonic() - self._started, 1e-6)
        bar = "#" * filled + "." * (self._WIDTH - filled)
        return f"[{bar}] {done} of {total} files, {rate:,.0f} a second"

    def say(self, text: str) -> None:
        """Show what is being done; an empty text takes the line away."""
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()
