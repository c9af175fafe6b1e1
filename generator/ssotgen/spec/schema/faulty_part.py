"""The part of a document that does not fit the JSON Schema: nothing, or a few of its entries."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ssotgen.resources import spec_schema
from ssotgen.spec.schema.is_valid import PASSIVE, Check, compile_schema
from ssotgen.spec.yaml.document import YamlMapping
from ssotgen.spec.yaml.node_results import NodeResults

_OF_SECTION = PASSIVE | {"type", "additionalProperties"}
"""The keywords of a section in which each entry fits or not whatever the others are."""


def faulty_part(data: YamlMapping, results: NodeResults) -> dict[str, Any]:
    """Return the document with only those entries that do not fit the schema."""
    found: dict[str, Any] = {}
    for key, value in data.items():
        fits = _of_entries(key) if isinstance(value, YamlMapping) else None
        if fits is not None:
            entries = dict(_faulty(value, fits, results))
            if entries:
                found[key] = entries
        elif not _of_value(key)(value):
            found[key] = value
    return found


def _faulty(section: YamlMapping, fits: Check, results: NodeResults) -> Iterator[tuple[str, Any]]:
    for name, entry in section.items():
        if isinstance(entry, YamlMapping):
            # An entry that does not fit may be mended in place: it is asked again.
            is_good = results.of(entry, fits, fits) or fits(entry)
        else:
            is_good = fits(entry)
        if not is_good:
            yield name, entry


@cache
def _of_entries(key: str) -> Check | None:
    """Return the check of an entry of the section of that name, None where entries have none that
    is enough."""
    section = _schema()["properties"].get(key, {})
    is_enough = isinstance(section.get("additionalProperties"), dict)
    if not is_enough or not section.keys() <= _OF_SECTION:
        return None
    return _check(section["additionalProperties"])


@cache
def _of_value(key: str) -> Check:
    """Return the check of the value of a key of a document, which no value of an unknown one
    passes."""
    properties = _schema()["properties"]
    return _check(properties[key]) if key in properties else lambda _: False


def _check(part: Mapping[str, Any]) -> Check:
    return compile_schema({**part, "$defs": _schema()["$defs"]})


@cache
def _schema() -> dict[str, Any]:
    """Return the schema of a document.

    Raises:
        ValueError: It says more of a document than which keys it has.
    """
    schema: dict[str, Any] = json.loads(spec_schema())
    if schema.keys() - PASSIVE != {"type", "properties", "additionalProperties"}:
        raise ValueError("keywords of a document for which its parts are not enough")
    return schema
