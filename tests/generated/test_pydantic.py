"""pydantic and FastAPI read and write the dataclasses as from_dict() and to_dict() do."""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError
from support.enum_modules import read_spec
from support.wire_documents import ENUMS, SPEC, changed, records

from ssotgen.render.files import render_files
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec

PAGE = Path(__file__).parents[2] / "docs" / "pydantic.md"
PROJECT = """\
project: {name: sample, package: with_pydantic, summary: A sample., outputs: [enums, pydantic]}
"""
MORE = """
dataclasses:
  Order:
    summary: What is ordered.
    fields:
      litres: {type: float, minimum: 0.5, summary: How much.}
      lines: {type: "list[Line]", default: []}
      tags: {type: "set[str] | None", default: null, deprecated: {since: "2"}}
    checks: [{when: litres > 100, message: That is too much.}]
  Line: {fields: {name: {type: str}, kind: {type: Kind, default: ONE}, right: {type: Right, default: READ}}}
"""


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Spec:
    return read_spec(
        tmp_path_factory.mktemp("spec") / "spec", PROJECT, ENUMS, SPEC, MORE, TOLERANT
    )


@pytest.fixture(scope="module")
def module(spec: Spec, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("pydantic")
    write_modules(spec, folder)
    sys.path.insert(0, str(folder))
    yield importlib.import_module("with_pydantic.sample_enums")
    sys.path.remove(str(folder))


def write_modules(spec: Spec, folder: Path) -> None:
    for file in render_files(spec, Settings(folder, folder / "spec", folder)):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")


@pytest.fixture(scope="module")
def tree(module: ModuleType) -> TypeAdapter[Any]:
    return TypeAdapter(module.Tree)


SOME = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SOME
@given(data=st.data())
def test_what_is_read_and_written_is_the_plain_data(
    module: ModuleType, tree: TypeAdapter[Any], spec: Spec, data: st.DataObject
) -> None:
    document = data.draw(records("Tree", spec).flatmap(changed))
    try:
        expected = module.Tree.from_dict(document)
        issues = expected.validate()
    except ValueError as error:
        issues = [str(error)]
    try:
        found = tree.validate_python(document)
    except ValidationError as error:
        assert [each["msg"] for each in error.errors()] == issues
    else:
        assert issues == [] and found == expected
        assert tree.dump_python(found, mode="json") == expected.to_dict()
        assert json.loads(tree.dump_json(found)) == json.loads(json.dumps(expected.to_dict()))
        assert tree.validate_python(found) is found


@pytest.fixture(scope="module")
def schema(tree: TypeAdapter[Any]) -> dict[str, Any]:
    return tree.json_schema()


@SOME
@given(data=st.data())
def test_the_json_schema_accepts_what_is_read(
    module: ModuleType, schema: dict[str, Any], spec: Spec, data: st.DataObject
) -> None:
    document = data.draw(records("Tree", spec))
    is_read = not module.Tree.from_dict(document).validate()
    assert Draft202012Validator(schema).is_valid(document) == is_read


def test_the_json_schema_of_answers_is_that_of_requests(
    tree: TypeAdapter[Any], schema: dict[str, Any]
) -> None:
    assert tree.json_schema(mode="serialization") == schema


def test_the_json_schema_has_what_the_spec_says(module: ModuleType) -> None:
    schema = TypeAdapter(module.Order).json_schema()
    assert schema["description"] == (
        "What is ordered.\n\nChecked by validate() alone: That is too much."
    )
    assert (schema["required"], schema["additionalProperties"]) == (["litres"], False)
    fields = schema["properties"]
    assert fields["litres"]["minimum"] == 0.5
    assert fields["lines"]["items"] == {"$ref": "#/$defs/Line"}
    assert fields["tags"]["deprecated"] is True
    line = schema["$defs"]["Line"]["properties"]
    assert line["kind"] == {"$ref": "#/$defs/Kind", "default": "one"}
    assert schema["$defs"]["Kind"]["description"] == "What it is for."


@pytest.mark.parametrize(
    ("document", "places"),
    [
        ({}, [("litres",)]),
        ({"litres": 0.1}, [("litres",)]),
        ({"litres": 1, "lines": [{"name": "a"}, {"name": 1}]}, [("lines", 1, "name")]),
        ({"litres": 1, "colour": 1}, [("colour",)]),
        ({"litres": 1, "tags": [1]}, [("tags", 0)]),
        ({"litres": 101}, [()]),
        ([], [()]),
    ],
)
def test_an_issue_has_its_place(module: ModuleType, document: Any, places: list[Any]) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(list[module.Order]).validate_python([document])
    assert [each["loc"] for each in caught.value.errors()] == [(0, *each) for each in places]


def test_the_dataclasses_do_without_pydantic(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pydantic", "pydantic_core"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in [each for each in sys.modules if each.startswith("with_pydantic")]:
        monkeypatch.delitem(sys.modules, name)
    again = importlib.import_module("with_pydantic.sample_enums")
    assert again.Order.from_dict({"litres": 1}).to_dict()["litres"] == 1.0
    assert "with_pydantic._sample_pydantic" not in sys.modules


def test_the_example_for_fastapi_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not os.environ.get("CI"):
        pytest.importorskip("fastapi", reason="needs FastAPI, of the extra `test`")
    import httpx

    page = PAGE.read_text(encoding="utf-8")
    (text,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    (source,) = re.findall(r"```python\n(from fastapi.*?)```", page, re.DOTALL)
    write_modules(read_spec(tmp_path / "spec", text), tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    names: dict[str, Any] = {}
    exec(source, names)

    async def answers() -> tuple[httpx.Response, httpx.Response]:
        transport = httpx.ASGITransport(app=names["app"])
        async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
            good = await client.post("/orders", json={"litres": 2.5})
            return good, await client.post("/orders", json={"litres": 2.5, "status": "dne"})

    good, bad = asyncio.run(answers())
    assert good.json() == {"litres": 2.5, "status": "received", "ordered_at": None}
    assert (bad.status_code, bad.json()["detail"][0]["loc"]) == (422, ["body", "status"])
    schemas = names["app"].openapi()["components"]["schemas"]
    assert schemas["Order"]["properties"]["litres"]["minimum"] == 0.5
    assert schemas["OrderStatus"]["oneOf"][1]["const"] == "done"


def test_an_enum_is_described_alike_as_a_parameter_and_as_a_field(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not os.environ.get("CI"):
        pytest.importorskip("fastapi", reason="needs FastAPI, of the extra `test`")
    from fastapi import FastAPI

    page = PAGE.read_text(encoding="utf-8")
    (text,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    text = text.replace("paint_shop", "paint_parameters")
    more = "  Tones:\n    base: IntFlag\n    members: {RED: 1, BLUE: 2}\n"
    text = text.replace("\ndataclasses:", f"{more}\ndataclasses:").replace(
        "      ordered_at:", "      tones: {type: Tones, default: RED}\n      ordered_at:"
    )
    write_modules(read_spec(tmp_path / "spec", text), tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    enums: Any = importlib.import_module("paint_parameters.ssot.paint_enums")
    app = FastAPI()

    def search(status: Any, tones: Any = None) -> Any:
        return []

    search.__annotations__.update(
        {"status": enums.OrderStatus, "tones": enums.Tones, "return": list[enums.Order]}
    )
    app.get("/orders/{status}")(search)
    schemas = app.openapi()["components"]["schemas"]
    assert sorted(schemas) == ["HTTPValidationError", "Order", "OrderStatus", "Tones", "ValidationError"]
    assert schemas["OrderStatus"]["oneOf"][1]["const"] == "done"
    assert schemas["Tones"]["minimum"] == 0


def test_a_class_that_contains_itself_is_described_once_without_separate_schemas(
    module: ModuleType,
) -> None:
    fastapi = pytest.importorskip("fastapi", reason="needs FastAPI")
    app = fastapi.FastAPI(separate_input_output_schemas=False)

    def store(tree: Any) -> Any:
        return tree

    store.__annotations__.update({"tree": module.Tree, "return": module.Tree})
    app.post("/trees")(store)
    schemas = app.openapi()["components"]["schemas"]
    assert "Tree" in schemas
    assert not any(name.endswith(("-Input", "-Output")) for name in schemas)


TOLERANT = """
dataclasses:
  Stock:
    unknown: ignore
    fields: {count: {type: int, was: [number]}, note: {type: str, default: "", was: [remark]}}
"""


@pytest.mark.parametrize(
    "document",
    [
        {"count": 1}, {"number": 1}, {"number": 1, "colour": 1}, {"count": 1, "remark": "x"}, {},
        {"count": 1, "number": 1}, {"count": 1, "note": "", "remark": ""}, {"number": "1"},
    ],
)  # fmt: skip
def test_data_of_other_versions_is_read(module: ModuleType, document: dict[str, Any]) -> None:
    stock = TypeAdapter(module.Stock)
    try:
        expected = module.Stock.from_dict(document)
    except ValueError as error:
        with pytest.raises(ValidationError, match=re.escape(str(error))):
            stock.validate_python(document)
        is_read = False
    else:
        assert stock.validate_python(document) == expected
        is_read = True
    assert Draft202012Validator(stock.json_schema()).is_valid(document) is is_read
