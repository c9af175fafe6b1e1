"""Finding out which features are available, and caching what is final."""

from __future__ import annotations

import importlib
import sys

from ssotgen.runtime.attempt import Attempt, describe_one
from ssotgen.runtime.environment import read_boolean
from ssotgen.runtime.feature import Answer, Feature, UnavailableError
from ssotgen.runtime.importing import import_all, note_exhaustion
from ssotgen.runtime.override import active_override, is_any_override_active
from ssotgen.runtime.running_probe import (
    RunningProbe,
    depend_on,
    running_probes,
    set_running_probes,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar


class Answered:
    """The answers that are cached, as attributes; None for those that are not."""

    __slots__: tuple[str, ...] = ()

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> bool | None: ...


class FeatureAnswers:
    """Whether each feature is available. A process has one instance of each subclass.

    There are no locks. `_found` has what probes found to be available, `_answers` what
    holds until the next refresh, and `_answered` what properties find. Each is replaced
    as a whole, in this order, and read in the opposite order: a probe that a refresh
    has overtaken leaves its answer where nobody looks any more.
    """

    _name: ClassVar[str]
    _features: ClassVar[dict[str, Feature]]
    _instances: ClassVar[dict[type, Any]] = {}
    _answered: Answered
    _answered_type: type[Answered]
    _answers: dict[str, Answer]
    _found: dict[str, Answer]

    if not TYPE_CHECKING:

        def __new__(cls):
            """Return the instance that the process has."""
            if cls not in cls._instances:
                config = super().__new__(cls)
                names = (*cls._features, f"all_{cls._name}", f"any_{cls._name}")
                config._answered_type = type(
                    "Answered", (Answered,), {"__slots__": names}
                )
                config._forget(found=True)
                cls._instances[cls] = config
            return cls._instances[cls]

    def __reduce__(self) -> tuple[type, tuple[()]]:
        """Make each copy, also in another process, the instance of its process."""
        return type(self), ()

    def __setattr__(self, name: str, value: object) -> None:
        if name.endswith("_available"):
            raise AttributeError(f"{name} cannot be set; use override() in a test")
        super().__setattr__(name, value)

    def refresh_availability(self, force: bool = False) -> None:
        """Read the environment again, and probe again what was unavailable.

        With `force`, what was available is probed again as well.
        """
        for _ in range(8):
            # Finders may raise anything, also because two threads do this at once.
            attempt = Attempt()
            with attempt:
                importlib.invalidate_caches()
            if attempt.error is None:
                break
        self._forget(found=force)

    def _forget(self, *, found: bool) -> None:
        if found:
            self._found = {}
        self._answers = {}
        self._forget_answered()

    def _forget_answered(self) -> None:
        answered = self._answered_type()
        for name in self._answered_type.__slots__:
            setattr(answered, name, None)
        self._answered = answered

    def _ask(self, feature: str) -> bool:
        return self._answer(feature).available

    def _are_all_available(self) -> bool:
        return self._aggregate(f"all_{self._name}", decided_by=False)

    def _is_any_available(self) -> bool:
        return self._aggregate(f"any_{self._name}", decided_by=True)

    def _aggregate(self, name: str, *, decided_by: bool) -> bool:
        """Ask the features that count, until one has the answer that decides.

        The result is cached if all the answers are that it was made of.
        """
        answered = self._answered
        result: bool | None = getattr(answered, name)
        if result is not None:
            return result
        result = not decided_by
        asked: list[tuple[str, bool]] = []
        for feature, declared in self._features.items():
            if declared.aggregate:
                asked.append((feature, self._ask(feature)))
                if asked[-1][1] is decided_by:
                    result = decided_by
                    break
        if all(getattr(answered, feature) is available for feature, available in asked):
            setattr(answered, name, result)
        return result

    def _answer(self, feature: str) -> Answer:
        """Return what is known of a feature, after finding it out if need be."""
        answered, answers, found = self._answered, self._answers, self._found
        override = active_override(self, feature)
        if override is not None:
            depend_on(override.is_over)
            return override.answers[feature]
        answer = answers.get(feature)
        if answer is None:
            answer = self._answer_by_environment(feature) or found.get(feature)
            if answer is None:
                answer, is_final = self._probe(feature)
                if not is_final:
                    return answers.get(feature, answer)
            # Threads that have asked at once all return the answer of the first.
            answer = answers.setdefault(feature, answer)
            if answer.available and answer.variable is None:
                found[feature] = answer
        if not is_any_override_active():
            setattr(answered, feature, answer.available)
        return answer

    def _answer_by_environment(self, feature: str) -> Answer | None:
        """Return the answer that the environment gives before any probe."""
        declared = self._features[feature]
        forced = read_boolean(declared.variable)
        if forced is not None:
            off = f"turned off by the environment variable {declared.variable}"
            return Answer(None if forced else off, variable=forced)
        if declared.disabled_by and read_boolean(declared.disabled_by):
            return Answer(
                f"disabled by the environment variable {declared.disabled_by}"
            )
        return None

    def _probe(self, feature: str) -> tuple[Answer, bool]:
        """Probe a feature. Return the answer, and whether it may be cached."""
        probe = RunningProbe(self, feature)
        running = running_probes()
        for outer in running:
            if outer.question == probe.question:
                depend_on(outer.has_ended)
                return self._peek(feature), False
        told = running[0].told if running else {}
        if probe.question in told:
            earlier, answer = told[probe.question]
            for outer in running:
                outer.depends_like(earlier)
            return answer, False
        answer = self._run(probe, feature, running)
        for _ in range(8):
            # Only a thread that probes nothing else may wait: none waits for it.
            if running or not probe.wait_for_imports():
                break
            probe = RunningProbe(self, feature)
            answer = self._run(probe, feature, running)
        is_partial = probe.partial_imports if running else probe.is_import_under_way()
        if is_partial or not all(is_over() for is_over in probe.is_over):
            told[probe.question] = probe, answer
            return answer, False
        told.clear()
        return answer, True

    def _run(
        self, probe: RunningProbe, feature: str, running: tuple[RunningProbe, ...]
    ) -> Answer:
        try:
            set_running_probes((*running, probe))
            return self._look_for(feature)
        finally:
            probe.is_running = False
            set_running_probes(running)

    def _look_for(self, feature: str) -> Answer:
        """Look for all that a feature needs."""
        declared = self._features[feature]
        answer: Answer | None = None
        attempt = Attempt()
        with attempt:
            try:
                if declared.requires is not None:
                    declared.requires.ask()
                objects = (declared.resolve or import_all)(declared)
                if declared.probe is not None:
                    declared.probe.ask()
                answer = Answer(objects=objects)
            except UnavailableError as error:
                answer = unavailable_answer(error)
        if attempt.error is not None:
            # Even looking at what a target has left behind may raise.
            note_exhaustion(attempt.error)
            sought = " and ".join(declared.imports) or "it"
            reason = f"looking for {sought} raised {describe_one(attempt.error)}"
            answer = Answer(reason, cause=attempt.error)
        assert answer is not None
        if read_boolean(f"{self._name.upper()}_DEBUG") and sys.stderr:
            shown = answer.reason or "available"
            print(f"{type(self).__module__}: {feature}: {shown}", file=sys.stderr)
        return answer

    def _peek(self, feature: str) -> Answer:
        """Answer a question about a feature that is being probed in this context."""
        if self._features[feature].probe is not None:
            return Answer("its probe is still running")
        objects: dict[str, Any] = {}
        for path, names in self._features[feature].targets():
            namespace = getattr(sys.modules.get(path), "__dict__", {})
            for name, alias in names:
                if name not in namespace:
                    return Answer(f"module {path!r} is still being imported")
                objects[alias] = namespace[name]
        return Answer(objects=objects)


def unavailable_answer(error: UnavailableError) -> Answer:
    """Return the answer that a feature is unavailable for this reason."""
    return Answer(error.reason, cause=error.cause, is_broken=error.is_broken)
