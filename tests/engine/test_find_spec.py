"""`resolve: find_spec`: whether a module exists, without running it or its parents."""

from __future__ import annotations

import pytest
from support.engine_project import Make, Project

BOOM = "raise RuntimeError('run')"


def features(path: str, names: str = "A") -> str:
    """Return a spec with a feature that is only looked for."""
    imports = f"imports: {{{path}: [{names}]}}"
    return f"features: {{alpha: {{summary: X., {imports}, resolve: find_spec}}}}"


def ask(project: Project, prepare: str = "") -> str | None:
    """Return why `alpha` is not there, or None; nothing of it may have been imported."""
    code = """
why = config.get_import_errors().get('alpha')
tell([why, sorted(set(sys.modules) & {'pkg', 'mod_a'})])
"""
    why, imported = project.ask(f"{prepare}\n{code}")
    assert imported == [] or prepare
    return why and str(why).replace(f"{project.root}/", "")


def test_a_module_is_not_run(make: Make) -> None:
    assert ask(make({"mod_a.py": BOOM}, features("mod_a"))) is None


def test_a_missing_module(make: Make) -> None:
    assert ask(make({}, features("mod_a"))) == "module 'mod_a' is not installed"


def test_parents_are_not_run_either(make: Make) -> None:
    project = make({"pkg/__init__.py": BOOM, "pkg/sub.py": BOOM}, features("pkg.sub"))
    assert ask(project) is None


def test_a_missing_parent_and_a_parent_that_is_no_package(make: Make) -> None:
    project = make({}, features("pkg.sub.mod"))
    assert ask(project) == "module 'pkg.sub.mod' is not installed: its parent 'pkg' is missing"
    project.write({"pkg.py": BOOM})
    told = "module 'pkg.sub.mod' is not installed: 'pkg' is a module, not a package"
    assert ask(project) == told


@pytest.mark.parametrize("start", ["", "pkg/__init__.py"])
def test_namespace_packages_on_the_way(make: Make, start: str) -> None:
    files = {"pkg/space/sub/mod.py": BOOM, **({start: BOOM} if start else {})}
    assert ask(make(files, features("pkg.space.sub.mod"))) is None
    told = "module 'pkg.space.sub.gone' is not installed"
    assert ask(make(files, features("pkg.space.sub.gone"))) == told


def test_a_folder_that_shadows(make: Make) -> None:
    project = make({}, features("mod_a", ""))
    (project.root / "mod_a").mkdir()
    told = "module 'mod_a': it is only the folder mod_a, which shadows whatever is installed"
    assert ask(project) == told


def test_the_names_of_a_namespace_package_are_submodules(make: Make) -> None:
    assert ask(make({"pkg/A.py": BOOM}, features("pkg"))) is None
    assert ask(make({"pkg/B.py": BOOM}, features("pkg", "C"))) == "module 'pkg.C' is not installed"


@pytest.mark.parametrize("spec", ["None", "types.SimpleNamespace()"])
def test_a_module_in_sys_modules_whatever_its_spec(make: Make, spec: str) -> None:
    prepare = (
        f"import types; m = sys.modules['mod_a'] = types.ModuleType('mod_a'); m.__spec__ = {spec}"
    )
    assert ask(make({}, features("mod_a")), prepare) is None


def test_none_in_sys_modules(make: Make) -> None:
    told = "module 'mod_a' is blocked: sys.modules has None for 'mod_a'"
    assert ask(make({"mod_a.py": ""}, features("mod_a")), "sys.modules['mod_a'] = None") == told


@pytest.mark.parametrize(
    ("error", "described"),
    [
        ("OSError('the index is broken')", "OSError: the index is broken"),
        ("KeyError('index')", "KeyError: 'index'"),
    ],
)
def test_a_finder_that_raises(make: Make, error: str, described: str) -> None:
    prepare = f"""
class Finder:
    def find_spec(self, name, path, target=None):
        if name == "mod_a": raise {error}
sys.meta_path.insert(0, Finder())
"""
    told = ask(make({"mod_a.py": ""}, features("mod_a")), prepare)
    assert told is not None
    assert told.startswith(f"module 'mod_a' could not be looked up: {described}")


def test_require_and_cached_imports_import_it_after_all(make: Make) -> None:
    code = (
        "tell([config.alpha_available, config.get_cached_import('A'), config.require('alpha').A])"
    )
    assert make({"mod_a.py": "A = 1"}, features("mod_a")).ask(code) == [True, 1, 1]


def test_require_says_what_is_broken_with_it(make: Make) -> None:
    code = """
    said = [config.alpha_available, config.get_cached_import("A")]
    try:
        config.require("alpha")
    except FeatureUnavailableError as error:
        tell([*said, error.reason, type(error.__cause__).__name__])
    """
    there, none, reason, cause = make({"mod_a.py": BOOM}, features("mod_a")).ask(code)
    assert (there, none, cause) == (True, None, "RuntimeError")
    assert reason.startswith("module 'mod_a' is installed but broken: RuntimeError: run")


@pytest.mark.parametrize("path", ["mod_a", "mod_a.sub"])
def test_an_object_in_sys_modules_that_cannot_be_looked_at(make: Make, path: str) -> None:
    prepare = """
class Odd:
    def __getattr__(self, name): raise RuntimeError(name)
sys.modules["mod_a"] = Odd()
"""
    told = ask(make({}, features(path)), prepare)
    assert told == f"looking for {path} raised RuntimeError: __spec__ (raised at <string>:8)"


def test_a_package_that_has_not_yet_said_where_its_modules_are(make: Make) -> None:
    body = """
    from demo.parts import parts_config
    seen = parts_config.alpha_available
    __path__.append("elsewhere")
    """
    project = make({"pkg/__init__.py": body, "elsewhere/sub.py": BOOM}, features("pkg.sub"))
    code = "import pkg\ntell([pkg.seen, config.alpha_available])"
    assert project.ask(code) == [False, True]
