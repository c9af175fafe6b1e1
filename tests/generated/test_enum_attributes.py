"""Attributes, groups and transitions: what each member knows, without a change of its value."""

from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal
from enum import Enum
from types import ModuleType

import pytest
from support.enum_modules import MakeModule

SPEC = """
enums:
  Status:
    summary: How far an order is.
    base: {base}
    attributes:
      label: str
      colour: {{type: Colour, default: GREY}}
      price: {{type: Decimal | None, default: null}}
      about: {{type: summary, default: Nothing.}}
    members:
      OPEN: {{value: {0}, label: Open, summary: Somebody waits.}}
      SENT: {{value: {1}, label: On its way, colour: RED, price: "1.50"}}
      LOST: {{value: {2}, label: Lost}}
      GONE: {{value: {2}, alias: true}}
    groups:
      CLOSED: [SENT, GONE]
    transitions: {{OPEN: [SENT, GONE], GONE: [OPEN]}}
  Colour:
    summary: Colours.
    members: {{GREY: grey, RED: red}}
dataclasses:
  Order:
    summary: An order.
    fields:
      status: {{type: Status, default: OPEN}}
"""
TEXTS = ("open", "sent", "lost")
BASES = {
    "Enum": TEXTS,
    "StrEnum": TEXTS,
    "str, Enum": TEXTS,
    "IntEnum": (1, 2, 3),
    "int, Enum": (1, 2, 3),
}


@pytest.fixture(params=BASES, scope="module")
def module(request: pytest.FixtureRequest, make_module: MakeModule) -> ModuleType:
    return make_module(SPEC.format(*BASES[request.param], base=request.param))


def test_a_member_knows_its_attributes(module: ModuleType) -> None:
    status = module.Status
    assert [each.label for each in status] == ["Open", "On its way", "Lost"]
    assert status.GONE.label == "Lost"
    assert (status.OPEN.colour, status.SENT.colour) == (module.Colour.GREY, module.Colour.RED)
    assert (status.SENT.price, status.LOST.price) == (Decimal("1.50"), None)
    assert (status.OPEN.about, status.LOST.about) == ("Somebody waits.", "Nothing.")
    with pytest.raises(AttributeError):
        status.OPEN.label = "Ajar"


def test_a_group_is_asked_for_and_listed(module: ModuleType) -> None:
    status = module.Status
    assert [each.is_closed for each in status] == [False, True, True]
    assert status.closed() == frozenset({status.SENT, status.LOST})
    assert type(status.closed()) is frozenset


def test_a_member_can_become_those_that_the_spec_names(module: ModuleType) -> None:
    status = module.Status
    pairs = [(one.name, other.name) for one in status for other in status if one.can_become(other)]
    assert pairs == [("OPEN", "SENT"), ("OPEN", "LOST"), ("LOST", "OPEN")]


def test_the_value_stays_the_value(module: ModuleType) -> None:
    status = module.Status
    value = status.SENT.value
    assert status(value) is status.SENT
    assert [each.name for each in status] == ["OPEN", "SENT", "LOST"]
    assert copy.deepcopy(status.SENT) is status.SENT
    assert module.Order(status.SENT).to_dict() == {"status": value}
    assert json.loads(json.dumps(module.Order(status.SENT).to_dict())) == {"status": value}
    assert module.Order.from_dict({"status": value}).status is status.SENT


def test_members_pickle_as_before(module: ModuleType) -> None:
    member: Enum = module.Status.SENT
    assert pickle.loads(pickle.dumps(member)) is member


def test_members_of_a_flag_have_attributes_too(make_module: MakeModule) -> None:
    module = make_module(
        """
enums:
  Right:
    base: IntFlag
    attributes: {label: str}
    members: {READ: {value: 1, label: Read}, WRITE: {value: 2, label: Write}}
    groups: {CAREFUL: [WRITE]}
"""
    )
    assert module.Right.READ.label == "Read"
    assert (module.Right.WRITE.is_careful, module.Right.READ.is_careful) == (True, False)
    both = module.Right.READ | module.Right.WRITE
    assert not both.is_careful
    with pytest.raises(KeyError):
        _ = both.label


def test_tables_of_enums_with_names_alike_are_kept_apart(make_module: MakeModule) -> None:
    module = make_module(
        """
enums:
  Job:
    attributes: {status_label: {type: str, default: one}}
    members: {A: a}
  JobStatus:
    attributes: {label: {type: str, default: two}}
    members: {A: a}
"""
    )
    assert (module.Job.A.status_label, module.JobStatus.A.label) == ("one", "two")
