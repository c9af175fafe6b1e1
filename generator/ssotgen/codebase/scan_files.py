"""Scanning files: reads many files and scans those that can hold anything of interest, over
processes where that pays."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from ssotgen.codebase.facts import FileFacts, Unparsable
from ssotgen.codebase.facts_cache import FactsCache
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.scan import scan

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Progress = Callable[[int, int], None]
"""Called with how many files of how many are done."""

_CHUNK = 200
_BLOCK = 17
_WORTH_PROCESSES = 600
"""With fewer files than this, starting a process costs more than it saves."""


def scan_all(
    files: Sequence[str],
    prefilter: Prefilter,
    progress: Progress | None = None,
    jobs: int | None = None,
) -> Iterator[FileFacts | Unparsable]:
    """Yield what the files say, those that can hold nothing of interest left out.

    The work is dealt out to `jobs` processes, this one among them; by default to as many as there
    are processors, if the files are many.
    """
    processes = jobs or (_processors() if len(files) >= _WORTH_PROCESSES else 1)
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


def scan_cached(
    files: Sequence[str],
    prefilter: Prefilter,
    cache: FactsCache,
    progress: Progress | None = None,
    jobs: int | None = None,
) -> Iterator[FileFacts | Unparsable]:
    """Yield what `scan_all` does, for files of known content from the cache, which is renewed."""
    keys: dict[str, bytes] = {}
    for path in files:
        try:
            key = cache.key_of(path, _read(path))
        except OSError:
            keys[path] = b""
            continue
        try:
            found = cache.entry(key) if cache.knows(key) else _MISSING
        except ValueError:
            found = _MISSING
        if found is _MISSING:
            keys[path] = key
        elif isinstance(found, FileFacts | Unparsable):
            yield found
    fresh: dict[str, FileFacts | Unparsable] = {}
    for each in scan_all(tuple(keys), prefilter, progress, jobs):
        fresh[each.path] = each
        yield each
    for path, key in keys.items():
        if key:
            cache.put(key, fresh.get(path))
    cache.write()


_MISSING = object()


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
    answer, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, share, prefilter), daemon=True)
    process.start()
    sender.close()
    return process, answer


def _send(sender: Connection, share: Sequence[str], prefilter: Prefilter) -> None:
    sender.send(scan_chunk(share, prefilter))
    sender.close()


def scan_chunk(files: Sequence[str], prefilter: Prefilter) -> list[FileFacts | Unparsable]:
    """Return what some files say."""
    collecting = gc.isenabled()
    # Syntax trees hold no cycles; looking for some in them costs a third of the time.
    gc.disable()
    try:
        scanned = (scan_file(path, prefilter) for path in files)
        return [each for each in scanned if each is not None]
    finally:
        if collecting:
            gc.enable()


def scan_file(
    path: str, prefilter: Prefilter, *, always: bool = False
) -> FileFacts | Unparsable | None:
    """Return what a file says; None where it can hold nothing of interest, unless it is `always` to
    be scanned."""
    try:
        data = _read(path)
    except OSError as error:
        return Unparsable(path, 1, 1, error.strerror or str(error))
    return scan(path, data, prefilter) if always or prefilter.wants(data) else None


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
