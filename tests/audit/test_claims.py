"""An audit claims what is the spec's and nothing that merely looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.audited import audited, write_files
from support.cli_command import command

SPEC = """\
project: {name: shop, package: shop.ssot, summary: A shop.}
features:
  tensorkit:
    summary: Tensors.
    hint: pip install tensorkit
    imports: {tensorkit.core: [world_size]}
    legacy_flags: [HAVE_TENSORKIT]
  charts: {summary: Charts., hint: pip install charts, imports: {charts: [draw]}}
dataclasses:
  Order:
    summary: What was ordered.
    replaces: [shop.agent]
    fields:
      name: {type: str, summary: What it is called.}
      count: {type: int, default: 1, summary: How many of them.}
    properties:
      many: {type: bool, value: count > 1, summary: Whether it is more than one.}
enums:
  Colour:
    summary: Colours.
    replaces: [shop.agent]
    members: {RED: red, BLUE: blue}
"""
ORDER = """\
from dataclasses import dataclass


@dataclass
class Order:
    name: str
    count: int = 1

"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(tmp_path, {"spec/shop.yaml": SPEC, "ssotgen.toml": "sources = ['.']\n"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def claims(folder: Path) -> list[tuple[str, str]]:
    return [(each.rule, each.symbol) for each in audited(folder) if each.rule != "flag-use"]


def block(imports: str, flag: str, fallback: str = "") -> str:
    body = "".join(f"    {line.strip()}\n" for line in imports.split(";"))
    return f"try:\n{body}    {flag} = True\nexcept ImportError:\n    {flag} = False\n{fallback}"


@pytest.mark.parametrize(
    "code",
    [
        "HAVE_TENSORKIT_2 = module_available('tensorkit', minversion='2.0')\n",
        "HAVE_TENSORKIT_2 = is_installed('tensorkit', '2.0')\n",
        "HAVE_TENSORKIT_2 = is_installed('tensorkit', strict=False)\n",
        "def load():\n    return __import__('tensorkit')\n",
        "def check_tensorkit():\n    return soft_import('tensorkit', 'tensors', strict=False)\n",
        "class Driver:\n    def load(cls):\n        return __import__('tensorkit')\n",
    ],
)
def test_what_asks_for_more_or_gives_a_module_is_no_check_of_the_feature(
    project: Path, code: str
) -> None:
    write_files(project, {"app.py": code})
    assert claims(project) == []


@pytest.mark.parametrize(
    ("code", "claim"),
    [
        ("from tensorkit.core import world_size", "availability-flag"),
        ("from tensorkit.core import world_size, rank", "availability-flag"),
        ("import tensorkit.core.deep", "availability-flag"),
        ("from tensorkit import anything", "availability-flag"),
        ("import otherkit", "feature-candidate"),
    ],
)
def test_a_flag_that_the_spec_names_is_the_features_near_its_modules(
    project: Path, code: str, claim: str
) -> None:
    write_files(project, {"app.py": block(code, "HAVE_TENSORKIT")})
    assert claims(project) == [(claim, "HAVE_TENSORKIT")]


@pytest.mark.parametrize(
    ("code", "claim"),
    [
        ("from tensorkit.core import Timers", "feature-candidate"),
        (
            "from tensorkit.core import world_size; from tensorkit.core import Timers",
            "feature-candidate",
        ),
        ("import tensorkit.core.deep", "feature-candidate"),
        ("from tensorkit.core import world_size", "availability-flag"),
        ("import json; from tensorkit.core import world_size", "availability-flag"),
    ],
)
def test_another_flag_is_the_features_only_where_it_asks_the_same(
    project: Path, code: str, claim: str
) -> None:
    write_files(project, {"app.py": block(code, "HAVE_TENSORKIT_TIMERS")})
    assert claims(project) == [(claim, "HAVE_TENSORKIT_TIMERS")]
    if claim == "feature-candidate":
        assert "the feature 'tensorkit'" in audited(project)[0].hint


def test_nested_and_local_classes_are_no_copies(project: Path) -> None:
    inner = "".join(f"    {line}\n" if line else "\n" for line in ORDER.splitlines())
    colour = "from enum import Enum\n\n\ndef make():\n    class Paint(Enum):\n"
    members = "        RED = 'red'\n        BLUE = 'blue'\n"
    write_files(
        project,
        {
            "outer.py": f"class Outer:\n{inner}",
            "local.py": f"def make():\n{inner}\n    return Order\n",
            "paint.py": f"{colour}{members}",
        },
    )
    assert claims(project) == []


@pytest.mark.parametrize(
    ("body", "claim", "told"),
    [
        (
            'return {"name": self.name, "count": self.count, "many": self.count > 1}',
            "duplicate-definition",
            "",
        ),
        ("return dataclasses.asdict(self)", "duplicate-definition", ""),
        (
            'return {"title": self.name, "count": self.count}',
            "divergent-definition",
            "its to_dict gives title, the generated one does not",
        ),
        (
            'return {"name": self.name}',
            "divergent-definition",
            "its to_dict does not give count, many, the generated one does",
        ),
        (
            'found = {"name": self.name}\n        found["total"] = 1\n        return found',
            "divergent-definition",
            "its to_dict gives total, the generated one does not",
        ),
        (
            'found = {"name": self.name}\n        found.update(self.more)\n        return found',
            "duplicate-definition",
            "",
        ),
    ],
)
def test_a_to_dict_of_other_keys_makes_another_class(
    project: Path, body: str, claim: str, told: str
) -> None:
    method = f"    def to_dict(self):\n        {body}\n"
    write_files(project, {"shop/__init__.py": "", "shop/agent.py": ORDER + method})
    (finding,) = audited(project)
    assert finding.rule == claim
    assert told in finding.message


def test_a_raise_in_a_fallback_function_is_none_of_the_handlers(project: Path) -> None:
    fallback = "\n    def draw():\n        raise RuntimeError('charts is needed')\n"
    write_files(project, {"app.py": block("from charts import draw", "CHARTS_AVAILABLE", fallback)})
    (finding,) = audited(project)
    assert "migrate --write`" in finding.hint
    write_files(
        project,
        {"app.py": block("from charts import draw", "CHARTS_AVAILABLE", "    raise OSError\n")},
    )
    assert "raises in its handler" in audited(project)[0].hint


def test_a_file_that_bears_a_modules_name_is_not_that_module(project: Path) -> None:
    """`plugins/charts.py` is no `charts` but for the files beside it, and never for itself."""
    text = block("from charts import draw", "CHARTS_AVAILABLE")
    write_files(
        project,
        {
            "plugins/lookup/charts.py": text,
            "shop/charts.py": text,
            "shop/__init__.py": "",
            "ssotgen.toml": "sources = ['plugins', 'shop']\n",
        },
    )
    answer = command(project, "migrate")
    assert "again" not in answer.stderr, answer.stderr
    assert answer.stderr.startswith("2 files would be rewritten"), answer.stderr


PARTS = """\
project: {name: shop, package: shop.ssot, summary: A shop.}
enums:
  Colour:
    summary: Colours.
    replaces: [shop.agent]
    attributes: {label: str}
    members: {RED: {value: red, label: Red}, BLUE: {value: blue, label: Blue}}
    groups: {WARM: [RED]}
    transitions: {RED: [BLUE]}
"""
COLOUR = """\
from enum import Enum


class Colour(Enum):
    RED = "red"
    BLUE = "blue"

    @property
    def label(self):
        return {"red": "Red", "blue": "Blue"}[self.value]

    @classmethod
    def warm(cls):
        return frozenset({cls.RED})

    def can_become(self, other):
        return (self, other) == (Colour.RED, Colour.BLUE)
"""


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("", "", "duplicate-definition"),
        ("    @property\n", "", "divergent-definition"),
        ("    @classmethod\n    def warm(cls)", "    def warm(self)", "divergent-definition"),
        ("    def can_become", "    @staticmethod\n    def can_become", "divergent-definition"),
        ("def label", "def title", "divergent-definition"),
    ],
)
def test_methods_that_the_spec_generates_as_well_are_no_difference(
    tmp_path: Path, old: str, new: str, rule: str
) -> None:
    write_files(
        tmp_path,
        {"spec/shop.yaml": PARTS, "shop/agent.py": COLOUR.replace(old, new) if old else COLOUR},
    )
    told = command(tmp_path, "audit", "--format", "concise").stdout
    assert f"[{rule}]" in told
    if rule == "duplicate-definition":
        again = command(tmp_path, "migrate", "--write", "--unsafe-fixes")
        assert again.returncode == 0, again.stdout
        assert "class Colour" not in (tmp_path / "shop" / "agent.py").read_text()


ANY_OF = """\
project: {name: shop, package: shop.ssot, summary: A shop.}
features:
  arrays:
    summary: Rows of numbers.
    any_of: [{imports: {fastrows: [array]}}, {imports: {slowrows: [array]}}]
    hint: pip install slowrows
    legacy_flags: [HAS_ROWS]
"""
ROWS = """\
try:
    from slowrows import array

    HAS_ROWS = True
except ImportError:
    HAS_ROWS = False
"""


def test_a_flag_of_a_feature_with_alternatives_is_reported_and_left(tmp_path: Path) -> None:
    write_files(tmp_path, {"spec/shop.yaml": ANY_OF, "shop/rows.py": ROWS})
    told = command(tmp_path, "audit").stdout
    assert "HAS_ROWS is a hand-written flag for the feature 'arrays'" in told
    assert "the feature takes the first of several packages" in told
    assert "features.arrays.imports" not in told
    command(tmp_path, "migrate", "--write", "--unsafe-fixes")
    assert (tmp_path / "shop" / "rows.py").read_text() == ROWS
