"""Lays out a spec: the text of a document, formatted."""

from __future__ import annotations

from ssotgen.diagnostics.printable import is_printable
from ssotgen.spec.format.order import (
    Path,
    goes_on_one_line,
    is_always_block,
    key_rank,
    kind_of,
)
from ssotgen.spec.format.source_tree import Collection, Entry, Node, ScalarNode, read_source
from ssotgen.spec.yaml.odd_characters import needs_quotes
from ssotgen.spec.yaml.plain_scalars import resolve

WIDTH = 100
INDENT = "  "
_INDICATORS = tuple("-?:,[]{}#&*!|>'\"%@`")
# PyYAML ends a plain scalar in flow style at a question mark, which YAML 1.2 allows within it.
_IN_FLOW = frozenset(",?[]{}")


def format_document(text: str) -> str:
    """Return the text of a spec document, formatted; formatting it again changes nothing.

    Comments, blank lines and what the document says stay.

    Raises:
        NotFormattableError: It has anchors and the like.
        yaml.YAMLError: It is not YAML.
    """
    document = read_source(text.replace("\r\n", "\n"))
    if document is None:
        return text
    lines = list(document.header)
    if lines and not lines[-1]:
        lines.pop()
    separated = _ends_with_blank(text, document.header)
    body = _block(document.root, (), 0)
    if lines and separated:
        lines.append("")
    while body and not body[0]:
        body.pop(0)
    lines += body
    return "\n".join(lines).rstrip("\n") + "\n"


def _ends_with_blank(text: str, header: list[str]) -> bool:
    """Whether a blank line parts the header from the first key."""
    if not header:
        return False
    seen = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    last = max(index for index, line in enumerate(seen) if line == header[-1].strip())
    return last + 1 < len(seen) and not seen[last + 1] and bool(header[-1])


def _block(node: Collection, path: Path, depth: int) -> list[str]:
    """Return the lines of a collection with one entry a line."""
    kind = kind_of(path)
    entries = node.entries
    if node.is_mapping:
        entries = sorted(entries, key=lambda entry: key_rank(kind, _key_text(entry)))
    while entries and path and entries[0].above and not entries[0].above[0]:
        entries[0].above.pop(0)
    margin = INDENT * depth
    lines: list[str] = []
    for entry in entries:
        lines += [f"{margin}{line}" if line else "" for line in entry.above]
        lines += _entry(entry, path, depth)
    lines += [f"{margin}{line}" if line else "" for line in node.below]
    return lines


def _entry(entry: Entry, path: Path, depth: int) -> list[str]:
    margin = INDENT * depth
    if entry.key is None:
        return _item(entry, (*path, "[]"), depth)
    key = _scalar(entry.key, in_flow=False, is_key=True)
    inner = (*path, _key_text(entry))
    value = entry.value
    if isinstance(value, ScalarNode) and value.block:
        return _text_block(value, f"{margin}{key}: ", entry, depth)
    room = WIDTH - len(margin) - len(key) - 2
    flat = _on_one_line(value, inner, room)
    if flat is not None:
        return [_with_remark(f"{margin}{key}: {flat}".rstrip(), entry)]
    assert isinstance(value, Collection)
    return [_with_remark(f"{margin}{key}:", entry), *_block(value, inner, depth + 1)]


def _item(entry: Entry, path: Path, depth: int) -> list[str]:
    margin = INDENT * depth
    value = entry.value
    if isinstance(value, ScalarNode) and value.block:
        return _text_block(value, f"{margin}- ", entry, depth)
    flat = _on_one_line(value, path, WIDTH - len(margin) - 2)
    if flat is not None:
        return [_with_remark(f"{margin}- {flat}", entry)]
    assert isinstance(value, Collection)
    lines = _block(value, path, depth + 1)
    begin = next(index for index, line in enumerate(lines) if line and line.lstrip()[0] != "#")
    lines[begin] = f"{margin}- {lines[begin].lstrip()}"
    return lines


def _text_block(value: ScalarNode, opening: str, entry: Entry, depth: int) -> list[str]:
    """Return a block of text, indented below its key or its dash."""
    indicator, *body = value.block
    inner = INDENT * (depth + 1)
    return [
        _with_remark(f"{opening}{indicator}", entry),
        *(f"{inner}{line}".rstrip() for line in body),
    ]


def _on_one_line(node: Node, path: Path, room: int) -> str | None:
    """Return a value on one line, None where it is to have several."""
    if isinstance(node, ScalarNode):
        return _scalar(node, in_flow=False, is_key=False)
    kind = kind_of(path)
    if not node.entries:
        return "{}" if node.is_mapping else "[]"
    if is_always_block(kind) or node.has_comments:
        return None
    if not node.is_mapping and all(isinstance(each.value, ScalarNode) for each in node.entries):
        kind = "list"
    if not (node.is_flow or goes_on_one_line(kind)):
        return None
    flat = _flow(node, path)
    return flat if flat is not None and len(flat) <= room else None


def _flow(node: Node, path: Path) -> str | None:
    if isinstance(node, ScalarNode):
        return None if node.block else _scalar(node, in_flow=True, is_key=False)
    if not node.is_mapping:
        items = [_flow(entry.value, (*path, "[]")) for entry in node.entries]
        return None if None in items else f"[{', '.join(each or '' for each in items)}]"
    kind = kind_of(path)
    parts = []
    for entry in sorted(node.entries, key=lambda each: key_rank(kind, _key_text(each))):
        assert entry.key is not None
        value = _flow(entry.value, (*path, _key_text(entry)))
        if value is None:
            return None
        parts.append(f"{_scalar(entry.key, in_flow=True, is_key=True)}: {value}".rstrip())
    return f"{{{', '.join(parts)}}}"


def _scalar(node: ScalarNode, *, in_flow: bool, is_key: bool) -> str:
    """Return a scalar without quotes where YAML reads it as the same text, else in quotes."""
    value = node.value
    if node.style is None and "\n" not in value:
        return value if not in_flow or not _IN_FLOW & set(value) else _quoted(value)
    if _is_plain(value, in_flow=in_flow, is_key=is_key):
        return value
    return _quoted(value)


def _is_plain(value: str, *, in_flow: bool, is_key: bool) -> bool:
    if not value or value != value.strip() or value.startswith(_INDICATORS):
        return False
    if needs_quotes(value):
        return False
    known = resolve(value)
    if known.misread or not isinstance(known.value, str) or value in ("=", "<<"):
        return False
    if ": " in value or " #" in value or value.endswith(":"):
        return False
    if in_flow and (_IN_FLOW & set(value) or ":" in value):
        return False
    return not is_key or ":" not in value if all(map(is_printable, value)) else False


def _quoted(value: str) -> str:
    plain = all(map(is_printable, value))
    if plain and "'" not in value and ('"' in value or "\\" in value):
        return f"'{value}'"
    return '"' + "".join(map(_escaped, value)) + '"'


def _escaped(char: str) -> str:
    short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
    if char in short:
        return short[char]
    if is_printable(char):
        return char
    number = ord(char)
    if number <= 0xFF:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def _with_remark(line: str, entry: Entry) -> str:
    """Return a line with the remark behind it, in the column that it had where that is free."""
    if not entry.remark:
        return line
    return f"{line.ljust(max(entry.remark_column, len(line) + 2))}{entry.remark}"


def _key_text(entry: Entry) -> str:
    return entry.key.value if entry.key is not None else ""
