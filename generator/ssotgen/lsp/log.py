"""The log on standard error: one line for each thing that went wrong, and none for a refusal."""

from __future__ import annotations

import logging
import sys

from pygls.exceptions import JsonRpcException

_SAID_BETTER = "Unable to deserialize message"
"""How pygls begins what it logs of a message that cannot be read, before a traceback. The answer
to the message, or another line, says what is wrong with it."""

_LONGEST = 1000


def log_line(text: str) -> None:
    """Write something as one line, which is cut where it is very long."""
    line = " ".join(text.split())
    shown = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}..."
    print(f"ssotgen lsp: {shown}", file=sys.stderr, flush=True)


def log_error(error: BaseException) -> None:
    """Write what went wrong as one line."""
    log_line(f"{type(error).__name__}: {error}")


class _OneLine(logging.Handler):
    """Writes what pygls has to say in the form of this log."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, without its traceback."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            text = record.getMessage()
            if not text.startswith(_SAID_BETTER):
                log_line(text)
        elif not isinstance(error, JsonRpcException):
            log_error(error)


def log_in_one_line() -> None:
    """Let the errors of pygls and asyncio be lines of this log."""
    for name in ("pygls", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers = [_OneLine(logging.ERROR)]
        logger.propagate = False
