"""Loading: from settings to a spec that holds, or all that is wrong with it.

Commands that only read a spec import this, and pay for no template.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ssotgen.diagnostics.finding import Finding, Severity, sorted_findings
from ssotgen.diagnostics.registry import rules_of
from ssotgen.settings.settings import Settings, missing_spec
from ssotgen.spec.build import build
from ssotgen.spec.extra_rules import extra_findings
from ssotgen.spec.misread import follow_types
from ssotgen.spec.model import Spec
from ssotgen.spec.schema.check_shape import check_structure
from ssotgen.spec.suppressions import apply_suppressions
from ssotgen.spec.yaml.read import Reading, read_documents
from ssotgen.spec.yaml.rules import KEY_NOT_TEXT
from ssotgen.spec.yaml.spans import with_ends


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a spec's documents: all that is wrong with them, and the spec, which is None
    where an error stands against it."""

    spec: Spec | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep the spec from holding."""
        return tuple(item for item in self.findings if item.severity is Severity.ERROR)


def load_spec(settings: Settings, instead: Mapping[Path, bytes] | None = None) -> Loaded:
    """Read the spec that the settings name and hold it against every rule.

    `instead` has contents that replace those of files, or add files; those of files elsewhere are
    left out."""
    missing = missing_spec(settings)
    if missing is not None:
        return Loaded(None, (missing,))
    given = (instead or {}).items()
    own = {path: data for path, data in given if path.is_relative_to(settings.spec)}
    return check_reading(read_documents(settings.spec, own), settings.root)


def check_reading(reading: Reading, root: Path | None = None) -> Loaded:
    """Hold the documents of a spec against every rule, and against the pyproject.toml in `root`."""
    spec, found = build_spec(reading)
    if spec is not None:
        for stage in ("meaning", "style"):
            for rule in rules_of(stage):
                if rule.check is not None:
                    found.extend(rule.check(spec))
        if root is not None:
            found.extend(extra_findings(spec, root))
    unsuppressed = apply_suppressions(_without_echoes(found), reading.documents)
    findings = with_ends(sorted_findings(list(unsuppressed)), reading.documents)
    holds = not any(finding.severity is Severity.ERROR for finding in findings)
    return Loaded(spec if holds else None, findings)


def build_spec(reading: Reading) -> tuple[Spec | None, list[Finding]]:
    """Return the spec that documents declare, as far as it can be built, and what is wrong with
    their form; the rules about a whole spec are not asked."""
    shape = check_structure(reading.documents)
    building = build(reading.documents)
    read = follow_types(reading.findings, building.spec, shape)
    misread = {(item.location, item.rule) for item in reading.findings}
    rest = [item for item in shape if (item.location, item.rule) not in misread]
    return building.spec, [*read, *rest, *building.findings]


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """Return the findings without those that say of a key that it is not a string where another
    error says what is wrong with it as a name: one mistake is one finding."""
    named = {
        item.location
        for item in findings
        if item.severity is Severity.ERROR and item.rule != KEY_NOT_TEXT.name
    }
    return [
        item for item in findings if item.rule != KEY_NOT_TEXT.name or item.location not in named
    ]
