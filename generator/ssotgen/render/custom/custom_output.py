"""An output that a template of a project or of a package makes, and the files of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.render.custom.path_pattern import PathPattern
from ssotgen.render.custom.views import Definition, SpecView
from ssotgen.render.language import Language


@record
class CustomOutput:
    """An output of a project's own or of a package.

    Its templates are in `folders`: of two with one name, that in the earlier folder is used.
    `location` is where the output is asked for.
    """

    name: str
    template: str
    path: PathPattern
    language: Language
    location: Location
    folders: tuple[Path, ...]
    is_of_package: bool = False

    def files(self, spec: SpecView) -> Iterator[tuple[PurePosixPath, dict[str, Definition]]]:
        """Yield the path of each file below the project's folder, and what its template is shown
        beside the spec."""
        return self.path.paths(spec)
