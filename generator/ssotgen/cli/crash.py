"""Says what happened when something happened that should not have."""

from __future__ import annotations

import traceback
from pathlib import Path

from ssotgen.cli.working_folder import NoFolderError
from ssotgen.diagnostics.printable import printable


def describe(error: Exception, *, debug: bool) -> str:
    """Return the message for an exception that no command expected; with `debug`, its traceback
    as well.

    What the system refuses (a full disk, a file that may not be read) is the user's to fix;
    anything else is a mistake of ours, and the message says how to report it.
    """
    if isinstance(error, NoFolderError):
        message = "ssotgen: error: `-C` needs a folder"
    elif isinstance(error, OSError) and error.strerror:
        if isinstance(error, FileNotFoundError) and _is_working_folder_gone():
            return "ssotgen: error: the working directory does not exist any more"
        name = f": '{error.filename}'" if error.filename else ""
        message = f"ssotgen: error: {printable(error.strerror + name)}"
    else:
        kind = type(error).__name__
        text = f"{kind}: {error}" if str(error) else kind
        message = (
            f"ssotgen: internal error: {printable(text)}{_raised_at(error)}; please report it with "
            "the output of the same command under --debug"
        )
    if debug:
        return f"{''.join(traceback.format_exception(error))}{message}"
    return message


def _is_working_folder_gone() -> bool:
    try:
        Path.cwd()
    except FileNotFoundError:
        return True
    return False


def _raised_at(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return ""
    return f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})"
