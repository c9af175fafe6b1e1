"""Editing a YAML document in place: an entry comes in or goes, and nothing else changes.

The document is composed for the positions of its nodes alone; what is written is cut into the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.spec.yaml.plain_scalars import resolve

Keys = tuple[str, ...]
"""The keys that lead from the top of a document to an entry."""


class NotEditableError(ValueError):
    """The place is written in a way that cannot be edited; the text says how."""


@record
class _Entry:
    """An entry of a mapping, with the mapping that holds it."""

    key: Any
    value: Any
    parent: Any


def has_entry(text: str, keys: Keys) -> bool:
    """Whether a document has the entry, written out and not merged."""
    try:
        _find(text, keys)
    except NotEditableError:
        return False
    return True


def with_key(text: str, entry: Keys, key: str, value: str) -> str:
    """Return the text with `key: value` added to the mapping of an entry; a scalar becomes a
    mapping with the scalar as its `value`.

    Raises:
        NotEditableError: The entry is not written out here, or over several lines as one scalar.
    """
    node = _find(text, entry).value
    if node.id == "scalar":
        written = text[node.start_mark.index : node.end_mark.index]
        if "\n" in written or node.style in ("|", ">") or not written:
            raise NotEditableError(f"the value of {entry[-1]} is not on one line")
        new = f"{{value: {written}, {key}: {value}}}"
        return _spliced(text, node.start_mark.index, node.end_mark.index, new)
    if node.id != "mapping":
        raise NotEditableError(f"{entry[-1]} is not a mapping")
    if node.flow_style:
        return _added_to_flow(text, node, f"{key}: {value}")
    column = node.value[0][0].start_mark.column
    return _line_after(text, _last_line(text, node), f"{' ' * column}{key}: {value}")


def with_entry_after(text: str, entry: Keys, key: str, value: str) -> str:
    """Return the text with `key: value` behind an entry, in the mapping that holds it.

    Raises:
        NotEditableError: The entry is not written out here.
    """
    found = _find(text, entry)
    if found.parent.flow_style:
        end = found.value.end_mark.index
        return _spliced(text, end, end, f", {key}: {value}")
    column = found.key.start_mark.column
    return _line_after(text, _last_line(text, found.value), f"{' ' * column}{key}: {value}")


def with_item(text: str, entry: Keys, key: str, item: str) -> str:
    """Return the text with an item more in the list `key` of an entry, which is made if need be.

    Raises:
        NotEditableError: The entry or its list is not written out here.
    """
    if not has_entry(text, (*entry, key)):
        return with_key(text, entry, key, f"[{item}]")
    node = _find(text, (*entry, key)).value
    if node.id != "sequence":
        raise NotEditableError(f"{key} is not a list")
    if node.flow_style:
        return _added_to_flow(text, node, item)
    column = node.start_mark.column
    return _line_after(text, _last_line(text, node), f"{' ' * column}- {item}")


def without(text: str, entry: Keys) -> str:
    """Return the text without an entry and the comments that are its own: those directly above it
    and the one behind it. A section that loses its last entry goes too.

    Raises:
        NotEditableError: The entry is not written out here.
    """
    found = _find(text, entry)
    pairs = found.parent.value
    if len(pairs) == 1 and len(entry) == 2:
        return without(text, entry[:1])
    if found.parent.flow_style:
        return _without_flow(text, pairs, found)
    lines = text.splitlines(keepends=True)
    first, last = found.key.start_mark.line, _last_line(text, found.value)
    column = found.key.start_mark.column
    if lines[first][:column].strip():
        raise NotEditableError(f"{entry[-1]} does not begin its line")
    while (
        first
        and lines[first - 1].lstrip(" ").startswith("#")
        and _indent(lines[first - 1]) == column
    ):
        first -= 1
    return "".join((*lines[:first], *lines[last + 1 :]))


def _find(text: str, keys: Keys) -> _Entry:
    import yaml

    node = yaml.compose(text, yaml.SafeLoader)
    entry = None
    for name in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        found = next((pair for pair in pairs if pair[0].value == name), None)
        if found is None:
            raise NotEditableError(f"{name} is not written out here")
        if found[1].start_mark.index < found[0].end_mark.index:
            raise NotEditableError(f"the value of {name} is an alias")
        entry, node = _Entry(found[0], found[1], node), found[1]
    if entry is None:
        raise NotEditableError("nothing is named")
    return entry


def _added_to_flow(text: str, node: Any, written: str) -> str:
    if not node.value:
        at = node.start_mark.index + 1
        return _spliced(text, at, at, written)
    last = node.value[-1]
    at = (last[1] if isinstance(last, tuple) else last).end_mark.index
    return _spliced(text, at, at, f", {written}")


def _without_flow(text: str, pairs: list[tuple[Any, Any]], found: _Entry) -> str:
    index = next(number for number, pair in enumerate(pairs) if pair[0] is found.key)
    start, end = found.key.start_mark.index, found.value.end_mark.index
    if index + 1 < len(pairs):
        end = pairs[index + 1][0].start_mark.index
    elif index:
        start = pairs[index - 1][1].end_mark.index
    return _spliced(text, start, end, "")


def _last_line(text: str, node: Any) -> int:
    """Return the last line, from 0, that a value has content on."""
    if node.id != "scalar" and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_line(text, last[1] if isinstance(last, tuple) else last)
    end = int(node.end_mark.line)
    if node.id == "scalar" and node.style in ("|", ">"):
        lines = text.splitlines()
        end = min(end, len(lines) - 1)
        end -= node.end_mark.column == 0 and end > node.start_mark.line
        while end > node.start_mark.line and not lines[end].strip():
            end -= 1
    return end


def _line_after(text: str, line: int, new: str) -> str:
    lines = text.splitlines(keepends=True)
    ending = "\r\n" if lines[0].endswith("\r\n") else "\n"
    before = "".join(lines[: line + 1])
    if not before.endswith(("\n", "\r")):
        before += ending
    return f"{before}{new}{ending}{''.join(lines[line + 1 :])}"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _spliced(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


@record
class Replacement:
    """`old`, which is at `location`, gives way to `new`."""

    location: Location
    old: str
    new: str


def replaced(text: str, replacements: Iterable[Replacement]) -> str:
    """Return a text with the replacements made; a word that YAML would not read as text, such as
    `NO`, gets quotes where it is all of a plain scalar."""
    lines = _LINES.findall(text)
    places = {(each.location.line, each.location.column): each for each in replacements}
    for (line, column), each in sorted(places.items(), reverse=True):
        row = lines[line - 1]
        before, after = row[: column - 1], row[column - 1 + len(each.old) :]
        new = each.new
        if not isinstance(resolve(new).value, str) or resolve(new).misread:
            alone = re.search(r"(?:^|[\s\[{,])$", before) and re.match(r"\s*(?:[:,\]}#]|$)", after)
            new = f'"{new}"' if alone else new
        lines[line - 1] = before + new + after
    return "".join(lines)
