"""The probe that calls a function."""

from __future__ import annotations

from ssotgen.runtime.attempt import Attempt, describe
from ssotgen.runtime.feature import Probe, UnavailableError
from ssotgen.runtime.importing import failure, import_path, read_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class CallProbe(Probe):
    """Calls a function, `module:function`, which returns True or None for yes."""

    def __init__(self, target: str) -> None:
        self.target = target

    def __str__(self) -> str:
        return f"calls: {self.target}"

    def ask(self) -> None:
        path, _, name = self.target.partition(":")
        try:
            function = read_name(import_path(path), path, name)
        except UnavailableError as error:
            reason = f"its probe {self.target} is missing: {error.answer.reason}"
            error.answer.reason = reason
            raise
        answer: Any = None
        attempt = Attempt()
        with attempt:
            answer = function()
        if attempt.error is not None:
            is_late = isinstance(attempt.error, TimeoutError)
            verb = "timed out:" if is_late else "raised"
            reason = f"its probe {self.target} {verb} {describe(attempt.error)}"
            raise failure(reason, attempt.error)
        if answer is False:
            raise UnavailableError(f"its probe {self.target} said no")
        if answer is not True and answer is not None:
            kind = type(answer).__name__
            if kind == "coroutine":
                answer.close()
            raise UnavailableError(
                f"its probe {self.target} returned {kind}, not True, False or None"
            )
