"""The header of a generated file: licence, marker, and the command that makes it again.

It holds no time, no version and no absolute path, so that two branches merge and the same spec
gives the same bytes everywhere.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ssotgen.diagnostics.marker import MARKER
from ssotgen.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the module's docstring."""

    license: str
    marker: str
    command: str


def make_header(license_text: str, settings: Settings) -> Header:
    """Return the header of the files that `settings` lead to."""
    return Header(
        license=license_text.strip("\n"),
        marker=marker_line(settings),
        command=f"Change the spec instead, then run: {_command(settings)}",
    )


def marker_line(settings: Settings) -> str:
    """Return the line that marks a file as made from this project's spec."""
    return f"{MARKER} from {_from_root(settings.spec, settings.root)}/ - do not edit."


def _command(settings: Settings) -> str:
    """Return the command that makes the files, as typed in the project's folder.

    A flag that says what holds without it is left out, so that it does not show in the output.
    """
    words = ["ssotgen generate"]
    usual = {"--spec": settings.root / "spec", "--output": settings.root / "generated"}
    places = {
        "--spec": settings.spec,
        "--output": settings.output,
        "--templates": settings.templates,
    }
    for flag, path in places.items():
        if flag in settings.flags and path is not None and path != usual.get(flag):
            words.append(f"{flag} {_from_root(path, settings.root)}")
    return " ".join(words)


def _from_root(path: Path, root: Path) -> str:
    """Return `path` as seen from the project's folder, or its name where no such way exists."""
    try:
        return Path(os.path.relpath(path, root)).as_posix()
    except ValueError:
        return path.name
