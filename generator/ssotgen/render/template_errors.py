"""Faults of a user's template, told with the place in the template.

A built-in template that fails is a fault of ssotgen, and stays an exception.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import Environment, TemplateError, TemplateSyntaxError

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.resources import template_folder


class TemplateFailedError(Exception):
    """A user's template cannot be used: `reason`, at `location` in the template."""

    def __init__(self, location: Location, reason: str) -> None:
        super().__init__(f"{location}: {reason}")
        self.location = location
        self.reason = reason


@contextmanager
def template_errors(name: str, environment: Environment) -> Iterator[None]:
    """Turn an exception from rendering the template `name` into a TemplateFailedError, where the
    template or one that it includes is the user's."""
    try:
        yield
    except Exception as error:
        location = _place(error) or _file_of(name, environment)
        if location is None:
            raise
        reason = str(error) or type(error).__name__
        if not isinstance(error, TemplateError):
            reason = f"{type(error).__name__}: {reason}"
        raise TemplateFailedError(location, " ".join(reason.split())) from error


def _place(error: Exception) -> Location | None:
    """Return the innermost line of a user's template that the exception went through."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        path = Path(error.filename)
        return Location(display_path(path), error.lineno) if _is_users(path) else None
    import traceback

    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.suffix == ".j2" and _is_users(path):
            return Location(display_path(path), frame.lineno or 1)
    return None


def _file_of(name: str, environment: Environment) -> Location | None:
    loader = environment.loader
    if loader is None:
        return None
    try:
        _, filename, _ = loader.get_source(environment, name)
    except TemplateError:
        return None
    return (
        Location(display_path(Path(filename))) if filename and _is_users(Path(filename)) else None
    )


def _is_users(path: Path) -> bool:
    return not path.resolve().is_relative_to(template_folder().resolve())
