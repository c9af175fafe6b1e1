"""Plain data as JSON: one entry a line, but small collections of scalars on one line."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence

from markupsafe import Markup

from ssotgen.diagnostics.printable import is_printable
from ssotgen.diagnostics.record import record

LINE_LENGTH = 88
INDENT = "  "


@record
class Style:
    """What differs between the languages that write data as JSON does."""

    key: Callable[[str], str]
    scalar: Callable[[object], str]
    padding: str = ""
    """What is inside the braces of a mapping on one line."""
    trailing: str = ""
    """What follows the last of several lines."""


def json_source(value: object, indent: int = 0, before: int = 0) -> Markup:
    """Return plain data as JSON, for a place `before` columns into a line indented by `indent`.

    Mappings keep their order.

    Raises:
        ValueError: JSON has no form for it.
    """
    return Markup(data_source(value, _JSON, indent, before))


def data_source(value: object, style: Style, indent: int = 0, before: int = 0) -> str:
    """Return plain data in a style, for a place `before` columns into a line indented by `indent`.

    Mappings keep their order.

    Raises:
        ValueError: It has no form.
    """
    if not isinstance(value, Mapping | list | tuple):
        return style.scalar(value)
    opening, closing = "{}" if isinstance(value, Mapping) else "[]"
    pairs = [("" if key is None else f"{style.key(key)}: ", item) for key, item in _items(value)]
    if not any(isinstance(item, Mapping | list | tuple) and item for _, item in pairs):
        flat = ", ".join(key + data_source(item, style) for key, item in pairs)
        padding = style.padding if pairs and isinstance(value, Mapping) else ""
        line = f"{opening}{padding}{flat}{padding}{closing}"
        if not pairs or indent + before + len(line) + 1 <= LINE_LENGTH:
            return line
    inner = indent + len(INDENT)
    lines = [
        f"{' ' * inner}{key}{data_source(item, style, inner, len(key))}" for key, item in pairs
    ]
    end = f"{style.trailing}\n{' ' * indent}{closing}"
    return f"{opening}\n" + ",\n".join(lines) + end


def _items(value: Mapping[str, object] | Sequence[object]) -> Iterator[tuple[str | None, object]]:
    if isinstance(value, Mapping):
        yield from value.items()
    else:
        yield from ((None, item) for item in value)


def json_text(text: str) -> str:
    """Return text in double quotes, with escapes for all that cannot be seen."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(each if is_printable(each) else json.dumps(each)[1:-1] for each in quoted)


def _scalar(value: object) -> str:
    if value is None or isinstance(value, bool | int):
        return json.dumps(value)
    if isinstance(value, float) and math.isfinite(value):
        return json.dumps(value)
    if isinstance(value, str):
        return json_text(value)
    raise ValueError(f"JSON has no form for {value!r}")


_JSON = Style(key=json_text, scalar=_scalar)
