"""Ownership: which names the spec owns, and which modules they used to live in."""

from __future__ import annotations

from ssotgen.codebase.modules import ModuleIndex
from ssotgen.codebase.resolve import Origin, Step
from ssotgen.spec.model import DataclassSpec, EnumSpec, Feature, Spec
from ssotgen.spec.names import config_names, feature_function

Owned = EnumSpec | DataclassSpec
"""What the spec declares under a class's name."""


class Ownership:
    """Answers what of a codebase the spec speaks of."""

    def __init__(self, spec: Spec, index: ModuleIndex) -> None:
        self.spec = spec
        self.names = config_names(spec.project)
        self._classes: dict[str, Owned] = {each.name: each for each in spec.all_enums}
        self._classes.update((each.name, each) for each in spec.dataclasses)
        self._replaced: dict[str, frozenset[str]] = {}
        for name, item in self._classes.items():
            modules = [text.text for text in item.replaces]
            files = (index.file_of(module) for module in modules)
            self._replaced[name] = frozenset([*modules, *(file for file in files if file)])

    def entry(self, name: str) -> Owned | None:
        """Return what the spec declares as the class `name`, or None."""
        return self._classes.get(name)

    def used_to_live_in(self, name: str, path: str | None, modules: tuple[str, ...]) -> bool:
        """Whether a module, by its file or names, is one that the spec's `name` replaces."""
        replaced = self._replaced.get(name, frozenset())
        return path in replaced or not replaced.isdisjoint(modules)

    def is_replaced(self, hop: Step) -> bool:
        """Whether a name was taken from a module that its spec entry replaces."""
        return self.used_to_live_in(hop.name, hop.path, hop.modules)

    def is_generated(self, origin: Origin) -> bool:
        """Whether a name comes from one of the generated modules."""
        project = self.spec.project
        return not {project.config_module, project.enums_module}.isdisjoint(origin.modules)

    def generated_names(self) -> dict[str, frozenset[str]]:
        """Return the names that the generated modules offer, by module, as far as the spec's
        deprecations speak of them."""
        project = self.spec.project
        functions = (feature_function(feature.name) for feature in self.spec.features)
        return {
            project.enums_module: frozenset(self._classes),
            project.config_module: frozenset((self.names.instance, *functions)),
        }

    def is_config(self, origin: Origin) -> bool:
        """Whether a name is the availability module's one instance."""
        return self.is_generated(origin) and origin.name == self.names.instance

    def feature_asked(self, origin: Origin) -> Feature | None:
        """Return the feature that a function of the availability module asks for, or None."""
        if not self.is_generated(origin):
            return None
        found = (f for f in self.spec.features if feature_function(f.name) == origin.name)
        return next(found, None)
