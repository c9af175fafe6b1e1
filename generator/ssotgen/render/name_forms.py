"""Filters for templates of a project's own: names in the form that a language wants."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup

from ssotgen.render.language import Filter

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W_A-Z]+|[A-Z]+")


def pascal(name: str) -> Markup:
    """Return a name as PascalCase: `in_stock` and `IN_STOCK` are `InStock`."""
    return _joined(name, "", str.capitalize)


def camel(name: str) -> Markup:
    """Return a name as camelCase: `in_stock` and `IN_STOCK` are `inStock`."""
    text = str(pascal(name))
    return Markup(text[:1].lower() + text[1:])


def snake(name: str) -> Markup:
    """Return a name as snake_case: `InStock` is `in_stock`."""
    return _joined(name, "_", str.lower)


def constant(name: str) -> Markup:
    """Return a name as CONSTANT_CASE: `InStock` is `IN_STOCK`."""
    return _joined(name, "_", str.upper)


def kebab(name: str) -> Markup:
    """Return a name as kebab-case: `InStock` is `in-stock`."""
    return _joined(name, "-", str.lower)


def pick(value: object, choices: Mapping[object, str], default: str | None = None) -> Markup:
    """Return what the template's own mapping has for a value: `{"int": "bigint"}`.

    Raises ValueError where it has nothing and there is no default.
    """
    found = choices.get(value, default)
    if not isinstance(found, str):
        raise ValueError(f"pick() has nothing for {value!r}")
    return Markup(found)


NAME_FORMS: Mapping[str, Filter] = {
    each.__name__: each for each in (camel, constant, kebab, pascal, pick, snake)
}


def _joined(name: str, separator: str, form: Callable[[str], str]) -> Markup:
    if not isinstance(name, str) or not name.isidentifier():
        raise ValueError(f"{name!r} is not an identifier")
    words = _WORD.findall(name) or [name]
    return Markup(separator.join(map(form, words)))
