"""The conditions that the result of a probe depends on, some of them temporary."""

from __future__ import annotations

import sys
from contextvars import ContextVar

from ssotgen.runtime.attempt import Attempt
from ssotgen.runtime.module_import import import_module, is_initializing, runs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ssotgen.runtime.feature import Answer


class Told:
    """An answer that is not cached, and the conditions that it depends on."""

    def __init__(self, answer: Answer, is_over: list[Callable[[], bool]]) -> None:
        self.answer = answer
        self.is_over = is_over


class Probing:
    """A probe, with those that the code of its targets begins by asking in turn.

    `running` are the questions of all of them. `is_over` has a function for each
    passing circumstance that was met, such as an `override()`, and `partial_imports`
    the modules that were met half-imported. An answer is cached only once all that it
    depends on has passed. Until then `told` has it for whoever asks inside, so that
    targets that fail and ask for one another run a few times only.
    """

    def __init__(self) -> None:
        self.running: dict[tuple[object, str], bool] = {}
        self.is_over: list[Callable[[], bool]] = []
        self.partial_imports: set[str] = set()
        self.told: dict[tuple[object, str], Told] = {}

    def has_waited(self) -> bool:
        """Wait for other threads. Return whether to probe again, now or once more.

        A module that they were importing may have failed, and be imported again by now.
        What this thread is importing will not go on before it has an answer.
        """
        for name in self.partial_imports:
            if is_initializing(sys.modules.get(name)):
                with Attempt():
                    import_module(name)
        modules = [sys.modules.get(name) for name in self.partial_imports]
        is_ours = any(is_initializing(each) and runs(None, each) for each in modules)
        return bool(modules) and not is_ours


_probing: ContextVar[Probing | None] = ContextVar("probing", default=None)


def current_probing() -> Probing | None:
    """Return the probe that runs in this context, if there is one."""
    probing = _probing.get()
    return probing if probing and any(probing.running.values()) else None


def start_probing() -> Probing:
    """Return what the answer of a new probe in this context will depend on."""
    probing = Probing()
    _probing.set(probing)
    return probing


def depend_on(is_over: Callable[[], bool]) -> None:
    """Record a condition that the answer of the running probe depends on."""
    probing = current_probing()
    if probing is not None:
        probing.is_over.append(is_over)


def depend_on_import(name: str) -> None:
    """Record a module that was found partially initialized."""
    probing = current_probing()
    if probing is not None:
        probing.partial_imports.add(name)
        depend_on(lambda: not is_initializing(sys.modules.get(name)))
