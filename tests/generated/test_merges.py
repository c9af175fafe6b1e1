"""Two branches that each add something of their own merge without a conflict in generated files."""

from __future__ import annotations

import itertools
import subprocess
from pathlib import Path

import pytest
from support.cli_command import command
from support.engine_project import rendered

FILES = {
    "project.yaml": """\
project: {name: shop, package: acme.ssot, summary: What the shop shares.}
""",
    "features.yaml": """\
features:
  mixer: {summary: The mixing machine., hint: none, imports: {json: [loads]}}
  printer: {summary: The label printer., hint: none, imports: {csv: [reader]}}
  scale: {summary: The scale., hint: none, imports: {math: [floor]}}
""",
    "layers.yaml": """\
layers:
  definition: Shelf
  enum: ShelfType
  constant: SHELVES
  standard:
    CANVAS: {summary: Things to paint on., rows: 4}
    PAINT: {summary: Paints., rows: 5}
    TOOL: {summary: Tools., rows: 6}
""",
    "enums.yaml": """\
enums:
  Gloss:
    summary: How it shines.
    members:
      HIGH: high
      LOW: low
  Kind:
    summary: What it is.
    members:
      PAINT: paint
      TOOL: tool
  Size:
    summary: How much it holds.
    members:
      LARGE: large
      SMALL: small
""",
    "dataclasses.yaml": """\
dataclasses:
  Item:
    summary: What is sold.
    fields:
      name: {type: str, summary: What it is called.}
      price: {type: float, default: 1.0, summary: What it costs.}
  Order:
    summary: What is bought.
    fields:
      items: {type: "list[Item]", default: [], summary: What it is of.}
      note: {type: str, default: "", summary: What to know.}
  Shelf:
    summary: Where things stand.
    fields:
      layer_type: {type: ShelfType, summary: What stands there.}
      name: {type: str, summary: What it is called.}
      rows: {type: int, default: 3, summary: How high it is.}
""",
}

ADDED = {
    "features": (
        "  lathe: {summary: The lathe., hint: none, imports: {bz2: [compress]}}\n",
        "  ramp: {summary: The ramp., hint: none, imports: {gzip: [GzipFile]}}\n",
    ),
    "enums": (
        "  Hue: {summary: How it looks., members: {RED: red, TEAL: teal}}\n",
        "  Loan: {summary: Whose it is., members: {OURS: ours, THEIRS: theirs}}\n",
    ),
    "dataclasses": (
        "  Label: {summary: A text., fields: {text: {type: str, summary: What it says.}}}\n",
        "  Price: {summary: A price., fields: {cents: {type: int, summary: How much.}}}\n",
    ),
}
"""What each of two branches adds in a file of its own, below the key."""

EDITED = {
    "layers": (
        "layers.yaml",
        ("    PAINT: {", "    DYE: {summary: Dyes., rows: 7}\n    PAINT: {"),
        ("    TOOL: {", "    SPARE: {summary: Spare parts., rows: 8}\n    TOOL: {"),
    ),
    "members": (
        "enums.yaml",
        ("      LOW: low\n", "      LOW: low\n      NONE: none\n"),
        ("      SMALL: small\n", "      SMALL: small\n      TINY: tiny\n"),
    ),
    "fields": (
        "dataclasses.yaml",
        (
            "      price: {type: float",
            "      count: {type: int, default: 1, summary: How many.}\n      price: {type: float",
        ),
        (
            "      rows: {type: int",
            "      depth: {type: int, default: 2, summary: How deep.}\n      rows: {type: int",
        ),
    ),
}
"""What each of two branches changes in one file: what was there and what is there now."""


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    settings = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "core.hooksPath=/dev/null"]
    return subprocess.run(
        ["git", *settings, *words], cwd=folder, capture_output=True, text=True, check=False
    )


def commit(folder: Path) -> None:
    done = command(folder, "generate")
    assert done.returncode == 0, done.stdout
    git(folder, "add", "-A", "spec", "generated")
    assert git(folder, "commit", "-qm", "change").returncode == 0


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "spec").mkdir()
    for name, text in FILES.items():
        (tmp_path / "spec" / name).write_text(text)
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path)
    return tmp_path


def merge(project: Path) -> None:
    """Merge the branches `one` and `other` and hold the result to what the merged spec makes."""
    done = git(project, "merge", "-q", "--no-edit", "one")
    assert done.returncode == 0, done.stdout + git(project, "diff").stdout
    checked = command(project, "check")
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("key", ADDED)
def test_additions_in_files_of_their_own(project: Path, key: str) -> None:
    for branch, text in zip(("one", "other"), ADDED[key], strict=True):
        git(project, "checkout", "-q", "-b", branch, "main")
        (project / "spec" / f"{branch}.yaml").write_text(f"{key}:\n{text}")
        commit(project)
    merge(project)


@pytest.mark.parametrize("key", EDITED)
def test_additions_to_definitions_of_one_file(project: Path, key: str) -> None:
    name, *edits = EDITED[key]
    for branch, (old, new) in zip(("one", "other"), edits, strict=True):
        git(project, "checkout", "-q", "-b", branch, "main")
        path = project / "spec" / str(name)
        text = path.read_text()
        assert text.count(old) == 1
        path.write_text(text.replace(old, new))
        commit(project)
    merge(project)


FIELDS = (
    "Any", "Decimal", "Path", "UUID", "bool", "bytes", "date", "datetime", "float", "int", "time",
    "timedelta", "datetime | None", "timedelta | None", "'dict[Kind, int]'", "'dict[str, int]'",
    "'frozenset[str]'", "int | str", "Kind", "Leaf | None", "Leaf | Twig, tag: kind",
    "'list[Leaf]'", "'list[str]'", "'Literal[1, 2]'", "Right", "'set[str]'", "str | None",
    "'tuple[int, ...]'", "'list[int]', max_items: 3", "int, minimum: 3", "int, multiple_of: 2",
    "str, pattern: a+", "str, wire: wired", "str, was: former",
    "str, default: a, deprecated: {since: '1', reason: It is old.}",
)  # fmt: skip
"""Types and more that one branch may be the first to use, as a field of a spec has them."""

FEATURES = (
    "any_of: [{imports: {json: [loads]}}, {imports: {csv: [reader]}}]",
    "imports: {json: [loads]}, needs: [scale]",
    "imports: {json: [loads]}, probe: {call: 'json:loads'}",
    "imports: {json: [loads]}, probe: {tcp: 'localhost:80'}",
    "imports: {json: [loads]}, requires: [json]",
    "imports: {json: [loads]}, requires: ['json>=1']",
    "imports: {json: [loads]}, resolve: find_spec",
    "entry_points: acme.plugins",
)
"""The ways to look for a feature that one branch may be the first to use."""

PROJECT = "project: {name: shop, package: acme, summary: What the shop shares.}\n"
SCALE = """\
features:
  scale: {summary: The scale., hint: none, imports: {math: [floor]}}
"""
ITEM = """\
enums:
  Kind: {summary: What it is., members: {PAINT: paint, TOOL: tool}}
  Right: {summary: Who may., base: IntFlag, members: {SELL: 1, BUY: 2}}
dataclasses:
  Leaf: {summary: A part., fields: {name: {type: str, summary: Its name.}}}
  Twig: {summary: A part., fields: {size: {type: str, summary: Its size.}}}
  Item:
    summary: What is sold.
    fields:
      name: {summary: What it is called., type: str}
"""


def runtime_of(spec: str, *uses: str) -> str:
    """Return the runtime module of a spec that also has fields or features with these keys."""
    features = "".join(
        f"  added_{index}: {{summary: Something., hint: none, {each}}}\n"
        for index, each in enumerate(uses)
        if each in FEATURES
    )
    fields = "".join(
        f"      added_{index}: {{summary: Something., type: {each}}}\n"
        for index, each in enumerate(uses)
        if each in FIELDS
    )
    added = spec.replace(SCALE, SCALE + features) + fields
    return rendered(PROJECT + added)["acme/_shop_runtime.py"]


@pytest.mark.parametrize(
    ("spec", "keys"),
    [(SCALE, FEATURES), (ITEM, FIELDS), (SCALE + ITEM, (*FEATURES[::2], *FIELDS[1::4]))],
    ids=["features", "dataclasses", "both"],
)
def test_branches_that_are_each_the_first_to_use_a_key(
    tmp_path: Path, spec: str, keys: tuple[str, ...]
) -> None:
    base = runtime_of(spec)
    (tmp_path / "base").write_text(base)
    uses = {runtime_of(spec, each): each for each in keys}
    uses.pop(base, None)
    conflicts: list[tuple[str, str]] = []
    for number, (one, other) in enumerate(itertools.combinations(uses, 2)):
        (tmp_path / "one").write_text(one)
        (tmp_path / "other").write_text(other)
        done = git(tmp_path, "merge-file", "-p", "one", "base", "other")
        if done.returncode:
            conflicts.append((uses[one], uses[other]))
        elif number % 10 == 0:
            assert done.stdout == runtime_of(spec, uses[one], uses[other])
    assert conflicts == []


def test_types_of_which_all_specs_have_the_code_change_nothing() -> None:
    known = runtime_of(ITEM)
    for each in ("int", "bool", "Kind", "'list[str]'", "'dict[str, int]'", "Leaf | None", "Any"):
        assert runtime_of(ITEM, each) == known
