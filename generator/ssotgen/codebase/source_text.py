"""Source text: what is code, what is a string and what is a comment, told by the bytes alone."""

from __future__ import annotations

import re

from ssotgen.codebase.byte_context import has_odd_lines
from ssotgen.diagnostics.record import record

JOINED = b"\0"
"""Represents a line end within a statement; no source may contain it."""

_TOKEN = re.compile(
    rb'("""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""'
    rb"|'''[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''"
    rb'|"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
    rb"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'"
    rb"|#[^\n]*|\\\r?\n)",
    re.DOTALL,
)
"""A string, a comment, or a line end behind a backslash."""

_CODING = re.compile(rb"(?:[^\n]*\n)?[^\n]*coding[:=](?![ \t]*utf-?8\b)", re.IGNORECASE)


@record
class SourceText:
    """A source in which strings and comments are told from code.

    `code` has `0` for each string, no comments, and no line end within a string or behind a
    backslash. `words` has every line, without comments and without the strings that are no name.
    """

    code: bytes
    words: bytes


def source_text(data: bytes) -> SourceText | None:
    """Return the text of a source; None where only Python's parser can be trusted to tell."""
    if JOINED in data or b"\f" in data or has_odd_lines(data) or _CODING.match(data):
        return None
    parts = _TOKEN.split(data)
    tokens = parts[1::2]
    parts[1::2] = [_placeholder(token) for token in tokens]
    code = b"".join(parts) + b"\n"
    if b'"' in code or b"'" in code:
        # An f-string of a later Python, or a fault.
        return None
    names = [
        token if _may_be_name(token, before) else b"\n" * token.count(b"\n")
        for token, before in zip(tokens, parts[::2], strict=False)
    ]
    parts[1::2] = names
    return SourceText(code, b"".join(parts))


def _placeholder(token: bytes) -> bytes:
    if token.startswith(b"#"):
        return b""
    ends = JOINED * token.count(b"\n")
    return ends if token.startswith(b"\\") else b"0" + ends


def _may_be_name(token: bytes, before: bytes) -> bool:
    """Whether a token is a string that is a name, or has code in it as an f-string has."""
    if token.startswith((b"#", b"\\")):
        return False
    if b"\\" in token or not (b" " in token or b"\n" in token):
        return True
    return b"f" in before[-2:].lower()
