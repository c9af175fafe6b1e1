"""`ssotgen breaking`: what a change of the spec breaks, compared with another version of it."""

from __future__ import annotations

import argparse
from pathlib import Path

from ssotgen.cli import options
from ssotgen.cli.console import write_remark
from ssotgen.cli.report.show import report
from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.wording import counted

NAME = "breaking"
EXAMPLES = (
    ("ssotgen breaking --against origin/main", "compare with the main branch"),
    ("ssotgen breaking --against v1.4 --uses", "count the uses of what breaks"),
    ("ssotgen breaking --against v1.4 --prove", "run a program for each finding, old and new"),
)
EXIT_CODES = (
    "nothing breaks",
    "something breaks",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_version_options(parser)
    for name, text in (
        ("--select", "report only these rules and categories"),
        ("--ignore", "do not report these rules and categories"),
    ):
        parser.add_argument(name, action="append", default=[], metavar="RULE[,RULE]", help=text)
    parser.add_argument(
        "--prove",
        action="store_true",
        help="run a program for each finding with the old and the new modules",
    )
    parser.add_argument(
        "--uses",
        nargs="*",
        metavar="PATH",
        help="say how often code uses what changed, and where first "
        "(default: the setting 'sources')",
    )
    parser.add_argument(
        "--write-waiver",
        action="store_true",
        help="append a waiver for each finding to ssotgen-waivers.yaml",
    )
    options.add_format_option(parser)
    options.add_settings_options(parser)


def add_version_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that name the versions to compare."""
    parser.add_argument(
        "--against",
        metavar="REF|FOLDER",
        default="",
        help="the version to compare with: a git revision, or a folder with a spec "
        "(default: the setting breaking.against)",
    )
    parser.add_argument(
        "--since",
        metavar="REF|FOLDER",
        default="",
        help="leave out what this later version had already",
    )


def run(arguments: argparse.Namespace) -> int:
    """Return 0 where nothing breaks, 1 where something does, 2 where that cannot be said."""
    from ssotgen.app.breaking import Request, breaking

    settings = options.settings_with_spec(arguments)
    request = Request(
        against=arguments.against,
        since=arguments.since,
        select=tuple(options.split_names(arguments.select)),
        ignore=tuple(options.split_names(arguments.ignore)),
        prove=arguments.prove,
        uses=arguments.uses is not None,
        paths=tuple(Path(path).absolute() for path in arguments.uses or ()),
    )
    answer = breaking(settings, request)
    compared = answer.comparison
    if arguments.write_waiver and answer.result.answered:
        return _write_waivers(answer.result.findings, settings.root, arguments)
    clean = "nothing breaks"
    exit_code = report(answer.result, arguments, clean=clean)
    waived = f"; {answer.waived} waived" if answer.waived else ""
    if compared.old is None:
        write_remark(f"{compared.old_name} has no spec: everything is new", arguments)
    else:
        step = compared.step
        write_remark(f"against {compared.old_name}{waived}; version step: {step}", arguments)
    return exit_code


def _write_waivers(findings: tuple[Finding, ...], root: Path, arguments: argparse.Namespace) -> int:
    """Append a waiver for each finding that can have one."""
    from ssotgen.breaking.waivers import FILE_NAME, waiver_text
    from ssotgen.output.change import FileChange
    from ssotgen.output.lock import project_lock
    from ssotgen.output.write import apply_changes

    path = root / FILE_NAME
    with project_lock(root):
        old = path.read_bytes() if path.is_file() else None
        before = (old or b"").rstrip()
        existing = before + b"\n" if before else b""
        # Another run may have written the same meanwhile.
        new = [
            finding
            for finding in findings
            if finding.code.startswith("SSG7") and waiver_text([finding]).encode() not in existing
        ]
        text = existing + waiver_text(new).encode()
        apply_changes((FileChange(path, old, text),), root)
    count = counted(len(new), "waiver")
    write_remark(f"added {count} to {display_path(path)}; write a reason for each", arguments)
    return 0
