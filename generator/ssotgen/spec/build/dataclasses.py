"""Builds `dataclasses`: fields, properties and checks, with their types and expressions parsed."""

from __future__ import annotations

from collections.abc import Sequence

from ssotgen.diagnostics.finding import Finding
from ssotgen.spec.build.access import (
    deprecation,
    flag,
    integer,
    limit,
    located_text,
    mapping,
    summary,
    text,
    texts,
)
from ssotgen.spec.build.rules import BAD_EXPRESSION, BAD_TYPE
from ssotgen.spec.build.sections import Entry, entries
from ssotgen.spec.expressions.parse import ExpressionSyntaxError, parse_expression
from ssotgen.spec.expressions.tree import Expression
from ssotgen.spec.model import CheckSpec, DataclassSpec, FieldSpec, PropertySpec
from ssotgen.spec.types.grammar import (
    TypeRef,
    with_tag,
)
from ssotgen.spec.types.parse_type import TypeSyntaxError, parse_type
from ssotgen.spec.yaml.document import YamlMapping, YamlSequence


def build_dataclass(entry: Entry, findings: list[Finding]) -> DataclassSpec | None:
    """Return the dataclass, or None where its declaration, or that of its fields, is no mapping."""
    node = entry.value
    if not isinstance(node, YamlMapping) or mapping(node, "fields") is None:
        return None
    names = [item.name for key in ("fields", "properties") for item in _below(node, key)]
    fields = [(item.name, _field(item, findings)) for item in _below(node, "fields")]
    properties = [
        (item.name, _property(item, names, findings)) for item in _below(node, "properties")
    ]
    invalid_names = [name for name, item in (*fields, *properties) if item is None]
    return DataclassSpec(
        name=entry.name,
        summary=summary(node),
        frozen=flag(node, "frozen", False),
        keyword_only=flag(node, "keyword_only", False),
        slots=flag(node, "slots", False),
        order=flag(node, "order", False),
        fields=tuple(item for _, item in fields if item is not None),
        properties=tuple(item for _, item in properties if item is not None),
        checks=_checks(node, names, findings),
        reserved=texts(node, "reserved"),
        replaces=texts(node, "replaces"),
        deprecated=deprecation(node),
        location=entry.location,
        source=node,
        invalid_names=frozenset(invalid_names),
        ignores_unknown=text(node, "unknown") == "ignore",
    )


def _below(node: YamlMapping, key: str) -> list[Entry]:
    found = mapping(node, key)
    return list(entries(found)) if found is not None else []


def _field(entry: Entry, findings: list[Finding]) -> FieldSpec | None:
    node = entry.value
    if not isinstance(node, YamlMapping):
        return None
    ref = _type(node, entry, findings)
    if ref is None:
        return None
    tag = located_text(node, "tag")
    return FieldSpec(
        name=entry.name,
        type=ref if tag is None else with_tag(ref, tag.text),
        has_default="default" in node,
        default=node.get("default"),
        summary=summary(node),
        minimum=limit(node, "minimum"),
        maximum=limit(node, "maximum"),
        multiple_of=limit(node, "multiple_of"),
        min_items=integer(node, "min_items") or None,
        max_items=integer(node, "max_items"),
        min_length=integer(node, "min_length") or None,
        max_length=integer(node, "max_length"),
        pattern=text(node, "pattern") or None,
        repr=flag(node, "repr", True),
        compare=flag(node, "compare", True),
        deprecated=deprecation(node),
        location=entry.location,
        source=node,
        was=texts(node, "was"),
        wire=located_text(node, "wire"),
        tag=tag,
    )


def _property(entry: Entry, names: Sequence[str], findings: list[Finding]) -> PropertySpec | None:
    node = entry.value
    if not isinstance(node, YamlMapping):
        return None
    ref = _type(node, entry, findings)
    value = _expression(node, "value", names, findings)
    if ref is None or value is None:
        return None
    tag = located_text(node, "tag")
    return PropertySpec(
        name=entry.name,
        type=ref if tag is None else with_tag(ref, tag.text),
        value=value,
        summary=summary(node),
        serialize=flag(node, "serialize", True),
        location=entry.location,
        source=node,
        tag=tag,
    )


def _checks(
    node: YamlMapping, names: Sequence[str], findings: list[Finding]
) -> tuple[CheckSpec, ...]:
    listed = node.get("checks")
    if not isinstance(listed, YamlSequence):
        return ()
    found: list[CheckSpec] = []
    for index, item in enumerate(listed):
        if not isinstance(item, YamlMapping):
            continue
        when = _expression(item, "when", names, findings)
        if when is not None and text(item, "message"):
            location = listed.at(index)
            found.append(CheckSpec(when, text(item, "message"), location, item))
    return tuple(found)


def _type(node: YamlMapping, entry: Entry, findings: list[Finding]) -> TypeRef | None:
    written = node.get("type")
    if not isinstance(written, str):
        return None
    try:
        return parse_type(written)
    except TypeSyntaxError as error:
        findings.append(error.finding(BAD_TYPE, node.text, node.at("type"), written, entry.name))
        return None


def _expression(
    node: YamlMapping, key: str, names: Sequence[str], findings: list[Finding]
) -> Expression | None:
    """Return the expression under `key`, over fields and properties of these names. A literal that
    YAML already read, such as `true`, is one too."""
    written = node.get(key)
    if isinstance(written, bool | int | float):
        written = str(written)
    if not isinstance(written, str):
        return None
    try:
        return parse_expression(written, names)
    except ExpressionSyntaxError as error:
        findings.append(error.finding(BAD_EXPRESSION, node.text, node.at(key), written))
        return None
