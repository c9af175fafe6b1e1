"""`override()`: context managers that make features available or not."""

from __future__ import annotations

from contextvars import ContextVar

from ssotgen.runtime.running_check import RunningCheck, current_check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ssotgen.runtime.answers import FeatureAnswers
    from ssotgen.runtime.feature import Answer


class Override:
    """A context manager that makes features available or not.

    It is seen by the thread or the asyncio task that entered it, and by whatever runs
    in a copy of its context. It ends for all of them at once.
    """

    def __init__(self, owner: FeatureAnswers, answers: dict[str, Answer]) -> None:
        self.owner = owner
        self.answers = answers
        self.check: RunningCheck | None = None

    def __enter__(self) -> None:
        if self in _active:
            raise RuntimeError("this override() is in use already; make another one")
        _overrides.set((*_overrides.get(), self))
        _active.add(self)
        self.check = current_check()
        self.owner.forget_reads()

    def __exit__(self, *_: object) -> None:
        # A fixture may be torn down in another context than it was set up in. So what
        # ends a block is `_active`; the variable only says who sees it.
        _active.discard(self)
        _overrides.set(tuple(each for each in _overrides.get() if each is not self))

    def is_part_of(self, check: RunningCheck) -> bool:
        """Whether the block began and ended while a check ran, which began it."""
        return self.check is check and self not in _active


_active: set[Override] = set()
"""The blocks that have not ended."""

_overrides: ContextVar[tuple[Override, ...]] = ContextVar("overrides", default=())
"""The blocks around the caller, also those that have ended in another context."""


def is_any_override_active() -> bool:
    """Whether any thread is in an override block."""
    return bool(_active)


def active_override(owner: object, feature: str) -> Override | None:
    """Return the innermost block around the caller that has the feature."""
    if _active:
        for each in reversed(_overrides.get()):
            if each in _active and each.owner is owner and feature in each.answers:
                return each
    return None
