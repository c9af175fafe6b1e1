"""A module that is still being imported, here or elsewhere: an answer, but none that is kept."""

from __future__ import annotations

import pytest
from support.engine_project import Make

ASK = "from demo.parts import parts_config as config\n"
PAIR = {"mod_b.py": "B = 1", "mod_c.py": "C = 1"}


def test_a_target_that_asks_for_its_own_feature(make: Make) -> None:
    body = """
    import builtins
    builtins.seen = [config.alpha_available]
    A = 1
    builtins.seen.append(config.alpha_available)
    """
    for first in ("config.alpha_available", "__import__('mod_a')"):
        code = f"{first}\ntell([seen, config.alpha_available, config in config._reads['alpha']])"
        project = make({"mod_a.py": ASK + "\n".join(map(str.strip, body.splitlines()))})
        assert project.ask(code) == [[False, True], True, True]


def test_a_target_that_asks_and_then_fails(make: Make) -> None:
    body = "A = 1\nimport builtins\nbuiltins.seen = config.alpha_available\n1/0"
    for first in (
        "config.alpha_available",
        "exec('try: import mod_a\\nexcept ArithmeticError: 0')",
    ):
        project = make({"mod_a.py": ASK + body})
        assert project.ask(f"{first}\ntell([seen, config.alpha_available])") == [True, False]


def test_a_submodule_that_asks_and_then_fails(make: Make) -> None:
    features = "features: {alpha: {summary: X., imports: {pkg: [sub]}}}"
    body = ASK + "import builtins\nbuiltins.seen = config.alpha_available\n1/0"
    code = """
    try: import pkg.sub
    except ArithmeticError: pass
    tell([seen, config.alpha_available])
    """
    assert make({"pkg/__init__.py": "", "pkg/sub.py": body}, features).ask(code) == [True, False]


def test_a_submodule_that_asks_while_its_feature_is_checked(make: Make) -> None:
    features = "features: {alpha: {summary: X., imports: {pkg: [sub]}}}"
    body = (
        ASK + "import builtins\n"
        "builtins.seen = [config.alpha_available, config.require('alpha').sub.__name__]"
    )
    code = "tell([config.alpha_available, seen])"
    project = make({"pkg/__init__.py": "", "pkg/sub.py": body}, features)
    assert project.ask(code) == [True, [True, "pkg.sub"]]


@pytest.mark.parametrize("first", ["alpha", "beta", "gamma"])
def test_a_cycle_over_three_features(make: Make, first: str) -> None:
    files = {
        "mod_a.py": ASK + "config.beta_available\nA = 1",
        "mod_b.py": ASK + "config.gamma_available\nB = 1",
        "mod_c.py": ASK + "config.alpha_available\nC = 1",
    }
    code = f"config.{first}_available\ntell(sorted(config.get_available_features()))"
    assert make(files).ask(code) == ["alpha", "beta", "gamma"]


def test_a_no_that_came_of_a_cycle_is_looked_into_again(make: Make) -> None:
    files = {
        "mod_a.py": ASK + "config.beta_available\nA = 1",
        "mod_b.py": ASK + "if not config.alpha_available: raise ImportError('needs alpha')\nB = 1",
    }
    code = "tell([config.alpha_available, config.beta_available])"
    assert make(files).ask(code) == [True, True]


def test_a_module_that_imports_from_a_half_imported_one(make: Make) -> None:
    files = {
        "app.py": ASK + "import builtins\nbuiltins.seen = config.alpha_available\nlate = 1",
        "mod_a.py": "from app import late\nA = 1",
    }
    code = "import app\ntell([seen, config.alpha_available])"
    assert make(files).ask(code) == [False, True]
    files["mod_a.py"] = "import app\nA = app.late"
    assert make(files).ask(code) == [False, True]
    files["mod_a.py"] = (
        "try: from app import late\nexcept ImportError: raise OSError from None\nA = 1"
    )
    assert make(files).ask(code) == [False, True]


def test_a_circular_import_that_cannot_work_is_tried_once(make: Make) -> None:
    files = {
        "mod_a.py": "import builtins\nbuiltins.runs += 1\nfrom other import x\nA = 1",
        "other.py": "from mod_a import A\nx = 1",
    }
    code = """
    import builtins
    builtins.runs = 0
    tell([config.alpha_available, config.alpha_available, runs])
    """
    assert make(files).ask(code) == [False, False, 1]


def test_a_package_that_is_half_imported_hides_no_missing_child(make: Make) -> None:
    features = "features: {alpha: {summary: X., imports: {pkg.sub: [A]}}}"
    files = {
        "pkg/__init__.py": ASK + "import builtins\nbuiltins.seen = [config.alpha_available]\n"
        "import sys, types\nsys.modules['pkg.sub'] = types.ModuleType('pkg.sub')\n"
        "sys.modules['pkg.sub'].A = 1",
    }
    code = "import pkg\ntell([seen, config.alpha_available])"
    assert make(files, features).ask(code) == [[False], True]


def test_a_module_that_is_executed_by_hand(make: Make) -> None:
    code = """
    import importlib.util
    spec = importlib.util.spec_from_file_location("mod_a", "plugins/mod_a.py")
    module = sys.modules["mod_a"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    tell([module.seen, config.alpha_available])
    """
    project = make({"plugins/mod_a.py": ASK + "seen = config.alpha_available\nA = 1"})
    assert project.ask(code) == [False, True]


def test_threads_that_ask_at_once_agree_and_the_target_runs_once(make: Make) -> None:
    body = "import builtins, time\nbuiltins.runs += 1\ntime.sleep(0.2)\nA = 1"
    code = """
    import builtins, threading
    builtins.runs, said = 0, []
    ask = lambda: said.append(config.alpha_available)
    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    tell([said, runs])
    """
    assert make({"mod_a.py": body}).ask(code) == [[True] * 8, 1]


def test_a_thread_asks_while_another_imports_a_target_that_asks(make: Make) -> None:
    body = (
        ASK + "import time\ntime.sleep(0.2)\nconfig.beta_available\nconfig.alpha_available\nA = 1"
    )
    code = """
    import threading, time
    importer = threading.Thread(target=__import__, args=("mod_a",))
    importer.start()
    time.sleep(0.05)
    tell([config.alpha_available, config.beta_available])
    importer.join()
    """
    assert make({"mod_a.py": body, **PAIR}).ask(code) == [True, True]


CROSSED = """
import threading
barrier = threading.Barrier(2)
import builtins
builtins.meet = lambda: barrier.wait(0.5)
said = {}
def ask(name):
    said[name] = getattr(config, name + "_available")
threads = [threading.Thread(target=ask, args=(name,)) for name in ("alpha", "beta")]
for thread in threads: thread.start()
for thread in threads: thread.join()
tell([said["alpha"], said["beta"], config.alpha_available, config.beta_available])
"""


@pytest.mark.parametrize("alpha_needs_beta", [True, False])
@pytest.mark.parametrize(
    "body",
    [
        "config.{other}_available",
        "if not config.{other}_available: raise ImportError('needs {other}')",
        "import {module}",
    ],
)
def test_a_cycle_over_two_threads(make: Make, body: str, alpha_needs_beta: bool) -> None:
    start = ASK + "import builtins\ntry: builtins.meet()\nexcept Exception: pass\n"
    plain = "config.{other}_available"
    bodies = (body, plain) if alpha_needs_beta else (plain, body)
    files = {
        "mod_a.py": start + bodies[0].format(other="beta", module="mod_b") + "\nA = 1",
        "mod_b.py": start + bodies[1].format(other="alpha", module="mod_a") + "\nB = 1",
    }
    assert make(files).ask(CROSSED) == [True, True, True, True]


def test_a_child_is_not_believed_while_another_thread_imports_its_parent(make: Make) -> None:
    features = "features: {alpha: {summary: X., imports: {pkg.sub: [A]}}}"
    files = {
        "pkg/__init__.py": "import pkg.sub, time\ntime.sleep(0.3)\n1/0",
        "pkg/sub.py": "A = 1",
    }
    code = """
    import threading, time
    threading.excepthook = lambda _: None
    threading.Thread(target=__import__, args=("pkg",)).start()
    time.sleep(0.1)
    tell(config.alpha_available)
    """
    assert make(files, features).ask(code) is False


def test_a_thread_that_goes_on_with_an_import_that_others_need(make: Make) -> None:
    """While one thread waits for `mod_b`, it learns that this needs `mod_a`, and waits for that.

    The body of `mod_a` and the check would otherwise get in each other's way again and again.
    """
    files = {
        "mod_a.py": """
            import importlib, time
            end = time.monotonic() + 1
            while time.monotonic() < end:
                try:
                    importlib.import_module("mod_b")
                except (ImportError, RuntimeError):
                    time.sleep(0)
            A = 1
            """,
        "mod_b.py": """
            import time
            time.sleep(0.01)
            try:
                import mod_c
            except ImportError:
                time.sleep(0)
            from mod_a import A as B
            """,
        "mod_c.py": "import time\ntime.sleep(0.025)\nfrom mod_b import B as C",
    }
    code = """
    import threading, time
    importer = threading.Thread(target=__import__, args=("mod_a",))
    importer.start()
    time.sleep(0.005)
    seen = config.gamma_available
    importer.join()
    tell([seen, config.gamma_available])
    """
    assert make(files).ask(code) == [True, True]


def test_a_refresh_outlives_the_probe_that_it_overtakes(make: Make) -> None:
    code = """
    import pathlib, threading, time
    asker = threading.Thread(target=lambda: config.alpha_available)
    asker.start()
    time.sleep(0.1)
    pathlib.Path("mod_a.py").write_text("A = 1")
    config.refresh_availability(force=True)
    asker.join()
    tell(config.alpha_available)
    """
    body = "import time\ntime.sleep(0.3)\n1/0"
    assert make({"mod_a.py": body}).ask(code, "-B") is True


def test_a_signal_handler_may_ask_at_any_moment(make: Make) -> None:
    code = """
    import signal
    handled = 0
    def handle(*_):
        global handled
        handled += 1
        config.refresh_availability()
        config.get_availability_status()
    signal.signal(signal.SIGPROF, handle)
    # In processor time, so that a busy machine does not send signals faster than they end.
    signal.setitimer(signal.ITIMER_PROF, 0.002, 0.002)
    while handled < 200:
        config.refresh_availability(force=True)
        config.get_availability_status()
    signal.setitimer(signal.ITIMER_PROF, 0)
    tell(sorted(config.get_available_features()))
    """
    assert make({"mod_a.py": "A = 1"}).ask(code) == ["alpha"]


def test_a_cycle_of_targets_that_all_fail_runs_each_body_a_few_times(make: Make) -> None:
    names = [f"f{number}" for number in range(8)]
    features = "".join(f"  {n}: {{summary: X., imports: {{mod_{n}: [A]}}}}\n" for n in names)
    asks = "\n".join(f"config.{name}_available" for name in names)
    body = ASK + f"import builtins\nbuiltins.runs += 1\n{asks}\n1/0"
    code = """
    import builtins
    builtins.runs = 0
    tell([sorted(config.get_available_features()), runs])
    """
    project = make({f"mod_{name}.py": body for name in names}, "features:\n" + features)
    available, runs = project.ask(code)
    assert available == []
    assert runs <= len(names) ** 2


def test_an_interrupt_at_any_moment_leaves_no_question_open(make: Make) -> None:
    code = """
    from demo import _parts_runtime, parts
    def interrupt(frame, event, argument):
        global left
        if frame.f_code.co_filename in (parts.__file__, _parts_runtime.__file__):
            left -= 1
            if not left:
                sys.setprofile(None)
                raise KeyboardInterrupt
    turn, wrong = 0, []
    while not wrong:
        config.refresh_availability(force=True)
        sys.modules.pop("mod_a", None)
        turn = left = turn + 1
        sys.setprofile(interrupt)
        try:
            config.alpha_available
            sys.setprofile(None)
            if left > 0:
                break
        except KeyboardInterrupt:
            pass
        if not (config.alpha_available and config in config._reads['alpha']):
            wrong.append(turn)
    tell([turn > 20, wrong])
    """
    assert make({"mod_a.py": "A = 1"}).ask(code) == [True, []]
