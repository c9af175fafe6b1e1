"""The JSON Schema accepts what from_dict() reads and validate() passes, and nothing else."""

from __future__ import annotations

import json
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
from support.wire_documents import ENUMS, SPEC, TYPES, changed, records
from support.example_counts import examples

from ssotgen.render.files import render_files
from ssotgen.render.outputs.json_schema.view import OUTPUT
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec
from ssotgen.spec.model import Spec
from ssotgen.spec.types.scalars import SCALARS

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
    file = render_files(spec, project, [OUTPUT])[0]
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


def is_read(module: ModuleType, document: dict[str, Any]) -> bool:
    """Whether `from_dict()` takes the document and `validate()` has nothing to say."""
    try:
        return not module.Tree.from_dict(document).validate()
    except ValueError:
        return False


SOME = settings(
    max_examples=examples(12, 60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
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


@SOME
@given(data=st.data())
def test_the_schema_refuses_what_is_refused(
    module: ModuleType, spec: Spec, validator: Draft202012Validator, data: st.DataObject
) -> None:
    document = data.draw(records("Tree", spec, within_limits=True).flatmap(changed))
    assert validator.is_valid(document) == is_read(module, document)


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
    part = schema["$defs"]["Tree"]["properties"][f"field_{TYPES.index('datetime')}"]
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
    assert tree["@named"] == {
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
