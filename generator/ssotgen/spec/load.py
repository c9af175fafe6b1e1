"""Loading: from settings to a spec that holds, or all that is wrong with it.

Commands that only read a spec import this, and pay for no template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from ssotgen.diagnostics.finding import Finding, Location, Severity, sorted_findings
from ssotgen.diagnostics.record import field, record
from ssotgen.diagnostics.registry import rules_of
from ssotgen.settings.settings import Settings, missing_spec
from ssotgen.spec.build import build
from ssotgen.spec.model import Feature, Spec
from ssotgen.spec.schema.check_shape import check_structure
from ssotgen.spec.suppressions import apply_suppressions
from ssotgen.spec.yaml.read import Reading, read_documents
from ssotgen.spec.yaml.rules import KEY_NOT_TEXT, MISREAD_VALUE


@record(cached=True)
class Loaded:
    """What became of a spec's documents: the spec, which is None where an error is reported against
    it, and what was found in the documents, without where each place ends."""

    spec: Spec | None
    found: tuple[Finding, ...]
    reading: Reading = field(default_factory=lambda: Reading((), ()))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All that is wrong with the documents. The ends of the places take reading the documents
        once more, which only a command that shows them should pay for."""
        if not self.found:
            return ()
        from ssotgen.spec.yaml.spans import with_ends

        return with_ends(self.found, self.reading.documents, self.reading.results)

    @property
    def files(self) -> int:
        """How many files were read."""
        return len(self.reading.documents)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep the spec from holding."""
        return tuple(item for item in self.findings if item.severity is Severity.ERROR)


LoadImported: TypeAlias = Callable[[Settings, tuple[Path, ...]], Loaded]
"""Loads the spec of some settings, for the projects that import it, one by way of the other."""


def load_spec(
    settings: Settings,
    instead: Mapping[Path, bytes] | None = None,
    importers: tuple[Path, ...] = (),
) -> Loaded:
    """Read the spec that the settings name, and those that it imports, and check it by every rule.

    `instead` has contents that replace those of files, or add files; those of files elsewhere are
    left out. `importers` are the folders of the projects that import this one.
    """
    missing = missing_spec(settings)
    if missing is not None:
        return Loaded(None, (missing,))
    given = (instead or {}).items()
    own = {path: data for path, data in given if path.is_relative_to(settings.spec)}
    return check_reading(read_documents(settings.spec, own), settings, importers)


def check_reading(
    reading: Reading,
    settings: Settings | None = None,
    importers: tuple[Path, ...] = (),
    load_imported: LoadImported | None = None,
) -> Loaded:
    """Check the documents of a spec by every rule, and against pyproject.toml.

    That is in the folder of the settings, from which imports are found as well; without settings,
    neither is read. `load_imported` loads a spec that this one imports, by default `load_spec`.
    """
    root = None if settings is None else settings.root
    spec, found = build_spec(reading, settings, importers, load_imported)
    if spec is not None:
        for stage in ("meaning", "style"):
            for rule in rules_of(stage):
                if rule.check is not None:
                    found.extend(rule.check(spec))
        if root is not None and any(_has_requirements(each) for each in spec.features):
            # Most specs have none.
            from ssotgen.spec.extra_findings import extra_findings

            found.extend(extra_findings(spec, root))
    unsuppressed = apply_suppressions(_without_echoes(found), reading.documents)
    findings = sorted_findings(list(unsuppressed))
    holds = not any(finding.severity is Severity.ERROR for finding in findings)
    return Loaded(spec if holds else None, findings, reading)


def _has_requirements(feature: Feature) -> bool:
    return bool(feature.extra or feature.requires or feature.any_of)


def build_spec(
    reading: Reading,
    settings: Settings | None = None,
    importers: tuple[Path, ...] = (),
    load_imported: LoadImported | None = None,
) -> tuple[Spec | None, list[Finding]]:
    """Return the spec that documents declare, as far as it can be built, and what is wrong with
    their form and their imports; the rules about a whole spec are not asked."""
    shape = check_structure(reading.documents, reading.results)
    building = build(reading.documents, reading.results)
    spec, imports = building.spec, list[Finding]()
    if spec is not None and spec.project.imports and settings is not None:
        spec, imports = _with_imports(spec, settings, importers, load_imported)
    read = reading.findings
    if read:
        from ssotgen.spec.misread import follow_types

        read = follow_types(read, spec, shape)
    misread = {(item.location, item.rule) for item in reading.findings}
    rest = [item for item in shape if (item.location, item.rule) not in misread]
    return spec, [*read, *rest, *building.findings, *imports]


def _with_imports(
    spec: Spec,
    settings: Settings,
    importers: tuple[Path, ...],
    load_imported: LoadImported | None,
) -> tuple[Spec, list[Finding]]:
    # Most specs import no other.
    from ssotgen.spec.imported_classes import with_imported_classes
    from ssotgen.spec.imports import imported_specs

    def load(other: Settings) -> tuple[Spec | None, tuple[Finding, ...]]:
        chain = (*importers, settings.root)
        loaded = (load_imported or _load_imported)(other, chain)
        return loaded.spec, loaded.errors

    specs, findings = imported_specs(spec, settings, importers, load)
    spec, more = with_imported_classes(spec, specs)
    return spec, [*findings, *more]


def _load_imported(settings: Settings, importers: tuple[Path, ...]) -> Loaded:
    return load_spec(settings, importers=importers)


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """Return the findings without those that say of a key that it is not a string where another
    error says what is wrong with it as a name, and without errors about a value that was misread:
    one mistake is one finding."""
    errors = [item for item in findings if item.severity is Severity.ERROR]
    named = {item.location for item in errors if item.rule != KEY_NOT_TEXT.name}
    misread = {item.location for item in errors if item.rule == MISREAD_VALUE.name}
    return [item for item in findings if not _is_echo(item, named, misread)]


def _is_echo(finding: Finding, named: set[Location], misread: set[Location]) -> bool:
    if finding.rule == KEY_NOT_TEXT.name:
        return finding.location in named
    return finding.rule != MISREAD_VALUE.name and finding.location in misread
