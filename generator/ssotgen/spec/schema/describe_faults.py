"""Describes what of a document does not fit the JSON Schema: one finding in our words a fault."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import AnyHint
from ssotgen.diagnostics.wording import a_or_an, coded, yaml_string
from ssotgen.resources import spec_schema
from ssotgen.spec.schema.attribute_table import AttributeTable, attribute_tables
from ssotgen.spec.schema.expected_form import imports_hint, members_hint
from ssotgen.spec.schema.fault import SchemaFault
from ssotgen.spec.schema.faulty_part import faulty_part
from ssotgen.spec.schema.fields_form import fields_hint
from ssotgen.spec.schema.not_below import NotBelow, misnamed_parts, parts_not_below
from ssotgen.spec.schema.not_indented import NotIndented, not_indented
from ssotgen.spec.schema.rules import (
    conflicting_keys,
    empty_value,
    missing_key,
    repeated_item,
    value_not_allowed,
)
from ssotgen.spec.schema.unknown_key import KeySuggester, unknown_key
from ssotgen.spec.schema.unnamed import Unnamed, unnamed
from ssotgen.spec.schema.wrong_type import instead_of_misread, wrong_type
from ssotgen.spec.yaml.document import YamlMapping, without_colon
from ssotgen.spec.yaml.node_results import NodeResults
from ssotgen.spec.yaml.plain_scalars import resolve
from ssotgen.spec.yaml.rules import misread_value

if TYPE_CHECKING:
    from jsonschema.protocols import Validator


def describe_faults(data: YamlMapping, results: NodeResults) -> Iterator[Finding]:
    """Yield a finding for each fault in the shape of a document.

    A key that is misspelt is renamed, in the document, to the one that it was meant to be, lines
    that are not indented are moved below their key, members and fields below the key that they
    lack, and a table of values is made an attribute, so that what they hold is looked at too and
    nothing misses it.
    """
    guesser = KeySuggester()
    while True:
        faulty = faulty_part(data, results)
        if not faulty:
            return
        faults = [
            SchemaFault(data, tuple(error.absolute_path), error, guesser)
            for error in _validator().iter_errors(faulty)
        ]
        repairable: list[NotIndented | Unnamed | AttributeTable | NotBelow]
        repairable = [*not_indented(faults)]
        # What is not indented may look like a class that lacks its name or the key for its parts.
        repairable = repairable or [*unnamed(faults)]
        repairable = repairable or [*attribute_tables(faults), *parts_not_below(faults)]
        for each in repairable:
            yield each.finding()
            each.repair()
        if repairable:
            continue
        misspelt = [
            (fault, key, near) for fault in faults for key, near in _misspelt_keys(fault).items()
        ]
        if not misspelt:
            break
        for fault, key, near in misspelt:
            yield _unknown_key(fault, key, near)
        for fault, key, near in misspelt:
            _rename(fault.value, key, near)
    for fault in faults:
        yield from FINDINGS[str(fault.error.validator)](fault)


def _misspelt_keys(fault: SchemaFault) -> dict[str, str]:
    """Return the unknown keys of which it is plain what they were meant to be, and what."""
    if fault.error.validator != "additionalProperties":
        return {}
    meant: dict[str, str] = {}
    for key in fault.unknown_keys():
        near = fault.guesser.meant(key, tuple(fault.error.schema["properties"]))
        if near is not None and near not in fault.value and near not in meant.values():
            meant[key] = near
    return meant or misnamed_parts(fault)


def _rename(node: YamlMapping, key: str, new: str) -> None:
    # A mapping with an anchor is met once for each alias.
    if key in node:
        node[new] = node.pop(key)
        node.marks[new] = node.marks.pop(key)


@cache
def _validator() -> Validator:
    """Return the validator of the schema, stricter than JSON Schema in what an integer is."""
    from jsonschema import Draft202012Validator, validators

    def is_integer(_checker: object, value: object) -> bool:
        return isinstance(value, int) and not isinstance(value, bool)

    checker = Draft202012Validator.TYPE_CHECKER.redefine("integer", is_integer)
    extend: Any = validators.extend
    strict = extend(Draft202012Validator, {"uniqueItems": _repeated_texts}, type_checker=checker)
    validator: Validator = strict(json.loads(spec_schema()))
    return validator


def _repeated_texts(
    _validator: object, wanted: bool, instance: object, _schema: object
) -> Iterator[Any]:
    """Yield an error for each text that repeats an earlier item: in linear time, unlike
    jsonschema's own comparison of every two items."""
    from jsonschema import ValidationError

    if not wanted or not isinstance(instance, list):
        return
    seen: set[str] = set()
    for index, item in enumerate(instance):
        if isinstance(item, str):
            if item in seen:
                yield ValidationError("repeated", path=(index,))
            seen.add(item)


def _unknown_keys(fault: SchemaFault) -> Iterator[Finding]:
    allowed = tuple(fault.error.schema["properties"])
    for key in fault.unknown_keys():
        near = fault.guesser.meant(key, allowed)
        yield _unknown_key(fault, key, near)


def _unknown_key(fault: SchemaFault, key: str, near: str | None) -> Finding:
    allowed = tuple(fault.error.schema["properties"])
    of = "`layers`" if fault.kind == "layers" else a_or_an(fault.kind)
    location, is_taken = fault.value.at_key(key), near in fault.value
    return unknown_key(
        location,
        key,
        of,
        allowed,
        near,
        is_taken=is_taken,
        is_word=_is_word(fault.value, key),
        symbol=fault.symbol,
    )


def _is_word(node: YamlMapping, key: str) -> bool:
    """Whether a key has neither a colon nor a value: a piece of text behind a comma."""
    mark = node.marks[key]
    if node[key] is not None or mark.text or not mark.plain:
        return False
    line = node.text.line(mark.key_line)
    return re.match(r"\s*[,}]", line[mark.key_column - 1 + len(key) :]) is not None


def _missing_key(fault: SchemaFault) -> Iterator[Finding]:
    # jsonschema yields one error a missing key, but says only in its text which one it is.
    value, schema = fault.value, fault.error.schema
    if not isinstance(value, YamlMapping):
        return
    for key in schema["required"]:
        if key not in value:
            yield missing_key(fault.at_key(), key, fault.owner, fault.symbol)


def _wrong_type(fault: SchemaFault) -> Iterator[Finding]:
    expected = fault.error.validator_value
    expected = [expected] if isinstance(expected, str) else list(expected)
    if fault.was_misread:
        yield _misread(fault, instead_of_misread(fault.mark, expected))
        return
    yield wrong_type(
        fault.at_value(),
        fault.subject,
        fault.value,
        fault.mark,
        expected,
        example=fault.example,
        allowed=fault.allowed,
        symbol=fault.symbol,
        form=imports_hint(fault) or members_hint(fault) or fields_hint(fault) or _of_missing(fault),
    )


def _of_missing(fault: SchemaFault) -> str:
    """Return the hint for a value that is missing because of what is written around it."""
    if fault.value is not None or fault.mark.text or not fault.path:
        return ""
    at, key = fault.at_value(), str(fault.path[-1])
    rest = fault.data.text.lines[at.line - 1][at.column - 1 :].strip()
    if rest.startswith("#"):
        return f"`#` begins a comment; if it is meant as text, quote it: `{yaml_string(rest)}`"
    entry = without_colon(key)
    return f"use a colon and a space: `{entry}`" if entry else ""


def _not_allowed(fault: SchemaFault) -> Iterator[Finding]:
    value = fault.value
    if not isinstance(value, str):
        return
    allowed = [str(item) for item in fault.error.validator_value]
    if fault.was_misread:
        yield _misread(fault, f"use {coded(allowed)}")
        return
    yield value_not_allowed(fault.at_value(), str(fault.path[-1]), value, allowed, fault.symbol)


def _misread(fault: SchemaFault, hint: AnyHint) -> Finding:
    """Return what the reader has reported already, with a hint that fits the place."""
    text = fault.mark.text or ""
    return misread_value(fault.at_value(), text, resolve(text), hint)


def _empty(fault: SchemaFault) -> Iterator[Finding]:
    kinds = {"minLength": "string", "minItems": "list", "minProperties": "mapping"}
    kind = kinds[str(fault.error.validator)]
    yield empty_value(fault.at_value(), fault.subject, kind, fault.example, fault.symbol)


def _conflicting(fault: SchemaFault) -> Iterator[Finding]:
    known = fault.error.schema["properties"]
    keys = [key for key in fault.value if key in known]
    if len(keys) > 1:
        yield conflicting_keys(fault.value.at_key(keys[1]), f"the {fault.kind}", keys, fault.symbol)


def _repeated(fault: SchemaFault) -> Iterator[Finding]:
    yield repeated_item(fault.at_value(), fault.value, str(fault.path[-2]), fault.symbol)


FINDINGS = {
    "additionalProperties": _unknown_keys,
    "required": _missing_key,
    "type": _wrong_type,
    "enum": _not_allowed,
    "minProperties": _empty,
    "minItems": _empty,
    "minLength": _empty,
    "maxProperties": _conflicting,
    "uniqueItems": _repeated,
}
"""What makes findings of the errors of each keyword that the schema uses."""
