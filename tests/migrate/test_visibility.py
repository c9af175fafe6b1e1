"""The truth table of docs/migrate-safety.md is the one that the code goes by, and a small project
holds each of its rows."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from ssotgen.app.audit import Request
from ssotgen.app.migrate import Migration, migrate
from ssotgen.migrate.visibility.rows import Consequence, Sight
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec

PAGE = Path(__file__).resolve().parents[2] / "docs" / "migrate-safety.md"
UPDATE = bool(os.environ.get("SSOTGEN_UPDATE_CASES"))
HEAD = "| where it is seen | for example | the name |\n|---|---|---|\n"
SPEC = """\
project: {name: app, package: ssot, summary: What is optional.}
features:
  gadget: {summary: A gadget., hint: pip install, imports: {gadgetlib: [Gadget]}}
  widget: {summary: A widget., hint: pip install, imports: {widgetlib: []}}
"""
FLAG = "try:\n    from gadgetlib import Gadget\n    F = True\nexcept ImportError:\n    F = False\n"

PROJECTS = {
    Sight.LEFT_READ: {"b.py": "from a import F\nprint(F)  # ssotgen: ignore[flag-use] a reason\n"},
    Sight.CLASS_READ: {"a.py": FLAG + "class C:\n    if F:\n        F = 1\n    y = F\n"},
    Sight.LABELLED_READ: {"a.py": FLAG + "print(f'{F=}')\n"},
    Sight.COMPILED_READ: {"a.py": FLAG + "@njit\ndef f():\n    return F\n"},
    Sight.LEFT_IMPORT: {"b.py": "class C:\n    from a import F\n"},
    Sight.UNKNOWN_IMPORT: {"b.py": "from installed.path.a import F\n"},
    Sight.OFFERED: {"b.py": "from a import F as F\n"},
    Sight.EXPORTED: {"a.py": FLAG + "__all__ = ['F']\n"},
    Sight.UNKNOWN_READ: {"b.py": "def f(x):\n    return x.F\n"},
    Sight.UNKNOWN_SET: {"b.py": "def f(x):\n    x.F = 1\n"},
    Sight.SET_OUTSIDE: {"b.py": "import a\na.F = 1\n"},
    Sight.STRING: {"b.py": "NAME = 'F'\n"},
    Sight.READ_BY_STRING: {"b.py": "import a\nprint(getattr(a, 'F'))\n"},
    Sight.DOCSTRING: {"a.py": FLAG + 'def f():\n    """Tell F."""\n'},
    Sight.COMPOSED: {
        "a.py": FLAG.replace("F =", "HAS_F ="),
        "b.py": "import a\nprint(*(x('HAS_' + y) for x, y in ()))\n",
    },
    Sight.KEYWORD: {"b.py": "import a\nvars(a).update(F=1)\n"},
    Sight.NAMES_READ: {"b.py": "import a\nprint(dir(a))\n"},
    Sight.NAMES_SET: {"a.py": FLAG + "globals().update(x)\n"},
    Sight.MODULE_GETATTR: {"a.py": FLAG + "def __getattr__(name):\n    return 1\n"},
    Sight.TEXT: {"page.html": "{% if F %}"},
    Sight.UNPARSABLE: {"b.py": "from a import F\nprint F\n"},
    Sight.UNPARSABLE_SET: {"b.py": "import a\na.F = 0\nprint 1\n"},
    Sight.IMPORTED_AGAIN: {"b.py": "import importlib\n\nimport a\nimportlib.reload(a)\n"},
    Sight.IMPORTS_REPLACED: {
        "b.py": "from unittest import mock\n\nwith mock.patch('builtins.__import__', f):\n"
        "    import a\n",
    },
    Sight.ANNOTATIONS_READ: {
        "a.py": FLAG.replace("F = True", "F: bool = True"),
        "b.py": "import a\nimport typing\nprint(typing.get_type_hints(a))\n",
    },
    Sight.PARTLY_BOUND: {
        "a.py": "try:\n    from gadgetlib import Gadget\n    import widgetlib\n"
        "    F = True\nexcept ImportError:\n    F = False\nprint(Gadget)\n"
    },
    Sight.BOUND_AGAIN: {"a.py": FLAG + "import os as F\n"},
    Sight.DELETED: {"a.py": FLAG + "del F\n"},
    Sight.STARRED: {"a.py": FLAG + "from b import *\n", "b.py": "F = 1\n"},
}


def table() -> str:
    rows = (f"| {each.phrase} | {each.example} | {each.consequence.value} |\n" for each in Sight)
    return HEAD + "".join(rows)


def test_the_page_shows_the_table() -> None:
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(HEAD)
    shown, _, after = rest.partition("\n\n")
    if UPDATE:
        PAGE.write_text(f"{before}{table()}\n{after}", encoding="utf-8")
    else:
        assert f"{HEAD}{shown}\n" == table()


def migrated(folder: Path, files: dict[str, str], *, unsafe: bool = False) -> Migration:
    (folder / "spec").mkdir()
    (folder / "spec" / "app.yaml").write_text(SPEC)
    for name, text in {"a.py": FLAG, **files}.items():
        (folder / name).write_text(text)
    settings = Settings(root=folder, spec=folder / "spec", output=folder)
    loaded = load_spec(settings)
    assert loaded.spec is not None
    return migrate(loaded.spec, settings, Request(), unsafe=unsafe)


def new_text(made: Migration, name: str) -> str:
    (found,) = [(c.new or b"").decode() for c in made.changes if c.path.name == name] or [""]
    return found


@pytest.mark.parametrize("sight", Sight, ids=lambda sight: sight.name)
def test_what_follows_from_a_row(
    sight: Sight, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = migrated(tmp_path, PROJECTS[sight])
    text = new_text(made, "a.py")
    flag = "HAS_F" if sight is Sight.COMPOSED else "F"
    hints = [each.hint for each in made.remaining if each.rule == "availability-flag"]
    if sight.consequence in (Consequence.UNSAFE, Consequence.REFUSED):
        assert text == ""
        assert any(sight.phrase in hint for hint in hints)
    elif sight.consequence is Consequence.TRY_STAYS:
        assert text.startswith("try:") and flag not in text
        assert any(sight.phrase in note for note in made.notes), made.notes
    else:
        assert f"\n{flag} = app_config.gadget_available\n" in text
        assert any(sight.phrase in note for note in made.notes), made.notes


def test_without_any_of_them_the_name_goes(tmp_path: Path) -> None:
    files = {"b.py": "import a\n\n\ndef f(F, x):\n    x.G = F\n    return a.F\n"}
    made = migrated(tmp_path, files)
    assert "F = " not in new_text(made, "a.py")
    assert "return app_config.gadget_available" in new_text(made, "b.py")
    assert made.notes == ()


def test_what_may_run_again_is_rewritten_as_unsafe(tmp_path: Path) -> None:
    made = migrated(tmp_path, PROJECTS[Sight.IMPORTED_AGAIN], unsafe=True)
    assert "if app_config.gadget_available:" in new_text(made, "a.py")


@pytest.mark.parametrize(
    ("call", "is_still_read"),
    [
        ("mock.patch('a.F', 1)", True),
        ("mock.patch.object(a, 'F', 1)", True),
        ("mock.patch.dict(a.__dict__, {'F': 1})", True),
        ("mock.patch.dict(a.__dict__, F=1)", True),
        ("setattr(a, 'F', 1)", True),
        ("print(a.__dict__['F'])", False),
        ("getattr(a, 'F', None)", False),
        ("eval('not a.F')", False),
    ],
)
def test_where_the_name_may_be_set_it_is_still_read(
    call: str, is_still_read: bool, tmp_path: Path
) -> None:
    files = {
        "a.py": f"{FLAG}\n\ndef f():\n    return F\n",
        "b.py": f"from unittest import mock\nimport a\n{call}\n",
    }
    text = new_text(migrated(tmp_path, files), "a.py")
    assert ("return F" in text) == is_still_read


@pytest.mark.parametrize(
    "code",
    [
        "@numba.njit(cache=True)\ndef f():\n    return F\n",
        "def f():\n    return F\nf = jit(nopython=True)(f)\n",
        "f = njit(lambda: F)\n",
        "@jitclass(SPEC)\nclass C:\n    def f(self):\n        return F\n",
        "@nb.extending.overload(len)\ndef f(x):\n    def g(x):\n        return F\n    return g\n",
        "import torch\n\n\ndef f():\n    return F\n\n\ng = torch.jit.script(f)\n",
    ],
)
def test_a_compiled_function_reads_the_name_on(code: str, tmp_path: Path) -> None:
    """Numba and TorchScript take a `bool` of a module, and reject the attribute of an object."""
    made = migrated(tmp_path, {"a.py": FLAG + code, "b.py": "import a\nprint(a.F)\n"})
    assert "\nF = app_config.gadget_available\n" in new_text(made, "a.py")
    assert code in new_text(made, "a.py")
    assert "print(app_config.gadget_available)" in new_text(made, "b.py")
    assert any("a function that is compiled reads it" in note for note in made.notes)


@pytest.mark.parametrize(
    "code",
    [
        "def f(*args):\n    return F\n",
        "def f():\n    import os\n    return F and os\n",
        "def f():\n    try:\n        print()\n    finally:\n        print(F)\n",
        "def f():\n    yield F\n",
    ],
)
def test_what_torchscript_rejects_anyway_is_rewritten(code: str, tmp_path: Path) -> None:
    torch = "import torch\n\nprint(torch.jit.is_scripting())\n"
    made = migrated(tmp_path, {"a.py": f"{FLAG}import torch\n{code}", "b.py": torch})
    assert "F = " not in new_text(made, "a.py")


def test_a_docstring_about_torchscript_compiles_nothing(tmp_path: Path) -> None:
    code = '"""Use `torch.jit.script`."""\nimport torch\n\n\ndef f():\n    return F\n'
    made = migrated(tmp_path, {"a.py": f"{FLAG}{code}"})
    assert "F = " not in new_text(made, "a.py")


def test_what_python_runs_of_a_compiled_function_is_rewritten(tmp_path: Path) -> None:
    code = "@njit(parallel=F)\ndef f(x=F):\n    return x\n\n\nprint(f, F)\n"
    made = migrated(tmp_path, {"a.py": FLAG + code})
    assert new_text(made, "a.py").endswith(code.replace("F", "app_config.gadget_available"))
    assert made.notes == ()


@pytest.mark.parametrize(
    ("code", "is_safe"),
    [
        ("x = 'gadgetlib' in sys.modules\n", True),
        ("if 'gadgetlib' not in sys.modules:\n    print('a' in sys.modules)\n", True),
        ("x = 'gadgetlib' in sys.modules and sys.modules.pop('gadgetlib')\n", False),
        ("x = sys.modules in ['gadgetlib']\n", False),
        ("x = ['gadgetlib'], sys.modules.get('os'), sys.modules['os']\n", True),
        ("x = ['gadgetlib'], sys.modules.get\n", False),
        ("x = ['os'], sys.modules.get('gadgetlib')\n", False),
        ("name = 'gadgetlib'\nx = sys.modules.get(name)\n", False),
        ("name = 'gadgetlib'\nsys.modules['os'] = name\n", False),
        ("x = 'gadgetlib' in (m := sys.modules)\ndel m['gadgetlib']\n", False),
    ],
)
def test_to_see_whether_a_module_is_imported_changes_nothing(
    code: str, is_safe: bool, tmp_path: Path
) -> None:
    made = migrated(tmp_path, {"b.py": f"import sys\n{code}"})
    assert new_text(made, "a.py").startswith("from ssot.app import") is is_safe


@pytest.mark.parametrize(
    ("code", "stays"),
    [
        ("module = import_module(name)\nprint(vars(module))\n", True),
        ("module = sys.modules[name]\nprint(list(module.__dict__))\n", True),
        ("print(dir(__import__('a' + name)))\n", True),
        ("module = import_module(f'other.{name}')\nprint(vars(module))\n", False),
        ("module = import_module(name)\nprint(getmembers(module, isclass))\n", False),
        ("module = load(name)\nprint(vars(module))\n", False),
    ],
)
def test_a_module_with_a_computed_name_may_be_that_of_the_flag(
    code: str, stays: bool, tmp_path: Path
) -> None:
    made = migrated(tmp_path, {"b.py": code})
    assert ("\nF = app_config.gadget_available\n" in new_text(made, "a.py")) == stays


@pytest.mark.skipif(sys.version_info < (3, 12), reason="needs type parameters")
@pytest.mark.parametrize(
    "code",
    [
        "type X = int if F else str",
        "type X[T] = int if F else T",
        "def f[T: (int if F else str)](self): ...",
    ],
)
def test_what_is_read_later_may_mean_the_attribute_of_its_class(code: str, tmp_path: Path) -> None:
    made = migrated(tmp_path, {"a.py": f"{FLAG}class C:\n    {code}\n    F = 1\n"})
    text = new_text(made, "a.py")
    assert code in text and "\nF = app_config.gadget_available\n" in text


@pytest.mark.parametrize(
    ("code", "is_safe"),
    [
        ("builtins.__import__ = lambda name: stop('gadgetlib')\n", False),
        ("setattr(builtins, '__import__', stop)\nfrom a import x\n", False),
        ("sys.meta_path.insert(0, Stop('gadgetlib'))\n", False),
        ("from sys import meta_path\nmeta_path.append(stop)\nimport a\n", False),
        ("with patch('builtins.__import__', stop):\n    import other\n", True),
        ("x = __import__('gadgetlib')\n", True),
    ],
)
def test_code_that_replaces_how_python_imports(code: str, is_safe: bool, tmp_path: Path) -> None:
    """The property imports with `importlib`, which `builtins.__import__` has no part in."""
    made = migrated(tmp_path, {"b.py": code})
    assert new_text(made, "a.py").startswith("from ssot.app import") is is_safe


def test_a_file_with_a_byte_that_its_encoding_lacks_counts_as_one_that_cannot_be_parsed(
    tmp_path: Path,
) -> None:
    (tmp_path / "b.py").write_bytes(b"# caf\xe9\nfrom a import F\n")
    made = migrated(tmp_path, {})
    assert "\nF = app_config.gadget_available\n" in new_text(made, "a.py")
    assert any(Sight.UNPARSABLE.phrase in note for note in made.notes), made.notes
