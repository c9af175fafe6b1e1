"""The JSON Schema accepts what from_dict() reads and validate() passes, and nothing else."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from support.enum_modules import PROJECT, MakeModule, read_spec
from support.specs import written

from ssotgen.render.files import render_files
from ssotgen.render.outputs.json_schema.view import OUTPUT
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec
from ssotgen.spec.model import Spec
from ssotgen.spec.types.grammar import DictOf, ListOf, Named, OptionalOf, Scalar, SetOf, TypeRef
from ssotgen.spec.types.scalars import SCALARS

ENUMS = """
enums:
  Kind: {summary: What it is for., members: {ONE: one, TWO: "t\\"wo\\n", SAME: {value: one, alias: true}}}
  Level:
    base: IntEnum
    members: {LOW: 1, HIGH: {value: 10, deprecated: {since: "2", use: LOW}}}
  Right: {base: Flag, members: {READ: 1, WRITE: 2}}
  Gap: {base: Flag, members: {FIRST: 1, THIRD: 4}}
  Perm: {base: IntFlag, members: {SEE: 1, EDIT: 2}}
  Mixed: {deprecated: {since: "2"}, members: {TEXT: text, NUMBER: 7}}
"""
TYPES = (
    "str", "int", "float", "bool", "Any", "datetime", "timedelta",
    "Kind", "Level", "Right", "Gap", "Perm", "Mixed", "Leaf",
    "str | None", "datetime | None", "Kind | None", "Leaf | None", "Any | None",
    "list[int]", "list[Leaf]", "list[list[Kind]]", "list[bool | None]",
    "set[str]", "set[int]", "set[Kind]", "set[Mixed]", "set[datetime | None]",
    "dict[str, int]", "dict[str, Any]", "dict[str, Leaf | None]", "dict[str, set[Level]]",
)  # fmt: skip
LIMITED = """\
      limited: {type: int, minimum: 2, maximum: 5}
      some: {type: "list[int]", min_items: 1}
      share: {type: float | None, minimum: 0, maximum: 1, default: 0.5}
      others: {type: "set[str] | None", min_items: 2, default: null}
      named: {type: "dict[str, str]", min_items: 1, default: {a: b}}
"""
FIELDS = "".join(f"      field_{i}: {{type: '{text}'}}\n" for i, text in enumerate(TYPES))
SPEC = (
    "dataclasses:\n"
    "  Leaf:\n"
    "    summary: At the end of a branch.\n"
    "    frozen: true\n"
    "    fields:\n"
    "      kind: {type: Kind, summary: Of which kind., default: TWO}\n"
    "      next: {type: Leaf | None, default: null, deprecated: {since: '1'}}\n"
    f"  Tree:\n    fields:\n{FIELDS}{LIMITED}"
    "    properties: {twice: {type: timedelta, value: field_6 * 2, serialize: true}}\n"
)


@pytest.fixture(scope="module")
def module(make_module: MakeModule) -> ModuleType:
    return make_module(ENUMS, SPEC)


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Spec:
    return read_spec(tmp_path_factory.mktemp("schema") / "spec", PROJECT, ENUMS, SPEC)


def schema_of(spec: Spec) -> dict[str, Any]:
    """Return the schema of a spec; it is valid JSON Schema."""
    root = Path("project")
    project = Settings(root=root, spec=root / "spec", output=root / "generated")
    (file,) = render_files(spec, project, [OUTPUT])
    schema: dict[str, Any] = json.loads(file.text)
    Draft202012Validator.check_schema(schema)
    return schema


@pytest.fixture(scope="module")
def schema(spec: Spec) -> dict[str, Any]:
    return schema_of(spec)


@pytest.fixture(scope="module")
def validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(
        {**schema, "$ref": "#/$defs/Tree"}, format_checker=Draft202012Validator.FORMAT_CHECKER
    )


_FLOATS = st.floats(-1e300, 1e300, allow_nan=False)
_ZONES = st.sampled_from([None, timezone.utc, timezone(timedelta(hours=-5, minutes=-30))])
_SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "str": st.text(max_size=5),
    "int": st.integers(-(2**80), 2**80),
    "float": _FLOATS | st.integers(-(2**80), 2**80),
    "bool": st.booleans(),
    "Any": st.recursive(
        st.none() | st.booleans() | st.integers() | _FLOATS | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2)
        ),
        max_leaves=3,
    ),
    "datetime": st.datetimes(timezones=_ZONES).map(lambda moment: moment.isoformat()),
    "timedelta": st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9),
}


def documents(ref: TypeRef, spec: Spec) -> st.SearchStrategy[Any]:
    """Return a strategy for the plain data of a type."""
    if isinstance(ref, Scalar):
        return _SCALARS[ref.name]
    if isinstance(ref, Named):
        enum = spec.find_enum(ref.name)
        if enum is not None and "Flag" in enum.base.value:
            values = [member.value for member in enum.members]
            return st.sets(st.sampled_from(values)).map(lambda bits: sum(bits))
        if enum is not None:
            return st.sampled_from([member.value for member in enum.members])
        return st.deferred(lambda: records(ref.name, spec))
    inner = documents(ref.item, spec)
    if isinstance(ref, OptionalOf):
        return st.none() | inner
    if isinstance(ref, ListOf):
        return st.lists(inner, max_size=3)
    if isinstance(ref, SetOf):
        return st.lists(inner, max_size=3, unique=True)
    assert isinstance(ref, DictOf)
    return st.dictionaries(st.text(max_size=3), inner, max_size=2)


def records(name: str, spec: Spec) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for what `from_dict()` of a dataclass reads."""
    owner = spec.find_dataclass(name)
    assert owner is not None
    fields = {field.name: documents(field.type, spec) for field in owner.fields}
    if name == "Tree":
        fields["limited"] = st.integers(1, 6)
        fields["share"] = st.none() | st.floats(-0.25, 1.25)
    optional = {field.name for field in owner.fields if field.has_default}
    return st.fixed_dictionaries(
        {key: each for key, each in fields.items() if key not in optional},
        optional={key: fields[key] for key in optional},
    )


def is_read(module: ModuleType, document: dict[str, Any]) -> bool:
    """Whether `from_dict()` takes the document and `validate()` has nothing to say."""
    try:
        return not module.Tree.from_dict(document).validate()
    except ValueError:
        return False


SOME = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SOME
@given(data=st.data())
def test_the_schema_accepts_what_is_read(
    module: ModuleType, spec: Spec, validator: Draft202012Validator, data: st.DataObject
) -> None:
    document = data.draw(records("Tree", spec))
    accepted = validator.is_valid(document)
    assert accepted == is_read(module, document)
    if accepted:
        tree = module.Tree.from_dict(document)
        assert validator.is_valid(json.loads(json.dumps(tree.to_dict())))


WRONG = st.one_of(
    st.none(), st.booleans(), st.integers(), _FLOATS, st.text(max_size=3),
    st.lists(st.integers() | st.text(max_size=2), max_size=2, unique=True),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=2),
)  # fmt: skip


def places(document: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value of a document but the whole."""
    if isinstance(document, dict | list):
        items = document.items() if isinstance(document, dict) else enumerate(document)
        for key, item in items:
            yield (*path, key)
            yield from places(item, (*path, key))


@SOME
@given(data=st.data())
def test_the_schema_refuses_what_is_refused(
    module: ModuleType, spec: Spec, validator: Draft202012Validator, data: st.DataObject
) -> None:
    document = data.draw(records("Tree", spec).filter(lambda each: is_read(module, each)))
    changed = copy.deepcopy(document)
    *way, last = data.draw(st.sampled_from(list(places(document))))
    holder = changed
    for key in way:
        holder = holder[key]
    change = data.draw(st.sampled_from(("replace", "remove", "add")))
    if change == "replace":
        wrong = data.draw(WRONG)
        # To JSON Schema, 1.0 is an integer and equals 1; nothing but Python writes it so.
        assume(not (isinstance(wrong, float) and wrong.is_integer()))
        holder[last] = wrong
    elif change == "remove" and isinstance(holder, dict):
        del holder[last]
    elif isinstance(holder, dict):
        holder[data.draw(st.text(max_size=3))] = data.draw(WRONG)
    assert validator.is_valid(changed) == is_read(module, changed)


@pytest.mark.parametrize(
    ("text", "is_time"),
    [
        ("2031-05-01T09:30:00", True),
        ("2031-05-01 09:30:00.123456+02:00", True),
        ("now", False),
        ("2031-13-01T09:30:00", False),
        ("2031-05-01T24:30:00", False),
        ("2031-05-01T09:30:00\n", False),
    ],
)
def test_the_pattern_of_times(schema: dict[str, Any], text: str, is_time: bool) -> None:
    part = schema["$defs"]["Tree"]["properties"]["field_5"]
    assert Draft202012Validator(part).is_valid(text) is is_time


def test_descriptions_limits_and_defaults_are_carried(schema: dict[str, Any]) -> None:
    definitions = schema["$defs"]
    assert list(definitions) == ["Gap", "Kind", "Level", "Mixed", "Perm", "Right", "Leaf", "Tree"]
    assert definitions["Kind"] == {
        "title": "Kind",
        "description": "What it is for.",
        "oneOf": [{"const": "one", "title": "ONE"}, {"const": 't"wo\n', "title": "TWO"}],
    }
    assert definitions["Level"]["oneOf"][1] == {
        "const": 10,
        "title": "HIGH",
        "description": "Deprecated since 2: use LOW.",
        "deprecated": True,
    }
    assert definitions["Mixed"]["deprecated"] is True
    assert definitions["Gap"]["enum"] == [0, 1, 4, 5]
    assert definitions["Leaf"] == {
        "title": "Leaf",
        "description": "At the end of a branch.",
        "type": "object",
        "properties": {
            "kind": {
                "description": "Of which kind.",
                "$ref": "#/$defs/Kind",
                "default": 't"wo\n',
            },
            "next": {
                "description": "Deprecated since 1.",
                "anyOf": [{"$ref": "#/$defs/Leaf"}, {"type": "null"}],
                "default": None,
                "deprecated": True,
            },
        },
        "required": [],
        "additionalProperties": False,
    }
    tree = definitions["Tree"]["properties"]
    assert tree["limited"] == {"type": "integer", "minimum": 2, "maximum": 5}
    assert tree["others"]["minItems"] == 2
    assert tree["named"] == {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "minProperties": 1,
        "default": {"a": "b"},
    }
    assert tree["twice"]["readOnly"] is True


def test_every_scalar_type_has_a_schema() -> None:
    assert [name for name, row in SCALARS.items() if not row.wire_schema] == ["Any"]


@pytest.mark.long
@settings(
    max_examples=25, deadline=None, suppress_health_check=list(HealthCheck)
)
@given(written())
def test_the_schema_of_a_random_spec_accepts_its_defaults(files: dict[str, str]) -> None:
    with TemporaryDirectory() as name:
        root = Path(name)
        (root / "spec").mkdir()
        for document, text in files.items():
            (root / "spec" / document).write_text(text, encoding="utf-8", newline="\n")
        spec = load_spec(Settings(root, root / "spec", root / "generated")).spec
    assume(spec is not None and spec.all_enums)
    assert spec is not None
    schema = schema_of(spec)
    for name, definition in schema["$defs"].items():
        for key, part in definition.get("properties", {}).items():
            if "default" in part:
                whole = {**schema, "$ref": f"#/$defs/{name}/properties/{key}"}
                Draft202012Validator(whole).validate(part["default"])
