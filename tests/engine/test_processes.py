"""Fork, spawn, and interpreters that are started in other ways."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from support.engine_project import THREE_FEATURES, Make

FILES = {"mod_a.py": "import time\ntime.sleep(0.5)\nA = 1", "mod_b.py": "B = 1"}
FORK = """
import os, signal, threading, time
asker = threading.Thread(target=lambda: %s)
asker.start()
time.sleep(0.2)
child = os.fork()
if not child:
    signal.alarm(9)
    config.refresh_availability()
    right = config.beta_available and not config.gamma_available
    answered = config.alpha_available or config.get_import_errors()["alpha"]
    os._exit(0 if right and answered else 1)
asker.join()
tell([os.waitpid(child, 0)[1], config.alpha_available])
"""

SLOW_FINDER = """
import time
class Finder:
    def find_spec(name, path, target=None):
        time.sleep(0.5 if name == "mod_a" else 0)
sys.meta_path.insert(0, Finder)
"""

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


@needs_fork
def test_a_child_forked_while_another_thread_imports_can_ask(make: Make) -> None:
    """The target, by a question or by itself, and a module that the target needs.

    A child waits two seconds before it believes that nothing moves; all three wait at once.
    """
    needed = {**FILES, "mod_a.py": "import slow.part\nA = slow.part.A"}
    needed |= {"slow/__init__.py": "", "slow/part.py": FILES["mod_a.py"]}
    asked = [
        (make(FILES, folder="question"), FORK % "config.alpha_available"),
        (make(FILES, folder="itself"), FORK % "__import__('mod_a')"),
        (make(needed, folder="needed"), FORK % "config.alpha_available"),
    ]
    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(lambda one: one[0].ask(one[1]), asked))
    assert answers == [[0, True]] * 3


@needs_fork
def test_a_child_that_asks_while_it_imports_what_the_target_needs(make: Make) -> None:
    files = {
        "app.py": "from demo.parts import parts_config as config\n"
        "early = 1\nseen = config.alpha_available",
        "mod_a.py": "from app import early\nA = early",
    }
    code = """
    import os
    child = os.fork()
    if not child:
        import app
        os._exit(0 if app.seen and config.alpha_available else 1)
    tell(os.waitpid(child, 0)[1])
    """
    assert make(files).ask(code) == 0


@needs_fork
def test_targets_that_need_each_other_in_a_child_where_an_import_was_cut_off(make: Make) -> None:
    files = {
        "mod_a.py": "A = 1\nfrom demo.parts import parts_config as config\nconfig.beta_available",
        "mod_b.py": "from mod_a import A as B",
        "mod_c.py": "import time\ntime.sleep(0.5)\nC = 1",
    }
    code = """
    import os, signal, threading, time
    importer = threading.Thread(target=__import__, args=("mod_c",))
    importer.start()
    time.sleep(0.2)
    child = os.fork()
    if not child:
        signal.alarm(9)
        os._exit(0 if config.alpha_available and config.beta_available else 1)
    importer.join()
    tell(os.waitpid(child, 0)[1])
    """
    assert make(files).ask(code) == 0


@needs_fork
@pytest.mark.slow
def test_a_target_that_takes_long_in_a_child_where_an_import_was_cut_off(make: Make) -> None:
    files = {
        "mod_a.py": "import time\ntime.sleep(2.5)\nA = 1",
        "mod_c.py": "import time\ntime.sleep(0.5)\nC = 1",
    }
    code = """
    import os, signal, threading, time
    importer = threading.Thread(target=__import__, args=("mod_c",))
    importer.start()
    time.sleep(0.2)
    child = os.fork()
    if not child:
        signal.alarm(9)
        while not config.alpha_available:
            assert "when this process was forked" in config.get_import_errors()["alpha"]
            time.sleep(0.1)
        os._exit(0)
    importer.join()
    tell(os.waitpid(child, 0)[1])
    """
    assert make(files).ask(code) == 0


@needs_fork
def test_a_child_forked_while_another_thread_looks_for_a_target(make: Make) -> None:
    files = {**FILES, "mod_a.py": "A = 1"}
    assert make(files).ask(SLOW_FINDER + FORK % "config.alpha_available") == [0, True]


@needs_fork
def test_threads_that_ask_at_once_in_a_child_where_an_import_was_cut_off(make: Make) -> None:
    files = {
        "mod_a.py": "import time\ntime.sleep(0.3)\nA = 1",
        "mod_c.py": "import time\ntime.sleep(0.5)\nC = 1",
    }
    code = """
    import os, signal, threading, time
    importer = threading.Thread(target=__import__, args=("mod_c",))
    importer.start()
    time.sleep(0.2)
    child = os.fork()
    if not child:
        signal.alarm(9)
        seen = []
        threads = [
            threading.Thread(target=lambda: seen.append(config.alpha_available)) for _ in range(6)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        os._exit(0 if seen == [True] * 6 else 1)
    importer.join()
    tell(os.waitpid(child, 0)[1])
    """
    assert make(files).ask(code) == 0


@needs_fork
def test_a_target_that_forks(make: Make) -> None:
    body = """
    import os
    from demo.parts import parts_config as config
    child = os.fork()
    if not child:
        os._exit(0 if config.beta_available and not config.alpha_available else 1)
    A = os.waitpid(child, 0)[1]
    """
    project = make({**FILES, "mod_a.py": body})
    assert project.ask('tell([config.alpha_available, config.get_cached_import("A")])') == [True, 0]


def test_a_spawned_child_finds_out_for_itself(make: Make) -> None:
    script = """
    import multiprocessing
    from demo.parts import parts_config as config

    def seen(given):
        return [given is config, config.alpha_available, config.gamma_available]

    if __name__ == "__main__":
        context = multiprocessing.get_context("spawn")
        with config.override(alpha=False, gamma=True), context.Pool(1) as pool:
            print(pool.apply(seen, (config,)))
    """
    done = make({"mod_a.py": "A = 1", "script.py": script}).run("script.py")
    assert done.stdout == "[True, True, False]\n", done.stderr


@pytest.mark.parametrize(
    "flags", [["-O"], ["-OO"], ["-W", "error"], ["-X", "dev", "-W", "error"], ["-B", "-u"]]
)
def test_flags_of_the_interpreter_change_nothing(make: Make, flags: list[str]) -> None:
    code = "tell([config.get_availability_status()['import_errors'], config.alpha_available])"
    project = make({"mod_a.py": "A = 1", "mod_b.py": "1/0"})
    assert project.ask(code, *flags) == project.ask(code)


def test_an_isolated_interpreter_without_site(make: Make) -> None:
    project = make({"mod_a.py": "A = 1"})
    code = "import sys; sys.path.insert(0, '.'); from demo.parts import *; " + (
        "print(parts_config.alpha_available, get_parts_status()['unavailable_features'])"
    )
    done = project.run("-S", "-I", "-c", code)
    assert done.stdout == "True ['beta', 'gamma']\n", done.stderr


def test_the_hash_seed_changes_nothing(make: Make) -> None:
    project = make({"mod_a.py": "A = 1"})
    code = "tell([config.get_availability_status(), config.validate_configuration()])"
    told = [project.ask(code, env={"PYTHONHASHSEED": seed}) for seed in ("0", "1", "2")]
    assert told[0] == told[1] == told[2]


def test_the_order_of_the_keys_changes_no_byte(make: Make) -> None:
    from support.engine_project import PROJECT, rendered

    shuffled = """
features:
  gamma: {imports: {mod_c: [C]}, summary: The third.}
  beta: {hint: pip install beta, imports: {mod_b: [B as Bee]}, summary: The second.}
  alpha: {settings: {limits: {cpu: 1}, retries: 3}, imports: {mod_a: [A]}, summary: The first.}
"""
    assert rendered(PROJECT + shuffled) == rendered(PROJECT + THREE_FEATURES)
