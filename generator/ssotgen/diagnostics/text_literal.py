"""Text as Python source."""

from __future__ import annotations

from ssotgen.diagnostics.printable import escape, is_printable


class Escapes(dict[int, str]):
    """What `str.translate` puts for each character; it grows by the characters that come up."""

    def __missing__(self, number: int) -> str:
        character = chr(number)
        self[number] = shown = character if is_printable(character) else escape(character)
        return shown


_IN_LITERAL = {
    quote: Escapes({ord(quote): f"\\{quote}", ord("\\"): "\\\\"}) for quote in ("'", '"')
}


def is_plain(text: str) -> bool:
    """Whether a text between double quotes is written as it is, which nearly every one is: a quick
    look that may say no for a few others."""
    return text.isascii() and text.isprintable() and '"' not in text and "\\" not in text


def text_literal(text: str) -> str:
    """Return a string literal for `text` on one line, with the quotes that black prefers."""
    if is_plain(text):
        return f'"{text}"'
    double, single = text.count('"'), text.count("'")
    quote = "'" if double > single else '"'
    return f"{quote}{text.translate(_IN_LITERAL[quote])}{quote}"
