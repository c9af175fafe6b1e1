"""`ssotgen usages`: lists who uses an enum, a member, a dataclass, a field or a feature."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from ssotgen.cli import options
from ssotgen.cli.console import write_answer, write_remark
from ssotgen.cli.progress import progress_bar
from ssotgen.diagnostics.wording import counted

NAME = "usages"
EXAMPLES = (
    ("ssotgen usages JobStatus.QUEUED", "list the uses of one member"),
    ("ssotgen usages --unused", "list what nobody uses"),
)
EXIT_CODES = (
    "uses were found",
    "no uses were found; with `--unused`: something is unused",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "symbols",
        nargs="*",
        metavar="SYMBOL",
        help="such as JobStatus, JobStatus.QUEUED, Job.size or feature:docker (default: all)",
    )
    parser.add_argument(
        "--in",
        dest="paths",
        action="append",
        default=[],
        metavar="PATH",
        help="a file or folder to look at (default: the setting 'sources')",
    )
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--count", action="store_true", help="print only how many uses there are")
    group.add_argument("--unused", action="store_true", help="list the symbols that nobody uses")
    parser.add_argument("--format", choices=("text", "json"), default="text", dest="form")
    options.add_settings_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Return 0 where there is a use, 1 where there is none, 2 for an unknown symbol; with
    `--unused`, 1 where something is unused."""
    from ssotgen.app.usages import usages

    settings = options.settings_with_spec(arguments)
    paths = tuple(Path(path).absolute() for path in arguments.paths)
    found = usages(settings, tuple(arguments.symbols), paths, progress_bar(arguments))
    if arguments.unused:
        write_answer("".join(f"{name}\n" for name in found.unused))
        if settings.is_public:
            write_remark("these names are public: code elsewhere may use them", arguments)
        return 1 if found.unused else 0
    if arguments.form == "json":
        entries = [
            {
                "symbol": use.symbol,
                "path": found.survey.at(use.path, use.place).path,
                "line": use.place.line,
                "column": use.place.column + 1,
                "how": use.how,
            }
            for use in found.uses
        ]
        write_answer(json.dumps({"version": 1, "uses": entries}, indent=2) + "\n")
    elif not arguments.count:
        for use in found.uses:
            place = found.survey.at(use.path, use.place)
            write_answer(f"{place}: {use.how:<9} {use.symbol}\n")
    certain = Counter(use.symbol for use in found.uses if use.is_certain)
    likely = Counter(use.symbol for use in found.uses if use.how == "likely")
    text = Counter(use.symbol for use in found.uses if use.how == "text")
    files = {use.symbol: set[str]() for use in found.uses}
    for use in found.uses:
        files[use.symbol].add(use.path)
    for name in found.names if arguments.symbols else sorted(files):
        line = f"{name}: {certain[name]} certain, {likely[name]} likely, {text[name]} in text; "
        line += counted(len(files.get(name, ())), "file")
        if arguments.count:
            write_answer(f"{line}\n")
        else:
            write_remark(line, arguments)
    return 0 if found.uses else 1
