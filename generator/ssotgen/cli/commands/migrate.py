"""`ssotgen migrate`: shows, or makes, the edits for what the audit finds."""

from __future__ import annotations

import argparse
import importlib.util
import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ssotgen.app.result import CLEAN, WRONG, Result
from ssotgen.cli import options
from ssotgen.cli.audit_options import add_path_argument, request_faults, request_of
from ssotgen.cli.console import write_remark
from ssotgen.cli.planned import uncommitted_changes
from ssotgen.cli.progress import progress_bar
from ssotgen.cli.report.counts import render_statistics
from ssotgen.cli.report.show import deliver, report
from ssotgen.cli.usage_error import UsageError
from ssotgen.diagnostics.finding import COMMAND_LINE, Finding, Location
from ssotgen.diagnostics.gc_pause import gc_paused
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.wording import counted

if TYPE_CHECKING:
    from ssotgen.app.load_specs import ProjectSpec
    from ssotgen.app.migrate import Migration
    from ssotgen.app.projects import Projects
    from ssotgen.settings.settings import Settings
    from ssotgen.spec.model import Spec

NAME = "migrate"
EXAMPLES = (
    ("ssotgen migrate", "show the edits for all sources"),
    ("ssotgen migrate --write src/jobs", "apply those below src/jobs"),
)
EXIT_CODES = (
    "nothing to migrate, or all edits were applied",
    "edits are shown, or some cannot be made",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_path_argument(parser)
    parser.add_argument(
        "--write", action="store_true", help="write the files instead of showing the differences"
    )
    parser.add_argument(
        "--unsafe-fixes", action="store_true", help="also apply edits that may change behaviour"
    )
    parser.add_argument(
        "--allow-dirty", action="store_true", help="write even if there are uncommitted changes"
    )
    # All that the audit finds is edited: half of what belongs together would not run.
    parser.set_defaults(select=[], ignore=[])
    options.add_format_option(parser)
    options.add_settings_options(parser)
    options.add_project_options(parser)


@gc_paused(until_exit=True)
def run(arguments: argparse.Namespace) -> int:
    """Return 0 where nothing is to do or all was written, 1 where edits are shown or some were
    refused, 2 where no answer was possible."""
    if arguments.statistics and (arguments.write or arguments.format not in ("text", "json")):
        raise UsageError("`--statistics` writes nothing, and is printed as text or json", NAME)
    projects = options.projects_of(arguments)
    faults = [*request_faults(arguments), *_missing_extra()]
    if faults:
        return report(Result(tuple(faults), answered=False), arguments)
    from ssotgen.app.load_specs import load_specs
    from ssotgen.app.migrate_projects import migrate_projects
    from ssotgen.output.lock import project_lock
    from ssotgen.output.write import apply_changes

    loaded = load_specs(projects.settings)
    request = request_of(arguments, notes=False)
    unsafe = arguments.unsafe_fixes
    bar = progress_bar(arguments)
    step = None if bar is None else bar.say
    made = migrate_projects(loaded, projects, request, unsafe=unsafe, progress=bar, step=step)
    if arguments.statistics:
        as_json = arguments.format == "json"
        counts = render_statistics(made.statistics, as_json=as_json, rewritten="rewritten")
        deliver(counts, arguments)
        return WRONG if made.changes or made.remaining else CLEAN
    if not arguments.write:
        return _show(made, arguments, projects)
    faults = list(_obstacles(made, loaded, projects.root, arguments))
    if faults:
        return report(Result(tuple(faults), answered=False), arguments)
    with project_lock(projects.root):
        apply_changes(made.changes, _common_root(made, projects.root))
    for change in made.changes:
        write_remark(f"rewrote {display_path(change.path)}", arguments)
    result = Result(made.remaining, notes=made.notes)
    return report(result, arguments, clean="no copies left")


def _show(made: Migration, arguments: argparse.Namespace, projects: Projects) -> int:
    result = Result(made.remaining_now, made.changes, diff=made.diff, notes=made.notes)
    exit_code = report(result, arguments, clean="" if made.changes else "nothing to migrate")
    if not made.changes:
        return exit_code
    files = counted(len(made.changes), "file")
    command = _write_command(arguments, projects.settings[0])
    write_remark(f"{files} would be rewritten; run `{command}` to do so", arguments)
    return WRONG if exit_code == CLEAN else exit_code


def _write_command(arguments: argparse.Namespace, settings: Settings) -> str:
    """Return the command that writes exactly what was shown."""
    words = ["--write"]
    words += ["--unsafe-fixes"] if arguments.unsafe_fixes else []
    words += ["--allow-dirty"] if arguments.allow_dirty else []
    words += ["--"] if any(path.startswith("-") for path in arguments.paths) else []
    return f"{settings.command_line('migrate')} {shlex.join((*words, *arguments.paths))}"


def _missing_extra() -> Iterator[Finding]:
    from ssotgen.settings.rules import MISSING_EXTRA

    if importlib.util.find_spec("libcst") is None:
        yield MISSING_EXTRA.finding(
            COMMAND_LINE,
            "'ssotgen migrate' needs the package libcst",
            hint="run `pip install 'ssotgen[migrate]'`",
        )


def _obstacles(
    made: Migration, loaded: Sequence[ProjectSpec], root: Path, arguments: argparse.Namespace
) -> Iterator[Finding]:
    """Yield why nothing can be written now."""
    if not made.changes:
        return
    for spec, settings in loaded:
        yield from _missing_modules(made, spec, settings)
    if arguments.allow_dirty:
        return
    dirty = uncommitted_changes(root, [change.path for change in made.changes])
    if dirty is not None:
        yield dirty


def _missing_modules(made: Migration, spec: Spec, settings: Settings) -> Iterator[Finding]:
    from ssotgen.settings.rules import NOT_GENERATED

    texts = [change.new for change in made.changes if change.new is not None]
    for module in (spec.project.config_module, spec.project.enums_module):
        path = settings.output.joinpath(*module.split(".")).with_suffix(".py")
        name = re.compile(rb"\b%b\b" % re.escape(module.encode()))
        if not path.is_file() and any(map(name.search, texts)):
            yield NOT_GENERATED.finding(
                Location(display_path(path)),
                f"the module {module}, which the code would import, does not exist",
                hint=f"run `{settings.command_line('generate')}`",
            )


def _common_root(made: Migration, root: Path) -> Path:
    """Return the folder that all writes lie in: the project, or what holds it and the paths that
    were named outside of it."""
    import os

    paths = [str(root), *(str(change.path.parent) for change in made.changes)]
    return Path(os.path.commonpath(paths))
