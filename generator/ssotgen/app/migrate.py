"""Running a migration: survey, plan, rewrite, and begin again without the files that refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ssotgen.app.audit import Request, findings_of
from ssotgen.app.diff_of_changes import diff_of
from ssotgen.app.replace_deprecated import with_replacements
from ssotgen.audit.statistics import Statistics
from ssotgen.audit.survey import Survey
from ssotgen.audit.take_survey import survey
from ssotgen.codebase.facts import FileFacts
from ssotgen.codebase.scan import scan
from ssotgen.codebase.scan_files import Progress
from ssotgen.diagnostics.finding import Finding, sorted_findings
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import record
from ssotgen.migrate.codemods.edits import RefusedError
from ssotgen.migrate.leftovers import explained, mentions
from ssotgen.migrate.lost_comments import lost_comments
from ssotgen.migrate.outcomes import outcomes
from ssotgen.migrate.places_before import before_edits
from ssotgen.migrate.plan import Plan
from ssotgen.migrate.planner import Planner
from ssotgen.migrate.project_files import ProjectFiles, project_files
from ssotgen.migrate.replace_copies import replace_copies
from ssotgen.migrate.rewrite import Rewriting
from ssotgen.output.change import FileChange
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec

Step = Callable[[str], None]
"""Called with what is being done now, and with an empty text at the end."""


@record
class Migration:
    """What a migration would write, the findings that it would leave, what else is to be known, and
    what it comes to for each flag block."""

    changes: tuple[FileChange, ...]
    remaining: tuple[Finding, ...]
    notes: tuple[str, ...]
    statistics: Statistics

    @property
    def remaining_now(self) -> tuple[Finding, ...]:
        """The findings that would be left, at their places in the files as these are now."""
        return sorted_findings(list(before_edits(self.remaining, self.changes)))

    @property
    def diff(self) -> str:
        """The changes as one unified diff."""
        return diff_of(self.changes)


def migrate(
    spec: Spec,
    settings: Settings,
    request: Request,
    *,
    unsafe: bool = False,
    progress: Progress | None = None,
    step: Step | None = None,
) -> Migration:
    """Return the edits for what an audit finds; nothing is written."""
    say = step or _say_nothing
    made = survey(spec, settings, request.paths, progress=progress)
    targets = made.targets if made.targets is not None else frozenset(made.index.files)
    files = project_files(settings, made.index.files)
    rewriting = Rewriting(made, files, settings.root)
    changes, plan, refusals = _changes(made, files, targets, rewriting, say, unsafe=unsafe)
    replaced = with_replacements(made, changes, targets, settings.root, unsafe=unsafe)
    changes = replaced.changes
    if unsafe:
        changes = replace_copies(_after(made, changes), changes, targets)
    say("looking for what is left")
    after = _after(made, changes)
    remaining = explained(after, findings_of(after, request.rules), plan)
    gone = {name for _, name in plan.gone}
    notes = (*plan.notes, *refusals, *replaced.notes, *_comments(changes), *mentions(files, gone))
    say("")
    counts = outcomes(made, plan, remaining)
    return Migration(changes, remaining, tuple(dict.fromkeys(notes)), counts)


def _say_nothing(_: str) -> None:
    """Ignore a line of progress, where no terminal shows it."""


def _after(made: Survey, changes: tuple[FileChange, ...]) -> Survey:
    """Return the survey as it would be with the changes made."""
    facts = dict(made.facts)
    for change in changes:
        scanned = scan(str(change.path), change.new or b"", made.prefilter)
        if isinstance(scanned, FileFacts):
            facts[scanned.path] = scanned
    return Survey(
        made.spec, made.index, made.prefilter, facts.values(), made.unparsable, made.targets
    )


def _changes(
    made: Survey,
    files: ProjectFiles,
    targets: frozenset[str],
    rewriting: Rewriting,
    say: Step,
    *,
    unsafe: bool,
) -> tuple[tuple[FileChange, ...], Plan, list[str]]:
    """Return the changes of all files that can be changed together.

    What one file needs may hang on another: a flag can only go where all who read it are rewritten.
    So a file that refuses is taken out, and the rest is planned anew.
    """
    editable = targets
    refusals: list[str] = []
    while True:
        say("planning the edits")
        plan = Planner(made, files, editable, unsafe=unsafe).plan()
        answers: dict[str, FileChange | RefusedError] = {}
        for path in sorted(plan.edits):
            say(f"rewriting {len(answers) + 1} of {len(plan.edits)} files")
            answers[path] = rewriting.change(path, plan.edits[path])
        refused = {path: each for path, each in answers.items() if isinstance(each, RefusedError)}
        if not refused:
            changes = (each for each in answers.values() if isinstance(each, FileChange))
            return tuple(each for each in changes if each.old != each.new), plan, refusals
        for path, reason in refused.items():
            refusals.append(f"{display_path(Path(path))}: left as it is: {reason}")
        editable -= refused.keys()


def _comments(changes: tuple[FileChange, ...]) -> Iterator[str]:
    for change in changes:
        for line, text in lost_comments(change.old or b"", change.new or b""):
            yield f"{display_path(change.path)}:{line}: a comment goes with its statement: {text}"
