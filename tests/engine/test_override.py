"""`override`: whom it reaches, how it nests, and that nothing of it is left."""

from __future__ import annotations

from textwrap import dedent

import pytest
from support.engine_project import Make

FOUND = {"mod_a.py": "A = 1"}


def test_a_block_forces_features_and_ends(make: Make) -> None:
    code = """
    def seen(): return [config.alpha_available, config.beta_available, config.gamma_available]
    said = [seen()]
    with config.override(alpha=False, beta=True, gamma=None):
        said.append(seen())
    tell([*said, seen()])
    """
    real = [True, False, False]
    assert make(FOUND).ask(code) == [real, [False, True, False], real]


def test_blocks_nest_and_the_inner_one_wins(make: Make) -> None:
    code = """
    said = []
    with config.override(alpha=False, beta=True):
        with config.override(alpha=True):
            said += [config.alpha_available, config.beta_available]
        said += [config.alpha_available]
    tell([*said, config.alpha_available, config.beta_available])
    """
    assert make().ask(code) == [True, True, False, False, False]


def test_a_block_ends_when_its_body_raises(make: Make) -> None:
    code = """
    try:
        with config.override(alpha=False):
            raise KeyError
    except KeyError:
        tell(config.alpha_available)
    """
    assert make(FOUND).ask(code) is True


def test_blocks_that_end_out_of_order_leave_nothing(make: Make) -> None:
    code = """
    first, second = config.override(alpha=False), config.override(alpha=True, beta=True)
    first.__enter__(); second.__enter__()
    first.__exit__(None, None, None)
    said = [config.alpha_available]
    second.__exit__(None, None, None)
    tell([*said, config.alpha_available, config.beta_available])
    """
    assert make(FOUND).ask(code) == [True, True, False]


def test_nothing_is_imported_for_a_forced_answer(make: Make) -> None:
    code = """
    with config.override(alpha=True):
        said = [config.alpha_available, "mod_a" in sys.modules, config.require("alpha").A]
    with config.override(alpha=False):
        said += [config.get_cached_import("A")]
        try:
            config.require("alpha")
        except FeatureUnavailableError as error:
            said.append(error.reason)
    tell(said)
    """
    assert make(FOUND).ask(code) == [True, False, 1, None, "turned off by override()"]


def test_what_was_turned_off_has_no_hint(make: Make) -> None:
    spec = """
    features:
      alpha: {summary: X., imports: {json: []}, hint: pip install alpha, disabled_by: OFFLINE}
      upper: {summary: X., imports: {json: []}, hint: pip install upper, needs: [alpha]}
    """
    code = """
    import os
    def seen():
        said = [*config.get_import_errors().values()]
        for name in ["alpha", "upper"]:
            try:
                config.require(name)
            except FeatureUnavailableError as error:
                said.append(error.hint)
        return said
    with config.override(alpha=False):
        said = [seen()]
    for variable, value in [("PARTS_ALPHA_AVAILABLE", "no"), ("OFFLINE", "yes")]:
        os.environ[variable] = value
        config.refresh_availability()
        said.append(seen())
        del os.environ[variable]
    tell(said)
    """
    reasons = (
        "turned off by override()",
        "turned off by the environment variable PARTS_ALPHA_AVAILABLE",
        "disabled by the environment variable OFFLINE",
    )
    upper = "it needs alpha, which is not available: "
    assert make({}, dedent(spec)).ask(code) == [[each, upper + each, "", ""] for each in reasons]


def test_other_threads_see_the_real_answer_unless_they_run_in_a_copy_of_the_context(
    make: Make,
) -> None:
    code = """
    import contextvars
    from concurrent.futures import ThreadPoolExecutor
    ask = lambda: config.alpha_available
    with ThreadPoolExecutor(1) as pool, config.override(alpha=False):
        said = [ask(), pool.submit(ask).result()]
        said.append(pool.submit(contextvars.copy_context().run, ask).result())
    tell([*said, ask()])
    """
    assert make(FOUND).ask(code) == [False, True, False, True]


def test_threads_override_each_for_itself(make: Make) -> None:
    code = """
    import threading
    barrier, wrong = threading.Barrier(8), []
    def work(number):
        for turn in range(50):
            given = bool((number + turn) % 2)
            with config.override(alpha=given, beta=not given):
                barrier.wait()
                if (config.alpha_available, config.beta_available) != (given, not given):
                    wrong.append((number, turn))
            if turn % 10 == number:
                config.refresh_availability(force=True)
    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    tell([wrong, config.alpha_available, config.beta_available])
    """
    assert make(FOUND).ask(code) == [[], True, False]


def test_tasks_override_each_for_itself(make: Make) -> None:
    code = """
    import asyncio
    async def work(given):
        with config.override(alpha=given):
            await asyncio.sleep(0.01)
            inner = await asyncio.create_task(ask())
            thread = await asyncio.to_thread(lambda: config.alpha_available)
            return [config.alpha_available, inner, thread]
    async def ask(): return config.alpha_available
    async def main(): return await asyncio.gather(work(True), work(False), ask())
    tell([asyncio.run(main()), config.alpha_available])
    """
    assert make(FOUND).ask(code) == [[[True] * 3, [False] * 3, True], True]


def test_a_task_that_outlives_the_block_sees_the_real_answer_again(make: Make) -> None:
    code = """
    import asyncio
    async def late(said):
        said += [config.alpha_available, config.get_availability_status()["alpha_available"]]
        await asyncio.sleep(0.02)
        said += [config.alpha_available, config.get_availability_status()["alpha_available"]]
    async def main():
        said = []
        with config.override(alpha=False):
            task = asyncio.create_task(late(said))
            await asyncio.sleep(0.01)
        await task
        return said
    tell(asyncio.run(main()))
    """
    assert make(FOUND).ask(code) == [False, False, True, True]


def test_a_block_may_be_left_in_another_context(make: Make) -> None:
    code = """
    import contextvars
    block = config.override(alpha=False)
    contextvars.copy_context().run(block.__enter__)
    said = [config.alpha_available]
    block.__exit__(None, None, None)
    block.__enter__()
    contextvars.copy_context().run(block.__exit__, None, None, None)
    tell([*said, config.alpha_available])
    """
    assert make(FOUND).ask(code) == [True, True]


def test_a_block_is_entered_once_at_a_time(make: Make) -> None:
    code = """
    block, said = config.override(alpha=False), []
    for _ in range(2):
        with block:
            said.append(config.alpha_available)
            try:
                block.__enter__()
            except RuntimeError:
                said.append("refused")
    tell([*said, config.alpha_available])
    """
    assert make(FOUND).ask(code) == [False, "refused", False, "refused", True]


@pytest.mark.parametrize("given", ["nobody=True", "alpha='no'", "alpha=[]", "alpha=1"])
def test_an_unknown_feature_or_another_value_is_a_type_error(make: Make, given: str) -> None:
    code = f"""
    try:
        config.override({given})
    except TypeError as error:
        tell(str(error) != "")
    """
    assert make().ask(code) is True


def test_a_refresh_inside_a_block_leaves_the_block_in_force(make: Make) -> None:
    code = """
    with config.override(alpha=False):
        config.refresh_availability(force=True)
        said = [config.alpha_available]
    tell([*said, config.alpha_available])
    """
    assert make(FOUND).ask(code) == [False, True]


def test_what_a_target_made_of_a_block_is_not_kept(make: Make) -> None:
    body = "if not config.alpha_available: raise ImportError('no alpha')\nB = 1"
    files = {**FOUND, "mod_b.py": f"from demo.parts import parts_config as config\n{body}"}
    code = """
    with config.override(alpha=False):
        said = [config.beta_available, config.get_availability_status()["beta_available"]]
    tell([*said, config.beta_available])
    """
    assert make(files).ask(code) == [False, False, True]


def test_a_block_inside_a_target_leaves_its_answer_to_be_kept(make: Make) -> None:
    body = "with config.override(alpha=False): config.alpha_available\nB = 1"
    files = {"mod_b.py": f"from demo.parts import parts_config as config\n{body}"}
    code = "tell([config.beta_available, config.beta_available, config in config._reads['beta']])"
    assert make(files).ask(code) == [True] * 3


@pytest.mark.parametrize("end", ["B = 1", "1/0"])
def test_a_target_that_asks_inside_a_block_of_its_own_runs_once(make: Make, end: str) -> None:
    body = f"""
    import builtins
    from demo.parts import parts_config as config
    builtins.runs += 1
    with config.override(alpha=False): config.alpha_available
    {end}
    """
    code = """
    import builtins
    builtins.runs = 0
    tell([config.beta_available, config.beta_available, runs])
    """
    is_available = end == "B = 1"
    assert make({"mod_b.py": body}).ask(code) == [is_available, is_available, 1]


def test_a_probe_that_asks_inside_blocks_of_its_own_is_asked_once(make: Make) -> None:
    features = """
    features:
      alpha: {summary: X., imports: {mod_a: [A]}, probe: {call: "mod_p:ask"}}
      beta: {summary: X., imports: {mod_b: [B]}}
    """
    probe = """
    from demo.parts import parts_config as config
    runs = 0
    def ask():
        global runs
        runs += 1
        with config.override(alpha=True, beta=False):
            return config.alpha_available and not config.beta_available
    """
    files = {**FOUND, "mod_b.py": "B = 1", "mod_p.py": probe}
    code = """
    seen = [config.alpha_available, config.alpha_available, config.beta_available]
    tell([*seen, sys.modules["mod_p"].runs])
    """
    assert make(files, features).ask(code) == [True, True, True, 1]


def test_a_block_that_a_target_leaves_open_is_no_part_of_its_answer(make: Make) -> None:
    body = """
    from demo.parts import parts_config as config
    block = config.override(alpha=False)
    if not hasattr(config, "opened"):
        config.opened = block
        block.__enter__()
    if config.alpha_available: raise ImportError("alpha")
    B = 1
    """
    code = """
    seen = [config.beta_available]
    config.opened.__exit__()
    del sys.modules["mod_b"]
    tell([*seen, config.beta_available])
    """
    assert make({**FOUND, "mod_b.py": body}).ask(code) == [True, False]


def test_a_block_that_begins_at_any_moment_of_a_check_in_another_thread(make: Make) -> None:
    """A property shows what a block says from its first line on.

    At each line of the engine in turn, a block begins, as in another thread; at each later one, the
    property is read.
    """
    code = """
    def check(moment):
        block, wrong, lines = config.override(alpha=False), [], 0
        def trace(frame, event, _):
            nonlocal lines
            if "_parts_runtime" in frame.f_code.co_filename:
                lines += 1
                if lines == moment:
                    block.__enter__()
                if lines >= moment and config.alpha_available:
                    wrong.append([frame.f_code.co_name, frame.f_lineno])
                return trace
        config.refresh_availability(force=True)
        sys.settrace(trace)
        config.beta_available
        config.alpha_available
        sys.settrace(None)
        if lines >= moment:
            block.__exit__(None, None, None)
        return wrong, lines
    moment, seen = 1, []
    while True:
        wrong, lines = check(moment)
        if lines < moment:
            break
        seen += wrong
        moment += 1
    tell([seen, moment > 20, config.alpha_available])
    """
    assert make({"mod_a.py": "A = 1", "mod_b.py": "B = 1"}).ask(code) == [[], True, True]
