"""Modules that are reloaded, loaded twice, from an archive, without a spec, or used at exit."""

from __future__ import annotations

import zipfile

import pytest
from support.engine_project import Make

FILES = {"mod_a.py": "A = 1"}


def test_a_reloaded_module_answers_anew_and_what_was_taken_from_it_goes_on(make: Make) -> None:
    code = """
    import importlib, pickle
    import demo.parts as parts
    with config.override(alpha=False, beta=True):
        parts = importlib.reload(parts)
        new = parts.parts_config
        inside = [config.alpha_available, config.beta_available, new.alpha_available]
    tell(inside + [
        config.alpha_available, config.beta_available, parts.is_beta_available(),
        parts.FeatureUnavailableError is FeatureUnavailableError,
        pickle.loads(pickle.dumps(new)) is new,
    ])
    """
    told = make(FILES).ask(code)
    assert told == [False, True, True, True, False, False, True, True]


def test_two_names_for_one_module_are_two_modules(make: Make) -> None:
    code = """
    import sys
    from importlib.util import module_from_spec, spec_from_file_location
    spec = spec_from_file_location("demo.again", sys.modules["demo.parts"].__file__)
    again = module_from_spec(spec)
    spec.loader.exec_module(again)
    with config.override(alpha=False):
        tell([again.parts_config is config, again.is_alpha_available(), config.alpha_available])
    """
    assert make(FILES).ask(code) == [False, True, False]


def test_modules_in_an_archive(make: Make) -> None:
    project = make(FILES)
    archive = project.root / "all.zip"
    with zipfile.ZipFile(archive, "w") as written:
        for path in sorted(project.root.rglob("*.py")):
            name = path.relative_to(project.root).as_posix()
            written.write(path, f"{'' if path.name == 'mod_a.py' else 'zipped/'}{name}")
        written.writestr("zipped/", "")
        written.writestr("zipped/demo/", "")
    code = """
    import sys
    sys.path.insert(0, "all.zip")
    import zipped.demo.parts as parts
    tell([type(parts.__loader__).__name__, parts.is_alpha_available(), parts.is_beta_available()])
    """
    assert project.ask(code) == ["zipimporter", True, False]


@pytest.mark.parametrize("gone", ["sys.modules.pop('__main__')", "main.__dict__.pop('__spec__')"])
def test_generated_modules_without_a_spec(make: Make, gone: str) -> None:
    code = f"""
    import contextlib, io
    import demo.parts as parts
    main = sys.modules["__main__"]
    for name in ("demo", "demo.parts", "demo._parts_runtime"):
        sys.modules[name].__spec__ = None
    {gone}
    sys.argv[1:] = ["alpha"]
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        code = parts.run_command_line(config, parts._FEATURES)
    tell([code, config.alpha_available, shown.getvalue().partition("\\n")[0]])
    """
    assert make(FILES).ask(code) == [0, True, "alpha: available"]


def test_a_question_at_exit(make: Make) -> None:
    script = """
    import atexit
    from demo.parts import parts_config as config
    atexit.register(lambda: print(config.alpha_available, config.beta_available))
    """
    done = make({**FILES, "script.py": script}).run("-X", "dev", "-W", "error", "script.py")
    assert (done.stdout, done.stderr) == ("True False\n", "")


def test_a_child_of_a_fork_server_finds_out_for_itself(make: Make) -> None:
    script = """
    import multiprocessing
    from demo.parts import parts_config as config

    def seen(given):
        return [given is config, config.alpha_available, config.gamma_available]

    if __name__ == "__main__":
        if "forkserver" not in multiprocessing.get_all_start_methods():
            print([True, True, False])
        else:
            context = multiprocessing.get_context("forkserver")
            with config.override(alpha=False, gamma=True), context.Pool(1) as pool:
                print(pool.apply(seen, (config,)))
    """
    done = make({**FILES, "script.py": script}).run("script.py")
    assert done.stdout == "[True, True, False]\n", done.stderr
