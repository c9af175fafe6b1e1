"""What `breaking`, `diff` and `changelog` do: read two versions of the spec and compare them."""

from __future__ import annotations

from pathlib import Path

from ssotgen.app.load_specs import sound_spec
from ssotgen.app.result import Result
from ssotgen.breaking.compare import compare
from ssotgen.breaking.judge import judged, version_step
from ssotgen.breaking.revision import projects_at, read_revision
from ssotgen.breaking.spec_change import Change
from ssotgen.breaking.waivers import apply_waivers, read_waivers
from ssotgen.diagnostics.finding import (
    COMMAND_LINE,
    Finding,
    FindingsError,
    Severity,
    sorted_findings,
)
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import record, replace
from ssotgen.settings.load import load_settings
from ssotgen.settings.rules import NOT_PROVEN, NOTHING_TO_COMPARE, UNKNOWN_REVISION
from ssotgen.settings.settings import Flags, Settings
from ssotgen.spec.load import build_spec
from ssotgen.spec.model import Spec
from ssotgen.spec.yaml.read import read_contents, read_documents
from ssotgen.spec.yaml.spec_files import list_files


@record
class Comparison:
    """Two versions of the spec: their names, what differs, and the specs themselves.

    `old` is None where there was no spec before.
    """

    old_name: str
    old: Spec | None
    new: Spec
    changes: tuple[Change, ...]

    @property
    def step(self) -> str:
        """The part of the version that a release with these changes raises."""
        return version_step(self.changes, self.new.project.version)


@record
class Request:
    """What `breaking` is asked: what to compare with, which rules, whether to prove, and whether to
    count uses, at `paths` if there are any."""

    against: str = ""
    since: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    prove: bool = False
    uses: bool = False
    paths: tuple[Path, ...] = ()


@record
class Verdict:
    """The answer of `breaking`: the result to report, and the comparison that it is about."""

    result: Result
    comparison: Comparison
    waived: int = 0


def compare_versions(settings: Settings, against: str, since: str = "") -> Comparison:
    """Return what differs between the spec on disk and the version `against` names; with `since`,
    only what that version did not have already.

    Raises:
        FindingsError: One of the versions is not there or does not hold.
    """
    against = against or settings.breaking.against
    if not against:
        message = "no version of the spec is named to compare with"
        hint = "give one, such as `--against origin/main`, or set `breaking.against`"
        raise FindingsError([NOTHING_TO_COMPARE.finding(COMMAND_LINE, message, hint=hint)])
    new = sound_spec(settings)
    name, old = _old_version(against, settings)
    changes = compare(old, new) if old is not None else ()
    if since and old is not None:
        _, between = _old_version(since, settings)
        had = compare(old, between) if between is not None else ()
        known = {(change.rule, change.symbol, change.message) for change in had}
        changes = tuple(
            change
            for change in changes
            if (change.rule, change.symbol, change.message) not in known
        )
    return Comparison(name, old, new, changes)


def breaking(settings: Settings, request: Request) -> Verdict:
    """Return the breaking changes since the version that the request names.

    Raises:
        FindingsError: There are no two versions that hold, or the waivers cannot be read.
    """
    compared = compare_versions(settings, request.against, request.since)
    waivers, faults = read_waivers(settings.root)
    if faults:
        raise FindingsError(faults)
    chosen = [change for change in compared.changes if _is_chosen(change, request)]
    findings = list(judged(chosen, settings.breaking))
    whole = not (request.select or request.ignore or request.since)
    left, waived = apply_waivers(findings, waivers, compared.new.project.version, whole=whole)
    if request.prove and compared.old is not None:
        left, unproven = _proven(left, chosen, compared.old, compared.new)
        if unproven:
            return Verdict(Result(sorted_findings(unproven), answered=False), compared, waived)
    if request.uses and compared.old is not None:
        from ssotgen.app.broken_uses import with_uses

        left = tuple(with_uses(left, compared.old, settings, request.paths))
    fails_on = (Severity.ERROR, Severity.WARNING)
    return Verdict(Result(sorted_findings(list(left)), fails_on=fails_on), compared, waived)


def _proven(
    findings: tuple[Finding, ...], changes: list[Change], old: Spec, new: Spec
) -> tuple[tuple[Finding, ...], list[Finding]]:
    """Return the findings, each with what its program showed, and those that could not be shown."""
    from ssotgen.breaking.witness import prove

    proofs = {
        (proof.change.rule.code, proof.change.symbol, proof.change.location): proof
        for proof in prove(changes, old, new)
        if proof.change.rule
    }
    shown: list[Finding] = []
    unproven: list[Finding] = []
    for finding in findings:
        proof = proofs.get((finding.code, finding.symbol, finding.location))
        if proof is None:
            shown.append(finding)
        elif proof.holds:
            shown.append(replace(finding, message=f"{finding.message}; proven: {proof.error}"))
        else:
            unproven.append(
                NOT_PROVEN.finding(
                    finding.location,
                    f"the program for {finding.rule} {finding.symbol} did not show the break: "
                    f"{proof.error or 'it runs with the new modules as well'}",
                    hint="please report this: the rule may be wrong",
                    symbol=finding.symbol,
                )
            )
    return tuple(shown), unproven


def _is_chosen(change: Change, request: Request) -> bool:
    if change.rule is None:
        return False
    names = {change.rule.name, change.rule.code, *change.categories}
    if request.select and not names & set(request.select):
        return False
    return not names & set(request.ignore)


def _old_version(against: str, settings: Settings) -> tuple[str, Spec | None]:
    """Return the name of a version and its spec, None where the project had none then."""
    kind, _, rest = against.partition(":")
    if kind in ("git", "path") and rest:
        against = rest
    if kind == "path" or (kind != "git" and Path(against).is_dir()):
        return _of_folder(Path(against))
    found = read_revision(against, settings)
    if not found.files:
        return found.name, None
    reading = read_contents(found.files, f"{found.name}:spec")
    spec, findings = build_spec(reading)
    if spec is not None and spec.project.imports:
        with projects_at(found, settings) as then:
            spec, findings = build_spec(reading, then)
    return _usable(found.name, spec, findings)


def _of_folder(folder: Path) -> tuple[str, Spec | None]:
    name = display_path(folder)
    if not folder.is_dir():
        message = f"the folder '{name}' does not exist"
        raise FindingsError([UNKNOWN_REVISION.finding(COMMAND_LINE, message)])
    spec_folder, settings = folder, None
    if not list_files(folder)[0] or (folder / "spec").is_dir():
        settings = load_settings(folder.resolve(), Flags())
        spec_folder = settings.spec
    if not spec_folder.is_dir():
        return name, None
    spec, findings = build_spec(read_documents(spec_folder), settings)
    return _usable(name, spec, findings)


def _usable(name: str, spec: Spec | None, findings: list[Finding]) -> tuple[str, Spec | None]:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if spec is None or errors:
        raise FindingsError(errors or findings)
    return name, spec
