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
_helpers: dict[str, tuple[Thread, Attempt]] = {}
_imports: dict[object, tuple[int, Thread]] = {}


def import_module(name: str) -> Any:
    """Import a module.

    In a forked process, what a thread of its parent was importing is half-imported and
    locked for ever. So there it is a thread that imports, and once that makes no
    progress any more, this raises UnavailableError.
    """
    from threading import current_thread

    thread = current_thread()
    is_helper = any(helper is thread for helper, _ in _helpers.values())
    if is_helper or os.getpid() == _process or not is_any_cut_off(thread):
        key = object()
        _imports[key] = os.getpid(), thread
        try:
            return importlib.import_module(name)
        finally:
            _imports.pop(key, None)
    helper, attempt = helper_for(name)
    known = 0
    while attempt.error is None and helper.is_alive() and known != len(sys.modules):
        known = len(sys.modules)
        helper.join(2)
    if helper.is_alive():
        attempt.error = TimeoutError()  # Nobody needs to wait once more.
        raise UnavailableError(
            f"module {name!r} cannot be imported: another thread was importing it, or "
            "what it needs, when this process was forked"
        )
    if attempt.error is not None:
        raise attempt.error
    return sys.modules[name]


def helper_for(name: str) -> tuple[Thread, Attempt]:
    """Return a thread that imports a module, and what comes of it."""
    from threading import Thread

    known = _helpers.get(name)
    if known is not None and known[0].is_alive():
        return known
    attempt = Attempt()

    def work() -> None:
        with attempt:
            importlib.import_module(name)

    helper = Thread(target=copy_context().run, args=(work,), daemon=True)
    _helpers[name] = helper, attempt
    helper.start()
    return helper, attempt


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


def is_any_cut_off(thread: Thread) -> bool:
    """Whether the fork that made this process may have cut off the import of a module.

    A module that is still being looked for is not in `sys.modules`.
    """
    return any(
        process != os.getpid() and importer is not thread
        for process, importer in [*_imports.values()]
    ) or any(
        is_initializing(module) and not is_on_stack(module)
        for module in [*sys.modules.values()]
    )
