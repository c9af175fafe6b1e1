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

_WITH_CODE = tuple(f"{a}{b}".encode() for a in "fFtT" for b in ("", "r", "R"))
"""What is in front of a string that has code in it; an `r` may also come first."""

_COMMENT, _BACKSLASH = b"#\\"
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
    before = parts[::2]
    pairs = zip(tokens, before, strict=False)
    if any(code.endswith(_WITH_CODE) and _may_nest(token) for token, code in pairs):
        return None
    parts[1::2] = [
        b"" if token[0] == _COMMENT else b"0" if b"\n" not in token else _joined(token)
        for token in tokens
    ]
    code = b"".join(parts) + b"\n"
    if b'"' in code or b"'" in code:
        # A fault.
        return None
    parts[1::2] = [
        token if b" " not in token and b"\n" not in token else _names(token, code_before)
        for token, code_before in zip(tokens, before, strict=False)
    ]
    return SourceText(code, b"".join(parts))


def _may_nest(token: bytes) -> bool:
    """Whether a string may end within the code in it, at the quote of a string in that code, which
    Python 3.12 allows."""
    return token.count(b"{") != token.count(b"}") or b"}}" in token


def _joined(token: bytes) -> bytes:
    """Return what represents a token of several lines."""
    string = b"" if token.startswith(b"\\") else b"0"
    return string + JOINED * token.count(b"\n")


def _names(token: bytes, before: bytes) -> bytes:
    """Return a token with a space or a line end, or as many lines where it can be no name: only an
    f-string has code in it, and only an escape makes one line of two."""
    is_string = token[0] != _COMMENT and token[0] != _BACKSLASH
    if is_string and (b"\\" in token or before.endswith(_WITH_CODE)):
        return token
    return b"\n" * token.count(b"\n")
