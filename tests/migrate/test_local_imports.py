"""Imports in functions: what comes in their place, and that they go where nothing uses them."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.audited import write_files

from ssotgen.app.audit import Request
from ssotgen.app.migrate import migrate
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec

FILES = {
    "spec/app.yaml": """\
project: {name: app, package: ssot, summary: What is optional.}
features:
  gadget: {summary: A gadget., hint: pip install, imports: {gadgetlib: []}, legacy_flags: [F]}
""",
    "kit/__init__.py": "",
    "kit/flags.py": (
        "try:\n    import gadgetlib\n\n    F = True\nexcept ImportError:\n    F = False\n"
    ),
}
NOISY = FILES["kit/flags.py"] + "print(1)\n"
IMPORT = "from ssot.app import app_config\n"
ASKED = "app_config.gadget_available"


def migrated(folder: Path, files: dict[str, str]) -> str:
    write_files(folder, {**FILES, **files})
    settings = Settings(root=folder, spec=folder / "spec", output=folder)
    loaded = load_spec(settings)
    assert loaded.spec is not None
    changes = migrate(loaded.spec, settings, Request()).changes
    (text,) = (each.new or b"" for each in changes if each.path.name == "user.py")
    return text.decode()


def test_a_function_imports_the_configuration_instead(tmp_path: Path) -> None:
    code = "def f():\n    from kit.flags import F\n\n    return F\n"
    text = migrated(tmp_path, {"user.py": code})
    assert text == f"def f():\n    {IMPORT}\n    return {ASKED}\n"


@pytest.mark.parametrize(
    "code",
    [
        "def f():\n    first = kit.flags.F\n    from kit.flags import F\n\n    return first, F\n",
        "def f(x):\n    if x:\n        return kit.flags.F\n    from kit.flags import F\n"
        "    return F\n",
        "def f():\n    def g():\n        return kit.flags.F\n\n    first = g()\n"
        "    from kit.flags import F as found\n\n    return first, found\n",
        "async def f():\n    first = [kit.flags.F for _ in 'ab']\n    from kit.flags import F\n\n"
        "    return first, F\n",
    ],
)
def test_a_function_that_asks_before_its_import_uses_that_of_the_file(
    code: str, tmp_path: Path
) -> None:
    text = migrated(tmp_path, {"user.py": f"import kit.flags\n\n\n{code}"})
    assert text.count(IMPORT.strip()) == 1
    assert text.startswith(IMPORT)


@pytest.mark.parametrize(
    "code",
    [
        "print(kit.flags.F)\nif x:\n    from kit.flags import F\n",
        "print(kit.flags.F)\n\nif __name__ == '__main__':\n    from kit.flags import F\n\n"
        "    print(F)\n",
        "def f():\n    return kit.flags.F\n\n\nprint(f())\nfrom kit.flags import F\n\nprint(F)\n",
        "print(kit.flags.F)\nwhile x:\n    from kit.flags import F\n\n    print(F)\n",
    ],
)
def test_a_read_above_an_import_of_the_flag_has_one_of_its_own(code: str, tmp_path: Path) -> None:
    text = migrated(tmp_path, {"user.py": f"import kit.flags\n\n{code}"})
    assert text.startswith(IMPORT)
    assert text.count(f"\n{IMPORT}") == 0, "one is enough at the top"


@pytest.mark.parametrize(
    "code",
    [
        "    if x:\n        from ssot.app import app_config\n\n        return app_config\n"
        "    return F\n",
        "    first = F\n    from ssot.app import app_config\n\n    return first, app_config\n",
    ],
)
def test_a_function_with_the_name_of_the_configuration_reads_another(
    code: str, tmp_path: Path
) -> None:
    files = {"user.py": f"from kit.flags import F\n\n\ndef f(x):\n{code}"}
    text = migrated(tmp_path, files)
    assert text.startswith("from ssot.app import app_config as ssot_app_config\n")
    assert "ssot_app_config.gadget_available\n" in text


@pytest.mark.parametrize(
    "code",
    [
        "from kit import flags\n\n    return flags.F",
        "import kit.flags\n\n    return kit.flags.F",
        "import kit.flags as found  # the flags\n\n    return found.F",
        "from .kit import flags\n\n    return flags.F",
    ],
)
def test_a_function_no_longer_imports_a_module_for_its_flag(code: str, tmp_path: Path) -> None:
    files = {"__init__.py": "", "user.py": f"def f():\n    {code}\n"}
    text = migrated(tmp_path, files)
    assert text == f"{IMPORT}\n\ndef f():\n    return {ASKED}\n"


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({}, "from kit import flags\n\n    return flags.F, flags"),
        ({}, "global flags\n    from kit import flags\n\n    return flags.F"),
        (
            {"kit/flags.py": FILES["kit/flags.py"] + "print(1)\n"},
            "import kit.flags as flags\n    return flags.F",
        ),
        ({}, "import os; from kit import flags\n    return flags.F, os"),
    ],
    ids=["used", "global", "effects", "shared line"],
)
def test_an_import_stays_in_a_function_that_needs_it(
    files: dict[str, str], code: str, tmp_path: Path
) -> None:
    text = migrated(tmp_path, {**files, "user.py": f"def f():\n    {code}\n"})
    assert ASKED in text
    assert code.split("\n")[0] in text and "flags" in text


@pytest.mark.parametrize(
    ("package", "stays"),
    [
        ("", False),
        ("from kit.shapes import Box\n", False),
        ("from kit import plugins\n", True),
        ("from kit.shapes import plugins\n", True),
        ("print('loaded')\n", True),
    ],
)
def test_a_package_is_imported_on_for_what_that_does(
    package: str, stays: bool, tmp_path: Path
) -> None:
    files = {
        "kit/__init__.py": FILES["kit/flags.py"] + package,
        "kit/plugins.py": "print('registered')\n",
        "kit/shapes.py": "from kit import plugins\n" if "shapes import plugins" in package else "",
        "user.py": "import kit\n\nprint(kit.F)\n",
    }
    assert ("import kit\n" in migrated(tmp_path, files)) == stays
