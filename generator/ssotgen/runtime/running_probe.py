"""Probes that are running, and what will pass by itself that they depend on."""

from __future__ import annotations

import sys
from contextvars import ContextVar

from ssotgen.runtime.attempt import Attempt
from ssotgen.runtime.feature import Answer
from ssotgen.runtime.module_import import import_module, is_initializing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class RunningProbe:
    """A probe that runs in this context, and what its answer depends on.

    `is_over` has a function for each passing circumstance, such as an `override()`;
    `partial_imports` are the modules that were found partially imported. An answer is
    cached only once all of that has passed. `told` are the answers to questions that
    were asked meanwhile and are not cached: until one is, they are told again, so that
    targets that fail and ask for one another run a few times only.
    """

    def __init__(self, owner: object, feature: str) -> None:
        self.question = (id(owner), feature)
        self.is_over: list[Callable[[], bool]] = []
        self.partial_imports: set[str] = set()
        self.told: dict[tuple[int, str], tuple[RunningProbe, Answer]] = {}
        self.is_running = True

    def has_ended(self) -> bool:
        """Whether the probe has ended."""
        return not self.is_running

    def wait_for_imports(self) -> bool:
        """Wait for other threads. Return whether to probe again, as they are done."""
        for name in self.partial_imports:
            if is_initializing(sys.modules.get(name)):
                with Attempt():
                    import_module(name)
        return bool(self.partial_imports) and not self.is_import_under_way()

    def is_import_under_way(self) -> bool:
        """Whether a module that was found partially imported still is."""
        return any(is_initializing(sys.modules.get(n)) for n in self.partial_imports)

    def depends_like(self, other: RunningProbe) -> None:
        """Take over what the answer of another probe depends on."""
        self.is_over += other.is_over
        self.partial_imports |= other.partial_imports


_probes: ContextVar[tuple[RunningProbe, ...]] = ContextVar("probes", default=())


def running_probes() -> tuple[RunningProbe, ...]:
    """Return the probes that run in this context, the outermost first."""
    return tuple(probe for probe in _probes.get() if probe.is_running)


def set_running_probes(probes: tuple[RunningProbe, ...]) -> None:
    """Replace the probes that run in this context."""
    _probes.set(probes)


def depend_on(is_over: Callable[[], bool]) -> None:
    """Note a circumstance that the answers of all running probes depend on."""
    for probe in running_probes():
        probe.is_over.append(is_over)


def depend_on_import(name: str) -> None:
    """Note a module that was found partially imported."""
    for probe in running_probes():
        probe.partial_imports.add(name)
