"""`any_of`: features that one of several packages provides."""

from __future__ import annotations

from ssotgen.runtime.availability import Availability
from ssotgen.runtime.feature import Answer, Feature, Probe, UnavailableError
from ssotgen.runtime.importing import import_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Alternative(Feature):
    """One of the ways to provide a feature: what it imports, and what it requires."""

    def __init__(
        self, *, imports: dict[str, str] | None = None, requires: Probe | None = None
    ) -> None:
        super().__init__("", variable="", imports=imports, requires=requires)

    def look(self) -> Answer:
        """Import what it needs. Return the objects, or why it does not hold."""
        try:
            if self.requires is not None:
                self.requires.ask()
            return Answer(objects=import_all(self))
        except UnavailableError as error:
            return error.answer

    def __str__(self) -> str:
        modules = [
            module + (f" with {', '.join(names)}" if names else "")
            for module, names in self.imports.items()
        ]
        asked = [str(self.requires)] if self.requires is not None else []
        return "; ".join([*modules, *asked])


class Chosen(dict[str, "Any"]):
    """The imports of an alternative, by the names that they are cached under."""

    def __init__(self, which: str, objects: dict[str, Any]) -> None:
        super().__init__(objects)
        self.which = which


class OneNeeded(Probe):
    """Says what the alternatives of a feature are, after asking what all require."""

    def __init__(
        self, alternatives: dict[str, Alternative], before: Probe | None
    ) -> None:
        self.alternatives = alternatives
        self.before = before

    def __str__(self) -> str:
        asked = [str(self.before)] if self.before is not None else []
        listed = [f"  {name}: {each}" for name, each in self.alternatives.items()]
        return "\n  ".join([*asked, "any of:", *listed])

    def ask(self) -> None:
        if self.before is not None:
            self.before.ask()


class AnyOf(Feature):
    """A feature that the first of its alternatives provides whose modules import."""

    def __init__(
        self,
        summary: str,
        *,
        variable: str,
        alternatives: dict[str, Alternative],
        settings: dict[str, Any] | None = None,
        hint: str = "",
        aggregate: bool = True,
        disabled_by: str = "",
        requires: Probe | None = None,
        probe: Probe | None = None,
    ) -> None:
        super().__init__(
            summary,
            variable=variable,
            settings=settings,
            hint=hint,
            aggregate=aggregate,
            disabled_by=disabled_by,
            requires=OneNeeded(alternatives, requires),
            resolve=self.choose,
            probe=probe,
        )
        self.alternatives = alternatives

    def is_loaded(self) -> bool:
        """Whether those of an alternative are loaded."""
        return any(each.is_loaded() for each in self.alternatives.values())

    def choose(self, _: Feature) -> Chosen:
        """Return the imports of the first alternative that holds.

        Raises UnavailableError if none does, with the reasons of all.
        """
        answers: dict[str, Answer] = {}
        for name, alternative in self.alternatives.items():
            answer = alternative.look()
            if answer.objects is not None:
                return Chosen(name, answer.objects)
            answers[name] = answer
        listed = "; ".join(f"{name}: {each.reason}" for name, each in answers.items())
        broken = [each for each in answers.values() if each.is_broken]
        cause = (broken or list(answers.values()))[0].cause
        reason = f"none of {', '.join(answers)} is available: {listed}"
        raise UnavailableError(reason, cause, is_broken=bool(broken))


class ChoosingAvailability(Availability):
    """Which features are available, where some have alternatives."""

    def get_cached_import(self, name: str) -> Any:
        """Return the object that a feature imports under this name.

        It is None if the feature is unavailable, if no feature imports such a name, or
        if the alternative that was chosen does not.
        """
        for feature, declared in self._features.items():
            if isinstance(declared, AnyOf) and imports_name(declared, name):
                answer = self._answer(feature)
                if answer.available:
                    try:
                        return self._objects(feature, answer).get(name)
                    except UnavailableError:
                        continue
        return super().get_cached_import(name)

    def get_service_config(self, feature: Any) -> dict[str, Any]:
        """Return the settings and imports of a feature, and whether it is available.

        The imports of a feature with alternatives are those of the one that was chosen.
        """
        config = super().get_service_config(feature)
        declared, objects = self._features[feature], self._answer(feature).objects
        if isinstance(declared, AnyOf) and isinstance(objects, Chosen):
            imports = declared.alternatives[objects.which].imports
            config["imports"] = {module: [*names] for module, names in imports.items()}
        return config

    def _objects(self, feature: str, answer: Answer) -> dict[str, Any]:
        declared, objects = self._features[feature], answer.objects
        if not isinstance(declared, AnyOf):
            return super()._objects(feature, answer)
        if not isinstance(objects, Chosen):
            objects = declared.choose(declared)
        return {**objects, "which": objects.which}


def imports_name(feature: AnyOf, name: str) -> bool:
    """Whether an alternative of a feature caches an import under this name."""
    return any(
        name in dict(names).values()
        for alternative in feature.alternatives.values()
        for _, names in alternative.targets()
    )
