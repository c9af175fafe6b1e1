"""The temporary conditions that the result of a check depends on."""

from __future__ import annotations

import sys
from contextvars import ContextVar

from ssotgen.runtime.attempt import Attempt
from ssotgen.runtime.module_import import import_module, is_initializing, is_on_stack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ssotgen.runtime.feature import Answer


class RunningCheck:
    """A check of a feature, with those that the code of its targets starts in turn.

    `running` says which of them have not ended. `conditions` has a function for each
    temporary condition, such as an `override()`, that says whether it is over;
    `partial_imports` are the modules that were found partially initialized. An answer
    is cached only once all of its conditions are over. Until then `provisional` has it
    for further checks inside this one, so that targets that fail and ask for one
    another run a few times only.
    """

    def __init__(self) -> None:
        self.running: dict[tuple[object, str], bool] = {}
        self.conditions: list[Callable[[], bool]] = []
        self.partial_imports: set[str] = set()
        self.provisional: dict[
            tuple[object, str], tuple[Answer, list[Callable[[], bool]]]
        ] = {}

    def wait_for_imports(self) -> bool:
        """Wait for imports of other threads. Return whether to check once more.

        A module that they were importing may have failed, and be imported again by now.
        What this thread is importing will not go on before it has an answer.
        """
        for name in self.partial_imports:
            if is_initializing(sys.modules.get(name)):
                with Attempt():
                    import_module(name)
        modules = [sys.modules.get(name) for name in self.partial_imports]
        is_ours = any(is_initializing(each) and is_on_stack(each) for each in modules)
        return bool(modules) and not is_ours


_check: ContextVar[RunningCheck | None] = ContextVar("check", default=None)


def current_check() -> RunningCheck | None:
    """Return the check that runs in this context, if there is one."""
    check = _check.get()
    return check if check and any(check.running.values()) else None


def start_check() -> RunningCheck:
    """Return a new check, which is that of this context."""
    check = RunningCheck()
    _check.set(check)
    return check


def depend_on(is_over: Callable[[], bool]) -> None:
    """Record a condition that the answer of the running check depends on."""
    check = current_check()
    if check is not None:
        check.conditions.append(is_over)


def depend_on_import(name: str) -> None:
    """Record a module that was found partially initialized."""
    check = current_check()
    if check is not None:
        check.partial_imports.add(name)
        depend_on(lambda: not is_initializing(sys.modules.get(name)))
