"""The shape of a spec is held against its JSON Schema: one fault, one finding, at its place."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ssotgen.diagnostics.finding import Finding
from ssotgen.resources import spec_schema
from ssotgen.spec.schema.check_shape import check_structure
from ssotgen.spec.schema.describe_faults import FINDINGS
from ssotgen.spec.yaml.anchors import Budget
from ssotgen.spec.yaml.document import Document, SourceText
from ssotgen.spec.yaml.read import read_document

SCHEMA = json.loads(spec_schema())

EVERYTHING = """\
project:
  name: shop
  package: shop.ssot
  summary: What the shop is made of.
  target_python: "3.10"
  license_header: |
    Copyright
  pytest_plugin: true
features:
  docker:
    summary: A Docker daemon that answers.
    imports: {docker: [from_env, DockerClient as Client], docker.errors: []}
    hint: start Docker
    legacy_flags: [HAS_DOCKER]
    settings: {port: 1, nested: {list: [1, {a: null}]}}
    probe: {call: "shop.probes:docker_answers"}
    aggregate: false
    disabled_by: NO_DOCKER
    resolve: find_spec
    deprecated: {since: "1.4", use: podman, reason: It is smaller.}
  redis: {probe: {tcp: {host: localhost, port: 6379, timeout_seconds: 0.5}}}
enums:
  Colour:
    summary: Paints that the shop sells.
    base: Enum
    replaces: [shop.paint]
    members:
      RED: {value: red, summary: Like blood., deprecated: {since: "2"}}
      CRIMSON: {value: red, alias: true}
      NUMBER: {value: 3}
      BLUE: blue
      ONE: 1
    reserved: [PINK]
    deprecated: {since: "3"}
  Stage:
    attributes: {label: str, size: {type: int, default: 1, summary: In litres.}}
    members: {CUT: {value: cut, label: Cut, size: 2}, DRY: {value: dry, label: Dry}, OUT: out}
    groups: {INSIDE: [CUT], WET: {members: [DRY], summary: Not for sale.}}
    transitions: {CUT: [DRY], DRY: []}
dataclasses:
  Order:
    summary: What a customer wants.
    replaces: [shop.order]
    frozen: true
    fields:
      colour: {type: Colour, summary: Which paint., deprecated: {since: "2"}}
      litres: {type: float, default: 1.5, minimum: 0.5, maximum: 100}
      tags: {type: "set[str]", default: [], min_items: 0}
      note: {type: str | None, default: null}
      extra: {type: "dict[str, Any]", default: {}}
    properties:
      is_large: {type: bool, value: litres > 50, summary: A lot., serialize: false}
      is_odd: {type: bool, value: true}
    checks:
      - {when: is_large and note is None, message: Say why}
    deprecated: {since: "3"}
layers:
  definition: Order
  enum: OrderType
  constant: ORDERS
  standard:
    SMALL: {summary: A tin., colour: RED, anything: [1, 2]}
"""


def document_of(text: str) -> Document:
    document, findings = read_document("spec/x.yaml", text.encode(), Budget(1_000_000))
    assert findings == []
    return document


def found(text: str) -> tuple[Finding, ...]:
    return check_structure([document_of(text)])


def told(text: str) -> list[str]:
    return [
        f"{item.location.line}:{item.location.column} {item.rule}: {item.message}"
        for item in sorted(found(text), key=lambda item: item.sort_key)
    ]


def subschemas(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for key, value in schema.items():
            if key in ("properties", "$defs"):
                for below in value.values():
                    yield from subschemas(below)
            elif key not in ("examples", "default"):
                yield from subschemas(value)


def test_every_key_of_the_language_is_known() -> None:
    assert told(EVERYTHING) == []


def test_the_schema_is_one_that_editors_understand() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert list(Draft202012Validator(SCHEMA).iter_errors(document_of(EVERYTHING).data)) == []


def test_no_keyword_of_the_schema_goes_unreported() -> None:
    passive = {"$schema", "$id", "$ref", "$defs", "title", "description", "default", "examples"}
    structural = {"properties", "items", "if", "then", "else"}
    used = {keyword for schema in subschemas(SCHEMA) for keyword in schema}
    assert used - passive - structural <= set(FINDINGS)


def test_every_key_is_described_and_every_example_fits() -> None:
    for schema in subschemas(SCHEMA):
        for key, value in schema.get("properties", {}).items():
            assert "description" in value or "$ref" in value, key
        resolver = {"$defs": SCHEMA["$defs"], **schema}
        for example in schema.get("examples", []):
            assert list(Draft202012Validator(resolver).iter_errors(example)) == [], example


@pytest.mark.parametrize("value", ["1.0", "true", "null", "[1]", ""])
def test_an_enum_takes_text_and_whole_numbers_alone(value: str) -> None:
    assert [item.rule for item in found(f"enums: {{A: {{members: {{B: {value}}}}}}}")] == [
        "wrong-type"
    ]


def test_one_misspelt_key_is_one_finding() -> None:
    assert told("enums:\n  A: {memebers: {B: b}}\n") == [
        "2:7 unknown-key: unknown key 'memebers' in an enum"
    ]
    assert told("features: {a: {probe: {tcp: {hots: x, port: 1}}}}") == [
        "1:30 unknown-key: unknown key 'hots' in a TCP probe"
    ]
    assert told("features: {a: {probe: {cal: x}}}") == [
        "1:24 unknown-key: unknown key 'cal' in a probe"
    ]


def test_what_the_reader_reported_is_reported_again_only_with_a_hint_for_its_place() -> None:
    text = b"dataclasses: {A: {frozen: yes, fields: {b: {type: 1.10, minimum: 012}}}}\n"
    document, findings = read_document("x.yaml", text, Budget(100))
    assert [item.rule for item in findings] == ["misread-value"] * 3
    again = [(item.rule, item.location, item.hint) for item in check_structure([document])]
    assert again == [("misread-value", findings[0].location, "write `true`")]


def test_a_fault_at_an_anchor_is_told_once() -> None:
    text = "enums:\n  A: &a\n    members: {B: 1.5}\n  C: *a\n  D: *a\n"
    assert told(text) == [
        "3:18 wrong-type: the member 'B' must be a string, an integer or a mapping, "
        "not the number 1.5"
    ]


def test_faults_in_different_places_are_all_told() -> None:
    text = (
        "project: {name: 1}\nenums: []\ndataclasses: {A: {fields: {}, checks: [{}]}}\nlayer: {}\n"
    )
    assert [line.split(":")[0] + line.split(" ")[1] for line in told(text)] == [
        "1missing-key:", "1missing-key:", "1wrong-type:", "2wrong-type:", "3empty-value:",
        "3missing-key:", "3missing-key:", "4unknown-key:",
    ]  # fmt: skip


def test_a_finding_names_what_it_is_about_whatever_the_lines() -> None:
    (finding,) = found("enums:\n  A:\n    members:\n      B: {value: 1.5}\n")
    assert finding.symbol == "A.B.value"


def test_unreadable_documents_are_passed_over() -> None:
    assert check_structure([Document(SourceText("x.yaml"), None)]) == ()


def test_a_thousand_enums_are_held_against_the_schema_within_a_second() -> None:
    members = ", ".join(f"M{i}: {{value: v{i}, summary: Number {i}.}}" for i in range(10))
    document = document_of(
        "enums:\n" + "".join(f"  E{i}: {{members: {{{members}}}}}\n" for i in range(1000))
    )
    check_structure([])
    begin = time.process_time()
    assert check_structure([document]) == ()
    assert time.process_time() - begin < 2


@pytest.mark.parametrize(
    "text",
    [
        "enums: {A: {members: {B: b}, replaces: [" + "{a: 1}, x, " * 5_000 + "]}}",
        "enums: {" + ", ".join(f"A{i}: {{k{i}: 1}}" for i in range(5_000)) + "}",
        "{" + ", ".join(f"{'k' * 50}{i}: 1" for i in range(20_000)) + "}",
    ],
    ids=["unsortable-items", "unknown-keys-in-many", "unknown-keys-in-one"],
)
def test_faults_by_the_thousand_take_seconds(text: str) -> None:
    document = document_of(text)
    begin = time.process_time()
    assert len(check_structure([document])) >= 5_000
    assert time.process_time() - begin < 20
