"""Text of a file: bytes to characters, and the characters that a spec may not hold."""

from __future__ import annotations

import re
from bisect import bisect_right

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.spec.yaml.rules import CONTROL_CHARACTER, NOT_UTF8

MAX_REPORTED = 10
"""Findings of one kind in one file after which the rest is the same story."""

BOM = "\N{BYTE ORDER MARK}"

_BREAK = re.compile(r"\r\n|\r|\n")
_REFUSED = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
_REFUSED_IN_ASCII = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
"""The same, if there is nothing else to find: it takes less time to compile, and to search."""
_WIDE = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


class Lines:
    """The lines of a text: turns an index into a line and a column, both from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def position(self, index: int) -> tuple[int, int]:
        """Return line and column of the character at `index`."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1


def decode(data: bytes, path: str) -> tuple[str | None, Finding | None]:
    """Return the text of a file without its byte order mark, or the finding why there is none."""
    wide = next((name for bom, name in _WIDE.items() if data.startswith(bom)), None)
    if wide is None and data[:4].count(0) == 3:
        wide = "UTF-32"
    elif wide is None and data[:2].count(0) == 1:
        wide = "UTF-16"
    if wide:
        return None, NOT_UTF8.finding(
            Location(path), f"the file is {wide}, not UTF-8", hint="save the file as UTF-8"
        )
    try:
        return data.decode("utf-8").removeprefix(BOM), None
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix(BOM)
        line, column = Lines(before).position(len(before))
        return None, NOT_UTF8.finding(
            Location(path, line, column),
            f"the file is not UTF-8: unexpected byte 0x{data[error.start]:02x}",
            hint="save the file as UTF-8",
        )


def as_if_decoded(data: bytes) -> str:
    """Return the text of a file that is not UTF-8, as far as its ASCII characters go."""
    return data.replace(b"\0", b"").decode("latin-1")


def without_refused(text: str, path: str) -> tuple[str, list[Finding]]:
    """Return the text with a space for each character that a spec may not hold, and the findings.

    A space keeps every position of what is read on; the first refused character of a line is
    reported, on at most MAX_REPORTED lines.
    """
    refused = re.compile(_REFUSED_IN_ASCII if text.isascii() else _REFUSED)
    if not refused.search(text):
        return text, []
    lines = Lines(text)
    found_lines: dict[int, Finding] = {}
    for found in refused.finditer(text):
        line, column = lines.position(found.start())
        if line not in found_lines:
            found_lines[line] = _refused(Location(path, line, column), found[0])
            if len(found_lines) == MAX_REPORTED:
                break
    return refused.sub(" ", text), list(found_lines.values())


def _refused(location: Location, char: str) -> Finding:
    code = ord(char)
    if char in "\x85\u2028\u2029":
        message = f"the character U+{code:04X} ends a line for YAML, but not for other tools"
    elif char == BOM:
        message = "a byte order mark (U+FEFF) inside of the file"
    else:
        message = f"the control character U+{code:04X} in the file"
    escape = f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return CONTROL_CHARACTER.finding(
        location,
        message,
        hint=f'remove it, or use the escape `"{escape}"` in double quotes',
    )
