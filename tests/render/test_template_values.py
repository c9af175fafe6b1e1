"""What templates of a project's own outputs are shown has all that the spec says."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from support.enum_modules import read_spec

from ssotgen.render.custom.make_views import spec_view
from ssotgen.render.custom.views import SpecView

SPEC = """\
project: {name: shop, package: acme.ssot, summary: What it shares., version: "1.2"}
features:
  cache:
    summary: A cache.
    imports: {redis: [Redis, "ConnectionPool as Pool"]}
    requires: ["redis>=5"]
    extra: cache
    settings: {sizes: [1, 2]}
    disabled_by: NO_CACHE
enums:
  Colour:
    summary: What paint can look like.
    deprecated: {since: "1.1", use: Paint, reason: It fades., remove_in: "2.0"}
    members: {RED: red, CRIMSON: {value: red, alias: true}}
    fallback: RED
  Right: {base: Flag, members: {READ: 1, WRITE: 2}}
  Stage:
    attributes: {label: str, colour: {type: Colour | None, default: null, summary: Its colour.}}
    members:
      CUT: {value: cut, label: Cut, colour: RED}
      DRY: {value: dry, label: Drying}
      DRIED: {value: dry, alias: true}
    groups: {INSIDE: {members: [DRIED, CUT], summary: In the mill.}}
    transitions: {CUT: [DRIED]}
dataclasses:
  Order:
    unknown: ignore
    frozen: true
    fields:
      size: {type: int, minimum: 1, maximum: 9, was: [volume]}
      colours: {type: "dict[str, list[Colour | None]] | None", default: {door: [RED]}, min_items: 1}
      line: {type: Line | None, default: {}}
      due: {type: date, default: "2031-05-01"}
      mode: {type: 'Literal["on", "off"]', default: "on"}
    properties: {twice: {type: int, value: size * 2, serialize: true}}
    checks: [{when: size > 5, message: Too much.}]
  Line: {fields: {right: {type: Right, default: READ}}}
  Room: {fields: {name: {type: str}, wait: {type: timedelta, default: 90}}}
layers:
  definition: Room
  enum: Rooms
  constant: ROOMS
  standard: {HALL: {summary: Where guests come in., wait: 0.5}}
"""


@pytest.fixture
def view(tmp_path: Path) -> SpecView:
    return spec_view(read_spec(tmp_path / "spec", SPEC))


def test_a_feature(view: SpecView) -> None:
    (feature,) = view.features
    assert (feature.name, feature.variable, feature.disabled_by) == (
        "cache", "SHOP_CACHE_AVAILABLE", "NO_CACHE",
    )  # fmt: skip
    assert feature.imports == {"redis": ("Redis", "ConnectionPool")}
    assert (feature.extra, feature.requires) == ("cache", ("redis>=5",))
    assert feature.settings == {"sizes": [1, 2]}
    assert type(feature.settings) is dict


def test_enums_and_their_members(view: SpecView) -> None:
    colour, right, rooms, _ = view.enums
    assert [(each.name, each.value, each.is_alias) for each in colour.members] == [
        ("RED", "red", False), ("CRIMSON", "red", True),
    ]  # fmt: skip
    assert (colour.base, colour.is_flag, colour.fallback) == ("Enum", False, "RED")
    assert colour.deprecated is not None
    assert (colour.deprecated.use, colour.deprecated.remove_in) == ("Paint", "2.0")
    assert (right.base, right.is_flag, right.deprecated) == ("Flag", True, None)
    assert [each.name for each in rooms.members] == ["HALL"]
    assert colour.location.line == 11


def test_attributes_groups_and_transitions(view: SpecView) -> None:
    stage = view.enums[3]
    label, colour = stage.attributes
    assert (label.name, label.type.text, label.summary) == ("label", "str", "")
    assert (colour.type.kind, colour.type.name, colour.summary) == ("enum", "Colour", "Its colour.")
    assert [(each.name, each.attributes, each.next) for each in stage.members] == [
        ("CUT", {"label": "Cut", "colour": "red"}, ("DRY",)),
        ("DRY", {"label": "Drying", "colour": None}, ()),
        ("DRIED", {"label": "Drying", "colour": None}, ()),
    ]
    (inside,) = stage.groups
    assert (inside.name, inside.property, inside.members) == ("INSIDE", "is_inside", ("CUT", "DRY"))
    assert (inside.summary, stage.has_transitions) == ("In the mill.", True)
    assert not view.enums[0].has_transitions


def test_types_of_fields(view: SpecView) -> None:
    order = view.dataclasses[1]
    size, colours, line, due, mode = (field.type for field in order.fields)
    assert (size.kind, size.name, size.is_optional, size.item) == ("scalar", "int", False, None)
    assert (colours.kind, colours.name, colours.is_optional) == ("mapping", "dict", True)
    assert colours.text == "dict[str, list[Colour | None]] | None"
    assert colours.item is not None and colours.item.item is not None
    assert (colours.item.kind, colours.item.item.kind) == ("list", "enum")
    assert colours.item.item.is_optional
    assert (line.kind, line.name, line.is_optional) == ("dataclass", "Line", True)
    assert (due.kind, due.name) == ("scalar", "date")
    assert (mode.kind, mode.values) == ("literal", ("on", "off"))


def test_what_fields_say(view: SpecView) -> None:
    order = view.dataclasses[1]
    size, colours, line, due, _ = order.fields
    assert (size.minimum, size.maximum, size.has_default) == (1, 9, False)
    assert size.former_names == ("volume",)
    assert (colours.default, colours.min_items) == ({"door": ["red"]}, 1)
    assert (line.default, due.default) == ({"right": 1}, "2031-05-01")
    assert (order.is_frozen, order.ignores_unknown) == (True, True)
    assert [(each.condition, each.message) for each in order.checks] == [("size > 5", "Too much.")]
    (twice,) = order.properties
    assert (twice.expression, twice.is_serialized, twice.type.name) == ("size * 2", True, "int")


def test_layers_have_all_values(view: SpecView) -> None:
    (hall,) = view.layers
    assert (hall.name, hall.summary) == ("HALL", "Where guests come in.")
    assert hall.values == {"name": "hall", "wait": 0.5}


def test_the_project(view: SpecView) -> None:
    assert (view.version, view.name, view.package) == (1, "shop", "acme.ssot")
    assert (view.summary, view.project_version) == ("What it shares.", "1.2")


def test_no_view_can_be_changed(view: SpecView) -> None:
    waiting: list[object] = [view]
    while waiting:
        item = waiting.pop()
        assert is_dataclass(item) and not isinstance(item, type)
        for field in fields(item):
            value = getattr(item, field.name)
            values = value if isinstance(value, tuple) else (value,)
            waiting += [each for each in values if is_dataclass(each)]
        with pytest.raises(AttributeError):
            setattr(item, fields(item)[0].name, "")
