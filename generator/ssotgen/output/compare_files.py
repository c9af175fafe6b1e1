"""The plan: what is on disk against what was rendered, one `FileChange` a generated file."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from ssotgen.diagnostics.marker import spec_named_in
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.regular_file import read_regular
from ssotgen.output.change import ChangeKind, FileChange
from ssotgen.output.left_over import Search
from ssotgen.render.files import RenderedFile
from ssotgen.settings.place import path_from
from ssotgen.settings.settings import Settings


@record
class Planned:
    """A rendered file and the change that would put it on disk.

    `spec` is the one whose file it is. `owner` is the spec that the file on disk names in its
    marker, empty for an unmarked one, None where there is nothing to lose.
    """

    rendered: RenderedFile
    change: FileChange
    spec: str
    owner: str | None

    @property
    def is_ours(self) -> bool:
        """Whether the file may be written: it is absent, blank, or of this spec already."""
        return self.owner is None or self.owner == self.spec


def plan(rendered: Sequence[RenderedFile], settings: Settings) -> tuple[Planned, ...]:
    """Return the change for each rendered file, in the order of their paths.

    A file that differs in line endings alone (a checkout with CRLF) is as it should be. Raises
    OSError where a file is there but cannot be read.
    """
    planned = []
    for file in sorted(rendered, key=lambda file: file.destination(settings)):
        path = file.destination(settings)
        old = read_regular(path) if os.path.lexists(path) else None
        new = file.text.encode()
        if old is not None and old.replace(b"\r\n", b"\n") == new:
            new = old
        nothing_to_lose = old is None or not old.strip() or new.startswith(old)
        owner = None if nothing_to_lose else _owner(old or b"", path, settings)
        planned.append(Planned(file, FileChange(path, old, new), settings.spec_name, owner))
    return tuple(planned)


def _owner(content: bytes, path: Path, settings: Settings) -> str:
    named = spec_named_in(content) or ""
    is_free = is_own(named, path, settings) or _is_abandoned(named, settings)
    return settings.spec_name if is_free else named


def is_own(named: str, path: Path, settings: Settings) -> bool:
    """Whether a file whose marker names the spec `named` is of the spec of these settings.

    Inside the project, a marker may also name the spec as seen from the project's folder: so it
    was written before the project became a part of the repository around it.
    """
    if named == settings.spec_name:
        return True
    inside = path.is_relative_to(settings.root)
    return inside and named == path_from(settings.spec, settings.root)


def _is_abandoned(named: str, settings: Settings) -> bool:
    """Whether the spec `named` is gone: its folder was renamed, and what it made goes along."""
    if not named or (settings.place and settings.top is None):
        return False
    return not ((settings.top or settings.root) / named).is_dir()


def invalid_files(planned: Sequence[Planned]) -> Iterator[tuple[RenderedFile, Exception]]:
    """Yield each file whose text is not valid in its language, with what is wrong with it.

    What is on disk already was valid when it was written, be it a file or a block of one, so it
    costs nothing here; nor does what was copied from source that was parsed.
    """
    for item in planned:
        file = item.rendered
        if item.change.kind is not ChangeKind.NOTHING:
            known = _blocks_of(item.change.old) if item.owner else frozenset()
            known |= frozenset() if file.own_templates else file.parsed
            blocks = [each.block.text for each in file.blocks]
            error = _syntax_error(file, [each for each in blocks if each.strip("\n") not in known])
            if error is not None:
                # The text as a whole has the line numbers that the reader of the message sees.
                yield file, _syntax_error(file, [file.text]) or error


def _blocks_of(content: bytes | None) -> frozenset[str]:
    """Return the texts of a file between two blank lines each, which most blocks are."""
    text = (content or b"").decode("utf-8", "replace").replace("\r\n", "\n")
    return frozenset(each.strip("\n") for each in text.split("\n\n\n"))


def _syntax_error(file: RenderedFile, texts: list[str]) -> Exception | None:
    check = file.language.compile if file.own_templates else None
    try:
        (check or file.language.parse)(texts, str(file.path))
    except (SyntaxError, ValueError) as error:
        return error
    return None


def search_roots(settings: Settings) -> tuple[str, ...]:
    """Return the folders where files that the spec no longer makes may be left.

    That is the whole project where it is known to be one, else the output folder alone: so it is
    for a folder that `--output` names, and for a working directory without settings.
    """
    is_project = settings.file is not None or settings.top == settings.root
    if "--output" in settings.flags or not is_project:
        return (str(settings.output),)
    return (str(settings.root), str(settings.output))


def left_over(known: Collection[Path], found: Search, settings: Settings) -> tuple[FileChange, ...]:
    """Return the removal of each file that is marked as this spec's, but is not one of the `known`.

    What .gitignore or the setting `exclude` rules out (build results, test data) does not count,
    unless it is in the output folder. Without a repository, two projects beside each other may both
    call their spec `spec/`: a file outside this project's folder may then be of any of them.
    """
    is_certain = settings.top is not None or bool(settings.place)
    return tuple(
        FileChange(path, path.read_bytes(), None)
        for path, named in ((Path(name), named) for name, named in found.marked)
        if path not in known
        and is_own(named, path, settings)
        and (is_certain or path.is_relative_to(settings.root))
        and (path.is_relative_to(settings.output) or not _is_left_out(path, settings))
    )


def _is_left_out(path: Path, settings: Settings) -> bool:
    # Most projects have no such file.
    from ssotgen.codebase.discover import is_left_out

    return is_left_out(path, settings.root, settings.exclude)
