"""The environment of a project's own templates: a sandbox whose errors know their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from jinja2 import StrictUndefined, Undefined, UndefinedError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from ssotgen.render.gate import UnmarkedValueError, restrict
from ssotgen.render.joined_source import SourceSandbox
from ssotgen.render.language import Filter, Language

_CHECK = "printed by the template"
"""The name of the filter that each printed value goes through; no template can write it."""


class UnescapedValueError(UnmarkedValueError):
    """A template of the project printed a value that went through none of the filters.

    `line` is the line of the `{{`, and `index` says which one of that line it is, from 0.
    """

    def __init__(self, value: object, line: int, index: int) -> None:
        super().__init__(value)
        self.line = line
        self.index = index


class UnknownNameError(UndefinedError):
    """A template of the project uses a name that does not exist.

    `owner` is the value that lacks it as an attribute or item, None where it is a variable.
    """

    def __init__(self, name: str, owner: object, message: str) -> None:
        super().__init__(message)
        self.name = name
        self.owner = owner


class _Unknown(StrictUndefined):
    """What a name that does not exist represents until it is used."""

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: Any = UndefinedError,
    ) -> None:
        if exc is UndefinedError and name is not None:
            exc = partial(UnknownNameError, name, None if obj is missing else obj)
        super().__init__(hint, obj, name, exc)

    __slots__ = ()


class _PrintedValues(Extension):
    """Sends each printed value through a check that is reported where the value is printed."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Yield the tokens of a template, `{{ x }}` as `{{ (x) | check(line, index) }}`."""
        line, index = 0, 0
        for token in stream:
            if token.type == "variable_begin":
                index = index + 1 if token.lineno == line else 0
                line = token.lineno
                yield token
                yield Token(line, "lparen", "(")
            elif token.type == "variable_end":
                yield from _call(token.lineno, line, index)
                yield token
            else:
                yield token


def _call(at: int, line: int, index: int) -> Iterator[Token]:
    yield Token(at, "rparen", ")")
    yield Token(at, "pipe", "|")
    yield Token(at, "name", _CHECK)
    yield Token(at, "lparen", "(")
    # The lexer of Jinja gives numbers as the values of such tokens too; its annotation says `str`.
    yield Token(at, "integer", line)  # type: ignore[arg-type]
    yield Token(at, "comma", ",")
    yield Token(at, "integer", index)  # type: ignore[arg-type]
    yield Token(at, "rparen", ")")


def _checked(value: object, line: int, index: int) -> Markup:
    if isinstance(value, Undefined):
        str(value)  # raises
    if not isinstance(value, Markup):
        raise UnescapedValueError(value, line, index)
    return value


def _of_known(original: Filter) -> Filter:
    """Return the filter as one that reports an unknown name as such, whatever it is used for.

    What another filter made reaches it as plain text, which nothing escapes a second time.
    """

    def checked(value: object, *arguments: object, **options: object) -> Markup:
        if isinstance(value, Undefined):
            str(value)  # raises
        if isinstance(value, Markup):
            value = str(value)
        return original(value, *arguments, **options)

    return checked


def make_site_sandbox(
    language: Language, *, prints_any_value: bool, **options: Any
) -> ImmutableSandboxedEnvironment:
    """Return an environment that runs templates of the project for the reference."""
    extensions = [] if prints_any_value else [_PrintedValues]
    sandbox = ImmutableSandboxedEnvironment(undefined=_Unknown, extensions=extensions, **options)
    sandbox.filters.update({name: _of_known(each) for name, each in language.filters.items()})
    sandbox.filters[_CHECK] = _checked_text
    return sandbox


def _checked_text(value: object, line: int, index: int) -> object:
    """Return what is printed; a number needs no filter."""
    return value if isinstance(value, int) else _checked(value, line, index)


def make_sandbox(language: Language, **options: Any) -> SourceSandbox:
    """Return an environment that runs templates of the project."""
    sandbox = SourceSandbox(undefined=_Unknown, extensions=[_PrintedValues], **options)
    restrict(sandbox, language)
    sandbox.filters.update({name: _of_known(each) for name, each in language.filters.items()})
    sandbox.filters[_CHECK] = _checked
    return sandbox
