"""Generated modules and their callers satisfy mypy --strict and pyright in strict mode."""

from __future__ import annotations

import ast
import builtins
import json
import subprocess
import sys
from pathlib import Path

import pytest
from support.enum_modules import (
    PROJECT,
    read_spec,
    render_enums,
    render_pydantic,
    write_package,
)

from ssotgen.spec.taken_names import FIELD_NAMES, MODULE_NAMES
from ssotgen.spec.types.scalars import SCALARS

pytestmark = pytest.mark.slow

SPEC = """
enums:
  Kind: {members: {ONE: one, TWO: two}}
  Word: {base: StrEnum, members: {AYE: aye}}
  Level: {base: IntEnum, members: {LOW: 1, HIGH: 10}}
  Right: {base: Flag, members: {READ: 1, WRITE: 2}}
  Perm: {base: IntFlag, members: {SEE: 1}}
  Mixed: {members: {TEXT: text, NUMBER: 7}}
  Status: {members: {PAID: paid, CANCELLED: cancelled, CANCELED: {value: cancelled, alias: true}}}
  Coat:
    base: str, Enum
    attributes:
      label: {type: str, summary: What people read.}
      level: {type: Word | None, default: null}
      mode: {type: 'Literal["on", "off"]', default: "on"}
      steps: {type: "tuple[str, ...]", default: []}
      ratio: {type: float, default: 1}
      about: {type: summary, default: ""}
    members:
      THIN: {value: thin, label: Thin}
      THICK: {value: thick, label: Thick, level: AYE, steps: [one]}
    groups: {ROUGH: [THICK]}
    transitions: {THIN: [THICK]}
dataclasses:
  Alpha:
    frozen: true
    fields:
      children: {type: "list[Alpha]", default: []}
      first: {type: Kind, wire: "@first", default: ONE}
      by_name: {type: "dict[str, Zeta | None]", default: {}}
      zeta: {type: Zeta, default: {number: 3, words: [AYE]}}
      nested: {type: "list[dict[str, list[Kind] | None]]", default: [{a: [ONE], b: null}]}
      perms: {type: "set[Perm]", default: [SEE]}
      mixed: {type: "set[Mixed]", default: [TEXT]}
      perhaps: {type: "set[int | None]", default: [3, null]}
      mode: {type: 'Literal["on", "off"]', default: "on"}
      modes: {type: 'list[Literal["on", "it\'\'s"]] | None', default: ["on"]}
      steps: {type: "set[Literal[1, 2]]", default: [2]}
      by_kind: {type: "dict[Kind, int]", default: {ONE: 1, TWO: 2}}
      zetas: {type: "dict[Word, Zeta] | None", default: {AYE: {number: 3}}}
      none_yet: {type: "dict[Kind, list[Word]]", default: {}}
      row: {type: "tuple[Kind, ...]", default: [ONE]}
      rows: {type: "tuple[tuple[int, ...], ...] | None", default: [[1], []]}
      tags: {type: "frozenset[str]", default: []}
      took: {type: "list[timedelta]", default: [1, 0.5]}
      anything: {type: Any, default: {b: [1, 2], a: null}}
      listed: {type: Any, default: []}
      any_list: {type: "list[Any] | None", default: []}
      a_very_long_name_for_a_field_that_makes_lines_too_long:
        {type: "dict[str, datetime | None] | None", default: null}
  Omega:
    frozen: true
    keyword_only: true
    slots: true
    order: true
    fields:
      seen: {type: int, default: 1, compare: false}
      token: {type: str, repr: false, min_length: 1, max_length: 9, pattern: "^.*$"}
      parts: {type: "list[str]", default: [], repr: false, max_items: 3}
  Zeta:
    fields:
      number: {type: int, minimum: 1, maximum: 10}
      ratio: {type: float, default: 1, minimum: 0}
      words: {type: "list[Word]", default: [], min_items: 0}
      level: {type: Level, default: LOW}
      rights: {type: Right | None, default: READ}
      due: {type: datetime | None, default: null}
      pause: {type: timedelta, default: 1.5}
    properties:
      is_late: {type: bool, value: due is not None and number > 3}
      half: {type: float, value: number / 2, serialize: false}
      left: {type: datetime | None, value: due + pause if due is not None else None}
      mode: {type: 'Literal["late", "soon"]', value: "'late' if is_late else 'soon'"}
      word: {type: str, value: "Word.AYE if is_late else 'none'"}
    checks:
      - {when: 10 / number > 5 or half > 4, message: division}
      - {when: "level >= Level.HIGH and level not in [Level.LOW, 3]", message: never}
      - {when: is_late and rights is not None and Right.READ in rights, message: late}
      - {when: left is not None and due is not None and left < due, message: left}
  Stage:
    fields:
      kind: {type: StageKind}
      tags: {type: "set[str] | None", default: [x, y]}
      anything: {type: Any, default: []}
      zeta: {type: Zeta, default: {number: 2}}
      limits: {type: "dict[str, int]", default: {}}
layers:
  definition: Stage
  enum: StageKind
  constant: STAGES
  standard: {FIRST: {tags: [b, a]}, SECOND: {tags: null}}
"""

CALLER = """
from collections.abc import Mapping
from datetime import timedelta

from samples.sample_enums import STAGES, Alpha, Kind, Stage, StageKind, Status, Zeta, create_custom_layer
from samples.sample_enums import get_all_standard_layers, get_standard_layer, validate_layer_definition

zeta = Zeta(number=3, pause=timedelta(seconds=1))
late: bool = zeta.is_late
alpha = Alpha(zeta=zeta, nested=[{"a": [Kind.ONE]}])
again: Alpha = Alpha.from_dict(alpha.to_dict())
issues: list[str] = again.validate()
stages: Mapping[StageKind, Stage] = STAGES
copies: dict[StageKind, Stage] = get_all_standard_layers()
stage: Stage = get_standard_layer(StageKind.FIRST)
custom: Stage = create_custom_layer(kind=StageKind.FIRST, tags=None, limits={"a": 1})
told: list[str] = validate_layer_definition(custom)

def by_name(status: Status) -> int:
    match status:
        case Status.PAID:
            return 1
        case Status.CANCELLED:
            return 2

def by_alias(status: Status) -> int:
    match status:
        case Status.PAID:
            return 1
        case Status.CANCELED:
            return 2
"""

WRONG_CALLER = """
from samples.sample_enums import Kind, StageKind, Zeta, create_custom_layer, get_standard_layer

Zeta(number="3")
Zeta(nmber=3)
create_custom_layer(kind=StageKind.FIRST, tagz=None)
get_standard_layer(Kind.ONE)
Zeta(number=3).is_late = True
"""


def test_no_name_of_a_spec_can_hide_one_that_the_module_reads(tmp_path: Path) -> None:
    spec = read_spec(tmp_path / "spec", PROJECT, SPEC)
    tree = ast.parse(render_enums(spec))
    read = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module != "__future__"
        for alias in node.names
    }
    builtin = {name for name in read if hasattr(builtins, name) and not name.startswith("_")}
    assert builtin | imported <= MODULE_NAMES
    in_class_bodies = {
        node.id
        for owner in tree.body
        if isinstance(owner, ast.ClassDef) and not owner.name.startswith("_")
        for statement in owner.body
        for part in _read_in_class(statement)
        for node in ast.walk(part)
        if isinstance(node, ast.Name) and (hasattr(builtins, node.id) or node.id in imported)
    }
    assert in_class_bodies <= FIELD_NAMES | set(SCALARS)


def _read_in_class(statement: ast.stmt) -> list[ast.expr]:
    """Return what the class body itself reads: annotations, defaults, decorators, signatures."""
    if isinstance(statement, ast.AnnAssign):
        return [statement.annotation, *([statement.value] if statement.value else [])]
    if isinstance(statement, ast.FunctionDef):
        annotations = [argument.annotation for argument in statement.args.args]
        found = [*statement.decorator_list, statement.returns, *annotations]
        return [each for each in found if each is not None]
    return []


def _run(folder: Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_modules_and_callers_pass_and_mistakes_are_found(tmp_path: Path) -> None:
    project = PROJECT.replace("}", ", outputs: [enums, pydantic]}")
    spec = read_spec(tmp_path / "spec", project, SPEC)
    write_package(tmp_path, "samples", spec)
    for_pydantic = tmp_path / "samples" / "_sample_pydantic.py"
    for_pydantic.write_text(render_pydantic(spec), encoding="utf-8")
    (tmp_path / "caller.py").write_text(CALLER, encoding="utf-8")
    (tmp_path / "wrong.py").write_text(WRONG_CALLER, encoding="utf-8")
    (tmp_path / "pyrightconfig.json").write_text(
        json.dumps({"typeCheckingMode": "strict", "pythonVersion": "3.10"})
    )
    names = ("sample_enums", "_sample_runtime", "_sample_pydantic")
    modules = [f"samples/{name}.py" for name in names]
    code, told = _run(
        tmp_path, "mypy", "--strict", "--python-version", "3.10", "caller.py", *modules
    )
    assert code == 0, told
    code, told = _run(tmp_path, "mypy", "--strict", "wrong.py")
    assert told.count(": error:") == 5, told
    code, told = _run(tmp_path, "pyright", "caller.py", *modules)
    assert code == 0, told
