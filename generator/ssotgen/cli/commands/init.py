"""`ssotgen init`: writes a starter into this folder and says what to do next."""

from __future__ import annotations

import argparse
from pathlib import Path

from ssotgen.app.result import CLEAN
from ssotgen.cli.console import write_answer, write_block, write_remark
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.printable import printable
from ssotgen.resources import PRESETS

NAME = "init"
EXAMPLES = (
    ("ssotgen init", "start with one feature, enum and dataclass"),
    ("ssotgen init --preset orchestration", "start with the spec for test orchestration"),
)
EXIT_CODES = ("the starter was written",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--preset",
        choices=PRESETS,
        default=PRESETS[0],
        help="minimal: one of each, with comments; orchestration: a spec for test orchestration "
        "(default: %(default)s)",
    )
    for option, metavar, text in (
        ("--name", "NAME", "what the modules are called"),
        ("--package", "PACKAGE", "the package that they are in, such as shop.ssot"),
        ("--output", "FOLDER", "the folder that the package path starts in"),
    ):
        parser.add_argument(
            option, metavar=metavar, default="", help=f"{text} (default: what fits this folder)"
        )


def run(arguments: argparse.Namespace) -> int:
    """Return 0 with everything written, or 2 with nothing written where a file is in the way."""
    from ssotgen.app.init import plan_starter
    from ssotgen.app.starting_point import Wanted
    from ssotgen.output.lock import project_lock
    from ssotgen.output.write import apply_changes

    wanted = Wanted(arguments.name, arguments.package, arguments.output)
    starter = plan_starter(Path.cwd(), arguments.preset, wanted)
    with project_lock(starter.top):
        apply_changes(starter.changes, starter.top)
    for change in starter.changes if not arguments.quiet else ():
        write_answer(f"created {printable(display_path(change.path))}\n")
    for path, text in starter.additions:
        write_remark(f"\n{display_path(path)} exists; you may want to add to it:\n", arguments)
        write_block(text, arguments)
    for remark in starter.remarks:
        write_remark(f"\n{printable(remark)}", arguments)
    spec, output = display_path(starter.settings.spec), display_path(starter.settings.output)
    write_remark(
        f"\nNext: edit the example in {spec}/, and run `ssotgen generate`. It writes the modules "
        f"below {output}/: put that folder on the import path, and commit it. "
        "`ssotgen check` fails if the spec and the modules differ.",
        arguments,
    )
    return CLEAN
