"""Faults in the types of expressions are told at their character, and what is sound passes."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.hints import text_of

from ssotgen.spec.build import build
from ssotgen.spec.expressions.can_fail import can_fail
from ssotgen.spec.expressions.infer import infer
from ssotgen.spec.expressions.parse import parse_expression
from ssotgen.spec.expressions.value_types import described
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import DataclassSpec
from ssotgen.spec.yaml.read import read_documents

SPEC = """
project: {name: sample, package: samples, summary: S., target_python: "3.10"}
enums:
  Kind: {members: {ONE: one, TWO: two}}
  Level: {base: IntEnum, members: {LOW: 1, HIGH: 2}}
  Word: {base: StrEnum, members: {YES: "yes"}}
  Right: {base: Flag, members: {READ: 1, WRITE: 2}}
dataclasses:
  Other: {fields: {x: {type: int}}}
  Sample:
    fields:
      number: {type: int}
      maybe: {type: int | None}
      ratio: {type: float}
      text: {type: str}
      flag: {type: bool}
      start: {type: datetime}
      end: {type: datetime | None}
      pause: {type: timedelta}
      kind: {type: Kind}
      level: {type: Level}
      word: {type: Word}
      rights: {type: Right}
      other: {type: Other | None}
      anything: {type: Any}
      names: {type: "list[str]"}
      kinds: {type: "set[Kind]"}
      counts: {type: "dict[str, int]"}
      lost: {type: Missing}
      mode: {type: 'Literal["on", "off"]'}
      step: {type: 'Literal[1, 2] | None'}
      row: {type: "tuple[int, ...]"}
      tags: {type: "frozenset[str]"}
      by_kind: {type: "dict[Kind, int]"}
    properties:
      is_big: {type: bool, value: number > 10}
      share: {type: float, value: number / 2}
"""

Context = tuple[DataclassSpec, Lookup]


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    folder: Path = tmp_path_factory.mktemp("spec")
    (folder / "a.yaml").write_text(SPEC)
    spec = build(read_documents(folder).documents).spec
    assert spec is not None
    owner = spec.find_dataclass("Sample")
    assert owner is not None
    return owner, Lookup(spec)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("number + 1", "int"),
        ("number / 2", "float"),
        ("number // 2 * ratio", "float"),
        ("-flag", "int"),
        ("text + 'x'", "str"),
        ("start - start", "timedelta"),
        ("start + pause * 2", "datetime"),
        ("pause / pause", "float"),
        ("pause // pause", "int"),
        ("end - start if end is not None else None", "timedelta | None"),
        ("None if end is None else end - start", "timedelta | None"),
        ("end is None or end > start", "bool"),
        ("not (maybe is None) and maybe > 3", "bool"),
        ("maybe and maybe > 3", "bool | int | None"),
        ("maybe or 3", "int"),
        ("maybe == 3", "bool"),
        ("maybe if maybe else 0", "int"),
        ("kind == Kind.ONE or kind in (Kind.ONE, Kind.TWO)", "bool"),
        ("level > 1 and level + 1 == 2", "bool"),
        ("word == 'yes' and len(word) == 3", "bool"),
        ("Right.READ in rights", "bool"),
        ("'a' in names and 'b' in counts and 'c' in text", "bool"),
        ("Kind.ONE in kinds", "bool"),
        ("len(names) + len(counts)", "int"),
        ("anything + 3", "Any"),
        ("lost == 3", "bool"),
        ("is_big and share > 1", "bool"),
        ("mode == 'on' and mode in ('on', 'off') and len(mode) > 2", "bool"),
        ("mode + 'x'", "str"),
        ("mode if flag else 'auto'", 'Literal["on", "off"] | str'),
        ("step is not None and step + 1 > 2", "bool"),
        ("row + row", "tuple[int, ...]"),
        ("Kind.ONE in by_kind and len(by_kind) > 1", "bool"),
        ("'a' in tags and len(row) > 1 and 3 in row", "bool"),
    ],
)
def test_types_of_sound_expressions(context: Context, text: str, type_: str) -> None:
    inference = infer(parse_expression(text), *context)
    assert inference.problems == ()
    assert described(inference.types) == type_


@pytest.mark.parametrize(
    ("text", "offset", "message", "hint"),
    [
        (
            "flag and numbr > 3",
            9,
            "unknown field or property 'numbr' in Sample",
            "did you mean `number`?",
        ),
        ("kind == ONE", 8, "unknown field or property 'ONE' in Sample", "write `Kind.ONE`"),
        ("kind == Kind", 8, "unknown field or property 'Kind'", "such as `Kind.ONE`"),
        ("kind == Knd.ONE", 8, "unknown enum 'Knd'", "did you mean `Kind.ONE`?"),
        ("kind == Kind.ONEE", 8, "unknown member 'ONEE' of Kind", "did you mean `Kind.ONE`?"),
        ("other == Other.x", 9, "Other is a dataclass", ""),
        ("kind == 'one'", 8, "Kind and str are never equal", "write `Kind.ONE`"),
        ("kind == level", 8, "Kind and Level are never equal", ""),
        ("mode == 'of'", 8, """Literal["on", "off"] and 'of' are never equal""", ""),
        ("mode in ('on', 'auto')", 15, """Literal["on", "off"] and 'auto' are never equal""", ""),
        ("mode == 1", 8, """Literal["on", "off"] and 1 are never equal""", ""),
        ("step > 1", 0, "step can be None here", "test for None first"),
        ("'one' in by_kind", 9, "dict[Kind, int] never contains str", ""),
        ("by_kind == counts", 11, "dict[Kind, int] and dict[str, int] are never equal", ""),
        ("row == tags", 7, "tuple[int, ...] and frozenset[str] are never equal", ""),
        ("text == 3", 8, "str and int are never equal", ""),
        ("kind in (Kind.ONE, 'two')", 19, "Kind and str are never equal", "write `Kind.TWO`"),
        ("3 in names", 5, "list[str] never contains int", ""),
        ("3 in number", 5, "`in` does not work on int", ""),
        ("maybe > 3", 0, "maybe can be None here", "test for None first"),
        ("number + maybe", 9, "maybe can be None here", "test for None first"),
        ("maybe is not None or maybe > 3", 21, "maybe can be None here", ""),
        ("number is None", 0, "int is never None", ""),
        ("number > 'a'", 9, "`>` does not work on int and str", ""),
        ("kind < Kind.TWO", 7, "`<` does not work on Kind and Kind", ""),
        ("text * 3", 7, "`*` does not work on str and int", ""),
        ("text % number", 7, "`%` does not work on str and int", ""),
        ("start + start", 8, "`+` does not work on datetime and datetime", ""),
        ("number / 0", 9, "division by zero", ""),
        ("-text", 0, "`-` does not work on str", ""),
        ("len(number)", 4, "int has no length", ""),
        ("len(end)", 4, "end can be None here", ""),
    ],
)
def test_what_cannot_work_is_told_at_its_character(
    context: Context, text: str, offset: int, message: str, hint: str
) -> None:
    (problem,) = infer(parse_expression(text), *context).problems
    assert message in problem.message
    assert hint in text_of(problem.hint)
    assert problem.offset == offset


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("number + 1 > 3", False),
        ("len(names) * 2 > number", False),
        ("kind == Kind.ONE", False),
        ("ratio > 0.5", False),
        ("number / 2 > 1", True),
        ("number % 2 == 1", True),
        ("ratio * 2 > 1", True),
        ("end is not None and end > start", True),
        ("anything == 3", True),
        ("share > 1", True),
        ("is_big", False),
    ],
)
def test_what_may_fail_on_sound_values_is_known(context: Context, text: str, answer: bool) -> None:
    assert can_fail(parse_expression(text), *context) is answer


def test_one_misspelt_name_is_one_problem(context: Context) -> None:
    text = "numbr + 1 > 3 and len(numbr) > numbr"
    problems = infer(parse_expression(text), *context).problems
    assert [problem.offset for problem in problems] == [0, 22, 31]
    assert all(problem.is_reference for problem in problems)
