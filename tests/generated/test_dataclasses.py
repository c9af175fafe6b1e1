"""Generated dataclasses: fresh defaults, properties, checks, and bad data told by its path."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import typing
from datetime import datetime, timedelta, timezone
from types import ModuleType
from typing import Any

import pytest
from support.enum_modules import MakeModule

SPEC = """
enums:
  Kind: {members: {UNIT: unit, END: end}}
  Level: {base: IntEnum, members: {LOW: 1, HIGH: 2}}
  Right: {base: Flag, members: {READ: 1, WRITE: 2}}
dataclasses:
  Config:
    summary: How it runs.
    fields:
      category: {type: Kind}
      environment: {type: str, default: development}
      minutes: {type: int, default: 30, minimum: 1}
      cpu: {type: int | None, default: null, minimum: 1, maximum: 100}
      ratio: {type: float, default: 0.5, minimum: 0, maximum: 1}
      services: {type: "set[str]", default: [redis, postgres], min_items: 1}
      args: {type: "list[str]", default: []}
      env: {type: "dict[str, str]", default: {}}
      anything: {type: "dict[str, Any]", default: {}}
      kinds: {type: "set[Kind]", default: [UNIT, END]}
      level: {type: Level, default: LOW}
      rights: {type: Right, default: READ}
    properties:
      is_long: {type: bool, value: minutes > 60, summary: Whether it is long.}
      hidden: {type: int, value: minutes * 2, serialize: false}
    checks:
      - {when: is_long and category == Kind.UNIT, message: "A \\"unit\\" test {must} be short"}
      - {when: 60 / minutes > 30, message: must not be that short}
  Frozen: {frozen: true, fields: {items: {type: "list[int]", default: [1]}}}
  Result:
    fields:
      config: {type: Config}
      others: {type: "list[Config]", default: []}
      named: {type: "dict[str, Config | None]", default: {}}
      start: {type: datetime, default: "2026-01-31T12:00:00+00:00"}
      end: {type: datetime | None, default: null}
      pause: {type: timedelta, default: 1.5}
    properties:
      duration: {type: timedelta | None, value: end - start if end is not None else None}
    checks:
      - {when: end is not None and end < start, message: it ends before it starts}
"""


@pytest.fixture(scope="module")
def module(make_module: MakeModule) -> ModuleType:
    return make_module(SPEC)


@pytest.fixture
def config(module: ModuleType) -> Any:
    return module.Config(category=module.Kind.UNIT)


def test_defaults_are_fresh_for_each_instance(module: ModuleType, config: Any) -> None:
    config.services.add("kafka")
    config.args.append("-v")
    config.anything["a"] = 1
    other = module.Config(category=module.Kind.UNIT)
    assert (other.services, other.args, other.anything) == ({"redis", "postgres"}, [], {})
    module.Frozen().items.append(2)
    assert module.Frozen() == module.Frozen([1])


def test_to_dict_is_plain_sorted_and_detached(config: Any) -> None:
    config.anything["a"] = {"b": [1]}
    data = config.to_dict()
    assert data["category"] == "unit"
    assert data["services"] == ["postgres", "redis"]
    assert data["kinds"] == ["end", "unit"]
    assert (data["level"], data["rights"], data["is_long"]) == (1, 1, False)
    assert "hidden" not in data
    assert list(data)[:3] == ["category", "environment", "minutes"]
    data["anything"]["a"]["b"].append(2)
    data["args"].append("x")
    assert (config.anything, config.args) == ({"a": {"b": [1]}}, [])


def test_properties_are_computed_and_read_only(module: ModuleType, config: Any) -> None:
    config.minutes = 61
    assert (config.is_long, config.hidden) == (True, 122)
    with pytest.raises(AttributeError):
        config.is_long = False
    result = module.Result(config, end=datetime(2026, 1, 31, 13, tzinfo=timezone.utc))
    assert result.duration == timedelta(hours=1)
    assert result.to_dict()["duration"] == 3600.0


def test_frozen_instances_cannot_be_changed(module: ModuleType) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        module.Frozen().items = []


def test_copies_pickles_and_type_hints_work(module: ModuleType, config: Any) -> None:
    result = module.Result(config, others=[config])
    assert copy.deepcopy(result) == pickle.loads(pickle.dumps(result)) == result
    hints = typing.get_type_hints(module.Result)
    assert hints["others"] == list[module.Config]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"categry": "unit"}, "config.categry is not a key of Config; did you mean 'category'?"),
        ({"category": "unti"}, "config.category must be the value of a member of Kind, not 'unti'"
         "; did you mean 'unit'?"),
        ({"category": None}, "config.category must be the value of a member of Kind, not None"
         "; known are 'unit', 'end'"),
        ({"minutes": True}, "config.minutes must be int, not True"),
        ({"minutes": 1.0}, "config.minutes must be int, not 1.0"),
        ({"ratio": "1"}, "config.ratio must be float, not '1'"),
        ({"services": "abc"}, "config.services must be a list, not 'abc'"),
        ({"args": ["a", 2]}, "config.args[1] must be str, not 2"),
        ({"env": {"X": None}}, "config.env.X must be str, not None"),
        ({"env": {1: "x"}}, "config.env must have keys of str, not 1"),
        ({"kinds": ["unit", []]}, "config.kinds[1] must be the value of a member of Kind, not []"
         "; known are 'unit', 'end'"),
        ({"level": True}, "config.level must be the value of a member of Level, not True"
         "; known are 1, 2"),
        ({"rights": "x"}, "config.rights must be the value of a member of Right, not 'x'"
         "; known are 1, 2"),
        ({"rights": -1}, "config.rights must be the value of a member of Right, not -1"
         "; did you mean 1?"),
    ],
)  # fmt: skip
def test_bad_data_is_told_by_path(
    module: ModuleType, config: Any, change: dict[str, object], message: str
) -> None:
    data = module.Result(config).to_dict()
    data["config"] |= change
    with pytest.raises(ValueError) as caught:
        module.Result.from_dict(data)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "config is missing"),
        ({"config": {}}, "config.category is missing"),
        ({"config": 3}, "config must be a mapping, not 3"),
        ({"config": {"category": "unit"}, "others": [{}]}, "others[0].category is missing"),
        ({"config": {"category": "unit"}, "named": {"x": {}}}, "named.x.category is missing"),
        ({"config": {"category": "unit"}, "start": "now"},
         "start must be a date and time in RFC 3339, such as 2031-05-01T09:30:00Z, not 'now'"),
        ({"config": {"category": "unit"}, "pause": 1e300},
         "pause must be a number of seconds within 999999999 days, not 1e+300"),
        ([], "Result must be a mapping, not []"),
    ],
)  # fmt: skip
def test_missing_and_ill_typed_data_is_told(module: ModuleType, data: Any, message: str) -> None:
    with pytest.raises(ValueError) as caught:
        module.Result.from_dict(data)
    assert str(caught.value) == message


def test_reading_takes_defaults_and_whole_numbers_for_floats(module: ModuleType) -> None:
    data = {"category": "end", "is_long": False, "rights": 3, "ratio": 1}
    config = module.Config.from_dict(data)
    expected = module.Config(module.Kind.END, rights=module.Right.READ | module.Right.WRITE)
    assert config == dataclasses.replace(expected, ratio=1.0)
    assert isinstance(config.ratio, float)
    with pytest.raises(ValueError, match="hidden is not a key"):
        module.Config.from_dict({"category": "end", "hidden": 1})
    read = module.Result.from_dict({"config": data, "start": "2026-01-31T12:00:00Z"})
    assert read.start == datetime(2026, 1, 31, 12, tzinfo=timezone.utc)


def test_an_int_too_large_for_a_float_is_told(module: ModuleType) -> None:
    with pytest.raises(ValueError, match="ratio must be small enough for a float"):
        module.Config.from_dict({"category": "end", "ratio": 10**400})


class _Unwritable:
    def __repr__(self) -> str:
        raise RuntimeError


@pytest.mark.parametrize("value", [10**5000, _Unwritable()], ids=["int", "object"])
def test_values_that_cannot_be_written_out_are_told_by_their_type(
    module: ModuleType, config: Any, value: Any
) -> None:
    told = f"a value of type {type(value).__name__}"
    with pytest.raises(ValueError) as caught:
        module.Config.from_dict({"category": value})
    assert f"category must be the value of a member of Kind, not {told}" in str(caught.value)
    with pytest.raises(ValueError, match=f"^{told} is not a key of Config; known are"):
        module.Config.from_dict({value: 1})
    config.environment, config.cpu, config.anything = value, None, {"any": value}
    issues = [
        f"environment must be str, not {told}",
        f"anything.any must be plain JSON data, not {told}",
    ]
    assert config.validate() == issues[: 1 if isinstance(value, int) else 2]


def test_a_limit_is_told_for_an_int_of_any_length(config: Any) -> None:
    config.cpu = 10**5000
    assert config.validate() == ["cpu must be at most 100, not a value of type int"]


def test_validate_names_each_issue(module: ModuleType, config: Any) -> None:
    assert config.validate() == []
    config.minutes, config.cpu, config.services, config.ratio = 0, 101, set(), float("nan")
    assert config.validate() == [
        "minutes must be at least 1, not 0",
        "cpu must be at most 100, not 101",
        "ratio must be at least 0, not nan",
        "ratio must be at most 1, not nan",
        "services must have at least 1 item, not 0",
        "must not be that short (could not be checked: division by zero)",
    ]
    assert module.Config(module.Kind.UNIT, minutes=61).validate() == [
        'A "unit" test {must} be short'
    ]


def test_validate_looks_into_nested_dataclasses(module: ModuleType, config: Any) -> None:
    bad = module.Config(module.Kind.END, minutes=0)
    result = module.Result(config, others=[config, bad], named={"a": bad, "b": None})
    issues = result.validate()
    assert "others[1].minutes must be at least 1, not 0" in issues
    assert "named.a.minutes must be at least 1, not 0" in issues
    bad.minutes = 61
    bad.category = module.Kind.UNIT
    assert result.validate() == [
        'others[1]: A "unit" test {must} be short',
        'named.a: A "unit" test {must} be short',
    ]


def test_validate_never_raises_for_values_of_a_wrong_type(module: ModuleType) -> None:
    names = [field.name for field in dataclasses.fields(module.Config)]
    wrong = [None, "x", 1.5, True, object(), [1], {1: 2}, {1, "a"}]
    for name in names:
        for value in wrong:
            config = module.Config(module.Kind.UNIT)
            setattr(config, name, value)
            assert all(isinstance(issue, str) for issue in config.validate())
    config = module.Config("unit", minutes="5", services={1}, env={"a": 2}, cpu=True)
    assert config.validate() == [
        "category must be Kind, not 'unit'",
        "minutes must be int, not '5'",
        "cpu must be int, not True",
        "services: an item must be str, not 1",
        "env.a must be str, not 2",
    ]
    aware, naive = datetime.now(timezone.utc), datetime.now()
    mixed = module.Result(module.Config(module.Kind.UNIT), start=aware, end=naive)
    assert mixed.validate()[0].startswith("it ends before it starts (could not be checked: ")
