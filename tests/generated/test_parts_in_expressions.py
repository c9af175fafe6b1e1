"""Attributes and groups of enums in expressions: what they give, and what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.enum_modules import PROJECT, MakeModule

from ssotgen.app.validate import validate
from ssotgen.settings.settings import Settings

ENUMS = """
enums:
  Status:
    summary: How far an order has come.
    base: str, Enum
    attributes:
      label: str
      weight: {type: int, default: 1}
      until: {type: datetime | None, default: null}
      colour: {type: Colour | None, default: null}
      about: {type: summary, default: ""}
    members:
      OPEN: {value: open, label: Open, summary: Somebody works on it.}
      DONE: {value: done, label: Done, weight: 3, colour: RED}
      READY: {value: done, alias: true}
    groups: {OVER: [READY]}
  Colour:
    summary: Colours of a list.
    attributes: {code: {type: str, default: "#000"}}
    members: {RED: red, BLUE: blue}
  Right:
    summary: What somebody may do.
    base: Flag
    attributes: {label: {type: str, default: x}}
    members: {READ: 1, WRITE: 2}
    groups: {SAFE: [READ]}
dataclasses:
  Order:
    summary: What a customer wants.
    fields:
      status: {type: Status, default: OPEN}
      last: {type: Status | None, default: null}
      right: {type: Right, default: READ}
      now: {type: datetime, default: "2026-01-31T12:00:00+00:00"}
      size: {type: int, default: 1}
      other: {type: Order | None, default: null}
      both: {type: Status | int, default: 1}
      free: {type: Any, default: null}
"""
PROPERTIES = """
    properties:
      is_over: {type: bool, value: status.is_over}
      title: {type: str, value: status.label + "!"}
      load: {type: int, value: status.weight * size}
      was_over: {type: bool, value: last is not None and last.is_over}
      colour: {type: Colour | None, value: status.colour}
      code: {type: str, value: 'status.colour.code if status.colour is not None else ""'}
      code_of_it: {type: str, value: 'colour.code if colour is not None else ""'}
      is_late: {type: bool, value: status.until is not None and status.until < now}
      is_safe: {type: bool, value: right.is_safe}
      about: {type: str, value: status.about}
    checks:
      - {when: status.weight > size + 2, message: Too heavy.}
      - {when: 'not status.is_over and status.label in ("Done", "Open", "")', message: Not done.}
"""


def test_they_are_what_the_members_have(make_module: MakeModule) -> None:
    module = make_module(ENUMS + PROPERTIES)
    order = module.Order(module.Status.READY, module.Status.OPEN, size=2)
    values = order.to_dict()
    assert [values[name] for name in ("is_over", "title", "load", "was_over", "colour")] == [
        True, "Done!", 6, False, "red",
    ]  # fmt: skip
    assert [values[name] for name in ("code", "code_of_it", "is_late", "is_safe", "about")] == [
        "#000", "#000", False, True, "",
    ]  # fmt: skip
    assert module.Order.from_dict(values) == order
    assert order.validate() == []
    assert module.Order(right=module.Right.READ | module.Right.WRITE).is_safe is False
    assert module.Order(module.Status.DONE, size=0).validate() == ["Too heavy."]
    assert module.Order().validate() == ["Not done."]


def found(folder: Path, text: str) -> list[str]:
    """Return the findings of a spec as `rule: message; hint`."""
    (folder / "spec").mkdir()
    (folder / "spec" / "a.yaml").write_text(PROJECT + text, encoding="utf-8")
    result = validate([Settings(root=folder, spec=folder / "spec", output=folder / "out")]).result
    return [f"{each.rule}: {each.message}; {each.hint}" for each in result.findings]


ONLY_PARTS = "only attributes and groups of enums can be read, as in `status.is_closed`"


@pytest.mark.parametrize(
    ("expression", "finding"),
    [
        ("status.is_ovr", "unknown-name: Status has no attribute or group 'is_ovr'; "
         "did you mean `is_over`?"),
        ("status.OVER", "unknown-name: Status has no attribute or group 'OVER'; "
         "did you mean `is_over`?"),
        ("status.value == 'open'", "unknown-name: Status has no attribute or group 'value'; "
         "compare with a member, such as `Status.OPEN`"),
        ("status.closed", "unknown-name: Status has no attribute or group 'closed'; "
         "Status has `label`, `weight`, `until`, `colour`, `about` and `is_over`"),
        ("staus.is_over", "unknown-name: unknown enum 'staus'; did you mean `status.is_over`?"),
        ("status.is_over()", "bad-expression: an expression cannot contain a call; "
         "write `status.is_over`"),
        ("status.label.upper()", "bad-expression: an expression cannot contain a call; "
         "only `len()` can be called"),
        ("status.__class__", "bad-expression: an expression cannot read '.__class__'; "
         f"{ONLY_PARTS}"),
        ("self.status.is_over", "bad-expression: fields are named without `self`; "
         "write `status.is_over`"),
        ("last.is_over", "expression-type: last can be None here; "
         "test for None first, as in `x is not None and x > 1`"),
        ("status.colour.code", "expression-type: status.colour can be None here; "
         "test for None first, as in `x is not None and x > 1`"),
        ("size.real", f"expression-type: an expression cannot read '.real' of int; {ONLY_PARTS}"),
        ("free.x", f"expression-type: an expression cannot read '.x' of Any; {ONLY_PARTS}"),
        ("other.size", "expression-type: an expression cannot read '.size' of Order; "
         f"{ONLY_PARTS}"),
        ("both.is_over", "expression-type: an expression cannot read '.is_over' of Status | int; "
         f"{ONLY_PARTS}"),
        ("right.label", "expression-type: a combination of members of Right has no 'label'; "
         "use a group, or test for members with `in`"),
        ("Status.OPEN.is_over", "expression-type: '.is_over' of Status.OPEN is always the same; "
         "read it of a field, or compare a field with the member"),
        ("status.label > 3", "expression-type: `>` does not work on str and int; "
         "order only values of the same kind, such as two numbers or two dates"),
        ("status.label", "expression-type: expected bool, found str; "
         "change the type of the property to `str`, or the expression"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_reported_once(
    tmp_path: Path, expression: str, finding: str
) -> None:
    text = f"    properties:\n      wrong: {{type: bool, value: {expression!r}}}\n"
    assert found(tmp_path, ENUMS + text) == [finding]


def test_a_part_that_cannot_be_built_is_reported_where_it_is_declared(tmp_path: Path) -> None:
    text = ENUMS.replace("label: str\n", 'label: "list["\n').replace("OVER: [READY]", "OVER: READY")
    text += "    properties: {a: {type: bool, value: status.is_over and status.label == 'x'}}\n"
    rules = [each.partition(":")[0] for each in found(tmp_path, text)]
    assert sorted(rules) == ["bad-type", "wrong-type"]


def test_checks_of_layers_are_held_against_them(tmp_path: Path) -> None:
    layers = """
  Layer:
    summary: What runs together.
    fields:
      name: {type: str}
      layer_type: {type: LayerType}
      status: {type: Status}
      right: {type: Right, default: READ}
    properties:
      load: {type: int, value: status.weight + 1}
    checks:
      - {when: status.is_over and load > 3 and right.is_safe, message: Too much.}
layers:
  definition: Layer
  enum: LayerType
  constant: LAYERS
  standard:
    ONE: {summary: The first one., status: OPEN}
    TWO: {summary: The second one., status: READY}
    TEN: {summary: The last one., status: DONE, right: WRITE}
"""
    assert found(tmp_path, ENUMS + layers) == [
        "layer-check-fails: the layer TWO fails a check of Layer: Too much; "
        "change the layer or the check"
    ]
