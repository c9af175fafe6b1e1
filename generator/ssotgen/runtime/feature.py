"""The declaration of a feature, and its availability."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any


class Feature:
    """The declaration of an optional feature.

    `variable` is the environment variable that overrides what is found. `imports` are
    its modules, each with what follows `import` in a statement: "a, b as c". `resolve`
    looks for them in another way; `requires` is asked before, and `probe` after that.
    """

    def __init__(
        self,
        summary: str,
        *,
        variable: str,
        imports: dict[str, str] | None = None,
        settings: dict[str, Any] | None = None,
        hint: str = "",
        aggregate: bool = True,
        disabled_by: str = "",
        requires: Probe | None = None,
        resolve: Callable[[Feature], dict[str, Any] | None] | None = None,
        probe: Probe | None = None,
    ) -> None:
        self.summary = summary
        self.variable = variable
        self.imports = {
            module: names.split(", ") if names else []
            for module, names in (imports or {}).items()
        }
        self.settings = settings or {}
        self.hint = hint
        self.aggregate = aggregate
        self.disabled_by = disabled_by
        self.requires = requires
        self.resolve = resolve
        self.probe = probe

    def targets(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Yield each module with its names, and the names they are cached under."""
        for module, names in self.imports.items():
            parts = [name.partition(" as ") for name in names]
            yield module, [(name, alias or name) for name, _, alias in parts]

    def is_loaded(self) -> bool:
        """Whether its modules are loaded with all their names; this imports none."""
        return all(
            name in getattr(sys.modules.get(module), "__dict__", ())
            or sys.modules.get(f"{module}.{name}") is not None
            for module, names in self.targets()
            for name in ("__name__", *dict(names))
        )


class Probe:
    """A check that decides about a feature, in addition to its imports."""

    def ask(self) -> None:
        """Return if the feature is available. Raises UnavailableError if it is not."""
        raise NotImplementedError


class FeatureUnavailableError(ImportError):
    """A required feature is not available.

    `feature` is its name, `reason` says why, `hint` what to do about it ("" if the spec
    has none, or the feature was turned off), and `is_broken` whether it is installed
    but cannot be imported. The cause is the original exception, if there was one.
    """

    def __init__(
        self, feature: str, reason: str, hint: str = "", is_broken: bool = False
    ) -> None:
        super().__init__(feature, reason, hint, is_broken)
        self.feature = feature
        self.reason = reason
        self.hint = hint
        self.is_broken = is_broken

    def __str__(self) -> str:
        return f"{self.feature} is not available: {with_hint(self.reason, self.hint)}"


class Answer:
    """Whether a feature is available, and if not, for which `reason`.

    `objects` are its imports by the names they are cached under; None if the answer was
    found without importing anything. `variable` is what its environment variable says.
    `is_turned_off` is True where somebody wants it so, and no hint helps.
    """

    def __init__(
        self,
        reason: str | None = None,
        *,
        cause: BaseException | None = None,
        is_broken: bool = False,
        objects: dict[str, Any] | None = None,
        variable: bool | None = None,
        is_turned_off: bool = False,
    ) -> None:
        self.available = reason is None
        self.reason = reason
        self.cause = cause
        self.is_broken = is_broken
        self.objects = objects
        self.variable = variable
        self.is_turned_off = is_turned_off

    def hint(self, feature: Feature) -> str:
        """Return what to do so that the feature becomes available, or ""."""
        return "" if self.is_turned_off else feature.hint

    def why(self, feature: Feature) -> str | None:
        """Return why the feature is not available, with its hint; None if it is."""
        if self.reason is None:
            return None
        return with_hint(self.reason, self.hint(feature))


class UnavailableError(Exception):
    """Something that a feature needs is unavailable; it has the answer."""

    def __init__(
        self,
        reason: str,
        cause: BaseException | None = None,
        *,
        is_broken: bool = False,
    ) -> None:
        super().__init__(reason)
        self.answer = Answer(reason, cause=cause, is_broken=is_broken)


def with_hint(reason: str, hint: str) -> str:
    """Return a reason with the hint, if any."""
    return f"{reason} (hint: {hint})" if hint else reason
