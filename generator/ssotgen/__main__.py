"""Entry point of the command `ssotgen`: answers `--version` at once, leaves the rest to `cli`.

Nothing is imported at the top, so that what a call does not need costs it nothing.
"""

from __future__ import annotations

import gc
import os
import sys

from ssotgen import __version__

_OBJECTS_OF_A_START = 100_000
"""More than the imports and a small spec make: a walk through all of it would free nothing."""


def main(argv: list[str] | None = None) -> int:
    """Run the command line `argv` (default: that of the process) and return its exit code.

    An exception that nobody expected becomes one line on stderr and exit code 2, so that a crash
    is never mistaken for drift; Ctrl-C gives 130.

    Raises:
        SystemExit: A `--help` was printed.
    """
    arguments = sys.argv[1:] if argv is None else argv
    try:
        if arguments in (["--version"], ["-V"]) and sys.stdout is not None:
            # At once, without what writes all other answers.
            os.write(sys.stdout.fileno(), f"ssotgen {__version__}\n".encode())
            return 0
        from ssotgen.cli.working_folder import split_folder

        folder, arguments = split_folder(arguments)
        if folder:
            try:
                os.chdir(folder)
            except OSError as error:
                reason = f"cannot change to the folder of `-C`: {error.strerror}"
                raise OSError(error.errno, reason, folder) from error
        from ssotgen.cli.remembered import remembered_answer

        remembered = remembered_answer(arguments)
        if remembered is not None:
            return remembered
        if argv is None:
            gc.set_threshold(_OBJECTS_OF_A_START)
        from ssotgen.cli.dispatch import dispatch

        return dispatch(arguments, folder)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from ssotgen.cli.console import write_error
        from ssotgen.cli.crash import describe

        write_error(describe(error, debug="--debug" in arguments), prefix="")
        return 2
    finally:
        if argv is None:
            # The process ends here: let the collector walk through nothing before it does.
            gc.freeze()


def _leave_out_working_folder() -> None:
    """Import nothing from the project that is looked at, though `python -m` put it first."""
    try:
        if sys.path[0] in ("", os.getcwd()):  # noqa: PTH109 - importing pathlib takes time
            del sys.path[0]
    except (OSError, IndexError):
        return


if __name__ == "__main__":
    _leave_out_working_folder()
    sys.exit(main())
