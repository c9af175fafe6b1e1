"""`ssotgen docs`: writes a reference of the spec, as a static site or as Markdown."""

from __future__ import annotations

import argparse
from pathlib import Path

from ssotgen.cli import options
from ssotgen.cli.console import write_answer, write_remark
from ssotgen.cli.progress import progress_bar
from ssotgen.cli.report.show import report
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.printable import printable

NAME = "docs"
EXAMPLES = (
    ("ssotgen docs --open", "write the site, and open it in a browser"),
    ("ssotgen docs --format markdown --output docs/spec", "write Markdown files"),
)
EXIT_CODES = (
    "the reference is up to date",
    "with `--check`: a file differs",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--output", metavar="FOLDER", dest="folder", help="where to write it (default: site)"
    )
    parser.add_argument(
        "--format",
        choices=("html", "markdown"),
        default="html",
        dest="form",
        help="html or markdown",
    )
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 on a difference")
    parser.add_argument("--open", action="store_true", help="open the site in a browser")
    parser.add_argument(
        "--against", metavar="REF|FOLDER", default="", help="mark what is new since this version"
    )
    parser.add_argument(
        "--status", metavar="FILE", help="show the output of `python -m PACKAGE.NAME --json`"
    )
    parser.add_argument(
        "--availability",
        action="store_true",
        help="show which features are available on this machine",
    )
    parser.add_argument(
        "--usages",
        action="store_true",
        help="show where, and how often, the codebase uses each symbol",
    )
    parser.add_argument(
        "--source-url",
        metavar="URL",
        default="",
        help="link to the files, such as https://host/blob/main/{path}#L{line}",
    )
    parser.add_argument("--spec", metavar="FOLDER", help="where the spec is (default: spec)")
    parser.add_argument(
        "--templates",
        metavar="FOLDER",
        help="a folder of templates that replace built-in ones of the same name",
    )
    parser.set_defaults(output=None)


def run(arguments: argparse.Namespace) -> int:
    """Return 0, with `--check` 1 where a file differs, 2 where the site cannot be made."""
    from ssotgen.app.docs import Request, docs
    from ssotgen.output.change import ChangeKind

    settings = options.settings_with_spec(arguments)
    folder = Path(arguments.folder or settings.root / "site").absolute()
    request = Request(
        folder=folder,
        markdown=arguments.form == "markdown",
        check=arguments.check,
        against=arguments.against,
        status=Path(arguments.status) if arguments.status else None,
        source_url=arguments.source_url,
        usages=arguments.usages,
        availability=arguments.availability,
    )
    result = docs(settings, request, progress_bar(arguments))
    exit_code = report(
        result, arguments, clean="the reference is up to date" if request.check else ""
    )
    if exit_code or request.check:
        return exit_code
    for change in result.changes:
        if change.kind is not ChangeKind.NOTHING and not arguments.quiet:
            verb = "created" if change.kind is ChangeKind.CREATE else "updated"
            write_answer(f"{verb} {printable(display_path(change.path))}\n")
    if all(change.kind is ChangeKind.NOTHING for change in result.changes):
        write_remark(f"{len(result.changes)} files unchanged", arguments)
    if arguments.open:
        import webbrowser

        webbrowser.open((folder / "index.html").as_uri())
    return exit_code
