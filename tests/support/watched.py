"""Runs many trials in a forked process which may use little memory and, for each, little time."""

from __future__ import annotations

import os
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

SECONDS = 10.0
"""What a trial may take of the processor: far more than it does."""

BYTES = 1 << 30
"""What a trial may take of memory, beyond what the process has taken before."""

BATCH = 250


def run_watched(trial: Callable[[int], object], seeds: Iterable[int]) -> list[str]:
    """Run a trial for each seed, and return what went wrong: an exception, too long, too large."""
    waiting, wrong = list(seeds), []
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log")
        while waiting:
            log.write_text("")
            child = os.fork()
            if child == 0:
                _run_here(trial, waiting[:BATCH], log)
            _, status = os.waitpid(child, 0)
            lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
            ended = [line for line in lines if line.startswith("seed ")]
            if status:
                said = "\n".join(line for line in lines if not line.startswith("seed "))
                wrong.append(f"{ended[-1]} ended with {os.waitstatus_to_exitcode(status)}: {said}")
            waiting = waiting[len(ended) :]
    return wrong


def _run_here(trial: Callable[[int], object], seeds: Iterable[int], log: Path) -> None:
    code = 1
    try:
        _limit_memory()
        with log.open("w", encoding="utf-8", errors="replace", buffering=1) as out:
            os.dup2(out.fileno(), 2)
            for seed in seeds:
                out.write(f"seed {seed}\n")
                # The default of this signal is to end the process.
                signal.setitimer(signal.ITIMER_PROF, SECONDS)
                trial(seed)
            code = 0
    except BaseException:
        os.write(2, traceback.format_exc().encode("utf-8", "replace"))
    finally:
        os._exit(code)


def _limit_memory() -> None:
    if sys.platform != "linux":
        return
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + BYTES, resource.RLIM_INFINITY))
