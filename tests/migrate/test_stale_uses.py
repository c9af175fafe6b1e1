"""Uses of a class by its former module: under which name the generated one is there, and where a
test may set another."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.audited import write_files

from ssotgen.app.audit import Request
from ssotgen.app.migrate import Migration, migrate
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec

FILES = {
    "spec/app.yaml": """\
project: {name: app, package: ssot, summary: What is shared.}
enums:
  Color: {summary: Colours., replaces: [kit], members: {RED: red}}
""",
    "kit.py": "from enum import Enum\n\n\nclass Color(Enum):\n    RED = 'red'\n",
}
IMPORT = "from ssot.app_enums import Color"


def migrated(folder: Path, files: dict[str, str]) -> Migration:
    write_files(folder, {**FILES, **files})
    settings = Settings(root=folder, spec=folder / "spec", output=folder)
    loaded = load_spec(settings)
    assert loaded.spec is not None
    return migrate(loaded.spec, settings, Request())


def user_of(made: Migration) -> str:
    texts = [each.new or b"" for each in made.changes if each.path.name == "user.py"]
    return texts[0].decode() if texts else ""


def test_a_local_name_that_is_bound_later_is_not_used_before(tmp_path: Path) -> None:
    code = "def f():\n    first = kit.Color.RED\n    from kit import Color\n\n"
    code += "    return first, Color\n"
    text = user_of(migrated(tmp_path, {"user.py": f"import kit\n\n\n{code}"}))
    assert text.startswith(f"{IMPORT} as ssot_Color\n")
    assert "first = ssot_Color.RED\n" in text
    assert f"    {IMPORT}\n\n    return first, Color\n" in text


def test_an_import_of_another_function_gives_no_other_name(tmp_path: Path) -> None:
    code = "def f():\n    from kit import Color\n\n    return Color\n\n\nprint(kit.Color.RED)\n"
    text = user_of(migrated(tmp_path, {"user.py": f"import kit\n\n\n{code}"}))
    assert text.startswith(f"{IMPORT}\n") and "print(Color.RED)" in text


@pytest.mark.parametrize(
    "test",
    [
        "with mock.patch('kit.Color', 1):\n    print(f())\n",
        "with mock.patch.object(kit, 'Color', 1):\n    print(f())\n",
        "with mock.patch.multiple('kit', Color=1):\n    print(f())\n",
        "def test_it(monkeypatch):\n    monkeypatch.setattr(kit, 'Color', 1)\n    print(f())\n",
        "def test_it(monkeypatch):\n    monkeypatch.setattr('kit.Color', 1)\n    print(f())\n",
    ],
)
@pytest.mark.parametrize(
    "code",
    [
        "import kit\n\n\ndef f():\n    return kit.Color\n",
        "def f():\n    from kit import Color\n\n    return Color\n",
    ],
    ids=["attribute", "import"],
)
def test_what_a_test_may_set_is_left(test: str, code: str, tmp_path: Path) -> None:
    head = "from unittest import mock\n\nimport kit\nfrom user import f\n\n"
    made = migrated(tmp_path, {"user.py": code, "tests/test_user.py": head + test})
    assert user_of(made) == ""
    (hint,) = (each.hint for each in made.remaining if each.location.path.endswith("user.py"))
    assert "--unsafe-fixes`: code sets it in the module that it is taken from" in hint
    assert "tests/test_user.py:" in hint


def test_what_a_test_only_reads_is_rewritten(tmp_path: Path) -> None:
    files = {
        "user.py": "import kit\n\n\ndef f():\n    return kit.Color\n",
        "tests/test_user.py": "import kit\n\nprint(getattr(kit, 'Color'))  # no patch\n",
    }
    assert "return Color" in user_of(migrated(tmp_path, files))
