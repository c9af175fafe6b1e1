"""Hand-written packages beside the generated one: whether Python finds both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.marker import is_generated
from ssotgen.diagnostics.paths import display_path
from ssotgen.output.compare_files import Planned
from ssotgen.output.rules import HIDDEN_PACKAGE
from ssotgen.settings.place import path_from
from ssotgen.settings.settings import Settings

INIT_NAME = "__init__.py"
_EXTENDS_ITS_PATH = (b"extend_path", b"declare_namespace")
"""What a package says that spreads over several folders although it has an `__init__.py`."""


def hidden_package(package: str, settings: Settings) -> Finding | None:
    """Return the finding for a package that cannot be imported from the output folder, since
    hand-written code on another source root has the name of it or of a package around it."""
    if "--output" in settings.flags:
        return None
    for prefix in _prefixes(package):
        for root in (*_other_roots(settings), settings.output):
            found = _code_named(prefix, root, settings)
            if found is not None:
                return _finding(package, prefix, found, root, settings)
    return None


def places_of_hidden_package(package: str, settings: Settings) -> tuple[Path, ...]:
    """Return the paths where new hand-written code would hide the package."""
    return tuple(
        path
        for prefix in _prefixes(package)
        for root in (*_other_roots(settings), settings.output)
        for path in (root / prefix.with_suffix(".py"), root / prefix / INIT_NAME)
        if not path.exists()
    )


def wanted_files(planned: Sequence[Planned], settings: Settings) -> tuple[Planned, ...]:
    """Return the files without the `__init__.py` files that are not to be written.

    That is where there is one already, and where another source root has a folder of that package
    without one: a new `__init__.py` would hide that folder.
    """
    return tuple(
        item
        for item in planned
        if item.rendered.path.name != INIT_NAME
        or item.rendered.custom is not None
        or _is_wanted(item, settings)
    )


def _is_wanted(item: Planned, settings: Settings) -> bool:
    old = item.change.old
    if old is not None and not (is_generated(old) and item.is_ours):
        return False
    return not any((root / item.rendered.path.parent).is_dir() for root in _other_roots(settings))


def _prefixes(package: str) -> Iterator[PurePosixPath]:
    parts = package.split(".")
    return (PurePosixPath(*parts[:count]) for count in range(1, len(parts) + 1))


def _other_roots(settings: Settings) -> tuple[Path, ...]:
    """Return the folders, other than the output, where the project's own code may be."""
    candidates = (settings.root, settings.root / "src", *settings.sources)
    return tuple(dict.fromkeys(path for path in candidates if path != settings.output))


def _code_named(prefix: PurePosixPath, root: Path, settings: Settings) -> Path | None:
    """Return the hand-written file that makes Python look for `prefix` in `root` alone."""
    module, init = root / prefix.with_suffix(".py"), root / prefix / INIT_NAME
    if root == settings.output:
        return module if module.is_file() and not init.exists() else None
    if init.is_file():
        content = init.read_bytes()
        is_open = is_generated(content) or any(word in content for word in _EXTENDS_ITS_PATH)
        return None if is_open else init
    return module if module.is_file() else None


def _finding(
    package: str, prefix: PurePosixPath, found: Path, root: Path, settings: Settings
) -> Finding:
    output, name = display_path(settings.output), ".".join(prefix.parts)
    if found.name == INIT_NAME:
        folder = display_path(found.parent)
        what = f"{folder}/ is a regular package, in which alone Python looks for {name}.*"
        if name == package:
            what = f"{folder}/ is a regular package of the same name"
        hint = f'set `output = "{path_from(root, settings.root)}"`, so that the modules are in it'
    else:
        what = f"{display_path(found)} is a module of that name"
        hint = "choose another `package` in the spec"
    return HIDDEN_PACKAGE.finding(
        Location(display_path(found)),
        f"{package} cannot be imported from {output}/: {what}",
        hint=hint,
        symbol=package,
    )
