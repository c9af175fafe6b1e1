"""The generated files as they should be, compared with those on disk: for generate and check."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ssotgen.diagnostics.finding import Finding, FindingsError, Location
from ssotgen.diagnostics.marker import spec_named_in
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import record, replace
from ssotgen.diagnostics.regular_file import leads_outside
from ssotgen.output.change import FileChange
from ssotgen.output.compare_files import Planned, invalid_files, plan
from ssotgen.output.made_with import note_change, note_path
from ssotgen.output.packages import INIT_NAME, hidden_package, wanted_files
from ssotgen.output.rules import OTHER_SPEC_FILE
from ssotgen.output.schema_file import schema_change
from ssotgen.render.files import RenderedFile, render_files
from ssotgen.render.outputs.choose import output_findings
from ssotgen.render.overrides import Templates
from ssotgen.render.template_errors import (
    TemplateFailedError,
    invalid_text,
    missing_marker,
    unused_template,
)
from ssotgen.settings.rules import PATH_OUTSIDE_PROJECT, UNREADABLE_OUTPUT
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec
from ssotgen.spec.model import Spec


class CannotPlanError(FindingsError):
    """The files cannot be rendered or compared."""


@record
class Plan:
    """What one project's files should be, beside what they are.

    `files` are the generated ones; `schema` renews the JSON Schema beside the spec, and `note` the
    note of versions, where that is due. `warnings` tell what keeps the files from being used.
    """

    spec: Spec
    settings: Settings
    files: tuple[Planned, ...]
    schema: FileChange | None
    note: FileChange | None
    warnings: tuple[Finding, ...]

    @property
    def paths(self) -> frozenset[Path]:
        """The paths of the files and of their note."""
        note = note_path(self.spec.project, self.settings)
        return frozenset((note, *(item.change.path for item in self.files)))

    @property
    def is_cacheable(self) -> bool:
        """Whether the cache knows all that the files are made of, which what other packages have is
        no part of."""
        made_by = (item.rendered.custom for item in self.files)
        return not any(output is not None and output.is_of_package for output in made_by)


def make_plans(projects: Sequence[Settings]) -> tuple[Plan, ...]:
    """Read the specs of some projects, render them, and compare the files with the disk.

    Raises:
        CannotPlanError: A spec has an error, an output is unknown, a template of a project cannot
            be used, a file cannot be read, or two projects would write the same one; the findings
            are those of all projects.
    """
    plans: list[Plan] = []
    findings: list[Finding] = []
    for settings in projects:
        loaded = load_spec(settings)
        if loaded.spec is None:
            findings.extend(loaded.errors)
            continue
        try:
            plans.append(plan_files(loaded.spec, settings))
        except CannotPlanError as error:
            findings.extend(error.findings)
    shared = tuple(_with_shared_init_files(plans))
    findings.extend(overlapping_plans(shared))
    if findings:
        raise CannotPlanError(findings)
    return shared


def _with_shared_init_files(plans: Sequence[Plan]) -> Iterator[Plan]:
    """Yield the plans so that an `__init__.py` around the packages of several projects is of the
    first of them alone: it holds nothing, and one is enough."""
    made: set[Path] = set()
    for each in plans:
        files = tuple(item for item in each.files if item.change.path not in made)
        yield replace(each, files=files)
        made |= {item.change.path for item in files if item.rendered.path.name == INIT_NAME}


def overlapping_plans(plans: Sequence[Plan]) -> Iterator[Finding]:
    """Yield a finding for each two projects that would write the same file."""
    writers: dict[str, Plan] = {}
    reported: set[tuple[str, str]] = set()
    for each in plans:
        for path in sorted(each.paths):
            # Two names that differ in case are one file on some systems.
            first = writers.setdefault(str(path).casefold(), each)
            names = (first.settings.spec_name, each.settings.spec_name)
            if first is each or names in reported:
                continue
            reported.add(names)
            yield OTHER_SPEC_FILE.finding(
                each.spec.project.location,
                f"{names[0]}/ and {names[1]}/ would both write {display_path(path)}",
                hint="give one of the two specs another name, package or output folder",
                symbol=display_path(path),
                related=((first.spec.project.location, "the other spec"),),
            )


def plan_files(spec: Spec, settings: Settings) -> Plan:
    """Render the spec and compare the files with the disk.

    Raises:
        CannotPlanError: The files cannot be rendered.
    """
    findings = [*output_findings(spec, settings), *linked_templates(settings)]
    if findings:
        raise CannotPlanError(findings)
    try:
        rendered = render_files(spec, settings)
    except TemplateFailedError as error:
        raise CannotPlanError([error.finding]) from error
    findings = _path_findings(rendered, settings)
    if findings:
        raise CannotPlanError(findings)
    try:
        planned = plan(rendered, settings)
    except OSError as error:
        raise CannotPlanError([_unreadable(error, settings)]) from error
    findings = list(_template_findings(planned, settings))
    if findings:
        raise CannotPlanError(findings)
    files = wanted_files(planned, settings)
    hidden = hidden_package(spec.project.package, settings)
    return Plan(
        spec=spec,
        settings=settings,
        files=files,
        schema=None if "--output" in settings.flags else schema_change(settings),
        note=note_change(note_path(spec.project, settings), files, settings),
        warnings=() if hidden is None else (hidden,),
    )


def _template_findings(planned: tuple[Planned, ...], settings: Settings) -> list[Finding]:
    """Return what is wrong with the project's templates, though they can be rendered.

    Raises the error of a built-in template whose text is not valid.
    """
    findings: list[Finding] = []
    for file, error in invalid_files(planned):
        if not file.own_templates:
            raise error
        templates = file.own_templates
        findings.append(invalid_text(str(file.path), error, templates, file.language.title))
    findings += [
        missing_marker(
            str(file.path), file.own_templates, of_site=file.in_project and file.custom is None
        )
        for file in (item.rendered for item in planned)
        if file.own_templates and spec_named_in(file.text.encode()) is None
    ]
    folder = settings.templates
    if folder is not None:
        unused = Templates((folder,)).unused(_used_templates(planned, settings))
        findings.extend(unused_template(name, folder) for name in unused)
    return findings


def _used_templates(planned: tuple[Planned, ...], settings: Settings) -> set[str | None]:
    """Return the names of the templates that outputs of the settings and of packages use."""
    used: set[str | None] = {entry.template for entry in settings.outputs if entry.template}
    made_by = (item.rendered.custom for item in planned)
    for folders, name in {(each.folders, each.template) for each in made_by if each is not None}:
        used |= Templates(folders).reached([name])
    return used


def linked_templates(settings: Settings) -> Iterator[Finding]:
    """Yield the links among the project's templates that lead out of the repository: what they lead
    to would be printed."""
    if settings.templates is None:
        return
    top = settings.top or settings.root
    for folder, folders, files in os.walk(settings.templates):
        for name in sorted((*folders, *files)):
            path = Path(folder, name)
            if path.is_symlink() and leads_outside(path, top):
                shown = display_path(path)
                yield PATH_OUTSIDE_PROJECT.finding(
                    Location(shown),
                    f"{shown} is a link that leads out of the project",
                    hint="copy what it leads to",
                )


def _path_findings(rendered: Sequence[RenderedFile], settings: Settings) -> list[Finding]:
    """Return what is wrong with the paths of outputs that the settings and packages add."""
    custom = [(file.custom, file.path) for file in rendered if file.custom is not None]
    if not custom:
        return []
    from ssotgen.render.custom.find import path_faults

    others = [file.destination(settings) for file in rendered if file.custom is None]
    return list(path_faults(custom, others, settings))


def _unreadable(error: OSError, settings: Settings) -> Finding:
    reason = error.strerror or str(error)
    path = display_path(Path(error.filename) if error.filename else settings.output)
    return UNREADABLE_OUTPUT.finding(
        Location(path),
        f"{path} is where a generated file belongs, but it cannot be read: {reason}",
        hint="move it away, or make it readable",
    )
