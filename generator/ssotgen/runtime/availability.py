"""The methods of a generated class: which features are available, and why not."""

from __future__ import annotations

from types import SimpleNamespace

from ssotgen.runtime.answers import FeatureAnswers
from ssotgen.runtime.environment import ignored_variables, read_boolean
from ssotgen.runtime.feature import (
    Answer,
    Feature,
    FeatureUnavailableError,
    UnavailableError,
)
from ssotgen.runtime.importing import import_all
from ssotgen.runtime.override import Override, active_override, is_any_override_active

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Availability(FeatureAnswers):
    """Which features are available. A process has one instance of each subclass."""

    def get_available_features(self) -> set[Any]:
        """Return the names of the available features."""
        return {name for name in self._features if self._answer(name).available}

    def get_unavailable_features(self) -> set[Any]:
        """Return the names of the unavailable features."""
        return {name for name in self._features if not self._answer(name).available}

    def get_import_errors(self) -> dict[str, str]:
        """Return why each unavailable feature is unavailable, with its hint."""
        return {
            name: why
            for name, declared in self._features.items()
            if (why := self._answer(name).why(declared)) is not None
        }

    def get_cached_import(self, name: str) -> Any:
        """Return the object that a feature imports under this name.

        It is None if the feature is unavailable, or no feature imports such a name.
        """
        for feature, declared in self._features.items():
            if any(name in dict(names).values() for _, names in declared.targets()):
                answer = self._answer(feature)
                if answer.available:
                    try:
                        return self._objects(feature, answer)[name]
                    except UnavailableError:
                        continue
        return None

    def get_availability_status(self) -> dict[str, Any]:
        """Return the status of all features as plain data, in new containers."""
        known = self._known
        report = None if is_any_override_active() else known.report
        if report is None:
            report = self._make_report()
            if all(
                reads.get(self) is report[f"{name}_available"]
                for name, reads in self._reads.items()
            ):
                known.report = report
        return {
            name: value if isinstance(value, bool) else value.copy()
            for name, value in report.items()
        }

    def get_service_config(self, feature: Any) -> dict[str, Any]:
        """Return the settings and imports of a feature, and whether it is available.

        The keys are `feature`, `available`, `settings`, `imports`, `last_error`,
        `environment_override`, and the name of each setting. All containers are new.

        Raises:
            ValueError: The feature is unknown.
        """
        from copy import deepcopy

        declared = self._declared(feature)
        answer = self._answer(feature)
        return {
            **deepcopy(declared.settings),
            "feature": feature,
            "available": answer.available,
            "settings": deepcopy(declared.settings),
            "imports": deepcopy(declared.imports),
            "last_error": answer.why(declared),
            "environment_override": answer.variable,
        }

    def require(self, feature: Any) -> Any:
        """Return a namespace with the imports of a feature.

        A feature that only an override makes available is imported now.

        Raises:
            FeatureUnavailableError: The feature is unavailable.
            ValueError: The feature is unknown.
        """
        declared = self._declared(feature)
        answer = self._answer(feature)
        if answer.available:
            try:
                return SimpleNamespace(**self._objects(feature, answer))
            except UnavailableError as error:
                answer = error.answer
        raise FeatureUnavailableError(
            feature, answer.reason or "", answer.hint(declared), answer.is_broken
        ) from answer.cause

    def validate_configuration(self) -> list[str]:
        """Return a list of issues: unavailable features, overrides, bad variables."""
        missing = self.get_import_errors()
        issues: list[str] = []
        if missing and len(missing) == len(self._features):
            issues.append("No feature is available")
        elif missing:
            listed = ", ".join(missing)
            issues.append(f"Only some features are available; missing: {listed}")
        issues += [f"{name} is not available: {why}" for name, why in missing.items()]
        for name, declared in self._features.items():
            answer = self._answer(name)
            if active_override(self, name):
                issues.append(f"override() turns {name} {on_or_off(answer.available)}")
            if answer.variable is not None:
                switch = on_or_off(answer.variable)
                issues.append(f"{declared.variable} turns {name} {switch}")
        variables = [f"{self._name.upper()}_DEBUG", *variables_of(self._features)]
        return issues + ignored_variables(variables)

    def _override(self, **given: object) -> Override:
        """Return a context manager that makes the given features available or not."""
        answers: dict[str, Answer] = {}
        for name, available in given.items():
            if isinstance(available, bool):
                reason = None if available else "turned off by override()"
                variable = read_boolean(self._features[name].variable)
                answers[name] = Answer(
                    reason, variable=variable, is_turned_off=not available
                )
            elif available is not None:
                raise TypeError(f"{name} is {available!r}, not True, False or None")
        return Override(self, answers)

    def _declared(self, feature: str) -> Feature:
        if feature not in self._features:
            known = ", ".join(self._features)
            raise ValueError(f"unknown feature {feature!r}; known are {known}")
        return self._features[feature]

    def _objects(self, feature: str, answer: Answer) -> dict[str, Any]:
        """Return the imports of a feature, and import them first if necessary."""
        if answer.objects is None:
            return import_all(self._features[feature])
        return answer.objects

    def _make_report(self) -> dict[str, Any]:
        answers = {name: self._answer(name) for name in self._features}
        available = [name for name, each in answers.items() if each.available]
        missing = [name for name, each in answers.items() if not each.available]
        counted = [
            answers[name].available
            for name, declared in self._features.items()
            if declared.aggregate
        ]
        imported = {alias for each in answers.values() for alias in each.objects or ()}
        return {
            **{f"{name}_available": each.available for name, each in answers.items()},
            f"all_{self._name}_available": all(counted),
            f"any_{self._name}_available": any(counted),
            "available_features": available,
            "unavailable_features": missing,
            "import_errors": {
                name: answers[name].why(self._features[name]) for name in missing
            },
            "cached_imports": sorted(imported),
            "environment_overrides": {
                self._features[name].variable: each.variable
                for name, each in answers.items()
                if each.variable is not None
            },
            "debug_mode": read_boolean(f"{self._name.upper()}_DEBUG") is True,
        }


def on_or_off(available: bool) -> str:
    """Return what a switch means."""
    return "on" if available else "off"


def variables_of(features: dict[str, Feature]) -> list[str]:
    """Return the environment variables that decide about features."""
    declared = features.values()
    names = [each.variable for each in declared] + [
        each.disabled_by for each in declared
    ]
    return [name for name in names if name]
