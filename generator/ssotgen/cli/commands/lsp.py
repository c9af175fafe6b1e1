"""`ssotgen lsp`: the language server, for editors."""

from __future__ import annotations

import argparse
import importlib.util
import sys

from ssotgen.app.result import Result
from ssotgen.cli.report.show import report
from ssotgen.diagnostics.finding import COMMAND_LINE

NAME = "lsp"
EXAMPLES = (("ssotgen lsp", "serve an editor until it ends the server"),)
EXIT_CODES = ("the client ended the server",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--stdio", action="store_true", help="the default; accepted for clients that pass it"
    )


def run(arguments: argparse.Namespace) -> int:
    """Return 0 when the client has ended the server, 2 where a package is missing.

    Raises:
        OSError: Standard input or output is closed.
    """
    from ssotgen.settings.rules import MISSING_EXTRA

    if importlib.util.find_spec("pygls") is None:
        finding = MISSING_EXTRA.finding(
            COMMAND_LINE,
            "`ssotgen lsp` needs the package pygls",
            hint="run `pip install 'ssotgen[lsp]'`",
        )
        return report(Result((finding,), answered=False), arguments)
    if sys.stdin is None or sys.stdout is None:
        raise OSError(0, "standard input or output is closed, on which the client would talk")
    from ssotgen.lsp.handlers import main

    return main()
