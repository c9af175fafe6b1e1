"""A target that fails in any way makes its feature unavailable, and the reason says how."""

from __future__ import annotations

import re

import pytest
from support.engine_project import Make, Project

WHY = 'tell([config.alpha_available, config.get_import_errors().get("alpha", "")])'
DEEP = "features: {alpha: {summary: One., imports: {pkg.sub.mod: [A]}}}"


def why(project: Project, prepare: str = "") -> str:
    """Return why `alpha` is not there, with the folder of the project left out."""
    available, reason = project.ask(f"{prepare}\n{WHY}")
    assert available is False
    return str(reason).replace(f"{project.root}/", "")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("import nowhere", "ModuleNotFoundError: No module named 'nowhere' (raised at mod_a.py:1)"),
        ("raise ImportError('no')", "ImportError: no (raised at mod_a.py:1)"),
        ("\nraise AttributeError('x')", "AttributeError: x (raised at mod_a.py:2)"),
        ("open('/nowhere')", "FileNotFoundError: [Errno 2] No such file or directory: "),
        ("raise SystemExit(3)", "SystemExit: 3 (raised at mod_a.py:1)"),
        ("import sys; sys.exit()", "SystemExit (raised at mod_a.py:1)"),
        ("raise BaseException", "BaseException (raised at mod_a.py:1)"),
        ("raise GeneratorExit", "GeneratorExit (raised at mod_a.py:1)"),
        ("assert False, 'two\\n  lines'", "AssertionError: two lines (raised at mod_a.py:1)"),
        ("A = (", "SyntaxError: '(' was never closed (mod_a.py, line 1)"),
        ("def f(): f()\nf()", "RecursionError: maximum recursion depth exceeded"),
        (
            "try:\n    1/0\nexcept ZeroDivisionError as e:\n    raise OSError('up') from e",
            "OSError: up (raised at mod_a.py:4), "
            "caused by ZeroDivisionError: division by zero (raised at mod_a.py:2)",
        ),
        (
            "class E(Exception):\n    def __str__(self): raise ValueError\nraise E",
            "E: (its message cannot be read) (raised at mod_a.py:3)",
        ),
    ],
)
def test_a_module_that_is_there_but_broken(make: Make, body: str, told: str) -> None:
    start = "module 'mod_a' is installed but broken: "
    assert why(make({"mod_a.py": body})).startswith(start + told)


def test_a_module_that_is_not_there(make: Make) -> None:
    assert why(make()) == "module 'mod_a' is not installed"


def test_a_module_with_null_bytes(make: Make) -> None:
    assert "installed but broken" in why(make({"mod_a.py": "A = 1\0"}))


def test_a_parent_that_is_missing(make: Make) -> None:
    project = make({}, DEEP)
    told = "module 'pkg.sub.mod' is not installed"
    assert why(project) == f"{told}: its parent 'pkg' is missing"
    project.write({"pkg/__init__.py": ""})
    assert why(project) == f"{told}: its parent 'pkg.sub' is missing"
    project.write({"pkg/sub/__init__.py": ""})
    assert why(project) == told


def test_a_parent_that_is_broken_or_no_package(make: Make) -> None:
    project = make({"pkg/__init__.py": "", "pkg/sub.py": ""}, DEEP)
    told = "module 'pkg.sub.mod' is not installed: 'pkg.sub' is a module, not a package"
    assert why(project) == told
    project.write({"pkg/__init__.py": "1/0"})
    assert why(project).startswith(
        "module 'pkg.sub.mod' is installed but broken (in its parent 'pkg'): ZeroDivisionError"
    )


def test_a_child_that_outlived_its_broken_parent_is_not_believed(make: Make) -> None:
    files = {"pkg/__init__.py": "import pkg.sub.mod; 1/0", "pkg/sub/mod.py": "A = 1"}
    prepare = "try: import pkg\nexcept ZeroDivisionError: assert 'pkg.sub.mod' in sys.modules"
    assert "in its parent 'pkg'" in why(make(files, DEEP), prepare)


def test_a_missing_name_is_told_with_the_nearest_and_the_file(make: Make) -> None:
    project = make(
        {"mod_a.py": "Alpha = 1"}, "features: {alpha: {summary: X., imports: {mod_a: [Alhpa]}}}"
    )
    assert why(project) == "module 'mod_a' has no name 'Alhpa'; it has 'Alpha' (mod_a.py)"


def test_a_module_getattr_that_raises(make: Make) -> None:
    project = make({"mod_a.py": "def __getattr__(name): raise OSError(name)"})
    told = "module 'mod_a' is installed but broken: reading 'A': OSError: A (raised at mod_a.py:1)"
    assert why(project) == told
    project.write({"mod_a.py": "def __getattr__(name): return name"})
    assert project.ask('tell(config.get_cached_import("A"))') == "A"


def test_a_submodule_counts_as_a_name(make: Make) -> None:
    project = make({"mod_a/__init__.py": "", "mod_a/A.py": "x = 1"})
    assert project.ask("tell(config.require('alpha').A.x)") == 1
    project.write({"mod_a/A.py": "1/0"})
    assert why(project).startswith("module 'mod_a.A' is installed but broken: ZeroDivisionError")


def test_a_folder_that_shadows(make: Make) -> None:
    project = make()
    (project.root / "mod_a").mkdir()
    told = "it is only the folder mod_a, which shadows whatever is installed"
    assert why(project) == f"module 'mod_a' has no name 'A': {told}"


def test_a_folder_is_no_module_where_no_name_is_asked_for(make: Make) -> None:
    project = make({}, "features: {alpha: {summary: X., imports: {mod_a: []}}}")
    (project.root / "mod_a").mkdir()
    assert "only the folder" in why(project)
    project.write({"mod_a/__init__.py": ""})
    assert project.ask("tell([config.alpha_available, vars(config.require('alpha'))])") == [
        True,
        {},
    ]


def test_a_folder_that_shadows_the_parent_is_named(make: Make) -> None:
    project = make({}, DEEP)
    (project.root / "pkg").mkdir()
    told = "its parent 'pkg.sub' is missing ('pkg' is the folder pkg, without __init__.py)"
    assert told in why(project)


def test_none_in_sys_modules(make: Make) -> None:
    project = make({"mod_a.py": "A = 1"})
    told = "module 'mod_a' is blocked: sys.modules has None for 'mod_a'"
    assert why(project, "sys.modules['mod_a'] = None") == told


def test_a_module_without_a_spec(make: Make) -> None:
    code = """
    import types
    module = types.ModuleType("mod_a")
    module.__spec__ = None
    sys.modules["mod_a"] = module
    said = [config.alpha_available]
    module.A = 1
    config.refresh_availability()
    tell([*said, config.alpha_available])
    """
    assert make().ask(code) == [False, True]


def test_an_object_in_sys_modules_that_is_no_module(make: Make) -> None:
    code = """
    class Odd:
        def __getattr__(self, name): raise RuntimeError(name)
    sys.modules["mod_a"] = Odd()
    tell(config.alpha_available)
    """
    assert make().ask(code) is False


def test_a_keyboard_interrupt_passes_through_and_leaves_nothing(make: Make) -> None:
    project = make(
        {"mod_a.py": "import builtins\nif builtins.stop: raise KeyboardInterrupt\nA = 1"}
    )
    code = """
    import builtins
    builtins.stop, said = True, []
    try:
        config.alpha_available
    except KeyboardInterrupt:
        said.append("stopped")
    builtins.stop = False
    tell([*said, config.alpha_available])
    """
    assert project.ask(code) == ["stopped", True]


def test_a_failed_target_is_not_kept_alive(make: Make) -> None:
    project = make(
        {
            "mod_a.py": """
            import builtins, weakref
            class Big: pass
            def work():
                big = Big()
                builtins.trace = weakref.ref(big)
                raise ValueError("inside")
            try:
                work()
            except ValueError as error:
                raise OSError("outside") from error
            """
        }
    )
    code = """
    import gc
    said = [config.alpha_available]
    gc.collect()
    try:
        config.require("alpha")
    except ImportError as error:
        said.append(repr(error.__cause__.__cause__))
    tell([*said, trace() is None])
    """
    assert project.ask(code) == [False, "ValueError('inside')", True]


def test_running_out_of_stack_is_not_kept(make: Make) -> None:
    project = make({"mod_a.py": "import builtins\nbuiltins.dive()\nA = 1"})
    code = """
    import builtins
    def dive(): dive()
    builtins.dive = dive
    said = [config.alpha_available]
    builtins.dive = int
    tell([*said, config.alpha_available])
    """
    assert project.ask(code) == [False, True]


def test_reasons_have_no_addresses_in_them(make: Make) -> None:
    project = make({"mod_a.py": "import mod_b", "mod_b.py": "from mod_a import A", "mod_c.py": ""})
    told = str(project.ask("tell(config.get_import_errors())"))
    assert not re.search(r"0x[0-9a-f]{6}", told), told


@pytest.mark.parametrize(
    "body",
    [
        "class E(Exception):\n    def __str__(self): raise SystemExit\nraise E",
        "class E(Exception):\n    __class__ = property(lambda self: 1 / 0)\nraise E",
        "class E(Exception):\n    __traceback__ = property(lambda self: 1 / 0)\nraise E",
        "class E(ImportError):\n    name = property(lambda self: 1 / 0)\n"
        "raise E('cannot import name')",
        "import sys\nraise AttributeError(name=[], obj=sys)",
        "exec('1/0', {'__name__': []})",
        "import sys, types\nmodule = sys.modules[__name__] = types.ModuleType(__name__)\n"
        "module.__spec__ = types.SimpleNamespace(submodule_search_locations=['x'])",
        "import sys\nclass Odd:\n    def __getattribute__(self, name): raise SystemExit(name)\n"
        "sys.modules[__name__] = Odd()",
    ],
)
def test_what_a_target_leaves_behind_may_raise_whenever_it_is_looked_at(
    make: Make, body: str
) -> None:
    assert "mod_a" in why(make({"mod_a.py": body}))


def test_an_error_that_a_from_leaves_untold_is_not_kept_alive_either(make: Make) -> None:
    body = """
    import builtins, weakref
    class Big: pass
    def work():
        big = Big()
        builtins.trace = weakref.ref(big)
        raise KeyError
    try:
        work()
    except KeyError:
        raise ValueError from OSError("told")
    """
    code = "import gc\nsaid = config.alpha_available\ngc.collect()\ntell([said, trace() is None])"
    assert make({"mod_a.py": body}).ask(code) == [False, True]
