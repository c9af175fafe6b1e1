"""Has the n-th change that a process makes to the disk fail, or kills the process there.

A change is what opens a file for writing, writes, flushes to the disk, renames, removes or makes a
folder. `install()` is called in the process itself, in front of the command.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

NEEDS_SPACE = frozenset({"create", "write", "flush", "mkdir"})
RENAMES = frozenset({"rename", "remove", "rmdir", "chmod", "link"})
ALL = NEEDS_SPACE | RENAMES

_EVENTS = {
    "os.rename": "rename",
    "os.remove": "remove",
    "os.rmdir": "rmdir",
    "os.mkdir": "mkdir",
    "os.chmod": "chmod",
    "os.link": "link",
    "os.symlink": "link",
    "os.truncate": "write",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault: which changes it strikes, and whether all later ones fail too."""

    strikes: frozenset[str]
    lasts: bool
    number: int = 0


KINDS = {
    "none": Kind(frozenset(), lasts=False),
    "kill": Kind(ALL, lasts=False),
    "interrupt": Kind(ALL, lasts=False),
    "full disk": Kind(NEEDS_SPACE, lasts=True, number=errno.ENOSPC),
    "read-only": Kind(ALL, lasts=True, number=errno.EROFS),
    "denied": Kind(ALL - {"write", "flush"}, lasts=False, number=errno.EACCES),
    "input/output error": Kind(ALL, lasts=False, number=errno.EIO),
}


KILLED_LATER = "killed later"
"""The kind that has another process kill this one some time after a change, or after the start."""


class Faults:
    """Counts the changes of a kind, has one fail, and writes a line for each to a log."""

    def __init__(self, kind: str, at: int, log: str, delay: float) -> None:
        self._name, self._kind, self._at = kind, KINDS.get(kind, KINDS["none"]), at
        self._delay = delay
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self._count = 0

    def strike(self, change: str, path: object, before: Callable[[], object] = str) -> None:
        """Let a change happen, or not; `before` is what still happens of one that fails."""
        if self._name not in ("none", KILLED_LATER) and change not in self._kind.strikes:
            return
        self._count += 1
        os.write(self._log, f"{change} {path!r}\n".encode("utf-8", "replace"))
        if self._name == KILLED_LATER and self._count == self._at:
            kill_after(self._delay)
        if self._name in ("none", KILLED_LATER):
            return
        if self._count < self._at or (self._count > self._at and not self._kind.lasts):
            return
        before()
        if self._name == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if self._name == "interrupt":
            raise KeyboardInterrupt
        raise OSError(self._kind.number, os.strerror(self._kind.number), str(path))


def kill_after(seconds: float) -> None:
    """Have another process kill this one after some time, if it still runs."""
    victim = os.getpid()
    if os.fork() == 0:
        time.sleep(seconds)
        if os.getppid() == victim:
            os.kill(victim, signal.SIGKILL)
        os._exit(0)


def install(kind: str, at: int, log: str, delay: float = 0.0) -> None:
    """Have the change number `at` fail, from 1 on; with the kind `none`, only write the log.

    `killed later` needs a `delay` in seconds, and takes 0 for the start.
    """
    faults = Faults(kind, at, log, delay)
    if kind == KILLED_LATER and at == 0:
        kill_after(delay)
    flush, plain_open = os.fsync, io.open

    def audit(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            if writes and isinstance(path, str | bytes) and os.fsdecode(path) != os.devnull:
                faults.strike("create", path)
        elif event in _EVENTS:
            faults.strike(_EVENTS[event], arguments[0])

    def flushed(file: int) -> None:
        faults.strike("flush", file)
        flush(file)

    class Written(io.FileIO):
        """A file of which the half is written when a write fails."""

        def write(self, data: Any) -> int:
            half = bytes(data)[: len(data) // 2]
            faults.strike("write", self.name, lambda: super(Written, self).write(half))
            return super().write(data) or 0

    def opened(
        file: Any,
        mode: str = "r",
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        *rest: Any,
        **named: Any,
    ) -> Any:
        if not set(mode) & set("wax"):
            return plain_open(file, mode, buffering, encoding, errors, newline, *rest, **named)
        raw = io.BufferedWriter(Written(file, mode.replace("t", "").replace("b", "")))
        return raw if "b" in mode else io.TextIOWrapper(raw, encoding, errors, newline)

    sys.addaudithook(audit)
    os.fsync = flushed
    io.open = builtins.open = opened
