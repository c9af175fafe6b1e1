"""The error of a command line that cannot be run."""

from __future__ import annotations


class UsageError(Exception):
    """A command line that cannot be run: what is wrong with it, and for which command's help."""

    def __init__(self, message: str, command: str = "") -> None:
        super().__init__(message)
        self.command = command
