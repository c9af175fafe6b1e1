"""The running check, and the temporary conditions that its result depends on."""

from __future__ import annotations

from contextvars import ContextVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ssotgen.runtime.feature import Answer
    from ssotgen.runtime.override import Override


class RunningCheck:
    """A check of a feature, with those that the code of its targets starts in turn.

    `running` says which of them have not ended. `conditions` counts the temporary
    conditions that were met, such as an `override()`: an answer is final if its check
    met none. Until the outermost check ends, `provisional` has the other answers, so
    that targets that fail and ask for one another run a few times only. `is_final` is
    False if a condition may outlast them all. `overrides` are the blocks that decided
    about a feature, and `partial_imports` the modules that were found partially
    initialized.
    """

    def __init__(self) -> None:
        self.running: dict[tuple[object, str], bool] = {}
        self.conditions = 0
        self.provisional: dict[tuple[object, str], Answer] = {}
        self.is_final = True
        self.overrides: list[Override] = []
        self.partial_imports: list[tuple[str, object]] = []


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


def depend_on_condition() -> None:
    """Record that the answer depends on a condition that may outlast the check."""
    check = current_check()
    if check is not None:
        check.conditions += 1
        check.is_final = False


def depend_on_override(override: Override) -> None:
    """Record a block that decided about a feature."""
    check = current_check()
    if check is not None:
        check.conditions += 1
        check.overrides.append(override)


def depend_on_import(name: str, module: object) -> None:
    """Record a module that was found partially initialized."""
    check = current_check()
    if check is not None:
        check.conditions += 1
        if all(each is not module for _, each in check.partial_imports):
            check.partial_imports.append((name, module))
