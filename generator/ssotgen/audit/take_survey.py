"""Running: finds the files, scans them over processes, and makes the survey of them."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ssotgen.audit.reading_list import reading_list
from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import FileFacts, Unparsable
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.scan import scan
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec
from ssotgen.spec.names import config_names, feature_function, feature_property

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Progress = Callable[[int, int], None]
"""Told how many files of how many are done."""

_CHUNK = 200
_BLOCK = 17
_WORTH_PROCESSES = 600
"""With fewer files than this, starting a process costs more than it saves."""

_MAX_ROUNDS = 8
"""How often names may turn up that were not looked for at first, such as aliases of aliases."""


def survey(
    spec: Spec,
    settings: Settings,
    paths: Sequence[Path] = (),
    *,
    notes: bool = False,
    features: bool = False,
    progress: Progress | None = None,
) -> Survey:
    """Return what is known of the codebase.

    Findings are wanted of `paths`, by default of the settings' sources; the sources are read in any
    case, so that names can be followed. `notes` looks for what only notes tell, which costs more;
    `features` looks for uses of every feature, not only of deprecated ones.

    Raises:
        SettingsError: A path does not exist or holds no Python file.
    """
    reading = reading_list(settings, paths)
    targets, files = reading.targets, reading.files
    index = ModuleIndex(files, reading.roots)
    prefilter = interest_of(spec, notes=notes, features=features)
    facts: dict[str, FileFacts] = {}
    failed: dict[str, Unparsable] = {}
    chosen = frozenset(targets)
    rounds = 0
    while True:
        rounds += 1
        for found in scan_all(files, prefilter, progress):
            if isinstance(found, FileFacts):
                facts[found.path] = found
            else:
                failed[found.path] = found
        unparsable = [failed[path] for path in sorted(failed)]
        made = Survey(spec, index, prefilter, facts.values(), unparsable, chosen)
        more = (made.flags.names() | made.class_names) - prefilter.names
        if not more or rounds == _MAX_ROUNDS:
            return made
        # A flag of a name that the spec does not know, or an alias: who reads it is still unread.
        prefilter = prefilter.with_names(more)


def interest_of(spec: Spec, *, notes: bool = False, features: bool = False) -> Prefilter:
    """Return what an audit for this spec looks for."""
    names = {each.name for each in spec.all_enums} | {each.name for each in spec.dataclasses}
    guarded: set[str] = set()
    for feature in spec.features:
        names.update(feature.flag_names)
        guarded.update(text.text.rpartition(".")[2] for text in feature.modules)
        guarded.update(target.name for target in feature.targets)
        if features or feature.deprecated is not None:
            names.update((feature_property(feature.name), feature_function(feature.name)))
            names.add(config_names(spec.project).instance)
    sets = [frozenset(member.name for member in each.members) for each in spec.all_enums]
    return Prefilter(
        frozenset(names),
        frozenset(guarded),
        everything=notes,
        member_sets=tuple(each for each in sets if each) if notes else (),
    )


def scan_all(
    files: Sequence[str], prefilter: Prefilter, progress: Progress | None = None
) -> Iterator[FileFacts | Unparsable]:
    """Yield what the files say, those that can hold nothing of interest left out.

    The work is dealt out to as many processes as there are processors, this one among them.
    """
    processes = _processors() if len(files) >= _WORTH_PROCESSES else 1
    shares = _dealt(files, processes)
    helpers = [_start(share, prefilter) for share in shares[1:]]
    for start in range(0, len(shares[0]), _CHUNK):
        yield from scan_chunk(shares[0][start : start + _CHUNK], prefilter)
        if progress is not None:
            progress(min((start + _CHUNK) * processes, len(files)), len(files))
    for share, (process, answer) in zip(shares[1:], helpers, strict=True):
        try:
            found: list[FileFacts | Unparsable] = answer.recv()
        except EOFError:
            # The helper has died, for want of memory perhaps; its share still has to be done.
            found = scan_chunk(share, prefilter)
        process.join()
        yield from found
    if progress is not None:
        progress(len(files), len(files))


def _dealt(files: Sequence[str], hands: int) -> list[list[str]]:
    """Deal the files out by small blocks: neighbours are alike, and so is every second one."""
    shares: list[list[str]] = [[] for _ in range(hands)]
    for number, start in enumerate(range(0, len(files), _BLOCK)):
        shares[number % hands].extend(files[start : start + _BLOCK])
    return shares


def _start(share: Sequence[str], prefilter: Prefilter) -> tuple[BaseProcess, Connection]:
    """Start a process that scans some files; the connection gives what they say."""
    import multiprocessing

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else None)
    answer, told = context.Pipe(duplex=False)
    process = context.Process(target=_tell, args=(told, share, prefilter), daemon=True)
    process.start()
    told.close()
    return process, answer


def _tell(told: Connection, share: Sequence[str], prefilter: Prefilter) -> None:
    told.send(scan_chunk(share, prefilter))
    told.close()


def scan_chunk(files: Sequence[str], prefilter: Prefilter) -> list[FileFacts | Unparsable]:
    """Return what some files say."""
    found: list[FileFacts | Unparsable] = []
    collecting = gc.isenabled()
    # Syntax trees hold no cycles; looking for some in them costs a third of the time.
    gc.disable()
    try:
        for path in files:
            try:
                data = _read(path)
            except OSError as error:
                found.append(Unparsable(path, 1, 1, error.strerror or str(error)))
                continue
            if prefilter.wants(data):
                found.append(scan(path, data, prefilter))
    finally:
        if collecting:
            gc.enable()
    return found


def _read(path: str) -> bytes:
    """Return a file's bytes; a third of what `open` costs."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        size = os.fstat(handle).st_size
        data = os.read(handle, size + 1)
        while len(data) < size and (more := os.read(handle, size - len(data))):
            data += more
    finally:
        os.close(handle)
    return data


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
