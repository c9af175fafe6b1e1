"""Plain data as JSON: one entry a line, but small collections of scalars on one line."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from ssotgen.diagnostics.printable import is_printable

LINE_LENGTH = 88
INDENT = "  "


def json_source(value: object, indent: int = 0, before: int = 0) -> Markup:
    """Return plain data as JSON, for a place `before` columns into a line indented by `indent`.

    Mappings keep their order. Raises ValueError for what JSON has no form for.
    """
    return Markup(_source(value, indent, before))


def _source(value: object, indent: int, before: int) -> str:
    if not isinstance(value, Mapping | list | tuple):
        return _scalar(value)
    opening, closing = "{}" if isinstance(value, Mapping) else "[]"
    pairs = [(f"{_scalar(key)}: " if key is not None else "", item) for key, item in _items(value)]
    if not any(isinstance(item, Mapping | list | tuple) and item for _, item in pairs):
        flat = ", ".join(key + _source(item, 0, 0) for key, item in pairs)
        if not pairs or indent + before + len(flat) + 3 <= LINE_LENGTH:
            return f"{opening}{flat}{closing}"
    inner = indent + len(INDENT)
    lines = [f"{' ' * inner}{key}{_source(item, inner, len(key))}" for key, item in pairs]
    return f"{opening}\n" + ",\n".join(lines) + f"\n{' ' * indent}{closing}"


def _items(value: Mapping[object, object] | Sequence[object]) -> Iterator[tuple[object, object]]:
    if isinstance(value, Mapping):
        yield from value.items()
    else:
        yield from ((None, item) for item in value)


def _scalar(value: object) -> str:
    if value is None or isinstance(value, bool | int):
        return json.dumps(value)
    if isinstance(value, float) and math.isfinite(value):
        return json.dumps(value)
    if isinstance(value, str):
        text = json.dumps(value, ensure_ascii=False)
        return "".join(each if is_printable(each) else json.dumps(each)[1:-1] for each in text)
    raise ValueError(f"JSON has no form for {value!r}")
