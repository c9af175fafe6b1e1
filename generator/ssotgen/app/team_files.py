"""The files that `init` writes for a team: CI, pre-commit and attributes of git."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from ssotgen import __version__
from ssotgen.resources import snippet
from ssotgen.settings.file import SETTINGS_NAME
from ssotgen.settings.place import path_from
from ssotgen.settings.settings import Settings

_WORKFLOWS = Path(".github", "workflows")
_PRE_COMMIT = ".pre-commit-config.yaml"
_ATTRIBUTES = ".gitattributes"


def workflow_path(settings: Settings) -> Path:
    """Return where the workflow goes: the usual name, or, where another project of the repository
    has that, one of its own."""
    folder = (settings.top or settings.root) / _WORKFLOWS
    usual = folder / "ssotgen.yml"
    if not settings.place or not usual.exists():
        return usual
    return folder / f"ssotgen-{re.sub('[^A-Za-z0-9]+', '-', settings.place)}.yml"


def workflow_text(settings: Settings, package: str) -> str:
    """Return the workflow, for the version at hand."""
    return _for_project(snippet("workflow.yml"), settings, package)


def _for_project(text: str, settings: Settings, package: str) -> str:
    """Return a snippet with the version at hand, and with the place of the project."""
    start = f" -C {shlex.quote(settings.place)}" if settings.place else ""
    patterns = [
        path_from(path, settings.top or settings.root) for path in _watched(settings, package)
    ]
    files = "|".join(re.escape(pattern).replace("\\-", "-") for pattern in patterns)
    return (
        text.replace("{version}", __version__)
        .replace("ssotgen check", f"ssotgen{start} check")
        .replace("{files}", f"^({files})(/|$)")
    )


def _made(settings: Settings, package: str) -> Path:
    """Return the folder of generated files alone: that of the package where there is, or will be,
    other code in the output folder."""
    if not settings.output.is_dir():
        return settings.output
    return settings.output.joinpath(*package.split("."))


def _watched(settings: Settings, package: str) -> Iterator[Path]:
    """Yield what a check is about: the spec, the output, and the settings."""
    yield settings.spec
    yield _made(settings, package)
    yield settings.file or settings.root / SETTINGS_NAME


def shared_files(settings: Settings, package: str) -> Iterator[tuple[Path, str]]:
    """Yield files that a project may well have for other reasons, and what belongs in them."""
    top = settings.top or settings.root
    yield top / _PRE_COMMIT, _for_project(snippet("pre-commit-config.yaml"), settings, package)
    if not settings.output.is_relative_to(settings.root):
        return
    made = _made(settings, package)
    if made != settings.root:
        folder = path_from(made, settings.root)
        pattern = f'"{folder}/**"' if " " in folder else f"{folder}/**"
        text = snippet("gitattributes").replace("{pattern}", pattern)
        yield settings.root / _ATTRIBUTES, text
