"""Checks which features are available, and caches final results."""

from __future__ import annotations

import importlib
import sys

from ssotgen.runtime.attempt import Attempt, describe_one
from ssotgen.runtime.environment import read_boolean
from ssotgen.runtime.feature import Answer, Feature, UnavailableError
from ssotgen.runtime.importing import import_all, note_exhaustion, wait_for_imports
from ssotgen.runtime.override import active_override, is_any_override_active
from ssotgen.runtime.running_check import (
    RunningCheck,
    current_check,
    depend_on_override,
    start_check,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, ClassVar


class Reads(dict[object, bool]):
    """The cached result of a property by instance; a missing key runs the check.

    Its `__getitem__` takes an instance, like the function of any property, but is not
    written in Python: a property that calls it is as fast as a cache can be.
    """

    def __init__(self, ask: Callable[[Any], bool]) -> None:
        self.ask = ask

    def __missing__(self, instance: object) -> bool:
        return self.ask(instance)


class CachedProperty(property):
    """A property that looks into `Reads`. Its `fget` is the function that fills them,
    which has the annotation that Sphinx and other tools show."""

    declared: Callable[[Any], bool]

    if not TYPE_CHECKING:

        @property
        def fget(self):
            """The function that the class declares."""
            return self.declared


class Known:
    """What is known until the next refresh, and is replaced as a whole then.

    `found` has what checks found to be available, also before a refresh, `answers` all
    that is final, and `report` the status once it is.
    """

    def __init__(self, found: dict[str, Answer]) -> None:
        self.found = found
        self.answers: dict[str, Answer] = {}
        self.report: dict[str, Any] | None = None


class FeatureAnswers:
    """Whether each feature is available. A process has one instance of each subclass.

    There are no locks: a check that a refresh has overtaken adds its answer to what
    nobody looks at any more.
    """

    _name: ClassVar[str]
    _features: ClassVar[dict[str, Feature]]
    _instances: ClassVar[dict[type, Any]] = {}
    _reads: ClassVar[dict[str, Reads]]
    _known: Known
    _storing: dict[int, dict[object, bool]]

    def __init_subclass__(cls) -> None:
        """Let the properties of the features cache their results."""
        if "_features" in vars(cls):
            cls._reads = {}
            for name in cls._features:
                declared = vars(cls)[f"{name}_available"]
                reads = cls._reads[name] = Reads(declared.fget)
                cached = CachedProperty(reads.__getitem__)
                cached.declared, cached.__doc__ = declared.fget, declared.__doc__
                setattr(cls, f"{name}_available", cached)

    # Type checkers know that an instance is created; here they would not know its type.
    if not TYPE_CHECKING:

        def __new__(cls):
            """Return the only instance of the process."""
            if cls not in cls._instances:
                config = super().__new__(cls)
                config._known, config._storing = Known({}), {}
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
        """Read the environment again, and check again what was unavailable.

        With `force`, what was available is checked again as well.
        """
        with Attempt():  # Finders may raise anything.
            importlib.invalidate_caches()
        self._known = Known({} if force else self._known.found)
        self.forget_reads()

    def forget_reads(self) -> None:
        """Let the properties look for their results again."""
        for result in [*self._storing.values()]:
            result.clear()
        for reads in self._reads.values():
            reads.pop(self, None)

    def _cache(self, feature: str, available: bool, known: Known) -> None:
        """Let the property of a feature find a result, unless it is outdated.

        A refresh or an override() may begin at any moment, in another thread or a
        signal handler. It empties `result`, so that an outdated one is never stored.
        """
        result: dict[object, bool] = {self: available}
        self._storing[id(result)] = result
        if self._known is known and not is_any_override_active():
            self._reads[feature].update(result)  # in a single step
        del self._storing[id(result)]

    def _is_available(self, feature: str) -> bool:
        return self._answer(feature).available

    def _are_all_available(self) -> bool:
        return all(self._counted())

    def _is_any_available(self) -> bool:
        return any(self._counted())

    def _counted(self) -> Iterator[bool]:
        for name, declared in self._features.items():
            if declared.aggregate:
                yield self._reads[name][self]

    def _answer(self, feature: str) -> Answer:
        """Return the answer for a feature, and check it first if necessary."""
        known = self._known
        override = active_override(self, feature)
        if override is not None:
            depend_on_override(override)
            return override.answers[feature]
        answer = known.answers.get(feature)
        if answer is None:
            answer = self._answer_by_environment(feature) or known.found.get(feature)
            if answer is None:
                answer, is_final = self._check(feature)
                if not is_final:
                    return known.answers.get(feature, answer)
            # Threads that have asked at once all return the answer of the first.
            answer = known.answers.setdefault(feature, answer)
            if answer.available and answer.variable is None:
                known.found[feature] = answer
        self._cache(feature, answer.available, known)
        return answer

    def _answer_by_environment(self, feature: str) -> Answer | None:
        """Return the answer of the environment variables, which precede any check."""
        declared = self._features[feature]
        forced = read_boolean(declared.variable)
        if forced is not None:
            off = f"turned off by the environment variable {declared.variable}"
            reason = None if forced else off
            return Answer(reason, variable=forced, is_turned_off=not forced)
        if declared.disabled_by and read_boolean(declared.disabled_by):
            reason = f"disabled by the environment variable {declared.disabled_by}"
            return Answer(reason, is_turned_off=True)
        return None

    def _check(self, feature: str) -> tuple[Answer, bool]:
        """Check a feature. Return the answer, and whether it may be cached."""
        check, key = current_check(), (self, feature)
        if check is None:
            return self._check_with_retries(key)
        known = check.conditions
        if check.running.get(key):
            check.conditions += 1
            return self._answer_so_far(feature), False
        if key in check.provisional:
            check.conditions += 1
            return check.provisional[key], False
        answer = self._run(check, key)
        if check.conditions != known:
            check.provisional[key] = answer
        return answer, check.conditions == known

    def _check_with_retries(self, key: tuple[object, str]) -> tuple[Answer, bool]:
        """Check a feature, again if other threads were importing what it needs."""
        retries = 8
        while True:
            check = start_check()
            answer = self._run(check, key)
            has_waited = wait_for_imports(check)
            if not (check.partial_imports and has_waited and retries):
                is_over = all(each.is_part_of(check) for each in check.overrides)
                return answer, check.is_final and has_waited and is_over
            retries -= 1

    def _answer_so_far(self, feature: str) -> Answer:
        """Return what is known of a feature that is being checked in this context.

        This imports nothing: a signal handler may ask while Python has locks.
        """
        declared = self._features[feature]
        if declared.probe is None and declared.is_loaded():
            return Answer()
        return Answer("it is still being checked")

    def _run(self, check: RunningCheck, key: tuple[object, str]) -> Answer:
        try:
            check.running[key] = True
            return self._look_for(key[1])
        finally:
            check.running[key] = False

    def _look_for(self, feature: str) -> Answer:
        """Check everything that a feature needs."""
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
                answer = error.answer
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
