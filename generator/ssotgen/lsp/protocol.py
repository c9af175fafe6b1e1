"""Answers every request, also those that cannot be read and those that come at the wrong time."""

from __future__ import annotations

from typing import Any

from lsprotocol import types as lsp
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import LanguageServerProtocol

from ssotgen.lsp.log import log_line


class Protocol(LanguageServerProtocol):
    """The protocol of pygls, which by itself leaves requests that it refuses without an answer."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Return an object of a message as it is: the message is read when its number is known."""
        return data

    def handle_message(self, message: Any) -> None:
        """Do what a message asks for, or refuse it: a request by an answer, others in the log."""
        if not isinstance(message, dict) or message.get("jsonrpc") != self.VERSION:
            log_line("ignored a message that is not one of JSON-RPC 2.0")
            return
        if "id" in message and not _is_number(message["id"]):
            log_line("ignored a message whose 'id' is neither an integer nor a string")
            return
        method = message.get("method")
        untimely = None if method is None else self._untimely(method)
        if untimely is not None:
            if "id" in message:  # the protocol wants notifications to be dropped
                self._refuse(message, untimely)
            return
        try:
            read: Any = super().structure_message(message)
        except JsonRpcException as error:
            faults = "; ".join(_faults(error.__cause__ or error))
            self._refuse(message, JsonRpcInvalidParams(f"cannot read {_named(message)}: {faults}"))
        else:
            super().handle_message(read)

    def _untimely(self, method: Any) -> JsonRpcException | None:
        """Return why a method cannot be called now."""
        if method == lsp.EXIT:
            return None
        if self._shutdown:
            return JsonRpcInvalidRequest("the server was shut down, and waits for 'exit'")
        if self._workspace is None and method != lsp.INITIALIZE:
            return JsonRpcServerNotInitialized("the server waits for 'initialize'")
        if self._workspace is not None and method == lsp.INITIALIZE:
            return JsonRpcInvalidRequest("the server is initialized already")
        return None

    def _refuse(self, message: dict[str, Any], error: JsonRpcException) -> None:
        if "id" not in message:
            log_line(error.message)
        elif "method" in message:
            self._send_response(message["id"], error=error.to_response_error())
        else:
            # What waits for this answer would wait for ever.
            self._handle_response(message["id"], error=error.to_response_error())


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, str)) and not isinstance(value, bool)


def _named(message: dict[str, Any]) -> str:
    return repr(message["method"]) if "method" in message else "an answer"


def _faults(error: BaseException) -> list[str]:
    """Return what is wrong with a message, and where in it."""
    from cattrs import transform_error

    try:
        return transform_error(error, "message")
    except Exception:
        # It is for errors that cattrs itself raises; these come from what it calls.
        return [f"{type(error).__name__}: {error}"]
