"""Attributes, groups and transitions of enums as symbols: `usages`, `rename` and `remove`."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli_command import command
from support.generated_project import generate
from support.renaming import ran, read, write

SPEC = """\
project: {name: paint, package: acme.ssot, summary: Facts., version: "1.0"}
enums:
  Status:
    summary: How far it is.
    attributes:
      label: str   # what people read
      colour: {type: Colour, default: GREY}
    members:
      OPEN: {value: open, label: label}
      CLOSED: {value: closed, label: Done, colour: GREEN}
      LOST: {value: lost, "label": Lost}
    groups:
      CLOSED: [CLOSED, LOST]
      Bad: {members: [LOST]}
    transitions: {OPEN: [CLOSED, LOST]}
  Colour: {summary: Colours., members: {GREY: grey, GREEN: green}}
dataclasses:
  Order:
    summary: An order.
    fields: {status: {type: Status, default: OPEN}, label: {type: str, default: x}}
    properties:
      is_over: {type: bool, value: status.is_closed or label == status.label}
      closed: {type: bool, value: not is_over}
"""
USES = """\
from acme.ssot.paint_enums import Order, Status


class Other:
    label = "other"
    is_closed = True


def shown(status: Status, order: Order, other: Other, unknown) -> None:
    print(status.label, order.status.label, order.label, other.label, unknown.label)
    print(status.is_closed, status.can_become(Status.LOST), other.is_closed)


print(Status.OPEN.label, Status("lost").label, Status["CLOSED"].label, Status.CLOSED.value)
print([status.label for status in Status], sorted(Status.closed(), key=str) == [], Status.closed)
for each in sorted(Status.closed(), key=lambda one: one.value):
    print(each.label, each.is_closed, Status.LOST.is_closed)
match Status.LOST:
    case Status(label="Lost"):
        print("lost")
print(getattr(Status.OPEN, "label"), Status.OPEN.can_become(Status.CLOSED))
shown(Status.OPEN, Order(), Other(), Other())
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "paint.yaml").write_text(SPEC)
    (tmp_path / "ssotgen.toml").write_text('sources = ["src"]\n')
    (tmp_path / "src").mkdir()
    generate(tmp_path)
    write(tmp_path, uses=USES)
    return tmp_path


def spec_of(project: Path) -> str:
    return (project / "spec" / "paint.yaml").read_text()


def test_uses_of_attributes_groups_and_transitions_are_listed(project: Path) -> None:
    done = command(project, "usages", "Status.label", "Status.CLOSED")
    assert done.stdout.splitlines() == [
        "src/uses.py:10:18: likely    Status.label",
        "src/uses.py:10:38: likely    Status.label",
        "src/uses.py:14:19: read      Status.label",
        "src/uses.py:14:41: read      Status.label",
        "src/uses.py:14:48: subscript Status.CLOSED",
        "src/uses.py:14:65: read      Status.label",
        "src/uses.py:14:72: read      Status.CLOSED",
        "src/uses.py:15:15: likely    Status.label",
        "src/uses.py:17:16: likely    Status.label",
        "src/uses.py:19:17: pattern   Status.label",
        "src/uses.py:21:29: read      Status.label",
        "src/uses.py:21:61: read      Status.CLOSED",
    ]
    done = command(project, "usages", "Status.closed", "Status.can_become", "--count")
    assert done.stdout.splitlines() == [
        "Status.is_closed: 4 certain, 2 likely, 0 in text; 1 file",
        "Status.can_become: 1 certain, 1 likely, 0 in text; 1 file",
    ]


def test_unused_are_the_parts_that_nothing_asks_for(project: Path) -> None:
    done = command(project, "usages", "--unused")
    assert done.stdout.split() == [
        "Colour",
        "Colour.GREY",
        "Colour.GREEN",
        "Status.colour",
        "Status.is_bad",
        "Order.is_over",
    ]


def test_an_attribute_is_renamed_in_the_spec_and_where_it_is_read(project: Path) -> None:
    before = ran(project, "uses")
    done = command(project, "rename", "Status.label", "title", "--likely", "--write")
    assert done.returncode == 0, done.stdout
    text = SPEC.replace("label: label", "title: label").replace('"label"', '"title"')
    text = text.replace("label: Done", "title: Done").replace("label: str  ", "title: str  ")
    text = text.replace("status.label", "status.title")
    assert spec_of(project) == text
    assert ran(project, "uses") == before
    assert read(project, "uses").count("label") == 4  # of another class, and of unknown ones


@pytest.mark.parametrize(
    "names", [("is_closed", "is_over"), ("closed", "OVER"), ("is_closed", "over")]
)
def test_a_group_is_renamed_by_each_of_its_names(project: Path, names: tuple[str, str]) -> None:
    before = ran(project, "uses")
    old, new = (f"Status.{name}" for name in names)
    done = command(project, "rename", old, new, "--likely", "--write")
    assert done.returncode == 0, done.stdout
    text = SPEC.replace("CLOSED: [CLOSED, LOST]\n      B", "OVER: [CLOSED, LOST]\n      B")
    assert spec_of(project) == text.replace("status.is_closed", "status.is_over")
    assert ran(project, "uses") == before.replace("Status.closed", "Status.over")
    assert read(project, "uses").count("is_over") == 3


def test_the_name_of_a_member_is_that_of_the_member(project: Path) -> None:
    assert command(project, "rename", "Status.CLOSED", "DONE", "--write").returncode == 0
    assert "groups:\n      CLOSED: [DONE, LOST]" in spec_of(project)


def test_the_name_of_the_method_of_transitions_is_fixed(project: Path) -> None:
    done = command(project, "rename", "Status.can_become", "may_become")
    assert "the name of Status.can_become is part of the language" in done.stdout


def test_a_name_that_the_class_has_is_refused(project: Path) -> None:
    done = command(project, "rename", "Status.label", "colour", "--write")
    assert done.returncode == 1 and spec_of(project) == SPEC
    done = command(project, "rename", "Status.label", "LOST", "--write")
    assert done.returncode == 1 and spec_of(project) == SPEC


def test_what_is_not_used_is_removed_with_what_members_have_for_it(project: Path) -> None:
    assert command(project, "remove", "Status.label").returncode == 1
    assert command(project, "remove", "Status.colour", "--write").returncode == 0
    assert "colour" not in spec_of(project)
    assert command(project, "remove", "Status.is_bad", "--write").returncode == 0
    assert "Bad" not in spec_of(project)
    write(project, uses="")
    done = command(project, "remove", "Status.is_closed", "--format", "concise")
    assert "spec/paint.yaml:20:43: SSG947" in done.stdout, done.stdout
    (project / "spec" / "paint.yaml").write_text(spec_of(project).partition("    properties")[0])
    for name in ("Status.label", "Status.is_closed", "Status.can_become"):
        assert command(project, "remove", name, "--write").returncode == 0, name
    enum = spec_of(project).partition("dataclasses")[0]
    assert not [each for each in ("label:", "attributes", "groups", "trans") if each in enum]
    assert command(project, "check").returncode == 0


def test_specs_that_import_the_enum_are_named(tmp_path: Path) -> None:
    (tmp_path / "ssotgen.toml").write_text('[workspace]\nmembers = ["shared", "pay"]\n')
    for name in ("shared", "pay"):
        (tmp_path / name / "spec").mkdir(parents=True)
        (tmp_path / name / "ssotgen.toml").write_text("")
    (tmp_path / "shared" / "spec" / "paint.yaml").write_text(SPEC)
    (tmp_path / "pay" / "spec" / "pay.yaml").write_text(
        "project: {name: pay, package: acme.pay, summary: Pay., imports: {shared: ../shared}}\n"
        "dataclasses:\n"
        "  Payment:\n"
        "    summary: What somebody paid.\n"
        "    fields: {status: {type: shared.Status, default: OPEN}}\n"
        "    properties: {is_over: {type: bool, value: status.is_closed}}\n"
    )
    done = command(tmp_path / "shared", "rename", "Status.is_closed", "OVER")
    assert "pay.yaml:6:54: SSG948 [rename-left-over] warning: this names Status.is_closed" in (
        done.stdout
    )
    assert "write the new name, is_over, here as well" in done.stdout
    assert command(tmp_path / "shared", "remove", "Status.is_closed").returncode == 1
