"""The probe that connects to a server."""

from __future__ import annotations

from ssotgen.runtime.attempt import Attempt, type_and_text
from ssotgen.runtime.feature import Probe, UnavailableError
from ssotgen.runtime.importing import failure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class TcpProbe(Probe):
    """Connects to a server, within `seconds` in total for all of its addresses."""

    def __init__(self, host: str, port: int, seconds: float) -> None:
        self.host = host
        self.port = port
        self.seconds = seconds

    def __str__(self) -> str:
        return f"connects to: {self.host}:{self.port} within {self.seconds:g} s"

    def ask(self) -> None:
        import socket
        from time import monotonic

        end = monotonic() + self.seconds
        addresses = self.addresses()
        where = f"{self.host}:{self.port}"
        silent = f"{where} did not answer within {self.seconds:g} s"
        unavailable = UnavailableError(silent)
        for index, (family, kind, protocol, _, address) in enumerate(addresses):
            # Each gets its share, so that one that swallows packets is not the last.
            share = (end - monotonic()) / (len(addresses) - index)
            if share <= 0:
                break
            try:
                with socket.socket(family, kind, protocol) as connection:
                    connection.settimeout(share)
                    connection.connect(address)
                    return
            except TimeoutError as error:
                unavailable = failure(silent, error)
            except OSError as error:
                reason = f"nothing answers at {where}: {type_and_text(error)}"
                unavailable = failure(reason, error)
        raise unavailable

    def addresses(self) -> list[Any]:
        """Return the addresses of the host, in a thread, as resolving has no limit."""
        import socket
        from threading import Thread

        found: list[Any] = []
        attempt = Attempt()

        def resolve() -> None:
            with attempt:
                found.append(
                    socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
                )

        thread = Thread(target=resolve, daemon=True)
        thread.start()
        thread.join(self.seconds)
        name = f"the name {self.host!r}"
        if attempt.error is not None:
            # Where it was raised, inside of `socket`, helps nobody.
            reason = f"{name} cannot be resolved: {type_and_text(attempt.error)}"
            raise failure(reason, attempt.error)
        if not found:
            raise UnavailableError(f"{name} was not resolved within {self.seconds:g} s")
        return list(found[0])
