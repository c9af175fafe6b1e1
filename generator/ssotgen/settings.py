"""Settings: where the spec, the output and the sources of a project are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What a command works on, with every path absolute.

    `root` is the project's folder: the one that holds the settings file, else the working
    directory. `output` is the folder that the package path starts in. `templates` is a folder of
    user templates that stand before the built-in ones, or None. `flags` are the command-line
    options that were given for the settings, as a person would type them again.
    """

    root: Path
    spec: Path
    output: Path
    templates: Path | None = None
    sources: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
