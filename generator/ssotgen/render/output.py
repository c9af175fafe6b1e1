"""An output: one kind of file that a spec gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import Any, Protocol

from ssotgen.diagnostics.record import record
from ssotgen.render.language import Language
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Project, Spec


class View(Protocol):
    """What a template is shown. `runtime` are the names that its module imports from the private
    runtime module."""

    @property
    def runtime(self) -> tuple[str, ...]: ...


@record
class FileKind:
    """A file in the project's package: its name (`{}` is the project's), template and language."""

    name: str
    template: str
    language: Language

    def path(self, project: Project) -> PurePosixPath:
        """Return the path below the output folder."""
        return PurePosixPath(*project.package.split("."), self.name.format(project.name))


@record
class Page:
    """A file of an output that has several: its path, its text, and the template that made it."""

    path: PurePosixPath
    text: str
    template: str


@record
class Output:
    """What `project.outputs` can name: the file, and the view that its template is shown.

    `view` returns None for a spec that has nothing to put into the file. `companions` returns the
    private files beside it that are made of the same view. `pages`, where there is such a function,
    returns the files of a folder in the project's instead; it is shown the text of the header too.
    """

    name: str
    summary: str
    file: FileKind
    view: Callable[[Spec], View | None]
    companions: Callable[[Any], Sequence[FileKind]] = lambda view: ()
    pages: Callable[[Spec, Settings, str], Sequence[Page]] | None = None
