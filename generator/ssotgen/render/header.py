"""The header of a generated file: licence, marker, and the command that makes it again.

It holds no time, no version, no absolute path and not the folder that is written to, so that two
branches merge and the same spec gives the same bytes everywhere.
"""

from __future__ import annotations

import shlex

from ssotgen.diagnostics.marker import marker_line
from ssotgen.diagnostics.record import record
from ssotgen.settings.place import path_from
from ssotgen.settings.settings import Settings


@record
class Header:
    """What is above the module's docstring."""

    license: str
    marker: str
    command: str

    @property
    def text(self) -> str:
        """All of it, for languages without comments."""
        return "\n".join([self.marker, self.command, *([self.license] if self.license else [])])


def make_header(license_text: str, settings: Settings) -> Header:
    """Return the header of the files that `settings` lead to."""
    return Header(
        license=license_text.strip("\n"),
        marker=marker_line(settings.spec_name),
        command=f"Change the spec instead, then run: {_command(settings)}",
    )


def _command(settings: Settings) -> str:
    """Return the command that makes the files, as typed at the top of the repository.

    A flag that says what holds without it is left out, so that it does not show in the output.
    """
    words = ["ssotgen", *(("-C", settings.place) if settings.place else ()), "generate"]
    usual = {"--spec": settings.root / "spec"}
    for flag, path in (("--spec", settings.spec), ("--templates", settings.templates)):
        if flag in settings.flags and path is not None and path != usual.get(flag):
            words += [flag, path_from(path, settings.root)]
    return shlex.join(words)
