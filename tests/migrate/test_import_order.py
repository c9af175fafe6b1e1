"""Imports that a migration adds stand where Ruff and isort would put them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import libcst as cst
import pytest
from support.audited import write_files
from support.cli_command import command

from ssotgen.migrate.code_style import CodeStyle, code_style
from ssotgen.migrate.codemods.edits import FileEdits, NewImport, Spot
from ssotgen.migrate.codemods.import_order import default_style, sorted_imports, style_of
from ssotgen.migrate.codemods.rewriter import rewrite

pytest.importorskip("ruff")

STYLE = CodeStyle(own=frozenset({"app", "shop"}), found=frozenset({"app", "shop"}))
STATEMENTS = (
    "import os",
    "import os.path",
    "import json as js",
    "import numpy as np",
    "import app.base",
    "import shop",
    "from __future__ import annotations",
    "from collections import OrderedDict, abc, defaultdict",
    "from collections.abc import Iterable as It",
    "from requests import get",
    "from requests import Session as S",
    "from numpy import NAN, NaN, e10, e9",
    "from app.base import Color, ROUND, colors",
    "from app.base10 import a",
    "from app.base9 import b",
    "from app.ssot.zoo import c",
    "from app.ssot.apes import d",
    "from Zebra import z",
    "from shop import *",
    "from . import nothing",
    "from .near import one, two",
    "from ..far import three",
    "from .. import four",
)
GENERATED = ("zoo", "apes", "shop", "shop_enums")
NEW = (
    NewImport("app.ssot.shop", "shop_config", "shop_config"),
    NewImport("app.ssot.shop_enums", "Tone", "Tone"),
    NewImport("app.ssot.shop_enums", "Status", "ssot_Status"),
)


def sorted_by_ruff(folder: Path, settings: str) -> None:
    (folder / "ruff.toml").write_text(settings)
    command = [sys.executable, "-m", "ruff", "check", "--select", "I", "--fix", "-q", "--no-cache"]
    subprocess.run([*command, "."], cwd=folder, check=False)


@pytest.mark.parametrize(
    "settings",
    [
        "",
        "[lint.isort]\ncombine-as-imports = true",
        "[lint.isort]\nforce-sort-within-sections = true",
        "[lint.isort]\nforce-single-line = true\nforce-sort-within-sections = true",
    ],
    ids=["default", "combined", "mixed", "single"],
)
def test_ruff_agrees_on_where_an_import_goes(tmp_path: Path, settings: str) -> None:
    for name in ("app", "shop"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    (tmp_path / "app" / "ssot").mkdir()
    for name in ("base", "base9", "base10", *(f"ssot/{each}" for each in GENERATED)):
        (tmp_path / "app" / f"{name}.py").touch()
    random = Random(settings)
    files = [tmp_path / f"m{n}.py" for n in range(40)]
    for path in files:
        chosen = random.sample(STATEMENTS, random.randint(4, 12))
        lines = [random.choice(["# Why.\n", "", "", ""]) + f"{each}\n" for each in chosen]
        path.write_text(f'"""A module."""\n\n{"".join(lines)}\nprint()\n')
    sorted_by_ruff(tmp_path, settings)
    style_asked = code_style(tmp_path, ["app.base", "shop"])
    found = {}
    for path in files:
        module = cst.parse_module(path.read_bytes())
        style = style_of(module, style_asked)
        assert style is not None, path.read_text()
        last = [n for n, line in enumerate(path.read_text().split("\n"), 1) if "import" in line][-1]
        if path.read_text().split("\n")[last - 1].startswith(")"):
            continue
        edits = FileEdits(after={Spot(last, 0): set(NEW)})
        found[path] = sorted_imports(rewrite(module, edits, style), style).code
    for path, text in found.items():
        path.write_text(text)
    sorted_by_ruff(tmp_path, settings)
    for path, text in found.items():
        assert path.read_text().split("\n") == text.split("\n")


def test_the_generated_package_is_the_projects_own_wherever_it_lies(tmp_path: Path) -> None:
    block = "try:\n    import charts\n\n    HAS_CHARTS = True\nexcept ImportError:\n"
    write_files(
        tmp_path,
        {
            "spec/shop.yaml": (
                "project: {name: shop, package: gen.ssot, summary: A shop.}\n"
                "features: {charts: {summary: C., hint: none, imports: {charts: []}}}\n"
            ),
            "ssotgen.toml": "sources = ['app']\noutput = '.'\n",
            "gen/__init__.py": "",
            "app/__init__.py": "",
            "app/a.py": f"import pytest\n\nimport app.b\n\n{block}    HAS_CHARTS = False\n"
            "print(HAS_CHARTS, pytest, app.b)\n",
            "app/b.py": "",
        },
    )
    assert command(tmp_path, "generate").returncode == 0
    assert command(tmp_path, "migrate", "--write", "--allow-dirty").returncode == 0
    written = (tmp_path / "app/a.py").read_text()
    assert "import pytest\n\nimport app.b\nfrom gen.ssot.shop import shop_config\n\n" in written


@pytest.mark.parametrize(
    "text",
    [
        "import sys\nimport os\n",
        "import sys, os\n",
        "import os\n\nimport sys\n",
        "from a import c, b\n",
        "import os  # isort: skip\nimport sys\n",
    ],
)
def test_imports_that_are_not_sorted_stay_as_they_are(text: str) -> None:
    assert style_of(cst.parse_module(text), STYLE) is None


def test_comments_move_with_the_import_that_they_are_above() -> None:
    text = (
        "'''The module.'''\n\n# typing\nimport typing\n\n"
        "# above b\nimport b  # why\n\nimport app.z\n"
    )
    module = cst.parse_module(text)
    style = style_of(module, STYLE)
    assert style is not None
    new = cst.parse_module(text + "import a\nimport abc\n")
    assert sorted_imports(new, style).code == (
        "'''The module.'''\n\nimport abc\n\n# typing\nimport typing\n\nimport a\n"
        "\n# above b\nimport b  # why\n\nimport app.z\n"
    )


def test_a_name_that_is_imported_twice_keeps_its_order() -> None:
    module = cst.parse_module("from b import x\nfrom a import x\n")
    assert sorted_imports(module, default_style(STYLE)).code == module.code


@pytest.mark.parametrize(
    ("name", "text", "width", "own"),
    [
        ("pyproject.toml", "", 88, {"app", "kit"}),
        ("pyproject.toml", "[tool.black]\nline-length = 100", 100, {"app", "kit"}),
        ("pyproject.toml", '[tool.ruff]\nline-length = 79\nsrc = ["lib"]', 79, {"other"}),
        ("ruff.toml", 'line-length = 120\n[lint.isort]\nknown-first-party = ["x"]', 120, None),
        ("pyproject.toml", '[tool.isort]\nline_length = 90\nknown_first_party = ["x"]', 90, None),
        ("pyproject.toml", "[tool.ruff", 88, {"app", "kit"}),
    ],
)
def test_the_settings_of_the_project_are_heeded(
    tmp_path: Path, name: str, text: str, width: int, own: set[str] | None
) -> None:
    for folder in ("app", "src/kit", "lib/other"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / name).write_text(text)
    style = code_style(tmp_path, ["app.a", "kit.b", "other.c"])
    assert style.width == width
    assert style.own == (own if own is not None else {"app", "kit", "x"})
