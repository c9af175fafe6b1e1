"""The languages of the site."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ssotgen.render.comment_lines import line_comment
from ssotgen.render.language import Filter, Language, accept_any_text
from ssotgen.render.markdown.plain_text import fenced, markdown_code, markdown_text


def _marked(function: Callable[..., str]) -> Filter:
    return lambda *arguments: Markup(function(*arguments))


HTML = Language(
    name="html",
    title="HTML",
    suffix=".html",
    filters={"comment": line_comment("<!--", "-->")},
    suggested_filter="comment",
    parse=accept_any_text,
)
MARKDOWN = Language(
    name="site markdown",
    title="Markdown",
    suffix=".md",
    filters={
        "cell": _marked(markdown_code),
        "fenced": _marked(fenced),
        "md": _marked(markdown_text),
    },
    suggested_filter="md",
    parse=accept_any_text,
)
