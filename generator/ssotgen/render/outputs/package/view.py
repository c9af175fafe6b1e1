"""What the template of the package's `__init__.py` files is shown."""

from __future__ import annotations

from pathlib import PurePosixPath

from ssotgen.diagnostics.record import record
from ssotgen.render.output import FileKind
from ssotgen.render.python.language import PYTHON
from ssotgen.spec.model import Project

INIT_FILE = FileKind("__init__.py", "package/init.py.j2", PYTHON)


@record
class InitView:
    """A package as the template shows it."""

    doc: str
    has_ascii_path: bool


def init_view(project: Project) -> InitView:
    """Return what `templates/package/init.py.j2` is shown; it is the same for each folder."""
    return InitView("A package of generated modules.", project.package.isascii())


def init_paths(project: Project) -> tuple[PurePosixPath, ...]:
    """Return the paths of the package's `__init__.py` files, the outermost first."""
    parts = project.package.split(".")
    return tuple(
        PurePosixPath(*parts[:count], INIT_FILE.name) for count in range(1, len(parts) + 1)
    )
