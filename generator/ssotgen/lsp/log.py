"""The log on standard error: one line for each thing that went wrong, and none for a refusal."""

from __future__ import annotations

import logging
import sys

from pygls.exceptions import JsonRpcException


def log_error(error: BaseException) -> None:
    """Write what went wrong as one line."""
    text = " ".join(str(error).split())
    print(f"ssotgen lsp: {type(error).__name__}: {text}", file=sys.stderr, flush=True)


class _OneLine(logging.Handler):
    """Writes what pygls has to say in the form of this log."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, without its traceback."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            text = " ".join(record.getMessage().split())
            print(f"ssotgen lsp: {text}", file=sys.stderr, flush=True)
        elif not isinstance(error, JsonRpcException):
            log_error(error)


def log_in_one_line() -> None:
    """Let the errors of pygls and asyncio be lines of this log."""
    for name in ("pygls", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers = [_OneLine(logging.ERROR)]
        logger.propagate = False
