"""A syntax error as the parsers give it, with what is needed to explain it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import AnyHint
from ssotgen.diagnostics.record import record
from ssotgen.spec.yaml.decode import Lines
from ssotgen.spec.yaml.document import SourceText
from ssotgen.spec.yaml.rules import BAD_YAML


@record
class SyntaxFault:
    """What a parser complains of (`problem`) at the index `at` of a text.

    `start` is the index at which what it was reading begins, None where it does not say; `scalars`
    are the start and end indexes of the scalars in quotes and in blocks that were read before.
    """

    source: SourceText
    lines: Lines
    problem: str
    at: int
    start: int | None
    scalars: Sequence[tuple[int, int]]

    @property
    def text(self) -> str:
        """The text of the file."""
        return self.source.text

    def location(self, index: int) -> Location:
        """Return the place of the character at an index."""
        return Location(self.source.path, *self.lines.position(index))

    def line_of(self, index: int) -> str:
        """Return the line that the character at an index is in."""
        return self.source.lines[self.location(index).line - 1]

    def line_start(self, index: int) -> int:
        """Return the index at which the line begins that the character at an index is in."""
        return index - self.location(index).column + 1

    def line_above(self, start: int) -> tuple[int, str] | None:
        """Return the nearest line above the one at `start` that is neither blank nor a comment, and
        where it begins."""
        end = start - 1
        while end >= 0:
            begin = self.text.rfind("\n", 0, end) + 1
            line = self.text[begin:end].rstrip("\r")
            if line.strip() and not line.lstrip().startswith("#"):
                return begin, line
            end = begin - 1
        return None

    def lines_near(self) -> Iterator[tuple[int, str]]:
        """Yield the lines that the fault can be in, behind where they begin: the one of the place,
        the one above it, and the one where what was read begins."""
        begin = self.line_start(self.at)
        yield begin, self.line_of(self.at)
        above = self.line_above(begin)
        if above is not None:
            yield above
        if self.start is not None:
            yield self.line_start(self.start), self.line_of(self.start)

    def finding(
        self,
        index: int,
        message: str,
        hint: AnyHint,
        *,
        end: int | None = None,
        related: tuple[tuple[Location, str], ...] = (),
    ) -> Finding:
        """Return the finding for what is between two indexes, or what begins at the first."""
        return BAD_YAML.finding(
            self.location(index),
            message,
            hint=hint,
            end=None if end is None else self.lines.position(end),
            related=related,
        )
