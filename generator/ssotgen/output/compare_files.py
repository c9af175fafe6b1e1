"""The plan: what is on disk against what was rendered, one `FileChange` a generated file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ssotgen.diagnostics.marker import marked_files
from ssotgen.output.change import ChangeKind, FileChange
from ssotgen.render.files import RenderedFile
from ssotgen.render.header import marker_line
from ssotgen.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Planned:
    """A rendered file and the change that would put it on disk."""

    rendered: RenderedFile
    change: FileChange


def plan(rendered: Sequence[RenderedFile], settings: Settings) -> tuple[Planned, ...]:
    """Return the change for each rendered file, in the order of their paths.

    A file that differs in line endings alone (a checkout with CRLF) is as it should be. Raises
    OSError where a file is there but cannot be read.
    """
    planned = []
    for file in sorted(rendered, key=lambda file: file.path):
        path = settings.output / file.path
        old = path.read_bytes() if os.path.lexists(path) else None
        new = file.text.encode()
        if old is not None and old.replace(b"\r\n", b"\n") == new:
            new = old
        planned.append(Planned(file, FileChange(path, old, new)))
    return tuple(planned)


def invalid_files(planned: Sequence[Planned]) -> Iterator[tuple[RenderedFile, Exception]]:
    """Yield each file whose text is not valid in its language, with what is wrong with it.

    A file that is on disk already was valid when it was written, so it costs nothing here.
    """
    for item in planned:
        file = item.rendered
        if item.change.kind is not ChangeKind.NOTHING:
            error = _syntax_error(file, [each.block.text for each in file.blocks])
            if error is not None:
                # The text as a whole has the line numbers that the reader of the message sees.
                yield file, _syntax_error(file, [file.text]) or error


def _syntax_error(file: RenderedFile, texts: list[str]) -> Exception | None:
    try:
        file.language.parse(texts, str(file.path))
    except (SyntaxError, ValueError) as error:
        return error
    return None


def extra_files(rendered: Sequence[RenderedFile], settings: Settings) -> tuple[Path, ...]:
    """Return the files in the output folder that say they come from this spec, but do not."""
    known = {settings.output / file.path for file in rendered}
    marker = marker_line(settings).encode()
    marked = map(Path, marked_files(str(settings.output), marker))
    return tuple(path for path in marked if path not in known)
