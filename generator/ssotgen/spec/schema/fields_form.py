"""Fields of a dataclass in another form: how to write them, with the names that the author has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssotgen.diagnostics.wording import shorten, yaml_string
from ssotgen.spec.schema.fault import SchemaFault
from ssotgen.spec.yaml.document import YamlMapping

_ANNOTATION = re.compile(r"\s*([A-Za-z_][^={}#\n]*?)\s*(?:=\s*([\w.+-]+))?\s*")
"""A type as in Python, and a default that is one word."""
_SHOWN = 3


def fields_hint(fault: SchemaFault) -> str:
    """Return the hint for a fault in the fields of a dataclass, empty for any other, or where it is
    unclear what was meant."""
    if fault.path[:1] != ("dataclasses",) or fault.path[2:3] != ("fields",):
        return ""
    if len(fault.path) == 4 and isinstance(fault.value, str):
        entry = _entry(str(fault.path[3]), fault.value)
        return f"use the form `{entry}`" if entry else ""
    if len(fault.path) == 3 and isinstance(fault.value, list):
        entries = list(_entries(fault.value))
        if entries and all(entries):
            more = ", ..." if len(entries) > _SHOWN else ""
            return f"use the form `fields: {{{', '.join(entries[:_SHOWN])}{more}}}`"
    return ""


def _entries(items: list[object]) -> Iterator[str]:
    """Yield the entry for each field of a list, empty for what is no field."""
    for item in items:
        if not isinstance(item, YamlMapping):
            yield ""
        elif "name" in item:
            yield _entry(str(item["name"]), item.get("type"))
        else:
            yield from (_entry(name, value) for name, value in item.items())


def _entry(name: str, annotation: object) -> str:
    found = _ANNOTATION.fullmatch(annotation) if isinstance(annotation, str) else None
    if found is None or not name.isidentifier():
        return ""
    text = yaml_string(found[1]) if re.search(r"[\[\],:'\"]", found[1]) else found[1]
    default = f", default: {found[2]}" if found[2] else ""
    return shorten(f"{name}: {{type: {text}{default}}}")
