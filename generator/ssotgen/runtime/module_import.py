"""Importing a module, also where a thread of another process was importing it."""

from __future__ import annotations

import importlib
import os
import sys
from contextvars import copy_context

from ssotgen.runtime.attempt import Attempt
from ssotgen.runtime.feature import UnavailableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from threading import Thread
    from typing import Any

_process = os.getpid()
_left_behind: dict[str, Thread] = {}


def import_module(name: str) -> Any:
    """Import a module.

    In a forked process, what a thread of its parent was importing is partially imported
    and locked for ever. So the wait for it has a limit there, after which this raises
    UnavailableError.
    """
    if os.getpid() == _process or not any(
        map(is_initializing, [*sys.modules.values()])
    ):
        return importlib.import_module(name)
    from threading import Thread

    outcome: list[Any] = []
    attempt = Attempt()

    def work() -> None:
        with attempt:
            outcome.append(importlib.import_module(name))

    thread = _left_behind.get(name)
    if thread is None or not thread.is_alive():
        thread = Thread(target=copy_context().run, args=(work,), daemon=True)
        _left_behind[name] = thread
        thread.start()
        thread.join(2)
    if attempt.error is not None:
        raise attempt.error
    if not outcome:
        raise UnavailableError(
            f"module {name!r} cannot be imported: another thread was importing it, or "
            "what it needs, when this process was forked"
        )
    return outcome[0]


def is_initializing(module: object) -> bool:
    """Whether Python is importing a module at this moment, in whichever thread."""
    with Attempt():  # Objects in `sys.modules` may raise anything.
        spec = getattr(module, "__spec__", None)
        return getattr(spec, "_initializing", False) is True
    return False
