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
_helpers: dict[str, Thread] = {}


def import_module(name: str) -> Any:
    """Import a module.

    In a forked process, what a thread of its parent was importing is half-imported and
    locked for ever. So there it is a thread that imports, and once that makes no
    progress any more, this raises UnavailableError.
    """
    if os.getpid() == _process or not any(map(is_cut_off, [*sys.modules.values()])):
        return importlib.import_module(name)
    from threading import Thread, current_thread

    if current_thread() in _helpers.values():
        return importlib.import_module(name)
    outcome: list[Any] = []
    attempt = Attempt()

    def work() -> None:
        with attempt:
            outcome.append(importlib.import_module(name))

    helper = _helpers.get(name)
    if helper is None or not helper.is_alive():
        helper = Thread(target=copy_context().run, args=(work,), daemon=True)
        _helpers[name] = helper
        helper.start()
        known = 0
        while helper.is_alive() and known != len(sys.modules):
            known = len(sys.modules)
            helper.join(2)
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


def is_on_stack(module: object) -> bool:
    """Whether the body of a module, also one that is run by hand, has led to here."""
    from traceback import walk_stack

    namespace = getattr(module, "__dict__", None)
    return any(
        frame.f_globals is namespace and frame.f_code.co_name == "<module>"
        for frame, _ in walk_stack(None)
    )


def is_cut_off(module: object) -> bool:
    """Whether a module is half-imported, and this thread does not go on with it."""
    return is_initializing(module) and not is_on_stack(module)
