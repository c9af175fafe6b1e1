"""The gate of all environments: templates print only what filters made, and have no others."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from ssotgen.render.language import Language


class UnmarkedValueError(TypeError):
    """A template printed a value that went through none of the filters."""

    def __init__(self, value: object) -> None:
        super().__init__(f"the value {value!r} is printed without a filter")
        self.value = value


def only_code(value: object) -> Markup:
    """Return a value that filters or macros made: these give `Markup`, a spec's text is not.

    Raises:
        UnmarkedValueError: It is something else.
    """
    if isinstance(value, Markup):
        return value
    raise UnmarkedValueError(value)


def restrict(environment: Environment, language: Language) -> None:
    """Let templates use the filters of the language, and nothing else that Jinja brings."""
    environment.filters.clear()
    environment.filters.update(language.filters)
    environment.globals.clear()
