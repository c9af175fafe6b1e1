"""Entry point of the command `ssotgen`: answers `--version` at once, leaves the rest to `cli`.

Nothing is imported at the top, so that what a call does not need costs it nothing.
"""

from __future__ import annotations

import os
import sys

from ssotgen import __version__


def main(argv: list[str] | None = None) -> int:
    """Run the command line `argv` (default: that of the process) and return its exit code.

    An exception that nobody expected becomes one line on stderr and exit code 2, so that a crash
    is never mistaken for drift; Ctrl-C gives 130. Raises SystemExit as argparse does: 0 after
    `--help`, 2 for wrong usage.
    """
    arguments = sys.argv[1:] if argv is None else argv
    if arguments in (["--version"], ["-V"]):
        print(f"ssotgen {__version__}")
        return 0
    try:
        from ssotgen.cli.working_folder import split_folder

        folder, arguments = split_folder(arguments)
        if folder:
            os.chdir(folder)
        from ssotgen.cli.remembered import remembered_answer

        remembered = remembered_answer(arguments)
        if remembered is not None:
            return remembered
        from ssotgen.cli.dispatch import dispatch

        return dispatch(arguments, folder)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from ssotgen.cli.crash import describe

        print(describe(error, debug="--debug" in arguments), file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
