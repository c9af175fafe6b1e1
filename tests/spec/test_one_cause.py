"""One cause is one finding: what cannot be read or built is not reported again where it is used."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from ssotgen.app.validate import validate
from ssotgen.settings.settings import Settings

PROJECT = """\
project: {name: shop, package: shop.ssot, summary: What the shop is made of.}
"""
LAYERS = """\
dataclasses:
  Layer:
    summary: What runs together.
    fields:
      name: {type: str}
      layer_type: {type: LayerType | None}
      pace: {type: Pace, default: SLOW}
      minutes: {type: int, default: 30, minimum: 1}
    checks: [{when: minutes > 60 and pace == Pace.FAST, message: That does not go together.}]
enums:
  Pace: {summary: How fast it goes., members: {SLOW: slow, FAST: fast}}
layers:
  definition: Layer
  enum: LayerType
  constant: LAYERS
  standard:
    QUICK: {pace: FAST}
    LONG: {pace: SLOW, minutes: 90}
"""


def found(folder: Path, text: str) -> list[str]:
    """Return the findings of a spec as `line:column rule`."""
    (folder / "spec").mkdir()
    path = folder / "spec" / "shop.yaml"
    path.write_text(PROJECT + textwrap.dedent(text), encoding="utf-8")
    result = validate([Settings(root=folder, spec=folder / "spec", output=folder / "out")]).result
    return [f"{x.location.line}:{x.location.column} {x.rule}" for x in result.findings]


def test_layers_as_they_are_hold(tmp_path: Path) -> None:
    assert found(tmp_path, LAYERS) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # A member that cannot be built: the default, the check and the layers that name it.
        ("FAST: fast", "FAST: 1.5", ["12:66 wrong-type"]),
        ("FAST: fast", "FAST: [fast]", ["12:66 wrong-type"]),
        # An enum or a dataclass that cannot be built: all that is of its type.
        ("Pace: {summary: How fast it goes., members: {SLOW: slow, FAST: fast}}", "Pace: [SLOW]",
         ["12:9 wrong-type"]),
        ("    summary: What runs together.\n", "    summary: What runs together.\n    frozen: 3\n",
         ["5:13 wrong-type"]),
        # A field whose type cannot be read: the check and the layers that name it.
        ("minutes: {type: int, default: 30, minimum: 1}", "minutes: {type: 'List[int]'}",
         ["9:24 bad-type"]),
        ("minutes: {type: int, default: 30, minimum: 1}",
         "minutes: {type: integer, default: 30, minimum: 1}", ["9:23 unknown-type"]),
        ("minutes: {type: int, default: 30, minimum: 1}", "minutes: {type: Integral, default: 3}",
         ["9:23 unknown-type"]),
        # A field that has the layer enum under a misspelt name: the layers that lack it.
        ("layer_type: {type: LayerType | None}", "layer_type: {type: LayerTyp | None}",
         ["7:26 unknown-type"]),
        # An expression that cannot be read or worked out: the layers that would be checked.
        ("minutes > 60 and", "minutes > 60 and and", ["10:38 bad-expression"]),
        ("minutes > 60 and", "pace > 60 and", ["10:28 expression-type"]),
        ("minutes > 60 and", "pase > 60 and", ["10:21 unknown-name"]),
        # A default that does not fit: the layers that have it.
        ("default: SLOW", "default: SLO", ["8:35 unknown-member"]),
        ("default: 30", "default: 0x", ["9:37 bad-default"]),
        # A definition that is something else, or nothing: all its fields.
        ("definition: Layer", "definition: Layr", ["14:15 unknown-type"]),
        ("definition: Layer", "definition: Pace", ["14:15 unknown-type"]),
        # The name of the layer enum is missing: the fields of that type.
        ("  enum: LayerType\n", "", ["17:5 incomplete-layers"]),
        ("  constant: LAYERS\n", "", ["17:5 incomplete-layers"]),
        # A misspelt field of a layer: the field that it was meant for, and the checks.
        ("minutes: 90", "minuts: 90", ["19:24 unknown-layer-field"]),
        # A value that YAML takes for something else: that it does not fit either.
        ("minutes: 90", "minutes: 090", ["19:33 misread-value"]),
        ("default: 30", "default: 1_0", ["9:37 misread-value"]),
        # A layer that is out of limits: its checks.
        ("minutes: 90", "minutes: 0", ["19:33 out-of-range"]),
        ("{pace: SLOW, minutes: 90}", "{pace: FAST, minutes: ninety}", ["19:33 bad-layer-value"]),
    ],
)  # fmt: skip
def test_a_fault_does_not_show_again_where_it_is_used(
    before: str, after: str, expected: list[str], tmp_path: Path
) -> None:
    assert before in LAYERS
    assert found(tmp_path, LAYERS.replace(before, after)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("enums: {Level: {summary: Hm., base: IntEnum, members: {LOW: 012}}}",
         ["2:61 misread-value"]),
        ("enums: {Level: {summary: Hm., base: IntEnum, members: {LOW: {value: 1:30}}}}",
         ["2:69 misread-value"]),
        ("enums: {Right: {summary: Hm., base: Flag, members: {READ: 1, WRITE: [2], BOTH: 3}}}",
         ["2:69 wrong-type"]),
        ("enums: {Colour: {summary: Hm., members: {RED: [], ROSE: {value: red, alias: true}}}}",
         ["2:47 wrong-type"]),
        ("enums: {Colour: {summary: Hm., members: [RED]}}", ["2:41 wrong-type"]),
        ("features: {docker: {summary: Hm., hint: Hm., imports: [docker]}}", ["2:55 wrong-type"]),
        ("features: {docker: {summary: Hm., hint: Hm., probe: {udp: 3}}}", ["2:54 unknown-key"]),
        ("dataclasses: {P: {summary: Hm., fields: {x: {type: datetime, default: 2026-13}}}}",
         ["2:71 bad-default"]),
        ("dataclasses: {Parcel: {summary: Hm., fields: {next: {type: Parcl}}}}",
         ["2:60 unknown-type"]),
        ("project: {name: other, package: x, summary: Twice.}", ["2:1 duplicate-key"]),
    ],
)  # fmt: skip
def test_a_fault_is_told_once(text: str, expected: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, text) == expected


def test_five_faults_of_one_file_are_all_told(tmp_path: Path) -> None:
    text = """\
    enums:
      Colour: {summary: Of a parcel., members: {RED: red, ROSE: red}}
    dataclasses:
      Parcel:
        summary: What is sent.
        fields:
          colour: {type: Color}
          weight: {type: int, default: heavy}
          class: {type: str, default: ""}
    features:
      docker: {summary: Hm., hint: Hm., imprts: {docker: [from_env]}, imports: {docker: []}}
    """
    assert found(tmp_path, text) == [
        "3:61 duplicate-value",
        "8:22 unknown-type",
        "9:36 bad-default",
        "10:7 bad-name",
        "12:37 unknown-key",
    ]


def test_a_value_that_is_misread_in_a_nested_default_is_told_once(tmp_path: Path) -> None:
    text = """\
    dataclasses:
      Parcel: {summary: Hm., fields: {a: {type: "list[str]", default: [on, off]}}}
    """
    assert found(tmp_path, text) == ["3:68 misread-value", "3:72 misread-value"]


UNION = """\
dataclasses:
  Card:
    summary: Paid by card.
    fields:
      digits: {type: str, default: ""}
      method: {type: 'Literal["credit"]', default: credit}
  Cash:
    summary: Paid in coins.
    fields: {method: {type: 'Literal["cash"]', default: cash}}
  Bill:
    summary: What a customer pays.
    fields:
      paid_by: {type: Card | Cash, tag: method, default: {method: cash}}
"""


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("tag: method", "tag: methd", ["14:41 bad-union"]),
        ("tag: method", "tag: digits", ["14:41 bad-union"]),
        ("tag: method", "tag: 3", ["14:41 wrong-type"]),
        ("tag: method", "tag: [method]", ["14:41 wrong-type"]),
        ("tag: method", 'tag: ""', ["14:41 empty-value"]),
        (" tag: method,", "", ["14:23 bad-union"]),
        ('Literal["cash"]\', default: cash', 'Literal["credit"]\'', ["14:41 bad-union"]),
    ],
)
def test_a_bad_tag_is_reported_alone(
    tmp_path: Path, before: str, after: str, expected: list[str]
) -> None:
    assert before in UNION
    head, _, tail = UNION.rpartition(before)
    assert found(tmp_path, head + after + tail) == expected


ENUM = """\
enums:
  Status:
    summary: How far it is.
    attributes: {label: str}
    members: {OPEN: {value: open, label: Open}, DONE: {value: done, label: Done}}
    groups: {OVER: [DONE]}
    transitions: {OPEN: [DONE]}
    fallback: OPEN
"""


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", []),
        # An attribute with a fault of its own: what its members lack is not known.
        ("label: str", "label: string, size: string", ["5:25 unknown-type", "5:39 unknown-type"]),
        ("{label: str}", "{label: str, size: {type: int, optional: true}}",
         ["5:48 unknown-key"]),
        ("{label: str}", "{label: str, value: str}", ["5:30 attribute-name-taken"]),
        # What all of the members lack is missing once.
        ("{label: str}", "{label: str, size: int}", ["5:30 bad-attribute"]),
        ("Done}", "Done, size: 1}", ["6:82 unknown-key"]),
        ("Open}, DONE: {value: done, label: Done}",
         "Open, size: 1}, DONE: {value: done, label: Done, size: 2}", ["6:48 unknown-key"]),
        # A name that is wrong may be the one that seems to be missing.
        ("OPEN: [DONE]", "OPEN: [DON]", ["8:26 bad-transition"]),
        ("OVER: [DONE]", "OVER: [DON]", ["7:21 bad-group"]),
        ("OVER: [DONE]", "is_over: [DONE]", ["7:14 bad-group"]),
        ("fallback: OPEN", "fallback: [OPEN]", ["9:15 wrong-type"]),
        ("fallback: OPEN", "fallback: open", ["9:15 bad-fallback"]),
        ("fallback: OPEN", "base: [str, Enum]", ["9:11 wrong-type"]),
        ("Open}", "Open, groups: [OVER]}", ["6:48 unknown-key"]),
    ],
)  # fmt: skip
def test_a_mistake_in_an_enum_is_reported_once(
    tmp_path: Path, before: str, after: str, expected: list[str]
) -> None:
    assert before in ENUM
    assert found(tmp_path, ENUM.replace(before, after, 1) if before else ENUM) == expected


@pytest.mark.parametrize(
    "key",
    [
        *("required: true", "optional: true", "nullable: true", "enum: [1]", "choices: [1]"),
        *("gt: 0", "lt: 3", "init: false", "format: date", "ge: 0", "le: 3", "hidden: true"),
    ],
)
def test_a_key_of_another_format_is_reported_once(tmp_path: Path, key: str) -> None:
    text = f"""\
dataclasses:
  Order:
    summary: What a customer wants.
    fields: {{size: {{type: int, default: 1, {key}}}}}
"""
    assert found(tmp_path, text) == ["5:44 unknown-key"]


def test_values_that_are_written_as_in_python_are_told_as_numbers(tmp_path: Path) -> None:
    text = """\
enums:
  Right: {summary: What one may do., base: Flag, members: {A: auto, B: auto, C: 1 << 2}}
"""
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "shop.yaml").write_text(PROJECT + text)
    settings = Settings(root=tmp_path, spec=tmp_path / "spec", output=tmp_path / "out")
    hints = [each.hint for each in validate([settings]).result.findings]
    assert hints == ["write `1`", "write `2`", "write `4`"]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda data: data.replace(b"fast", b"f\xe4st"), "not-utf8"),
        (lambda data: data.decode().encode("utf-16"), "not-utf8"),
        (lambda data: data.decode().encode("utf-16-le"), "not-utf8"),
        (lambda data: data + b"---\nfeatures: {}\n", "second-document"),
        (lambda data: data + b"features: " + b"[" * 60 + b"]" * 60 + b"\n", "nesting-too-deep"),
        (lambda data: data.replace(b"slow,", b"*slow,"), "unknown-alias"),
        (lambda data: data.replace(b"slow,", b"[slow,"), "bad-yaml"),
    ],
)
def test_what_a_file_declares_that_cannot_be_read_is_not_missing(
    tmp_path: Path, change: Callable[[bytes], bytes], rule: str
) -> None:
    folder = tmp_path / "spec"
    folder.mkdir()
    first, enums, rest = LAYERS.partition("enums:")
    enums, second, rest = (enums + rest).partition("layers:")
    (folder / "shop.yaml").write_text(PROJECT + first + second + rest, encoding="utf-8")
    (folder / "enums.yaml").write_bytes(change(enums.encode()))
    settings = Settings(root=tmp_path, spec=folder, output=tmp_path / "out")
    assert [each.rule for each in validate([settings]).result.findings] == [rule]


def test_what_a_file_declares_that_cannot_be_opened_is_not_missing(tmp_path: Path) -> None:
    folder = tmp_path / "spec"
    folder.mkdir()
    text = PROJECT + LAYERS.replace("Pace: {summary", "Other: {summary")
    (folder / "shop.yaml").write_text(text, encoding="utf-8")
    (folder / "enums.yaml").symlink_to("nowhere")
    settings = Settings(root=tmp_path, spec=folder, output=tmp_path / "out")
    assert [each.rule for each in validate([settings]).result.findings] == ["unreadable-spec"]


def test_a_member_whose_name_is_no_identifier_is_not_unknown_under_the_right_one(
    tmp_path: Path,
) -> None:
    text = """\
        enums: {Order: {summary: How it goes on., members: {IN-TURN: in_turn}}}
        dataclasses: {Stage: {summary: Jobs., fields: {order: {type: Order, default: IN_TURN}}}}
    """
    assert found(tmp_path, text) == ["2:53 bad-name"]


def test_a_member_by_the_name_that_it_is_to_get_breaks_no_check(tmp_path: Path) -> None:
    renamed = LAYERS.replace("SLOW: slow", '"SL OW": slow').replace("SLOW", "SL_OW")
    assert found(tmp_path, renamed) == ["12:48 bad-name"]
