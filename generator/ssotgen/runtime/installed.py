"""`requires`: distributions that must be installed, and their versions."""

from __future__ import annotations

from ssotgen.runtime.attempt import Attempt, describe
from ssotgen.runtime.feature import Probe, UnavailableError
from ssotgen.runtime.importing import failure
from ssotgen.runtime.version_order import Version, is_allowed


class Distributions(Probe):
    """Looks whether distributions are installed, before anything is imported.

    `needed` has their names, with specifiers of versions ("" for any version).
    """

    def __init__(self, needed: dict[str, str]) -> None:
        self.needed = needed

    def __str__(self) -> str:
        listed = [name + specifiers for name, specifiers in self.needed.items()]
        return f"requires: {', '.join(listed)}"

    def ask(self) -> None:
        for name, specifiers in self.needed.items():
            self.check_version(name, installed_version(name), specifiers)

    def check_version(self, name: str, version: str, specifiers: str) -> None:
        """Accept any version."""


class Versions(Distributions):
    """Looks whether distributions are installed at versions that are allowed."""

    def check_version(self, name: str, version: str, specifiers: str) -> None:
        """Raise UnavailableError unless the specifiers allow the version."""
        if not specifiers:
            return
        attempt = Attempt()
        with attempt:
            if is_allowed(Version(version), specifiers):
                return
        reason = f"{name} {version} is installed, {name}{specifiers} is needed"
        if attempt.error is not None:
            reason += f", and {version!r} cannot be compared as a version"
        raise UnavailableError(reason, attempt.error)


class KnownVersions(Versions):
    """Looks at the versions that are known; the imports decide about all others.

    What is copied into a project has no metadata, and a checkout may say 0.0.0.
    """

    def ask(self) -> None:
        for name, specifiers in self.needed.items():
            try:
                version = installed_version(name)
            except UnavailableError:
                continue
            is_known = False
            with Attempt():
                is_known = any(Version(version).release)
            if is_known:
                self.check_version(name, version, specifiers)

    def __str__(self) -> str:
        return f"{super().__str__()}, where the version is known"


def installed_version(name: str) -> str:
    """Return the version that the metadata of a distribution has.

    Raises UnavailableError if there is none.
    """
    from importlib.metadata import PackageNotFoundError, version

    attempt = Attempt()
    with attempt:
        return str(version(name))
    error = attempt.error
    assert error is not None
    if not isinstance(error, PackageNotFoundError):
        reason = f"the version of {name} cannot be read: {describe(error)}"
        raise failure(reason, error)
    reason = f"no distribution {name!r} is installed"
    if is_importable(name.replace("-", "_").replace(".", "_")):
        reason += ", although a module of that name can be imported"
    raise failure(reason, error)


def is_importable(name: str) -> bool:
    """Whether there is a module at the top, found without importing it."""
    from importlib.util import find_spec

    with Attempt():
        return find_spec(name) is not None
    return False
