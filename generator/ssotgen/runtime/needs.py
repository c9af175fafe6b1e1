"""`needs`: features that other features build on."""

from __future__ import annotations

from ssotgen.runtime.answers import Known
from ssotgen.runtime.availability import Availability
from ssotgen.runtime.feature import Answer
from ssotgen.runtime.override import active_override

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar


class LinkedAvailability(Availability):
    """Which features are available, where some need others.

    What another feature says is asked for each time and not cached with the answer of
    the feature that needs it, so that an `override()` of one decides about both.
    """

    _needs: ClassVar[dict[str, list[str]]]

    def _answer(self, feature: str) -> Answer:
        path = [feature]
        available: set[str] = set()
        while True:
            waiting = self._unknown_need(path[-1], available)
            if waiting:
                path.append(waiting)
                continue
            answer = super()._answer(path[-1])
            if len(path) == 1:
                return answer
            if not answer.available:
                return self._lacking(path, answer)
            available.add(path.pop())

    def _cache(self, feature: str, available: bool, known: Known) -> None:
        """Let the property find a result once those of all that it needs do."""
        if not self._unknown_need(feature, set()):
            super()._cache(feature, available, known)

    def _unknown_need(self, feature: str, available: set[str]) -> str:
        """Return a feature that one needs and that is not known to be available."""
        if feature in self._needs and not self._is_forced(feature):
            for need in self._needs[feature]:
                # What properties find at once was found after all that it needs.
                if need not in available and not self._reads[need].get(self):
                    return need
        return ""

    def _lacking(self, path: list[str], answer: Answer) -> Answer:
        """Return the answer of the first of a path of needs, whose last is missing."""
        steps = path[1:] if len(path) < 6 else [*path[1:3], "...", path[-1]]
        reason = f"it needs {', which needs '.join(steps)}, which is not available: "
        return Answer(
            reason + str(answer.why(self._features[path[-1]])),
            cause=answer.cause,
            is_broken=answer.is_broken,
            is_turned_off=answer.is_turned_off,
        )

    def _is_forced(self, feature: str) -> bool:
        """Whether a block or a variable decides about the feature itself."""
        if active_override(self, feature) is not None:
            return True
        known = self._known.answers.get(feature) or self._answer_by_environment(feature)
        return known is not None and known.variable is not None
