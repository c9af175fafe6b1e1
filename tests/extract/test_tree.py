"""`ssotgen extract DIR` surveys a tree: it proposes what is worth sharing, and audit finds exactly
the copies that the proposal lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.audited import write_files
from support.cli_command import command
from support.extracted import FLAG, audited, extract

STATUS = """\
from enum import Enum


class Status(Enum):
    \"\"\"How far an order has come.

    More of it.
    \"\"\"

    NEW = "new"
    DONE = "done"
"""
ORDER = """\
from dataclasses import dataclass, field

from {module} import Status


@dataclass
class Order:
    name: str
    status: Status = Status.NEW
    tags: list[str] = field(default_factory=list)
"""
TREE = {
    "shop/__init__.py": "",
    "shop/agent.py": STATUS,
    "shop/manager.py": STATUS,
    "shop/smaller.py": STATUS.replace('    DONE = "done"\n', ""),
    "shop/drifted.py": STATUS.replace('"done"', '"ended"'),
    "shop/other.py": STATUS.replace('"new"', "1").replace('"done"', "2"),
    "shop/nested.py": "class Outer:\n" + "".join(f"    {x}\n" for x in STATUS.splitlines()),
    "shop/orders.py": ORDER.format(module="shop.agent"),
    "shop/history.py": ORDER.format(module="shop.manager"),
    "shop/alone.py": STATUS.replace("Status", "Alone"),
    "shop/draw.py": FLAG.format(imports="from charts import draw", flag="HAS_CHARTS"),
    "shop/plot.py": FLAG.format(imports="from charts import Canvas", flag="HAS_CHARTS"),
    "shop/spec.py": (
        "from importlib.util import find_spec\n\nHAS_CHARTS = find_spec('charts') is not None\n"
    ),
    "shop/none.py": "try:\n    import charts\nexcept ImportError:\n    charts = None\n",
    "shop/late.py": FLAG.format(imports="from charts import Late", flag="HAS_LATE_CHARTS"),
    "shop/zip.py": FLAG.format(imports="import zlib", flag="HAS_ZLIB"),
    "shop/once.py": FLAG.format(imports="import rare", flag="HAS_RARE"),
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    write_files(tmp_path, TREE)
    return tmp_path


def test_the_copies_that_are_listed_are_the_ones_that_audit_finds(tree: Path) -> None:
    found = extract(tree, "--duplicates-only", "shop")
    assert command(tree, "validate").returncode == 0
    assert command(tree, "generate").returncode == 0
    rules = {"duplicate-definition", "divergent-definition", "copied-definition"}
    copies = {each for each in audited(tree) if each[0] in rules}
    assert copies == {
        ("duplicate-definition", "shop/agent.py", "Status"),
        ("duplicate-definition", "shop/manager.py", "Status"),
        ("duplicate-definition", "shop/smaller.py", "Status"),
        ("divergent-definition", "shop/drifted.py", "Status"),
        ("duplicate-definition", "shop/orders.py", "Order"),
        ("duplicate-definition", "shop/history.py", "Order"),
    }
    flags = {each[1:] for each in audited(tree) if each[0] == "availability-flag"}
    assert flags == {
        ("shop/draw.py", "HAS_CHARTS"),
        ("shop/plot.py", "HAS_CHARTS"),
        ("shop/spec.py", "HAS_CHARTS"),
    }
    repeated = {str(each["message"]) for each in found["repeated-definition"]}
    assert repeated == {
        "Status is defined in 4 places; the others: 1 identical, 1 compatible, 1 divergent",
        "Order is defined in 2 places; the others: 1 identical",
    }
    (check,) = found["repeated-check"]
    assert check["message"] == "charts is guarded 4 times in 4 files"


def test_the_yaml_is_as_a_person_would_write_it(tree: Path) -> None:
    extract(tree, "--min-copies", "2", "shop")
    assert (
        (tree / "spec/enums.yaml").read_text()
        == """\
enums:
  # from shop/agent.py:4
  # differs in shop/drifted.py:4: DONE is 'ended', not 'done'
  # from shop/manager.py:4
  # from shop/smaller.py:4, without DONE
  Status:
    summary: How far an order has come.
    replaces: [shop.agent, shop.drifted, shop.manager, shop.smaller]
    members: {NEW: new, DONE: done}
"""
    )
    assert (
        (tree / "spec/dataclasses.yaml").read_text()
        == """\
dataclasses:
  # from shop/history.py:7
  # from shop/orders.py:7
  Order:
    summary: The dataclass Order from shop.history.
    replaces: [shop.history, shop.orders]
    fields:
      name: {type: str}
      status: {type: Status, default: NEW}
      tags: {type: "list[str]", default: []}
"""
    )
    assert (
        (tree / "spec/features.yaml").read_text()
        == """\
features:
  # from shop/draw.py:4, shop/plot.py:4, shop/spec.py:3, shop/none.py:4
  charts:
    summary: What charts offers.
    imports:
      charts: [Canvas, draw]
    hint: pip install charts
    legacy_flags: [HAS_CHARTS]
"""
    )


def test_without_a_threshold_everything_faithful_is_there(tree: Path) -> None:
    found = extract(tree, "shop")
    assert "Alone:" in (tree / "spec/enums.yaml").read_text()
    features = (tree / "spec/features.yaml").read_text()
    assert "rare:" in features
    assert "zlib" not in features
    notes = [str(each["message"]) for each in found["not-carried"] if each["severity"] == "note"]
    assert any(
        "HAS_ZLIB was not converted to a feature: it checks for zlib" in note for note in notes
    ), notes
    assert any("HAS_LATE_CHARTS asks for charts.Late" in note for note in notes), notes


def test_what_a_shared_class_is_made_of_is_shared_with_it(tmp_path: Path) -> None:
    order = ORDER.format(module="part")
    write_files(tmp_path, {"part.py": STATUS, "one.py": order, "two.py": order})
    extract(tmp_path, "--duplicates-only", ".")
    text = (tmp_path / "spec/enums.yaml").read_text()
    assert "# used by another entry\n  # from part.py:4\n  Status:" in text


def test_a_field_of_another_things_type_is_no_entry(tmp_path: Path) -> None:
    """Two classes are called Status; only one of them can be in the spec."""
    write_files(
        tmp_path,
        {
            "a.py": STATUS,
            "b.py": STATUS,
            "c.py": STATUS.replace('"new"', "1").replace('"done"', "2"),
            "order.py": ORDER.format(module="c").replace(" = Status.NEW", ""),
        },
    )
    extract(tmp_path, ".")
    assert "status: {type: Any}" in (tmp_path / "spec/dataclasses.yaml").read_text()


def test_one_cause_is_one_message(tmp_path: Path) -> None:
    fields = "".join(f"    f{n}: complex\n" for n in range(9))
    text = f"from dataclasses import dataclass\n\n\n@dataclass\nclass Wave:\n{fields}"
    write_files(tmp_path, {"wave.py": text, "sea.py": text.replace("Wave", "Sea")})
    (finding,) = extract(tmp_path, ".")["not-carried"]
    message = "Sea.f0, Sea.f1, Sea.f2 and 15 more became Any: unknown type 'complex'"
    assert str(finding["message"]).startswith(message)


def test_a_package_that_is_a_source_is_named_from_the_folder_around_it(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "ssotgen.toml": "sources = ['shop']\n",
            "shop/__init__.py": "",
            "shop/deep/__init__.py": "",
            "shop/deep/marks.py": STATUS,
        },
    )
    extract(tmp_path, "shop")
    assert "replaces: [shop.deep.marks]" in (tmp_path / "spec/enums.yaml").read_text()


WIDE = """\
from dataclasses import dataclass, field
from enum import Enum


class Tone(str, Enum):
    LOW = "low"

    def louder(self): ...


class Key(Enum):
    OPEN = "open"
    _HIDDEN = "hidden"


@dataclass
class Mark:
    at: "float | int"
    by: "dict[str, int] | dict[str, str] | None" = None


@dataclass
class Plain:
    size: int = 1


@dataclass
class Note:
    tone: Tone
    plain: list[Plain] = field(default_factory=list)


@dataclass
class Sheet:
    notes: list[Note]
    plain: list[Plain] = field(default_factory=lambda: list[Plain]())
"""


def test_what_an_entry_is_made_of_counts_as_its_own(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.py": WIDE})
    messages = {str(each["message"]) for each in extract(tmp_path, "a.py")["not-carried"]}
    assert messages == {
        "Tone has the method louder, which a spec cannot express",
        "Key is left out: '_HIDDEN' cannot name a member: it starts with an underscore",
        "Mark.at has the type 'float | int' and became Any: float and int cannot be distinguished:"
        " both are a number in plain data",
        "Mark.by has the type 'dict[str, int] | dict[str, str] | None' and became Any:"
        " dict[str, int] and dict[str, str] cannot be distinguished: both are a mapping in plain"
        " data",
        "Note.tone and Sheet.notes have types that differ: the spec lacks something of the class of"
        " a field",
    }
    text = (tmp_path / "spec/dataclasses.yaml").read_text()
    assert '{notes: {type: "list[Note]"}, plain: {type: "list[Plain]", default: []}}' in text
    assert "# lost: Sheet.notes has the type list[Note]; the spec lacks something of Note" in text
    found = {each for each in audited(tmp_path) if each[0].endswith("-definition")}
    assert found == {
        ("divergent-definition", "a.py", "Mark"),
        ("divergent-definition", "a.py", "Note"),
        ("divergent-definition", "a.py", "Sheet"),
        ("divergent-definition", "a.py", "Tone"),
        ("duplicate-definition", "a.py", "Plain"),
    }


def test_the_spec_follows_the_copy_with_the_least_beside_its_members(tmp_path: Path) -> None:
    more = STATUS + "\n    def next(self): ...\n"
    write_files(tmp_path, {"a.py": more, "b.py": STATUS})
    extract(tmp_path, "a.py", "b.py")
    text = (tmp_path / "spec/enums.yaml").read_text()
    assert "# from b.py:4\n  # differs in a.py:4: has the method next\n" in text
    assert "lost" not in text


def test_a_tree_without_copies_is_said_to_have_none(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.py": STATUS})
    words = ("--name", "shop", "--package", "shop.ssot", "--duplicates-only", "a.py")
    answer = command(tmp_path, "extract", *words)
    assert answer.returncode == 2
    expected = "found nothing that a spec can express and is in 2 places or more in 1 file"
    assert expected in answer.stderr
    assert not (tmp_path / "spec").exists()


def test_what_no_module_name_leads_to_is_listed_and_found(tmp_path: Path) -> None:
    order = STATUS + "\n\n" + ORDER.format(module="enum").replace("import Status", "import Flag")
    write_files(tmp_path, {"shop/__init__.py": "", "shop/a.py": order, "run-me.py": order})
    extract(tmp_path, "shop", "run-me.py")
    assert command(tmp_path, "generate").returncode == 0
    found = {each for each in audited(tmp_path) if each[0] != "stale-import"}
    assert found == {
        ("duplicate-definition", "shop/a.py", "Status"),
        ("duplicate-definition", "shop/a.py", "Order"),
        ("copied-definition", "run-me.py", "Status"),
        ("copied-definition", "run-me.py", "Order"),
    }
    answer = command(tmp_path, "audit", "run-me.py")
    assert "import Order from shop.ssot.shop_enums instead" in answer.stdout


def test_a_module_is_named_as_the_code_imports_it(tmp_path: Path) -> None:
    user = "import dataclasses\n\nfrom shop.a import Status\n"
    write_files(
        tmp_path, {"lib/shop/__init__.py": "", "lib/shop/a.py": STATUS, "lib/shop/b.py": user}
    )
    extract(tmp_path, "lib")
    assert "replaces: [shop.a]" in (tmp_path / "spec/enums.yaml").read_text()
