"""`needs`: features that other features build on."""

from __future__ import annotations

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
        if feature in self._needs and not self._is_forced(feature):
            for need in self._needs[feature]:
                answer = self._answer(need)
                if not answer.available:
                    why = answer.why(self._features[need])
                    return Answer(
                        f"it needs {need}, which is not available: {why}",
                        cause=answer.cause,
                        is_broken=answer.is_broken,
                    )
        return super()._answer(feature)

    def _is_forced(self, feature: str) -> bool:
        """Whether a block or a variable decides about the feature itself."""
        if active_override(self, feature) is not None:
            return True
        known = self._answers.get(feature) or self._answer_by_environment(feature)
        return known is not None and known.variable is not None
