"""What an availability module says of all its features: status, settings, aggregates."""

from __future__ import annotations

from support.engine_project import Make


def test_the_status_is_whole_sorted_and_fresh(make: Make) -> None:
    code = """
    first = config.get_availability_status()
    shown = json.dumps(first)
    for value in first.values():
        if hasattr(value, "clear"):
            value.clear()
    first.clear()
    assert json.dumps(config.get_availability_status()) == shown
    tell(json.loads(shown))
    """
    project = make({"mod_a.py": "A = 1", "mod_c.py": "C = 1"})
    assert project.ask(code, env={"PARTS_GAMMA_AVAILABLE": "off", "PARTS_DEBUG": "0"}) == {
        "alpha_available": True,
        "beta_available": False,
        "gamma_available": False,
        "all_parts_available": False,
        "any_parts_available": True,
        "available_features": ["alpha"],
        "unavailable_features": ["beta", "gamma"],
        "import_errors": {
            "beta": "module 'mod_b' is not installed (hint: pip install beta)",
            "gamma": "turned off by the environment variable PARTS_GAMMA_AVAILABLE",
        },
        "cached_imports": ["A"],
        "environment_overrides": {"PARTS_GAMMA_AVAILABLE": False},
        "debug_mode": False,
    }


def test_a_status_follows_refresh_and_override(make: Make) -> None:
    code = """
    import os
    def seen():
        status = config.get_availability_status()
        return [status["alpha_available"], status["all_parts_available"],
                config.all_parts_available, config.any_parts_available]
    said = [seen(), seen()]
    with config.override(alpha=False, beta=True, gamma=True):
        said += [seen(), seen()]
    said.append(seen())
    os.environ["PARTS_ALPHA_AVAILABLE"] = "no"
    config.refresh_availability()
    said.append(seen())
    tell(said)
    """
    assert make({"mod_a.py": "A = 1"}).ask(code) == [
        [True, False, False, True],
        [True, False, False, True],
        [False, False, False, True],
        [False, False, False, True],
        [True, False, False, True],
        [False, False, False, False],
    ]


def test_the_service_config_is_fresh_and_has_each_setting_flat_as_well(make: Make) -> None:
    code = """
    first = config.get_service_config("alpha")
    first["settings"]["limits"]["cpu"] = first["limits"]["cpu"] = 99
    first["imports"]["mod_a"].append("B")
    tell([config.get_service_config("alpha"), config.get_service_config("beta")])
    """
    alpha, beta = make({"mod_a.py": "A = 1"}).ask(code)
    assert alpha == {
        "feature": "alpha",
        "available": True,
        "settings": {"limits": {"cpu": 1}, "retries": 3},
        "imports": {"mod_a": ["A"]},
        "last_error": None,
        "environment_override": None,
        "limits": {"cpu": 1},
        "retries": 3,
    }
    assert beta["imports"] == {"mod_b": ["B as Bee"]}
    assert beta["last_error"] == "module 'mod_b' is not installed (hint: pip install beta)"


def test_validation_names_what_is_worth_a_look(make: Make) -> None:
    code = """
    said = [config.validate_configuration()]
    with config.override(alpha=True):
        said.append(config.validate_configuration()[-1])
    tell(said)
    """
    project = make({"mod_a.py": "A = 1"})
    told = project.ask(code, env={"PARTS_GAMMA_AVAILABLE": "off", "PARTS_DEBUG": "maybe"})
    assert told[0][0].startswith("Only some features are available; missing: beta, gamma")
    assert [issue.split(" ")[0] for issue in told[0][1:-1]] == [
        "beta",
        "gamma",
        "PARTS_GAMMA_AVAILABLE",
    ]
    assert told[0][-1] == "ignoring PARTS_DEBUG='maybe': use true, 1, yes, on, false, 0, no or off"
    nothing = make({"mod_a.py": "1/0"}).ask("tell(config.validate_configuration())")
    assert nothing[0] == "No feature is available"
    everything = make({"mod_a.py": "A = 1", "mod_b.py": "B = 1", "mod_c.py": "C = 1"})
    assert everything.ask("tell(config.validate_configuration())") == []


def test_aggregates_count_the_features_that_are_to_be_counted(make: Make) -> None:
    features = """
    features:
      alpha: {summary: One., imports: {mod_a: [A]}}
      beta: {summary: Two., imports: {mod_b: [B]}, aggregate: false}
    """
    code = "tell([config.all_parts_available, config.any_parts_available])"
    assert make({"mod_a.py": "A = 1"}, features).ask(code) == [True, True]
    assert make({"mod_a.py": "", "mod_b.py": "B = 1"}, features).ask(code) == [False, False]


def test_an_aggregate_looks_for_no_more_than_decides_it(make: Make) -> None:
    code = """
    any_first = config.any_parts_available
    config.refresh_availability(force=True)
    del sys.modules["mod_a"]
    sys.modules["mod_a"] = None
    all_first = config.all_parts_available
    tell([any_first, all_first, sorted(set(sys.modules) & {"mod_b", "mod_c"})])
    """
    files = {"mod_a.py": "A = 1", "mod_b.py": "B = 1", "mod_c.py": "C = 1"}
    assert make(files).ask(code) == [True, False, []]
