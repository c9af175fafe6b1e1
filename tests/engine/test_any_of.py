"""`any_of`: the first of several packages that is there provides a feature."""

from __future__ import annotations

import pytest
from support.engine_project import Make

SPEC = """
features:
  array:
    summary: Arrays.
    any_of:
      - {imports: {mod_fast: [make as make_array]}, requires: ["fast>=2"]}
      - {imports: {mod_slow: [make as make_array], mod_more: []}}
    hint: pip install slow
"""
METADATA = "Metadata-Version: 2.1\nName: fast\nVersion: {}\n"
SLOW = {"mod_slow.py": "make = 'slow'", "mod_more.py": ""}
ASK = "tell([config.array_available, vars(config.require('array'))])"


def fast(version: str, text: str = "make = 'fast'") -> dict[str, str]:
    return {"mod_fast.py": text, "fast-1.dist-info/METADATA": METADATA.format(version)}


def test_the_first_that_holds_is_taken(make: Make) -> None:
    project = make({**fast("2.1"), **SLOW}, SPEC)
    assert project.ask(ASK) == [True, {"make_array": "fast", "which": "mod_fast"}]


def test_a_version_that_is_too_old_leads_to_the_next(make: Make) -> None:
    project = make({**fast("1.9", "1/0"), **SLOW}, SPEC)
    code = (
        "status = config.get_availability_status()\n"
        "tell([vars(config.require('array')), config.get_cached_import('make_array'),"
        " config.get_service_config('array')['imports'], status['cached_imports'],"
        " 'mod_fast' in sys.modules])"
    )
    assert project.ask(code) == [
        {"make_array": "slow", "which": "mod_slow"},
        "slow",
        {"mod_more": [], "mod_slow": ["make as make_array"]},
        ["make_array"],
        False,
    ]


def test_a_broken_one_is_passed_over_where_another_holds(make: Make) -> None:
    project = make({**fast("2.1", "1/0"), **SLOW}, SPEC)
    assert project.ask(ASK) == [True, {"make_array": "slow", "which": "mod_slow"}]


@pytest.mark.parametrize(
    ("files", "reason", "is_broken"),
    [
        ({}, "no distribution 'fast' is installed", False),
        (
            fast("2.1", "1/0"),
            "module 'mod_fast' is installed but broken: ZeroDivisionError: division by zero",
            True,
        ),
    ],
)
def test_the_reasons_of_all_are_given_and_a_broken_one_is_not_missing(
    make: Make, files: dict[str, str], reason: str, is_broken: bool
) -> None:
    code = (
        "try: config.require('array')\n"
        "except FeatureUnavailableError as error: tell([error.reason, error.is_broken, error.hint])"
    )
    told = make(files, SPEC).ask(code)
    assert told[1:] == [is_broken, "pip install slow"]
    first, second = told[0].split("; mod_slow: ")
    assert first.startswith(f"none of mod_fast, mod_slow is available: mod_fast: {reason}")
    assert second == "module 'mod_more' is not installed"


def test_the_cause_is_the_error_of_a_broken_one_wherever_it_is_listed(make: Make) -> None:
    code = (
        "try: config.require('array')\n"
        "except FeatureUnavailableError as error: tell([type(error.__cause__).__name__,"
        " error.is_broken])"
    )
    project = make({"mod_slow.py": "1/0", "mod_more.py": ""}, SPEC)
    assert project.ask(code) == ["ZeroDivisionError", True]


def test_an_override_turns_it_off_and_imports_when_it_turns_it_on(make: Make) -> None:
    code = (
        "seen = []\n"
        "with config.override(array=False): seen.append(config.array_available)\n"
        "with config.override(array=True):\n"
        "    seen += [config.array_available, vars(config.require('array'))]\n"
        "    seen.append(config.get_cached_import('make_array'))\n"
        "tell(seen)"
    )
    slow = {"make_array": "slow", "which": "mod_slow"}
    assert make(SLOW, SPEC).ask(code) == [False, True, slow, "slow"]


def test_what_all_require_is_asked_first(make: Make) -> None:
    spec = SPEC + "    requires: [nothing-of-that-name]\n"
    project = make(SLOW, spec)
    told = project.ask("tell(config.get_import_errors()['array'])")
    assert told == "no distribution 'nothing-of-that-name' is installed (hint: pip install slow)"


def test_it_can_need_and_be_needed(make: Make) -> None:
    more = "  top: {summary: T., imports: {mod_top: []}, needs: [array]}\n"
    project = make({**SLOW, "mod_top.py": ""}, SPEC + more)
    code = "tell([config.top_available, config.require('array').which])"
    assert project.ask(code) == [True, "mod_slow"]


def test_the_command_line_lists_the_alternatives(make: Make) -> None:
    done = make(SLOW, SPEC).run("-m", "demo.parts", "array")
    assert done.returncode == 0
    assert done.stdout == (
        "array: available\n"
        "  Arrays.\n"
        "  any of:\n"
        "    mod_fast: mod_fast with make as make_array; requires: fast>=2\n"
        "    mod_slow: mod_more; mod_slow with make as make_array\n"
        "  override: PARTS_ARRAY_AVAILABLE\n"
    )


def test_an_alternative_that_asks_for_its_own_feature(make: Make) -> None:
    ways = "[{imports: {mod_a: [A]}}, {imports: {mod_b: [B]}}]"
    features = f"features: {{alpha: {{summary: X., any_of: {ways}}}}}"
    body = """
    import builtins
    from demo.parts import parts_config as config
    builtins.seen = [config.alpha_available]
    A = 1
    builtins.seen.append(config.alpha_available)
    """
    code = "config.alpha_available\ntell([*seen, config.alpha_available])"
    assert make({"mod_a.py": body}, features).ask(code) == [False, True, True]
