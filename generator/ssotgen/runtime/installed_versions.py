"""`requires`: the versions of installed distributions."""

from __future__ import annotations

from ssotgen.runtime.attempt import Attempt
from ssotgen.runtime.feature import UnavailableError
from ssotgen.runtime.installed import Distributions, installed_version
from ssotgen.runtime.version_order import Version, is_allowed


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
