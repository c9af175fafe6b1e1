"""from_dict() undoes to_dict() at the edges too: what cannot come back is refused with its path."""

from __future__ import annotations

from support.inverse_records import SPEC, comes_back

import json
import sys
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone, tzinfo
from types import ModuleType
from typing import Any

import pytest
from support.enum_modules import MakeModule


@pytest.fixture(scope="module")
def module(make_module: MakeModule) -> ModuleType:
    return make_module(SPEC)


class Zone(tzinfo):
    """A zone with an offset that is not of whole minutes, as there were before 1900."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        return timedelta(minutes=53, seconds=28)

    def dst(self, moment: datetime | None) -> None:
        return None

    def tzname(self, moment: datetime | None) -> str:
        return "LMT"


def test_what_the_data_says_of_a_property_is_checked(module: ModuleType) -> None:
    data = {"litres": 10, "is_large": True, "double": 20, "inverse": 0.1, "again": None}
    assert module.Order.from_dict(data) == module.Order(10.0)
    assert module.Order.from_dict({"litres": 10, "double": 20.0}) == module.Order(10.0)
    moment = "2031-05-01T09:30:00"
    order = module.Order.from_dict(
        {"litres": 1, "begun": moment + "Z", "again": moment.replace("T09", "T11") + "+02:00"}
    )
    assert comes_back(order)
    assert comes_back(module.Order(float("inf")))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"is_large": "nonsense"}, "orders.a.is_large must be bool, not 'nonsense'"),
        ({"is_large": 1}, "orders.a.is_large must be bool, not 1"),
        ({"is_large": False},
         "orders.a.is_large must be what the fields give, True, not False"),
        ({"double": 21}, "orders.a.double must be what the fields give, 20.0, not 21"),
        ({"litres": 0, "inverse": 1}, "orders.a.inverse cannot be derived: float division by zero"),
        ({"again": "2031-05-01T09:30:00Z"},
         "orders.a.again must be what the fields give, None, not '2031-05-01T09:30:00Z'"),
    ],
)  # fmt: skip
def test_another_value_for_a_property_is_refused(
    module: ModuleType, change: dict[str, object], message: str
) -> None:
    with pytest.raises(ValueError) as caught:
        module.Shelf.from_dict({"orders": {"a": {"litres": 10} | change}})
    assert str(caught.value).replace("float division", "division") == message.replace(
        "float division", "division"
    )


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2031-05-01T09:30:00", datetime(2031, 5, 1, 9, 30)),
        ("2031-05-01 09:30:00", datetime(2031, 5, 1, 9, 30)),
        ("2031-05-01T09:30:00Z", datetime(2031, 5, 1, 9, 30, tzinfo=timezone.utc)),
        ("2031-05-01T09:30:00+00:00", datetime(2031, 5, 1, 9, 30, tzinfo=timezone.utc)),
        ("2031-05-01T09:30:00-00:00", datetime(2031, 5, 1, 9, 30, tzinfo=timezone.utc)),
        ("2031-05-01T09:30:00.5Z", datetime(2031, 5, 1, 9, 30, 0, 500_000, timezone.utc)),
        ("2031-05-01T09:30:00.123456789", datetime(2031, 5, 1, 9, 30, 0, 123_456)),
        ("2031-05-01T09:30:00.12345", datetime(2031, 5, 1, 9, 30, 0, 123_450)),
        ("2031-05-01T09:30:00.001-08:00",
         datetime(2031, 5, 1, 9, 30, 0, 1000, timezone(timedelta(hours=-8)))),
        ("0001-01-01T00:00:00", datetime.min),
        ("9999-12-31T23:59:59.999999", datetime.max),
    ],
)  # fmt: skip
def test_dates_and_times_are_read_alike_everywhere(
    module: ModuleType, text: str, moment: datetime
) -> None:
    read = module.Times.from_dict({"at": text}).at
    assert (read, read.utcoffset()) == (moment, moment.utcoffset())


@pytest.mark.parametrize(
    "text",
    [
        "", "now", "2031-05-01", "2020-01-01Z", "2020-01-01-08:00", "2031-05-01T09", "20310501T093000",
        "2031-05-01T09:30", "2031-W18-4T09:30:00", "2031-05-01t09:30:00z", "2031-05-01T09:30:00z",
        "2031-05-01_09:30:00", "2031-05-01T09:30:00.", "2031-05-01T09:30:00.1234567890",
        "2031-05-01T09:30:00,5", "2031-05-01T09:30:00+01", "2031-05-01T09:30:00+0100",
        "2031-05-01T09:30:00+01:00:30", "2031-05-01T09:30:00+24:00", "2031-05-01T09:30:00+00:60",
        "2031-05-01T24:00:00", "2031-05-01T09:60:00", "2031-05-01T09:30:60", "2031-02-29T00:00:00",
        "2031-13-01T00:00:00", "0000-01-01T00:00:00", " 2031-05-01T09:30:00", "2031-05-01T09:30:00\n",
        "2031-05-01T09:30:00 Z", "٢٠٣١-05-01T09:30:00", "2031-05-01T09:30:0x",
    ],
)  # fmt: skip
def test_no_other_form_of_a_date_and_time_is_read(module: ModuleType, text: str) -> None:
    with pytest.raises(ValueError, match=r"^at must be a date and time in RFC 3339, such as "):
        module.Times.from_dict({"at": text})


def test_every_date_and_time_comes_back(module: ModuleType) -> None:
    for zone in (None, timezone.utc, timezone(timedelta(hours=-23, minutes=-59)), Zone()):
        for moment in (datetime(1850, 1, 1, 1, 2, 3, tzinfo=zone), datetime(2031, 5, 1, tzinfo=zone)):
            for microsecond in (0, 1, 120_000, 999_999):
                times = module.Times(moment.replace(microsecond=microsecond), later=moment)
                assert times.validate() == []
                assert comes_back(times)
    assert module.Times(datetime(1850, 1, 1, 1, tzinfo=Zone())).to_dict()["at"] == (
        "1850-01-01T00:06:32+00:00"
    )


def test_every_duration_comes_back_or_is_told(module: ModuleType) -> None:
    for rest in (
        timedelta.min,
        timedelta.resolution,
        -timedelta.resolution,
        timedelta(days=999_999_999),
        timedelta(seconds=2**33, microseconds=-1),
        timedelta(days=200_000, microseconds=500_000),
    ):
        times = module.Times(datetime.min, rest, pauses=[rest])
        assert times.validate() == []
        assert comes_back(times)
    for rest in (timedelta.max, timedelta(days=200_000, microseconds=1)):
        times = module.Times(datetime.min, pauses=[rest])
        message = f"pauses[0] must be a duration that a float of seconds holds, not {rest!r}"
        assert times.validate() == [message]
        with pytest.raises(ValueError) as caught:
            times.to_dict()
        assert str(caught.value) == message
    for seconds in (86400000000000.0, -1e15, float("nan"), float("inf"), True, "1", None):
        with pytest.raises(ValueError, match="^rest must be a number of seconds within"):
            module.Times.from_dict({"at": "2031-05-01T09:30:00", "rest": seconds})


NOT_PLAIN = [
    datetime(2020, 1, 1), {1}, (1, 2), float("nan"), float("inf"), b"x", object(), timedelta(1),
]  # fmt: skip


@pytest.mark.parametrize("value", NOT_PLAIN, ids=lambda value: type(value).__name__)
def test_any_holds_nothing_but_plain_data(module: ModuleType, value: object) -> None:
    for where, event in (
        ("data.x", module.Event(data={"x": value})),
        ("data.x[1].y", module.Event(data={"x": [1, {"y": value}]})),
        ("any", module.Event(any=value)),
        ("many[0]", module.Event(many=[value])),
    ):
        message = f"{where} must be plain JSON data, not {value!r}"
        assert event.validate() == [message]
        with pytest.raises(ValueError) as caught:
            event.to_dict()
        assert str(caught.value) == message
    with pytest.raises(ValueError) as caught:
        module.Event.from_dict({"data": {"x": value}})
    assert str(caught.value) == f"data.x must be plain JSON data, not {value!r}"


def test_members_and_keys_other_than_text_are_not_plain(module: ModuleType) -> None:
    for member in (module.Status.UP, module.Word.AYE, module.Level.LOW, module.Perm.R):
        assert module.Event({"x": member}).validate() == [
            f"data.x must be plain JSON data, not {member!r}"
        ]
    for key in (1, None, module.Word.AYE, (1,)):
        event = module.Event({"x": {key: 1}})
        assert event.validate() == [f"data.x must have keys of str, not {key!r}"]
        with pytest.raises(ValueError, match=r"^data\.x must have keys of str, not "):
            event.to_dict()
    assert module.Event([]).validate() == ["data must be dict, not []"]
    assert module.Event(many={}).validate() == ["many must be list, not {}"]


def test_plain_data_of_subclasses_is_written_as_plain_data(module: ModuleType) -> None:
    class Text(str):
        __slots__ = ()

    class Whole(int):
        pass

    class Real(float):
        pass

    values = {Text("a"): [Text("b"), Whole(3), Real(2.5)], "d": defaultdict(int, {"x": 1})}
    event = module.Event(data=OrderedDict(values))
    assert event.validate() == []
    data = event.to_dict()["data"]
    assert data == {"a": ["b", 3, 2.5], "d": {"x": 1}} == values
    kinds = [type(each) for each in (data, *data, *data["a"], data["d"])]
    assert kinds == [dict, str, str, str, int, float, dict]
    assert comes_back(event)


def test_data_in_any_is_copied_all_the_way(module: ModuleType) -> None:
    given = {"x": [{"y": [1]}]}
    event = module.Event.from_dict({"data": given})
    given["x"][0]["y"].append(2)
    assert event.data == {"x": [{"y": [1]}]}
    event.to_dict()["data"]["x"][0]["y"].append(2)
    assert event.data == {"x": [{"y": [1]}]}


def test_nan_in_a_set_has_one_place(module: ModuleType) -> None:
    for _ in range(20):
        seen = {3.0, float("nan"), 1, float("-inf"), float("nan"), 2.5}
        written = module.Numbers(seen).to_dict()["seen"]
        assert written[:4] == [float("-inf"), 1, 2.5, 3.0]
        assert [each != each for each in written[4:]] == [True, True]  # noqa: PLR0124


def test_a_whole_number_that_no_float_holds_is_told(module: ModuleType) -> None:
    assert comes_back(module.Numbers(ratio=2**53, seen={12}))
    for number in (2**53 + 1, 10**400):
        message = f"ratio must be a number that a float holds, not {number!r}"
        assert module.Numbers(ratio=number).validate()[0][:60] == message[:60]


def test_flags_have_one_form_without_a_sign(module: ModuleType) -> None:
    perm = module.Perm
    assert module.File(~perm.R).to_dict()["perm"] == 14
    assert module.File(~perm(0)).to_dict()["perm"] == 15
    for inverted in (~perm.R, ~perm(0), ~(perm.R | perm.D), ~perm(4), ~perm(16), perm(-1)):
        assert comes_back(module.File(inverted))
        assert perm(inverted.value) is inverted
        assert ~inverted & perm.W == ~(inverted | ~perm.W)
    assert module.File(perm(32) | perm.W).to_dict()["perm"] == 34
    assert module.File(perms={~perm.R, perm.R}).to_dict()["perms"] == [1, 14]
    for bits in (0, 1, 11, 14, 32, 2**70):
        file = module.File.from_dict({"perm": bits})
        assert file.to_dict()["perm"] == bits
        assert file.validate() == []
        assert comes_back(file)
    for bits in (-1, -2, True, 1.0, "1"):
        with pytest.raises(ValueError, match="^perm must be the value of a member of Perm, not "):
            module.File.from_dict({"perm": bits})


def test_a_message_names_all_members_of_a_flag(module: ModuleType) -> None:
    known = "known are 0, 1, 2, 3$"
    with pytest.raises(ValueError, match=f"^mode must be .* member of Mode, not 4; {known}"):
        module.Pin.from_dict({"mode": 4})
