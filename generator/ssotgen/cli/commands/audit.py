"""`ssotgen audit`: finds what the generated modules should replace in a codebase."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ssotgen.app.result import Result
from ssotgen.cli import options
from ssotgen.cli.audit_options import (
    add_jobs_option,
    add_path_argument,
    add_rule_options,
    request_faults,
    request_of,
)
from ssotgen.cli.console import write_remark
from ssotgen.cli.planned import show_or_write
from ssotgen.cli.progress import progress_bar
from ssotgen.cli.report.counts import render_statistics
from ssotgen.cli.report.printed_commands import complete
from ssotgen.cli.report.show import deliver, report
from ssotgen.cli.usage_error import UsageError
from ssotgen.diagnostics.finding import Finding, Fix, Location, Severity
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.wording import counted

if TYPE_CHECKING:
    from ssotgen.app.audit import Audit, Request
    from ssotgen.app.projects import Projects
    from ssotgen.audit.baseline import Baseline

NAME = "audit"
EXAMPLES = (
    ("ssotgen audit", "look at all sources"),
    ("ssotgen audit --statistics src", "count the findings below src by rule"),
    ("ssotgen audit --baseline known.json", "report only what is not in known.json"),
)
EXIT_CODES = (
    "nothing was found",
    "copies were found",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_path_argument(parser)
    parser.add_argument(
        "--notes", action="store_true", help="also show notes, which do not affect the exit code"
    )
    add_rule_options(parser)
    parser.add_argument(
        "--baseline", metavar="FILE", help="report only findings that are not in FILE"
    )
    parser.add_argument(
        "--write-baseline", metavar="FILE", help="write all findings to FILE and succeed"
    )
    parser.add_argument(
        "--add-to-spec",
        action="store_true",
        help="add the names that flag blocks import to the features of the spec, and generate",
    )
    add_jobs_option(parser)
    parser.add_argument(
        "--cache-dir",
        metavar=options.FOLDER,
        help="folder of the cache of unchanged files (default: .ssotgen_cache, none in CI)",
    )
    options.add_cache_option(parser)
    options.add_format_option(parser)
    options.add_settings_options(parser)
    options.add_project_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Return 0 where nothing is found, 1 where something is, 2 where the spec does not hold."""
    if arguments.statistics and arguments.format not in ("text", "json"):
        raise UsageError("`--statistics` is printed as text or json", NAME)
    from ssotgen.app.audit_projects import audit_projects

    projects = options.projects_of(arguments)
    request = request_of(arguments, notes=arguments.notes)
    if arguments.add_to_spec:
        return _add_to_spec(arguments, projects, request)
    baseline = _baseline(arguments, projects.root)
    faults = [*request_faults(arguments), *([baseline] if isinstance(baseline, Finding) else [])]
    if faults:
        return report(Result(tuple(faults), answered=False), arguments)
    known = None if isinstance(baseline, Finding) else baseline
    bar = progress_bar(arguments)
    made = audit_projects(
        projects,
        request,
        baseline=known,
        progress=bar,
        jobs=arguments.jobs,
        cache=_cache_folder(arguments),
    )
    found = made.findings
    if arguments.write_baseline:
        _write_baseline(found, projects.root, arguments)
        return 0
    result = result_of(found)
    if arguments.statistics:
        as_json = arguments.format == "json"
        deliver(render_statistics(made.statistics, as_json=as_json), arguments)
        write_remark(f"read {_counted(made)}", arguments)
        return result.exit_code
    exit_code = report(
        result,
        arguments,
        clean=_clean(made, known, arguments.baseline),
        scope=f"({counted(made.files - made.unreadable, 'file')} read)",
    )
    fixable = _fixable(found)
    if fixable:
        write_remark(complete(fixable, arguments), arguments)
    return exit_code


def _write_baseline(findings: Sequence[Finding], root: Path, arguments: argparse.Namespace) -> None:
    from ssotgen.audit.baseline import baseline_text
    from ssotgen.output.change import FileChange
    from ssotgen.output.lock import project_lock
    from ssotgen.output.write import apply_changes

    path = Path(arguments.write_baseline).absolute()
    content = baseline_text(findings, root).encode()
    with project_lock(root, path.parent):
        old = path.read_bytes() if path.is_file() else None
        apply_changes((FileChange(path, old, content),), path.parent)
    write_remark(f"wrote {counted(len(findings), 'finding')} to {display_path(path)}", arguments)


def _clean(made: Audit, known: Baseline | None, name: str) -> str:
    """Return the summary of an audit without findings, which may be in the baseline `name`."""
    if known is None or not known.count:
        return f"no copies left in {_counted(made)}"
    return f"nothing new in {_counted(made)} beside the {counted(known.count, 'finding')} of {name}"


def _fixable(findings: Sequence[Finding]) -> str:
    """Return how many findings `migrate` fixes and with which command, empty where it fixes
    none."""
    fixes = Counter(finding.fix for finding in findings)
    safe, unsafe = fixes[Fix.SAFE], fixes[Fix.UNSAFE]
    if not safe:
        command = "`ssotgen migrate --write --unsafe-fixes`"
        return f"{unsafe:,} fixable with {command}" if unsafe else ""
    more = f", {unsafe:,} more with `--unsafe-fixes`" if unsafe else ""
    return f"{safe:,} fixable with `ssotgen migrate --write`{more}"


def _counted(made: Audit) -> str:
    """Return how many files were read, and how to see which ones could not be."""
    read = counted(made.files - made.unreadable, "file")
    if not made.unreadable:
        return read
    more = "another one" if made.unreadable == 1 else f"{made.unreadable:,} others"
    return f"{read}; {more} could not be read: run `ssotgen audit --notes` to see why"


def _add_to_spec(arguments: argparse.Namespace, projects: Projects, request: Request) -> int:
    from ssotgen.app.add_to_spec import add_to_spec
    from ssotgen.app.load_specs import load_specs

    if len(projects.settings) > 1:
        raise UsageError("`--add-to-spec` takes one project; give `-C FOLDER`", NAME)
    ((spec, settings),) = load_specs(projects.settings)
    arguments.write = arguments.allow_dirty = True
    result = add_to_spec(spec, settings, request)
    return show_or_write(result, arguments, settings, [NAME, "--add-to-spec"])


def result_of(findings: tuple[Finding, ...]) -> Result:
    """Return the result of an audit that found this: warnings fail it too, notes never."""
    return Result(findings, fails_on=(Severity.ERROR, Severity.WARNING))


def _cache_folder(arguments: argparse.Namespace) -> Path | None:
    """Return the folder of the cache, None where none is to be used: CI starts from nothing."""
    from ssotgen.output.cache import FOLDER, is_wanted

    if not arguments.cache:
        return None
    if arguments.cache_dir is not None:
        return Path(arguments.cache_dir).absolute()
    return Path(FOLDER) if is_wanted() else None


def _baseline(arguments: argparse.Namespace, root: Path) -> Baseline | Finding | None:
    from ssotgen.audit.baseline import BaselineError, read_baseline
    from ssotgen.settings.rules import UNUSABLE_BASELINE

    if not arguments.baseline:
        return None
    try:
        return read_baseline(Path(arguments.baseline), root)
    except BaselineError as error:
        return UNUSABLE_BASELINE.finding(
            Location(arguments.baseline),
            f"the baseline '{arguments.baseline}' cannot be used: {error}",
            hint=f"write one with `ssotgen audit --write-baseline {arguments.baseline}`",
        )
