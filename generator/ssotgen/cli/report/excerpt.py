"""Excerpts: the lines that a finding is about, with carets under what is at fault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from ssotgen.cli.report.cells import ShownLine
from ssotgen.cli.report.look import BLUE, SEVERITY_COLOR, Look
from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.printable import printable
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.regular_file import leads_outside
from ssotgen.diagnostics.repository import repository_top
from ssotgen.diagnostics.wording import word_end

_BREAK = re.compile(r"\r\n|\r|\n")
_LEAST_GUTTER = 3


class Sources:
    """The lines of the files that findings are about, each file read once.

    `texts` are what was read instead of files, by the path that findings have.
    """

    def __init__(self, texts: Mapping[str, bytes] | None = None) -> None:
        given = texts or {}
        self._lines = {path: _split_lines(content) for path, content in given.items()}

    def line(self, path: str, number: int) -> str | None:
        """Return a line by its number (from 1), None where there is no such file or line."""
        if path not in self._lines:
            self._lines[path] = _read_lines(path)
        lines = self._lines[path]
        return lines[number - 1] if 1 <= number <= len(lines) else None


@record
class _Marker:
    """What is drawn below a line: from where to which column, and with what label.

    Where a finding names no end and the start of a line, it is about the line. `text` is that of
    the line, None where it cannot be shown: in a file of another revision.
    """

    location: Location
    text: str | None
    end_column: int
    label: str
    is_primary: bool


@record
class Excerpt:
    """The lines of an excerpt, and the width of the line numbers in front of them."""

    lines: Sequence[str] = ()
    gutter: int = _LEAST_GUTTER


def excerpt(finding: Finding, sources: Sources, look: Look) -> Excerpt:
    """Return the excerpt of a finding, without lines where it is about a whole file, or about one
    that cannot be shown."""
    markers = list(_markers(finding, sources))
    if not markers:
        return Excerpt()
    widest = len(str(max(marker.location.line for marker in markers)))
    gutter = max(_LEAST_GUTTER, widest)
    drawing = _Drawing(gutter, look, SEVERITY_COLOR[finding.severity])
    lines: list[str] = []
    for path, group in groupby(markers, key=lambda marker: marker.location.path):
        block = list(group)
        if path == finding.location.path:
            lines.append(drawing.bar())
        elif block[0].text is not None:
            lines.append(drawing.place(block[0].location))
        lines += drawing.block(block)
    return Excerpt(lines, gutter)


def _markers(finding: Finding, sources: Sources) -> Iterator[_Marker]:
    """Yield what to mark, file by file and each file from its top, that of the finding first."""
    own = finding.location.path
    places = [(finding.location, "", True), *((at, label, False) for at, label in finding.related)]
    found = [
        marker
        for at, label, is_primary in places
        for marker in _marker(finding, at, label, is_primary, sources)
    ]
    order = {path: index for index, path in enumerate(marker.location.path for marker in found)}
    order[own] = -1
    yield from sorted(
        found,
        key=lambda item: (order[item.location.path], item.location.line, item.location.column),
    )


def _marker(
    finding: Finding, at: Location, label: str, is_primary: bool, sources: Sources
) -> Iterator[_Marker]:
    end = finding.end if is_primary else None
    if is_primary and end is None and (at.line, at.column) == (1, 1):
        return
    text = sources.line(at.path, at.line)
    if text is None:
        if not is_primary:
            yield _Marker(at, None, at.column, label, is_primary)
        return
    whole_line = finding.end is None and at.column == 1
    if whole_line:
        end_column = len(text.rstrip()) + 1
    elif end is None:
        end_column = word_end(text, at.column)
    elif end[0] > at.line:
        end_column = len(text.rstrip()) + 1
    else:
        end_column = end[1]
    column = at.column
    if whole_line:
        column = len(text) - len(text.lstrip()) + 1
    place = Location(at.path, at.line, column)
    yield _Marker(place, text, max(end_column, column + 1), label, is_primary)


@record
class _Drawing:
    """Draws the lines of an excerpt behind line numbers of a given width."""

    gutter: int
    look: Look
    color: str

    def bar(self, rest: str = "") -> str:
        """Return a line without a number."""
        return f"{' ' * self.gutter} {self.look.paint('|', BLUE)} {rest}".rstrip()

    def place(self, location: Location, label: str = "") -> str:
        """Return the line that names another place, whose excerpt follows if it can be shown."""
        shown = self.look.link_to_file(printable(str(location)), location.path)
        said = f" {self.look.paint(printable(label), BLUE)}" if label else ""
        return f"{' ' * self.gutter}{self.look.paint('::', BLUE)} {shown}{said}"

    def block(self, markers: Iterable[_Marker]) -> Iterator[str]:
        """Yield the lines of one file with what is marked in them."""
        previous = 0
        for number, group in groupby(markers, key=lambda marker: marker.location.line):
            marked = list(group)
            text = marked[0].text
            if text is None:
                yield from (self.place(each.location, each.label) for each in marked)
                continue
            if previous and number > previous + 1:
                yield self.look.paint("...", BLUE)
            yield from self._line(number, text, marked)
            previous = number

    def _line(self, number: int, text: str, markers: list[_Marker]) -> Iterator[str]:
        line = ShownLine.of(text)
        first = next((each for each in markers if each.is_primary), markers[0])
        width = max(self.look.source_width - self.gutter - 3, 20)
        begin, end = line.cell(first.location.column), line.cell(first.end_column)
        shown, moved = line.window(begin, end, width)
        number_text = self.look.paint(str(number).rjust(self.gutter), BLUE)
        yield f"{number_text} {self.look.paint('|', BLUE)} {shown}".rstrip()
        yield from self._carets(line, markers, moved, width)

    def _carets(
        self, line: ShownLine, markers: list[_Marker], moved: int, width: int
    ) -> Iterator[str]:
        drawn, at, below = "", 0, []
        for marker in markers:
            begin = max(line.cell(marker.location.column) - moved, at)
            end = min(max(line.cell(marker.end_column) - moved, begin + 1), width)
            if begin >= width:
                continue
            sign, color = ("^", self.color) if marker.is_primary else ("-", BLUE)
            drawn += " " * (begin - at) + self.look.paint(sign * (end - begin), color)
            at = end
            if marker.label:
                below.append((begin, marker.label, marker is markers[-1]))
        if below and below[-1][2] and at + 1 + len(below[-1][1]) <= width:
            drawn += f" {self.look.paint(printable(below.pop()[1]), BLUE)}"
        yield self.bar(drawn)
        for begin, label, _ in below:
            begin = max(min(begin, width - len(label)), 0)
            yield self.bar(" " * begin + self.look.paint(printable(label), BLUE))


def _read_lines(path: str) -> list[str]:
    try:
        # A pipe would keep the reader waiting for ever; a link could have any file quoted.
        folder = Path.cwd()
        top = Path(repository_top(str(folder)) or folder)
        if not Path(path).is_file() or leads_outside(Path(path), top):
            return []
        content = Path(path).read_bytes()
    except (OSError, ValueError):
        return []
    return _split_lines(content)


def _split_lines(content: bytes) -> list[str]:
    return _BREAK.split(content.decode("utf-8-sig", errors="replace"))
