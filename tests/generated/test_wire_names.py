"""Fields with `wire` have another key in plain data, in every output and in every path."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError
from support.enum_modules import read_spec
from support.node import NodeModules, node_modules

from ssotgen.render.files import render_files
from ssotgen.render.outputs.json_schema.view import json_schema_view
from ssotgen.render.outputs.site.json_example import example_json
from ssotgen.render.outputs.typescript.view import OUTPUT as TYPESCRIPT
from ssotgen.settings.settings import Settings
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import Spec

PROJECT = """\
project: {name: sample, package: wire_names, summary: A sample., outputs: [enums, pydantic]}
"""
SPEC = """
dataclasses:
  Mail:
    summary: A message.
    fields:
      sender: {type: str, wire: from, was: [sender], min_length: 1}
      kind: {type: str, wire: "@type", default: mail}
      tags: {type: "list[str]", wire: list, default: []}
      answer_to: {type: Mail | None, wire: _, default: null}
      copies: {type: "dict[str, Mail]", wire: cc, default: {}}
      labels: {type: "frozenset[str] | None", wire: Labels, default: null}
    properties:
      is_answer: {type: bool, value: answer_to is not None}
  Open:
    summary: What others add keys to.
    unknown: ignore
    fields:
      first: {type: int, wire: second, default: 1}
      second: {type: int, wire: first, default: 2}
      mail: {type: Mail, wire: theMail, default: {sender: me}}
"""
READ: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"from": "a"}, {"from": "a", "@type": "mail", "list": [], "_": None, "cc": {}, "Labels": None}),
    ({"sender": "a", "@type": "x"}, {"from": "a", "@type": "x"}),
    ({"from": "a", "_": {"from": "b", "is_answer": False}, "list": ["x"]},
     {"from": "a", "list": ["x"], "is_answer": True}),
]  # fmt: skip
REFUSED: list[tuple[dict[str, Any], str]] = [
    ({}, "from is missing"),
    ({"from": "a", "sender": "b"}, "from is given under two names"),
    ({"from": 1}, "from must be str, not 1"),
    ({"from": "a", "@type": 2}, "@type must be str, not 2"),
    ({"from": "a", "list": [1]}, "list[0] must be str, not 1"),
    ({"from": "a", "_": {"from": "b", "list": 3}}, "_.list must be a list, not 3"),
    ({"from": "a", "cc": {"k": {}}}, "cc.k.from is missing"),
    ({"from": "a", "tags": []}, "tags is not a key of Mail; known are 'from', '@type', 'list', "
     "'_', 'cc', 'Labels', 'is_answer'"),
    ({"from": "a", "list_": []}, "list_ is not a key of Mail; did you mean 'list'?"),
]  # fmt: skip


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Spec:
    return read_spec(tmp_path_factory.mktemp("wire") / "spec", PROJECT, SPEC)


@pytest.fixture(scope="module")
def module(spec: Spec, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("wire")
    project = Settings(root=folder, spec=folder / "spec", output=folder)
    for file in render_files(spec, project):
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_text(file.text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    yield importlib.import_module("wire_names.sample_enums")
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def validator(spec: Spec) -> Draft202012Validator:
    view = json_schema_view(spec)
    assert view is not None
    definitions = {each.name: each.schema for each in view.definitions}
    return Draft202012Validator({"$defs": definitions, "$ref": "#/$defs/Mail"})


@pytest.mark.parametrize(("data", "meant"), READ)
def test_what_is_read(
    module: ModuleType, validator: Draft202012Validator, data: dict[str, Any], meant: dict[str, Any]
) -> None:
    mail = module.Mail.from_dict(data)
    written = mail.to_dict()
    assert {key: written[key] for key in meant} == meant
    assert list(written) == ["from", "@type", "list", "_", "cc", "Labels", "is_answer"]
    assert module.Mail.from_dict(written) == mail
    assert validator.is_valid(data)
    assert validator.is_valid(written)


@pytest.mark.parametrize(("data", "message"), REFUSED)
def test_what_is_refused(
    module: ModuleType, validator: Draft202012Validator, data: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError) as caught:
        module.Mail.from_dict(data)
    assert str(caught.value) == message
    assert not validator.is_valid(data)
    with pytest.raises(ValueError) as caught:
        module.Open.from_dict({"theMail": data})
    assert str(caught.value) == f"theMail.{message}"


def test_keys_may_change_places_and_unknown_ones_are_ignored(module: ModuleType) -> None:
    found = module.Open.from_dict({"first": 10, "mail": 3, "more": 1})
    assert (found.first, found.second, found.mail.sender) == (1, 10, "me")
    assert found.to_dict() == {"second": 1, "first": 10, "theMail": found.mail.to_dict()}


@pytest.mark.parametrize("data", [3, None, [], "x"])
def test_what_is_no_mapping_is_refused(module: ModuleType, data: Any) -> None:
    for owner in (module.Mail, module.Open):
        with pytest.raises(ValueError, match=f"{owner.__name__} must be a mapping"):
            owner.from_dict(data)


def test_the_names_are_those_of_python_elsewhere(module: ModuleType) -> None:
    mail = module.Mail("", answer_to=module.Mail(""))
    assert mail.validate() == [
        "sender must have at least 1 character, not 0",
        "answer_to.sender must have at least 1 character, not 0",
    ]
    mail.answer_to.tags = None
    with pytest.raises(ValueError, match=r"answer_to\.tags must be list"):
        mail.to_dict()


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"from": ""}, ("from",)),
        ({"from": "a", "@type": 1}, ("@type",)),
        ({"from": "a", "_": {"from": "b", "cc": {"k": {"from": ""}}}}, ("_", "cc", "k", "from")),
        ({"from": "a", "list": ["x", 1]}, ("list", 1)),
        ({"from": "a", "colour": 1}, ("colour",)),
    ],
)
def test_pydantic_says_the_place_by_keys(
    module: ModuleType, data: dict[str, Any], place: tuple[str, ...]
) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(module.Mail).validate_python(data)
    assert [each["loc"] for each in caught.value.errors()] == [place]
    properties = TypeAdapter(module.Mail).json_schema()["$defs"]["Mail"]["properties"]
    assert list(properties)[:3] == ["from", "@type", "list"]


def test_typescript_reads_the_same(
    spec: Spec, module: ModuleType, tmp_path: Path
) -> None:
    node_modules()
    project = Settings(root=Path("x"), spec=Path("x/spec"), output=Path("x/generated"))
    (file,) = render_files(spec, project, [TYPESCRIPT])
    node = NodeModules(tmp_path, {"sample": file.text})
    try:
        for data, meant in READ:
            answer = node.ask("sample", "parseMail", data)
            assert answer["ok"], answer
            assert module.Mail.from_dict(answer["value"]) == module.Mail.from_dict(data)
        for data, message in REFUSED:
            assert node.ask("sample", "parseMail", data)["issues"][0] == message
        assert node.findings == ""
    finally:
        node.close()


def test_the_example_of_the_reference_is_read(spec: Spec, module: ModuleType) -> None:
    lookup = Lookup(spec)
    for name, item in lookup.dataclasses.items():
        owner = getattr(module, name)
        example = json.loads(example_json(item, lookup))
        assert owner.from_dict(example).to_dict() == example
