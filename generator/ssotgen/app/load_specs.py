"""Loading the specs of some projects, for commands that need them all."""

from __future__ import annotations

from collections.abc import Sequence

from ssotgen.diagnostics.finding import Finding, FindingsError
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec
from ssotgen.spec.model import Spec

ProjectSpec = tuple[Spec, Settings]
"""A spec that holds, and the settings of its project."""


class SpecsError(FindingsError):
    """Specs that do not hold."""


def load_specs(projects: Sequence[Settings]) -> tuple[ProjectSpec, ...]:
    """Return the spec of each project.

    Raises:
        SpecsError: A spec does not hold; the findings are those of all projects.
    """
    specs: list[ProjectSpec] = []
    findings: list[Finding] = []
    for settings in projects:
        loaded = load_spec(settings)
        if loaded.spec is None:
            findings.extend(loaded.errors)
        else:
            specs.append((loaded.spec, settings))
    if findings:
        raise SpecsError(findings)
    return tuple(specs)
