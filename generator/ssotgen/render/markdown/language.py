"""Markdown as a language of generated files."""

from __future__ import annotations

from markupsafe import Markup

from ssotgen.diagnostics.printable import visible
from ssotgen.render.comment_lines import line_comment
from ssotgen.render.language import Language, accept_any_text, one_blank_line
from ssotgen.render.markdown.plain_text import markdown_code, markdown_text


def text(value: object) -> Markup:
    """Return text, on one line, in which nothing is Markdown or HTML."""
    return Markup(markdown_text(_shown(value)))


def code(value: object) -> Markup:
    """Return text as code, on one line, also inside a cell of a table; empty text stays empty."""
    return Markup(markdown_code(_shown(value)))


def _shown(value: object) -> str:
    return visible(" ".join(str(value).split()))


MARKDOWN = Language(
    name="markdown",
    title="Markdown",
    suffix=".md",
    filters={"code": code, "comment": line_comment("<!--", "-->"), "text": text},
    suggested_filter="text",
    filters_by_name={
        **dict.fromkeys(("license", "marker", "command"), "comment"),
        **dict.fromkeys(("name", "value"), "code"),
    },
    blank_lines=one_blank_line,
    parse=accept_any_text,
)
