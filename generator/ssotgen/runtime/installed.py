"""`requires`: distributions that must be installed, and their versions."""

from __future__ import annotations

from ssotgen.runtime.attempt import Attempt, describe
from ssotgen.runtime.feature import Probe
from ssotgen.runtime.importing import failure


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
