"""Dataclasses with the options that `dataclasses` has for classes and fields."""

from __future__ import annotations

import copy
from types import ModuleType

import pytest
from support.enum_modules import MakeModule

SPEC = """
dataclasses:
  Login:
    frozen: true
    keyword_only: true
    slots: true
    order: true
    fields:
      user: {type: str, default: me, deprecated: {since: "2"}}
      token: {type: str, repr: false}
      seen: {type: "list[datetime]", default: [], compare: false}
      tags: {type: "set[str]", default: [a, b], repr: false, compare: false}
    properties: {is_me: {type: bool, value: user == "me", serialize: true}}
    checks: [{when: len(token) < 2, message: The token is too short.}]
  Holder:
    slots: true
    fields:
      login: {type: Login, default: {token: ab}, compare: false}
      a_long_name_for_a_field_with_a_long_default:
        {type: str, default: "a text that is too long for one line of code", repr: false}
"""


@pytest.fixture(scope="module")
def module(make_module: MakeModule) -> ModuleType:
    return make_module(SPEC)


def test_values_are_passed_by_keyword_alone(module: ModuleType) -> None:
    with pytest.raises(TypeError, match="positional"):
        module.Login("me", "ab")
    assert module.Login(token="ab").user == "me"


def test_instances_have_no_other_attributes(module: ModuleType) -> None:
    holder = module.Holder()
    with pytest.raises(AttributeError):
        holder.other = 1
    assert not hasattr(holder, "__dict__")


def test_a_field_can_stay_out_of_repr_and_comparisons(module: ModuleType) -> None:
    login = module.Login(token="ab", tags={"x"})
    assert repr(login) == "Login(user='me', seen=[])"
    assert login == module.Login(token="ab")
    assert hash(login) == hash(module.Login(token="ab"))
    assert login < module.Login(token="b")
    assert module.Holder() == module.Holder(module.Login(token="other"))


def test_data_comes_back(module: ModuleType) -> None:
    data = {"user": "you", "token": "ab", "seen": ["2026-01-31T12:00:00"], "tags": ["x"]}
    login = module.Login.from_dict(data)
    assert login.to_dict() == {**data, "is_me": False}
    assert module.Login.from_dict(login.to_dict()).tags == {"x"}
    assert login.validate() == []
    assert module.Login(token="a").validate() == ["The token is too short."]
    with pytest.raises(ValueError, match="^token is missing"):
        module.Login.from_dict({})
    with pytest.raises(ValueError, match="^tags must be "):
        module.Login(token="ab", tags=3).to_dict()


def test_instances_are_copied(module: ModuleType) -> None:
    holder = module.Holder(module.Login(token="ab"))
    assert copy.deepcopy(holder) == holder


def test_subclasses_with_more_fields_are_refused(module: ModuleType) -> None:
    with pytest.raises(TypeError, match="adds the field more"):
        type("More", (module.Holder,), {"__annotations__": {"more": "int"}})
