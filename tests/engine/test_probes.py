"""Probes: `call` and `tcp`."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from support.engine_project import Make

CALL = """
features: {alpha: {summary: X., imports: {mod_a: [A]}, probe: {call: "checks.live:answers"}}}
"""
WHY = "tell(config.get_import_errors().get('alpha'))"


def tcp(port: int, host: str = "127.0.0.1", seconds: float = 2) -> str:
    """Return a spec whose feature is a server."""
    where = f'{{host: "{host}", port: {port}, timeout_seconds: {seconds}}}'
    return f"features: {{alpha: {{summary: X., probe: {{tcp: {where}}}}}}}"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("return True", None),
        ("return None", None),
        ("return False", "said no"),
        ("return 'yes'", "returned str, not True, False or None"),
        ("raise OSError('down')", "raised OSError: down (raised at checks/live.py:2)"),
        ("raise SystemExit", "raised SystemExit (raised at checks/live.py:2)"),
        ("raise TimeoutError('5 s')", "timed out: TimeoutError: 5 s (raised at checks/live.py:2)"),
    ],
)
def test_what_a_callable_says(make: Make, body: str, told: str | None) -> None:
    project = make({"mod_a.py": "A = 1", "checks/live.py": f"def answers():\n    {body}"}, CALL)
    why = project.ask(WHY)
    shown = why and why.replace(f"{project.root}/", "")
    assert shown == (told and f"its probe checks.live:answers {told}")


def test_a_callable_is_asked_after_the_imports_and_once(make: Make) -> None:
    body = "import builtins\nbuiltins.runs = 0\ndef answers(): builtins.runs += 1"
    code = (
        "tell([config.alpha_available, config.alpha_available, 'checks.live' in sys.modules, runs])"
    )
    project = make({"mod_a.py": "A = 1", "checks/live.py": body}, CALL)
    assert project.ask(code) == [True, True, True, 1]
    project.write({"mod_a.py": ""})
    assert (
        project.ask("tell([config.alpha_available, 'checks.live' in sys.modules])") == [False] * 2
    )


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, "module 'checks.live' is not installed: its parent 'checks' is missing"),
        ({"checks/live.py": ""}, "module 'checks.live' has no name 'answers'"),
        ({"checks/live.py": "1/0"}, "module 'checks.live' is installed but broken: Zero"),
    ],
)
def test_a_callable_that_is_missing(make: Make, files: dict[str, str], told: str) -> None:
    why = make({"mod_a.py": "A = 1", **files}, CALL).ask(WHY)
    assert why.startswith(f"its probe checks.live:answers is missing: {told}")


def test_a_probe_that_asks_for_its_own_feature(make: Make) -> None:
    body = "from demo.parts import parts_config as c\ndef answers(): return not c.alpha_available"
    project = make({"mod_a.py": "A = 1", "checks/live.py": body}, CALL)
    assert project.ask("tell([config.alpha_available, config.alpha_available])") == [True, True]


def test_a_variable_wins_over_a_probe_and_require_then_asks_the_imports_alone(make: Make) -> None:
    body = "def answers(): return False"
    project = make({"mod_a.py": "A = 1", "checks/live.py": body}, CALL)
    code = "tell([config.alpha_available, config.require('alpha').A])"
    assert project.ask(code, env={"PARTS_ALPHA_AVAILABLE": "1"}) == [True, 1]


@contextmanager
def server(family: socket.AddressFamily, host: str) -> Iterator[int]:
    """Listen on a free port, and yield it."""
    with socket.socket(family) as listener:
        try:
            listener.bind((host, 0))
        except OSError:
            pytest.fail(f"this machine has no {host}")
        listener.listen()
        yield listener.getsockname()[1]


def has_ipv6() -> bool:
    """Whether this machine has an IPv6 loopback."""
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


HOSTS = [
    (socket.AF_INET, "127.0.0.1", "127.0.0.1"),
    (socket.AF_INET, "127.0.0.1", "localhost"),
    *([(socket.AF_INET6, "::1", "::1")] if has_ipv6() else []),
]


@pytest.mark.parametrize(("family", "bound", "asked"), HOSTS)
def test_a_server_that_listens(
    make: Make, family: socket.AddressFamily, bound: str, asked: str
) -> None:
    with server(family, bound) as port:
        assert make({}, tcp(port, asked)).ask("tell([config.alpha_available])") == [True]


def test_a_server_that_does_not(make: Make) -> None:
    with server(socket.AF_INET, "127.0.0.1") as port:
        pass
    why = make({}, tcp(port)).ask(WHY)
    assert why.startswith(f"nothing answers at 127.0.0.1:{port}: ConnectionRefusedError")


def test_a_name_that_does_not_resolve(make: Make) -> None:
    why = make({}, tcp(1, "nobody.invalid")).ask(WHY)
    assert why.startswith("the name 'nobody.invalid' ")
    assert "socket.py" not in why


ADDRESSES = """
import socket, threading, time
def resolve(*args, **kwargs):
    time.sleep({delay})
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port)) for port in {ports}]
socket.getaddrinfo = resolve
start = time.monotonic()
why = config.get_import_errors().get("alpha")
tell([why, time.monotonic() - start])
"""


@contextmanager
def silent_port() -> Iterator[int]:
    """A port that swallows connections: its queue is full."""
    with server(socket.AF_INET, "127.0.0.1") as port:
        waiting = [socket.socket() for _ in range(200)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(("127.0.0.1", port))
        yield port
        for each in waiting:
            each.close()


def test_the_time_limit_is_one_for_all_addresses(make: Make) -> None:
    with silent_port() as silent:
        project = make({}, tcp(silent, "two.example", 0.4))
        code = ADDRESSES.format(delay=0, ports=[silent, silent, silent])
        why, took = project.ask(code)
    assert why == f"two.example:{silent} did not answer within 0.4 s"
    assert 0.3 < took < 1.5


def test_an_address_that_is_silent_leaves_time_for_the_next(make: Make) -> None:
    with silent_port() as silent, server(socket.AF_INET, "127.0.0.1") as port:
        project = make({}, tcp(port, "two.example", 1))
        why, took = project.ask(ADDRESSES.format(delay=0, ports=[silent, port]))
    assert why is None
    assert took < 1


def test_a_resolver_that_hangs_is_not_waited_for(make: Make) -> None:
    why, took = make({}, tcp(1, "slow.example", 0.3)).ask(ADDRESSES.format(delay=2, ports=[]))
    assert why == "the name 'slow.example' was not resolved within 0.3 s"
    assert took < 1.5


def test_threads_that_ask_a_fickle_probe_agree(make: Make) -> None:
    body = """
    import itertools, time
    count = itertools.count()
    def answers():
        turn = next(count)
        time.sleep(0.01 * (turn % 3))
        return bool(turn % 2)
    """
    code = """
    import threading
    for _ in range(20):
        said = []
        ask = lambda: said.append(config.alpha_available)
        threads = [threading.Thread(target=ask) for _ in range(6)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        if len(set(said)) != 1: break
        config.refresh_availability(force=True)
    else:
        said = ["agreed"]
    tell(said)
    """
    project = make({"mod_a.py": "A = 1", "checks/live.py": body}, CALL)
    assert project.ask(code) == ["agreed"]


def test_a_machine_that_starts_no_more_threads(make: Make) -> None:
    code = """
    import threading
    def start(self): raise RuntimeError("can't start new thread")
    threading.Thread.start = start
    tell(config.get_import_errors()["alpha"])
    """
    why = make({}, tcp(1)).ask(code)
    assert why.startswith("looking for it raised RuntimeError: can't start new thread")


def test_the_reason_is_of_the_address_that_was_tried_last(make: Make) -> None:
    with server(socket.AF_INET, "127.0.0.1") as refused:
        pass
    with silent_port() as silent:
        project = make({}, tcp(silent, "two.example", 0.2))
        why, _ = project.ask(ADDRESSES.format(delay=0, ports=[refused, silent]))
    assert why == f"two.example:{silent} did not answer within 0.2 s"
