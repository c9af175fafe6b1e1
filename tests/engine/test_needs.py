"""`needs`: a feature is available only while those that it needs are."""

from __future__ import annotations

from support.engine_project import Make

SPEC = """
features:
  base: {summary: X., imports: {mod_base: [B]}, hint: Get it.}
  middle: {summary: X., imports: {mod_middle: [M]}, needs: [base]}
  top: {summary: X., needs: [middle]}
"""
FILES = {"mod_base.py": "B = 1", "mod_middle.py": "M = 1"}
ALL = "[config.base_available, config.middle_available, config.top_available]"


def test_all_are_available_where_nothing_is_missing(make: Make) -> None:
    code = f"tell({ALL} + [config.require('middle').M, config.all_parts_available])"
    assert make(FILES, SPEC).ask(code) == [True, True, True, 1, True]


def test_what_is_missing_below_is_said_and_nothing_is_imported(make: Make) -> None:
    project = make({"mod_middle.py": "1/0"}, SPEC)
    why = project.ask("tell([config.get_import_errors(), 'mod_middle' in sys.modules])")
    base = "module 'mod_base' is not installed (hint: Get it.)"
    middle = f"it needs base, which is not available: {base}"
    top = f"it needs middle, which needs base, which is not available: {base}"
    assert why == [{"base": base, "middle": middle, "top": top}, False]


def test_an_override_of_one_decides_about_those_above(make: Make) -> None:
    code = (
        f"seen = [{ALL}]\n"
        f"with config.override(base=False): seen.append({ALL})\n"
        f"with config.override(base=False, middle=True): seen.append({ALL})\n"
        f"seen.append({ALL})\n"
        "tell(seen)"
    )
    told = make(FILES, SPEC).ask(code)
    assert told == [[True] * 3, [False] * 3, [False, True, True], [True] * 3]


def test_a_block_makes_available_what_only_the_need_kept_away(make: Make) -> None:
    code = f"seen = [{ALL}]\nwith config.override(base=True): seen.append({ALL})\ntell(seen)"
    told = make({"mod_middle.py": "M = 1"}, SPEC).ask(code)
    assert told == [[False] * 3, [True] * 3]


def test_variables_are_read_again_by_a_refresh(make: Make) -> None:
    code = (
        f"import os\nseen = [{ALL}]\n"
        "os.environ['PARTS_BASE_AVAILABLE'] = 'no'\nconfig.refresh_availability()\n"
        f"seen.append({ALL})\n"
        "os.environ['PARTS_MIDDLE_AVAILABLE'] = 'yes'\nconfig.refresh_availability()\n"
        f"seen.append({ALL})\n"
        "tell(seen)"
    )
    assert make(FILES, SPEC).ask(code) == [[True] * 3, [False] * 3, [False, True, True]]


def test_a_long_chain_of_needs(make: Make) -> None:
    links = "".join(
        f"  f{index}: {{summary: X., needs: [f{index + 1}]}}\n" for index in range(1200)
    )
    spec = f"features:\n{links}  f1200: {{summary: X., imports: {{mod_end: []}}}}\n"
    project = make({}, spec)
    code = "tell([config.f0_available, config.get_service_config('f0')['last_error']])"
    end = (
        "it needs f1, which needs f2, which needs ..., which needs f1200, which is not available: "
    )
    assert project.ask(code) == [False, f"{end}module 'mod_end' is not installed"]
    project.write({"mod_end.py": ""})
    assert project.ask("tell([config.f0_available, config.all_parts_available])") == [True, True]


def test_what_a_failing_need_made_available_is_not_kept(make: Make) -> None:
    body = """
    import builtins
    from demo.parts import parts_config as config
    B = 1
    builtins.seen = [config.middle_available, config.require("top") is not None]
    1/0
    """
    code = f"config.base_available\ntell([seen, {ALL}, [*config.get_import_errors()]])"
    told = make({**FILES, "mod_base.py": body}, SPEC).ask(code)
    assert told == [[True, True], [False] * 3, ["base", "middle", "top"]]
