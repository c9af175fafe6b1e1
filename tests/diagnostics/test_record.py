"""Records: what a dataclass promises, without what it costs to import one."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from functools import cached_property

import pytest

from ssotgen.diagnostics.record import field, record, replace


@record
class Point:
    """A place with a label that is not compared."""

    x: int
    y: int = 2
    tags: list[str] = field(default_factory=list)
    label: str = field(default="", repr=False, compare=False)

    @property
    def total(self) -> int:
        return self.x + self.y


@record(order=True)
class Version:
    """Two numbers in their order."""

    major: int
    minor: int = 0


@record(frozen=False)
class Counter:
    """A number that changes."""

    count: int = 0


@record(kw_only=True, cached=True)
class Circle:
    """A record with defaults in front, and a cached property."""

    name: str = "circle"
    radius: float

    @cached_property
    def area(self) -> float:
        return 3 * self.radius**2


@record
class Nothing:
    """A record without fields."""


def test_fields_are_given_by_position_or_by_name() -> None:
    point = Point(1, y=5)
    assert (point.x, point.y, point.tags, point.label, point.total) == (1, 5, [], "", 6)
    assert Point(1).tags is not Point(1).tags
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        Point(1, z=2)  # type: ignore[call-arg]


def test_fields_by_name_only() -> None:
    assert Circle(radius=2.0).area == 12
    with pytest.raises(TypeError):
        Circle("disk", 2.0)  # type: ignore[misc]


def test_records_of_a_class_are_equal_if_their_values_are() -> None:
    assert Point(1, label="a") == Point(1, label="b")
    assert Point(1) != Point(2)
    assert Point(1) != (1, 2, [])
    assert Nothing() == Nothing()
    assert len({Version(1), Version(1, 0), Version(2)}) == 2
    assert hash(Nothing()) == hash(Nothing())


def test_order_is_that_of_the_fields() -> None:
    assert sorted([Version(2), Version(1, 3), Version(1)]) == [
        Version(1), Version(1, 3), Version(2),
    ]  # fmt: skip
    assert Version(1) <= Version(1) < Version(2)
    assert Version(2) >= Version(2) > Version(1)
    with pytest.raises(TypeError):
        assert Version(1) < (2, 0)  # type: ignore[operator]


def test_the_repr_is_that_of_a_dataclass() -> None:
    assert repr(Point(1, label="hidden")) == "Point(x=1, y=2, tags=[])"


def test_a_record_cannot_change() -> None:
    point = Point(1)
    with pytest.raises(AttributeError, match="cannot assign to field 'x' of Point"):
        point.x = 3  # type: ignore[misc]
    with pytest.raises(AttributeError, match="cannot delete field 'x' of Point"):
        del point.x
    with pytest.raises(AttributeError):
        point.other = 3  # type: ignore[attr-defined]


def test_a_record_that_may_change_has_no_hash() -> None:
    counter = Counter()
    counter.count += 1
    assert counter == Counter(1)
    with pytest.raises(TypeError):
        hash(counter)


def test_a_copy_with_other_values() -> None:
    assert replace(Point(1, label="a"), y=7).label == "a"
    assert replace(Circle(radius=1.0), radius=2.0).area == 12
    with pytest.raises(TypeError):
        replace(Point(1), z=7)


@pytest.mark.parametrize(
    "item", [Version(1, 2), Counter(3), Circle(radius=1.5), Nothing()], ids=str
)
def test_records_are_copied_and_pickled(item: object) -> None:
    assert pickle.loads(pickle.dumps(item)) == item
    assert copy.copy(item) == item
    assert copy.deepcopy(item) == item


def test_the_standard_library_takes_records_for_dataclasses() -> None:
    assert dataclasses.is_dataclass(Version)
    assert [each.name for each in dataclasses.fields(Version)] == ["major", "minor"]
    assert dataclasses.asdict(Version(1, 2)) == {"major": 1, "minor": 2}
    assert dataclasses.replace(Version(1, 2), minor=3) == Version(1, 3)


def test_fields_are_matched_by_position() -> None:
    match Version(1, 2):
        case Version(major, minor):
            assert (major, minor) == (1, 2)
