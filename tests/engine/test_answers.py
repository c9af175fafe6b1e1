"""Lazy, kept, overridden by the environment, refreshed; and what the class answers with."""

from __future__ import annotations

from unittest.mock import ANY

import pytest
from support.engine_project import PROJECT, THREE_FEATURES, Make, rendered

ENUM = "enums: {Hue: {summary: A hue., members: {RED: red}}}"

COUNTING = """
import builtins
builtins.runs = getattr(builtins, "runs", 0) + 1
A = "a"
"""


def test_importing_the_module_imports_no_target_and_leaves_the_process_alone(make: Make) -> None:
    project = make({"mod_a.py": COUNTING}, THREE_FEATURES + ENUM)
    told = project.run(
        "-S",
        "-c",
        "import sys\n"
        "path, before = list(sys.path), set(sys.modules)\n"
        "import demo.parts\n"
        "assert sys.path == path\n"
        "print(*sorted(set(sys.modules) - before))",
    )
    loaded = set(told.stdout.split())
    assert "demo.parts" in loaded, told.stderr
    heavy = {"argparse", "contextlib", "dataclasses", "difflib", "enum", "functools", "inspect"}
    heavy |= {"json", "logging", "re", "socket", "threading", "traceback", "typing"}
    assert not loaded & {"mod_a", "mod_b", "mod_c", *heavy}


def test_a_feature_is_probed_once_and_the_answer_kept(make: Make) -> None:
    project = make({"mod_a.py": COUNTING})
    code = """
    import builtins
    builtins.runs = 0
    said = [config.alpha_available for _ in range(3)]
    sys.modules.pop("mod_a")
    said += [config.alpha_available, config.get_cached_import("A")]
    tell([said, runs])
    """
    assert project.ask(code) == [[True, True, True, True, "a"], 1]


def test_a_missing_feature_is_looked_for_once(make: Make) -> None:
    code = """
    class Counter:
        asked = 0
        def find_spec(self, name, path, target=None):
            Counter.asked += name == "mod_a"
    sys.meta_path.insert(0, Counter())
    said = [config.alpha_available for _ in range(3)]
    tell([said, Counter.asked])
    """
    assert make().ask(code) == [[False, False, False], 1]


@pytest.mark.parametrize("value", ["true", "1", "YES", "On", " yes\t"])
def test_a_variable_turns_a_feature_on_without_importing_it(make: Make, value: str) -> None:
    code = 'tell([config.alpha_available, "mod_a" in sys.modules, config.get_cached_import("A")])'
    variable = {"PARTS_ALPHA_AVAILABLE": value}
    assert make().ask(code, env=variable) == [True, False, None]
    assert make({"mod_a.py": "A = 1"}).ask(code, env=variable) == [True, False, 1]


@pytest.mark.parametrize("value", ["false", "0", "No", "OFF", " off "])
def test_a_variable_turns_a_feature_off(make: Make, value: str) -> None:
    code = 'tell([config.alpha_available, config.get_cached_import("A"), "mod_a" in sys.modules])'
    project = make({"mod_a.py": "A = 1"})
    assert project.ask(code, env={"PARTS_ALPHA_AVAILABLE": value}) == [False, None, False]


@pytest.mark.parametrize("value", ["", " ", "ja", "2", "\udcff"])
def test_any_other_value_counts_as_unset_and_is_reported_unless_it_is_empty(
    make: Make, value: str
) -> None:
    project = make({"mod_a.py": "A = 1"})
    code = """
    issues = [issue for issue in config.validate_configuration() if "PARTS_ALPHA" in issue]
    status = config.get_availability_status()
    tell([config.alpha_available, status["environment_overrides"], len(issues)])
    """
    told = project.ask(code, env={"PARTS_ALPHA_AVAILABLE": value})
    assert told == [True, {}, 1 if value.strip() else 0]


def test_refresh_reads_the_environment_again_and_probes_what_was_missing(make: Make) -> None:
    code = """
    import builtins, os, pathlib
    builtins.runs = 0
    said = [config.alpha_available, config.beta_available]
    pathlib.Path("mod_b.py").write_text("B = 1")
    os.environ["PARTS_ALPHA_AVAILABLE"] = "false"
    said += [config.alpha_available, config.beta_available]
    config.refresh_availability()
    said += [config.alpha_available, config.beta_available]
    del os.environ["PARTS_ALPHA_AVAILABLE"]
    config.refresh_availability()
    said += [config.alpha_available, config.beta_available]
    tell([said, runs])
    """
    told = make({"mod_a.py": COUNTING}).ask(code)
    assert told == [[True, False, True, False, False, True, True, True], 1]


def test_only_force_forgets_what_was_found(make: Make) -> None:
    code = """
    import pathlib
    said = [config.alpha_available]
    sys.modules.pop("mod_a")
    pathlib.Path("mod_a.py").unlink()
    config.refresh_availability()
    said.append(config.alpha_available)
    config.refresh_availability(force=True)
    said.append(config.alpha_available)
    tell(said)
    """
    assert make({"mod_a.py": "A = 1"}).ask(code, "-B") == [True, True, False]


def test_an_unknown_feature_is_a_value_error_that_names_the_known_ones(make: Make) -> None:
    code = """
    said = []
    for ask in (config.get_service_config, config.require):
        try:
            ask("alhpa")
        except ValueError as error:
            said.append(str(error))
    tell(said)
    """
    assert make().ask(code) == ["unknown feature 'alhpa'; known are alpha, beta, gamma"] * 2


def test_a_cached_import_probes_the_feature_that_owns_it(make: Make) -> None:
    project = make({"mod_b.py": "B = 'bee'"})
    code = 'tell([config.get_cached_import(name) for name in ("Bee", "B", "A", "nobody")])'
    assert project.ask(code) == ["bee", None, None, None]


def test_require_returns_the_imports_or_says_why_not(make: Make) -> None:
    code = """
    import pickle
    said = [config.require("alpha").A]
    try:
        config.require("beta")
    except ImportError as error:
        again = pickle.loads(pickle.dumps(error))
        said += [type(error).__name__, str(error), error.reason, error.hint, str(again)]
        said.append(type(error.__cause__).__name__)
    tell(said)
    """
    told = "module 'mod_b' is not installed"
    whole = f"beta is not available: {told} (hint: pip install beta)"
    assert make({"mod_a.py": "A = 1"}).ask(code) == [
        1,
        "FeatureUnavailableError",
        whole,
        told,
        "pip install beta",
        whole,
        "ModuleNotFoundError",
    ]


def test_require_raises_where_only_a_variable_says_that_a_feature_is_there(make: Make) -> None:
    code = """
    said = [config.alpha_available, config.beta_available, config.require("beta").Bee]
    try:
        config.require("alpha")
    except FeatureUnavailableError as error:
        said.append(error.reason)
    tell(said)
    """
    on = {"PARTS_ALPHA_AVAILABLE": "on", "PARTS_BETA_AVAILABLE": "on"}
    told = make({"mod_b.py": "B = 1"}).ask(code, env=on)
    assert told == [True, True, 1, "module 'mod_a' is not installed"]


def test_there_is_one_config_in_a_process(make: Make) -> None:
    code = """
    import copy, pickle
    from demo.parts import PartsConfig, get_parts_config
    others = [PartsConfig(), get_parts_config(), copy.copy(config), copy.deepcopy(config),
              pickle.loads(pickle.dumps(config))]
    tell([other is config for other in others])
    """
    assert make().ask(code) == [True] * 5


def test_an_answer_cannot_be_set(make: Make) -> None:
    code = """
    try:
        config.alpha_available = True
    except AttributeError as error:
        tell([str(error), config.alpha_available])
    """
    told = "alpha_available cannot be set; use override() in a test"
    assert make().ask(code) == [told, False]


def test_a_variable_can_disable_features_but_their_own_variable_wins(make: Make) -> None:
    features = """
    features:
      alpha: {summary: One., imports: {mod_a: [A]}, disabled_by: NO_SERVICES}
    """
    project = make({"mod_a.py": "A = 1"}, features)
    code = 'tell([config.alpha_available, config.get_import_errors().get("alpha")])'
    off = "disabled by the environment variable NO_SERVICES"
    assert project.ask(code) == [True, None]
    assert project.ask(code, env={"NO_SERVICES": "1"}) == [False, off]
    assert project.ask(code, env={"NO_SERVICES": "0"}) == [True, None]
    both = {"NO_SERVICES": "1", "PARTS_ALPHA_AVAILABLE": "1"}
    assert project.ask(code, env=both) == [True, None]
    odd = project.ask("tell(config.validate_configuration())", env={"NO_SERVICES": "perhaps"})
    assert odd[0].startswith("ignoring NO_SERVICES='perhaps'")


def test_type_hints_resolve_at_run_time(make: Make) -> None:
    code = """
    import inspect, typing, demo.parts
    seen = 0
    for owner in (demo.parts, *demo.parts.PartsConfig.__mro__[:-1]):
        for name, each in vars(owner).items():
            if inspect.isfunction(each) and not name.startswith("_"):
                typing.get_type_hints(each)
                seen += 1
    tell(seen > 12)
    """
    assert make().ask(code) is True


def test_a_spec_without_features_gives_no_module_and_no_runtime() -> None:
    assert rendered(f"{PROJECT}\nenums: {{Colour: {{summary: X., members: {{RED: red}}}}}}") == {
        "demo/parts_enums.py": ANY
    }


def test_a_finder_that_cannot_forget_does_not_stop_a_refresh(make: Make) -> None:
    code = """
    import os
    class Finder:
        def invalidate_caches(self): raise RuntimeError
    said = [config.alpha_available]
    sys.meta_path.append(Finder())
    os.environ["PARTS_ALPHA_AVAILABLE"] = "off"
    config.refresh_availability()
    tell([*said, config.alpha_available])
    """
    assert make({"mod_a.py": "A = 1"}).ask(code) == [True, False]
