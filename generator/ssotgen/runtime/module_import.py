"""Importing a module, also where a fork has cut off the imports of other threads."""

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
"""The process that has loaded this module; in any other, there was a fork."""

_imports: set[tuple[int, int, str]] = set()
"""The imports that have not ended: their processes, threads and modules."""

_helpers: dict[str, tuple[Thread, Attempt]] = {}
"""The helper threads by the modules that they import, and what comes of these."""


def import_module(name: str) -> Any:
    """Import a module.

    In a forked process, what a thread of its parent was importing is half-imported and
    locked forever. So there it is a helper thread that imports, and once that makes no
    progress any more, this raises UnavailableError.
    """
    from threading import current_thread, get_ident

    thread = current_thread()
    is_helper = any(helper is thread for helper, _ in [*_helpers.values()])
    if os.getpid() != _process and not is_helper and is_any_cut_off(get_ident()):
        return import_in_helper(name)
    importing = os.getpid(), get_ident(), name
    _imports.add(importing)
    try:
        return importlib.import_module(name)
    finally:
        _imports.discard(importing)


def import_in_helper(name: str) -> Any:
    """Import a module in a thread. Raises UnavailableError if it makes no progress."""
    from threading import Thread

    helper, attempt = _helpers.get(name, (None, Attempt()))
    if helper is None or not helper.is_alive():
        attempt = Attempt()
        work = copy_context().run
        helper = Thread(target=work, args=(run_attempt, attempt, name), daemon=True)
        _helpers[name] = helper, attempt
        helper.start()
    known = 0
    while attempt.error is None and helper.is_alive() and known != len(sys.modules):
        known = len(sys.modules)
        helper.join(2)
    if helper.is_alive():
        attempt.error = TimeoutError()  # The next caller need not wait.
        raise UnavailableError(
            f"module {name!r} cannot be imported: another thread was importing it, or "
            "what it needs, when this process was forked"
        )
    if attempt.error is not None:
        raise attempt.error
    # Importing it again, in this thread, might wait for a lock that nobody releases. A
    # helper does not, if it got the number of the lost thread, and so its locks.
    return sys.modules[name]


def run_attempt(attempt: Attempt, name: str) -> None:
    """Import a module, and leave its error, if any, in the attempt."""
    with attempt:
        importlib.import_module(name)


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


def is_any_cut_off(thread: int) -> bool:
    """Whether the fork that made this process may have cut off the import of a module.

    A module that is still being looked for is not in `sys.modules`.
    """
    return any(
        process != os.getpid() and importer != thread
        for process, importer, _ in [*_imports]
    ) or any(
        is_initializing(module) and not is_on_stack(module)
        for module in [*sys.modules.values()]
    )
