"""The Jinja environment: a sandbox with a gate that prints only what an emitter has made.

Autoescape is on, undefined names raise, and `finalize` refuses every value that is not `Markup`, so
a bare `{{ value }}` fails the first time it is rendered. Templates place code; they do not make it.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ssotgen.render import code
from ssotgen.resources import template_folder

FILTERS = {
    "annotation": code.annotation,
    "comment": code.comment,
    "docstring": code.docstring,
    "dotted": code.dotted,
    "identifier": code.identifier,
    "literal": code.literal,
}
"""Every filter that a template may use."""


class UnmarkedValueError(TypeError):
    """A template printed a value that went through none of the filters."""


def make_environment(overrides: Path | None = None) -> ImmutableSandboxedEnvironment:
    """Return the environment. Templates in `overrides` stand before the built-in ones."""
    folders = [template_folder()] if overrides is None else [overrides, template_folder()]
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_only_code,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.filters.clear()
    environment.filters.update(FILTERS)
    environment.globals.clear()
    return environment


def has_overrides(environment: ImmutableSandboxedEnvironment) -> bool:
    """Whether templates of a user's may take part in what the environment renders."""
    loader = environment.loader
    return not isinstance(loader, FileSystemLoader) or len(loader.searchpath) > 1


def _only_code(value: object) -> Markup:
    """The gate. What macros and filters give is `Markup`; a spec's text is not."""
    if isinstance(value, Markup):
        return value
    raise UnmarkedValueError(
        f"the template prints {value!r} as it is; send it through one of the filters "
        + ", ".join(sorted(FILTERS))
    )
