"""Targets and callers that do what Python allows and few expect."""

from __future__ import annotations

import importlib.util
import signal
import sys

import pytest
from support.engine_project import Make

FOUND = {"mod_a.py": "A = 1"}
ASK = "from demo.parts import parts_config as config\n"

LAZY = """
import importlib.util
def lazily(name):
    spec = importlib.util.find_spec(name)
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
"""


def test_targets_that_are_loaded_lazily(make: Make) -> None:
    files = {
        "mod_a.py": f"{ASK}seen = config.alpha_available\nA = 1",
        "mod_b.py": "raise OSError('no such device')",
    }
    code = f"""{LAZY}
for name in ("mod_a", "mod_b"):
    lazily(name)
seen = [config.alpha_available, config.beta_available, config.alpha_available]
tell([*seen, config.get_import_errors()["beta"].partition(" (")[0]])
"""
    told = make(files).ask(code)
    assert told[:3] == [True, False, True]
    assert "mod_b" in told[3]


def test_a_generated_module_that_is_loaded_lazily(make: Make) -> None:
    script = f"import sys\n{LAZY}\nparts = lazily('demo.parts')\nprint(parts.is_alpha_available())"
    done = make({**FOUND, "script.py": script}).run("script.py")
    assert done.stdout == "True\n", done.stderr


@pytest.mark.parametrize(
    ("body", "available"),
    [
        ("import sys, types\nsys.modules[__name__] = types.SimpleNamespace(A=1)", True),
        ("import sys, types\nsys.modules[__name__] = types.SimpleNamespace()", False),
        ("import sys\ndel sys.modules[__name__]\nA = 1", False),
        ("import sys\nsys.modules[__name__] = None\nA = 1", False),
        ("import sys\nA = 1\n__spec__ = None", True),
        ("A = 1\n__name__ = __file__ = __loader__ = None", True),
    ],
)
def test_a_target_that_replaces_or_deletes_itself(make: Make, body: str, available: bool) -> None:
    code = """
    first = config.alpha_available
    why = config.get_import_errors().get("alpha", "mod_a")
    tell([first, config in config._reads["alpha"], why])
    """
    told = make({"mod_a.py": body}).ask(code)
    assert told[:2] == [available, True]
    assert "mod_a" in told[2]


@pytest.mark.skipif(sys.version_info < (3, 11), reason="no groups of exceptions")
def test_a_group_of_exceptions(make: Make) -> None:
    files = {
        "mod_a.py": "raise ExceptionGroup('both', [OSError('one'), ValueError('other')])",
        "mod_b.py": "raise BaseExceptionGroup('both', [OSError('one'), SystemExit(1)])",
        "mod_c.py": "raise BaseExceptionGroup('both', [OSError('one'), KeyboardInterrupt()])",
    }
    code = """
    seen = [config.alpha_available, config.beta_available]
    try:
        config.gamma_available
    except BaseExceptionGroup as group:
        seen.append(str(group))
    tell(seen)
    """
    assert make(files).ask(code) == [False, False, "both (2 sub-exceptions)"]


@pytest.mark.skipif(not hasattr(signal, "SIGUSR1"), reason="no such signal here")
def test_a_signal_handler_that_asks_in_the_middle_of_an_import(make: Make) -> None:
    code = """
    import signal
    seen = []
    def handle(*_):
        seen.extend([config.alpha_available, config.beta_available])
        config.refresh_availability()
    signal.signal(signal.SIGUSR1, handle)
    tell([config.alpha_available, *seen, config.alpha_available])
    """
    body = "import signal\nsignal.raise_signal(signal.SIGUSR1)\nA = 1"
    told = make({"mod_a.py": body, "mod_b.py": "B = 1"}).ask(code)
    assert told == [True, False, True, True]


@pytest.mark.skipif(not hasattr(signal, "SIGUSR1"), reason="no such signal here")
def test_what_a_signal_handler_raises_ends_the_check(make: Make) -> None:
    """As it would end an import statement: a program that is asked to end does."""
    code = """
    import signal
    class Server:
        def stop(self, *_):
            raise SystemExit(3)
    def expire(*_):
        raise TimeoutError
    seen = []
    for handler, error in ((Server().stop, SystemExit), (expire, TimeoutError)):
        signal.signal(signal.SIGUSR1, handler)
        try:
            seen.append(config.alpha_available)
        except error as raised:
            seen.append(str(raised))
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    tell([*seen, config.beta_available, config.alpha_available])
    """
    body = "import signal\nsignal.raise_signal(signal.SIGUSR1)\nA = 1"
    told = make({"mod_a.py": body, "mod_b.py": "raise SystemExit(4)"}).ask(code)
    assert told == ["3", "", False, True]


def test_asking_where_little_stack_is_left(make: Make) -> None:
    """Looking for signal handlers in a traceback takes no more of it than the import."""
    code = """
    import sys
    def ask(depth):
        return ask(depth - 1) if depth else config.alpha_available
    sys.setrecursionlimit(600)
    seen = set()
    for left in range(20, 100):
        sys.modules.pop("signal", None)
        config.refresh_availability()
        seen.add(ask(600 - left))
    tell([*seen])
    """
    assert make({"mod_a.py": "raise ValueError", "mod_b.py": ""}).ask(code) == [False]


def test_generators_that_are_suspended_inside_a_block(make: Make) -> None:
    code = """
    import gc
    def items():
        with config.override(alpha=False):
            yield config.alpha_available
            yield config.alpha_available
    first, second = items(), items()
    seen = [next(first), next(second), config.alpha_available, next(first)]
    first.close()
    seen.append(config.alpha_available)
    del second
    gc.collect()
    tell([*seen, config.alpha_available])
    """
    assert make(FOUND).ask(code) == [False, False, False, False, False, True]


def test_tasks_that_are_cancelled_inside_a_block(make: Make) -> None:
    code = """
    import asyncio
    async def work(given):
        with config.override(alpha=given):
            await asyncio.sleep(60)
    async def main():
        tasks = [asyncio.create_task(work(given)) for given in (True, False)]
        await asyncio.sleep(0)
        seen = [config.alpha_available]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return [*seen, config.alpha_available, config in config._reads["alpha"]]
    tell(asyncio.run(main()))
    """
    assert make(FOUND).ask(code) == [True, True, True]


def test_an_interpreter_inside_the_interpreter(make: Make) -> None:
    modules = ("_interpreters", "_xxsubinterpreters")
    module = next((each for each in modules if importlib.util.find_spec(each)), "")
    if not module:
        pytest.skip("this Python has no interpreters of that kind")
    inner = (
        "import pathlib\\n"
        "from demo.parts import parts_config as config\\n"
        "with config.override(alpha=False):\\n"
        "    inside = config.alpha_available\\n"
        "seen = [inside, config.alpha_available, config.beta_available]\\n"
        "pathlib.Path('seen').write_text(str(seen))"
    )
    code = f"""
    import pathlib, {module} as interpreters
    with config.override(beta=True):
        interpreters.run_string(interpreters.create(), "{inner}")
    tell([pathlib.Path("seen").read_text(), config.alpha_available])
    """
    assert make(FOUND).ask(code) == ["[False, True, False]", True]
