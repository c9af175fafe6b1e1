"""What `init` proposes for a folder: its layout, the package that is there, the project's name."""

from __future__ import annotations

import keyword
import re
import sys
from pathlib import Path

from ssotgen.diagnostics.record import record
from ssotgen.settings.file import PYPROJECT_NAME, toml_parser

_NO_PACKAGES = frozenset(
    {"bench", "benchmarks", "build", "dist", "docs", "examples", "generated", "scripts", "spec"}
    | {"test", "tests", "tools"}
)
"""Folders with Python files that are seldom the package of the project."""

SUBPACKAGE = "ssot"
"""The package, within that of the project, that generated modules are put into."""


@record
class Wanted:
    """What the user asked for; empty where the folder is to decide."""

    name: str = ""
    package: str = ""
    output: str = ""


@record
class StartingPoint:
    """What the project and its package are called, empty for the names of the preset, and the
    output folder as settings have it. `reason` says what of the folder led to that."""

    name: str
    package: str
    output: str
    reason: str = ""


def starting_point(folder: Path, wanted: Wanted) -> StartingPoint:
    """Return what fits the folder, with what is wanted over it."""
    source = folder / "src"
    in_source = _packages(source, regular=False)
    here = [] if source.is_dir() else _packages(folder, regular=True)
    distribution = _distribution(folder)
    root, found = ("src", in_source) if source.is_dir() else (".", here)
    base = distribution if distribution in found or not found else found[0]
    reason = ""
    if found:
        shown = base if root == "." else f"{root}/{base}"
        reason = f"{shown}/ is a package: the modules will be a part of it, {base}.{SUBPACKAGE}"
    elif base:
        reason = f"{PYPROJECT_NAME} names the project {base}"
    output = root if found or source.is_dir() else "generated"
    name = wanted.name or base.lower()
    package = wanted.package or (f"{base or name}.{SUBPACKAGE}" if base or name else "")
    return StartingPoint(name, package, wanted.output or output, reason)


def _packages(folder: Path, *, regular: bool) -> list[str]:
    """Return the names of the packages in a source root; `regular` for those alone that have an
    `__init__.py`."""
    if not folder.is_dir():
        return []
    return sorted(
        path.name
        for path in folder.iterdir()
        if _is_name(path.name)
        and path.name not in _NO_PACKAGES
        and path.is_dir()
        and ((path / "__init__.py").is_file() or (not regular and any(path.glob("*.py"))))
    )


def _distribution(folder: Path) -> str:
    """Return the name that pyproject.toml gives the project, as a package would be called, empty
    where it has none that can be."""
    toml = toml_parser()
    try:
        table = toml.loads((folder / PYPROJECT_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    poetry = table.get("tool", {}).get("poetry", {})
    for section in (table.get("project", {}), poetry):
        name = section.get("name") if isinstance(section, dict) else None
        if isinstance(name, str):
            package = re.sub(r"[-_.]+", "_", name).lower()
            return package if _is_name(package) else ""
    return ""


def _is_name(name: str) -> bool:
    is_usable = name.isidentifier() and name.isascii() and not name.startswith("_")
    return is_usable and not keyword.iskeyword(name) and name not in sys.stdlib_module_names
