"""Loading the specs of projects, for commands that can do nothing without one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ssotgen.diagnostics.finding import Finding, FindingsError
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec
from ssotgen.spec.model import Spec

ProjectSpec = tuple[Spec, Settings]
"""A spec that holds, and the settings of its project."""


class SpecsError(FindingsError):
    """Specs that do not hold."""


def sound_spec(settings: Settings, instead: Mapping[Path, bytes] | None = None) -> Spec:
    """Return the spec of a project; `instead` has contents that replace those of files, or add
    documents.

    Raises:
        SpecsError: It does not hold.
    """
    loaded = load_spec(settings, instead)
    if loaded.spec is None:
        raise SpecsError(loaded.errors)
    return loaded.spec


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
