"""What every step has to know of the language that a generated file is written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from ssotgen.diagnostics.record import field, record

Filter = Callable[..., Markup]
"""Turns a value into source of the language, or refuses it."""


def _anything(_text: str) -> bool:
    return True


def _unchanged(text: str) -> str:
    return text


def one_blank_line(_before: str, _after: str) -> int:
    """Return how many blank lines are between two blocks: always one."""
    return 1


def accept_any_text(_blocks: Sequence[str], _name: str) -> None:
    """Accept any text, of a language without a parser at hand."""


@record(kw_only=True)
class Language:
    """A language of generated files.

    Only what `filters` return reaches a file; `suggested_filter` is named in the hint of a template
    that prints a value as it is, unless `filters_by_name` has one for the name of the value.
    """

    name: str
    title: str
    """The name as messages have it."""
    suffix: str
    filters: Mapping[str, Filter]
    suggested_filter: str
    filters_by_name: Mapping[str, str] = field(default_factory=dict)
    blank_lines: Callable[[str, str], int] = lambda _before, _after: 0
    """How many blank lines are between two blocks."""
    formatter: str = ""
    """What lays the text out, for messages; empty where nothing does."""
    is_formatted: Callable[[str], bool] = _anything
    """Whether `lay_out` would return a block unchanged that filters and built-in templates made."""
    lay_out: Callable[[str], str] = _unchanged
    """Lay a text out. Raises ValueError for one that is not of the language."""
    linter_notes: Callable[[Sequence[str]], str] = lambda _blocks: ""
    """Return comments for the header of a file with these blocks."""
    parse: Callable[[Sequence[str], str], None]
    """Raise SyntaxError or ValueError unless the blocks of the file of that name are valid."""
    compile: Callable[[Sequence[str], str], None] | None = None
    """Find faults beyond syntax as well, which templates of a project may make. It takes longer."""
    same: Callable[[str, str], bool] = lambda _one, _other: False
    """Whether two texts differ in layout alone."""
