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
    of_entries, of_keys = _checks()
    for key, value in data.items():
        fits = of_entries.get(key)
        if fits is not None and isinstance(value, YamlMapping):
            entries = dict(_faulty(value, fits, results))
            if entries:
                found[key] = entries
        elif key not in of_keys or not of_keys[key](value):
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
def _checks() -> tuple[Mapping[str, Check], Mapping[str, Check]]:
    """Return the checks of the entries of sections, and of the values of all keys.

    Raises:
        ValueError: The schema says more of a document than which keys it has.
    """
    schema = json.loads(spec_schema())
    if schema.keys() - PASSIVE != {"type", "properties", "additionalProperties"}:
        raise ValueError("keywords of a document for which its parts are not enough")

    def check(part: Mapping[str, Any]) -> Check:
        return compile_schema({**part, "$defs": schema["$defs"]})

    sections = schema["properties"]
    of_entries = {
        key: check(section["additionalProperties"])
        for key, section in sections.items()
        if isinstance(section.get("additionalProperties"), dict) and section.keys() <= _OF_SECTION
    }
    return of_entries, {key: check(section) for key, section in sections.items()}
