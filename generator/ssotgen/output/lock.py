"""The lock of a project: commands that write take it, one after the other."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from ssotgen.output.write_error import WriteError

LOCK_TIMEOUT_SECONDS = 60.0
_POLL_SECONDS = 0.02


@contextlib.contextmanager
def project_lock(*roots: Path) -> Iterator[bool]:
    """Hold the locks of some folders, such as those of projects.

    Gives whether another command had to be waited for: what was read before may be old by then.
    The lock is the system's own, on the folder itself (on the nearest one around it that exists):
    it needs no file that somebody must be able to write, and ends with the process that holds it.
    Where the system has none (some network drives), commands do without; each file is still
    replaced as a whole.

    Raises:
        WriteError: Another command held a lock for too long.
    """
    waited = False
    with contextlib.ExitStack() as held:
        # All commands take them in this order, so that no two wait for each other.
        for root in sorted({_existing(root) for root in roots}):
            with contextlib.suppress(OSError):
                waited |= _wait_for(_lock_of(root, held), root)
        yield waited


def _existing(folder: Path) -> Path:
    folder = Path(os.path.realpath(folder))
    return next((each for each in (folder, *folder.parents) if each.is_dir()), folder)


def _wait_for(lock: Callable[[], None], root: Path) -> bool:
    """Take a lock that raises BlockingIOError while another holds it; return whether one did."""
    deadline = time.monotonic() + LOCK_TIMEOUT_SECONDS
    waited = False
    while True:
        try:
            lock()
        except BlockingIOError:
            waited = True
        else:
            return waited
        if time.monotonic() > deadline:
            reason = f"another ssotgen has been writing here for {LOCK_TIMEOUT_SECONDS:.0f} seconds"
            raise WriteError(root, reason)
        time.sleep(_POLL_SECONDS)


if sys.platform == "win32":
    import msvcrt
    import tempfile
    import zlib

    def _lock_of(root: Path, held: contextlib.ExitStack) -> Callable[[], None]:
        """Return what locks a file of the project's among the temporary ones of the user, since
        Windows locks no folders."""
        name = f"ssotgen-{zlib.crc32(os.fsencode(os.path.realpath(root))):08x}.lock"
        path = Path(tempfile.gettempdir(), name)
        file = held.enter_context(path.open("ab"))

        def lock() -> None:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            except PermissionError:
                raise BlockingIOError from None

        return lock

else:
    import fcntl

    def _lock_of(root: Path, held: contextlib.ExitStack) -> Callable[[], None]:
        """Return what locks the folder itself, which needs no more than the right to read it."""
        folder = os.open(root, os.O_RDONLY)
        held.callback(os.close, folder)
        return lambda: fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
