"""The generated files as they should be, compared with those on disk: for generate and check."""

from __future__ import annotations

from pathlib import Path

from ssotgen.diagnostics.finding import Finding, Location, sorted_findings
from ssotgen.diagnostics.marker import spec_named_in
from ssotgen.diagnostics.paths import display_path
from ssotgen.output.compare_files import Planned, invalid_files, plan
from ssotgen.render.files import render_files
from ssotgen.render.outputs.choose import output_findings
from ssotgen.render.overrides import Templates
from ssotgen.render.template_errors import (
    TemplateFailedError,
    invalid_text,
    missing_marker,
    unused_template,
)
from ssotgen.settings.rules import UNREADABLE_OUTPUT
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec


class CannotPlanError(Exception):
    """The files cannot be rendered or compared; `findings` say why."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = sorted_findings(findings)


def plan_files(spec: Spec, settings: Settings) -> tuple[Planned, ...]:
    """Render the spec and compare the files with the disk.

    Raises CannotPlanError where an output is unknown, a template of the project cannot be used, or
    a file cannot be read.
    """
    findings = list(output_findings(spec))
    if findings:
        raise CannotPlanError(findings)
    try:
        rendered = render_files(spec, settings)
    except TemplateFailedError as error:
        raise CannotPlanError([error.finding]) from error
    try:
        planned = plan(rendered, settings)
    except OSError as error:
        raise CannotPlanError([_unreadable(error, settings)]) from error
    findings = list(_template_findings(planned, settings))
    if findings:
        raise CannotPlanError(findings)
    return planned


def _template_findings(planned: tuple[Planned, ...], settings: Settings) -> list[Finding]:
    """Return what is wrong with the project's templates, though they can be rendered.

    Raises the error of a built-in template whose text is not valid.
    """
    findings: list[Finding] = []
    folder = settings.templates
    for file, error in invalid_files(planned):
        if folder is None or not file.own_templates:
            raise error
        templates = [folder / name for name in file.own_templates]
        findings.append(invalid_text(str(file.path), error, templates, file.language.title))
    if folder is not None:
        for file in (item.rendered for item in planned):
            if file.own_templates and spec_named_in(file.text.encode()) is None:
                templates = [folder / name for name in file.own_templates]
                findings.append(missing_marker(str(file.path), templates))
        unused = Templates(folder).unused()
        findings.extend(unused_template(name, folder) for name in unused)
    return findings


def _unreadable(error: OSError, settings: Settings) -> Finding:
    reason = error.strerror or str(error)
    path = display_path(Path(error.filename) if error.filename else settings.output)
    return UNREADABLE_OUTPUT.finding(
        Location(path),
        f"{path} is where a generated file belongs, but it cannot be read: {reason}",
        hint="move it away, or give yourself the right to read it",
    )
