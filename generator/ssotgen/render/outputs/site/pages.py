"""The pages of the site: views and templates put together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ssotgen.diagnostics.printable import printable_lines
from ssotgen.render.comment_lines import line_comment
from ssotgen.render.language import Language
from ssotgen.render.output import Page
from ssotgen.render.outputs.site.drawing import mermaid
from ssotgen.render.outputs.site.language import HTML, MARKDOWN
from ssotgen.render.outputs.site.view import SiteView
from ssotgen.render.template_errors import template_errors
from ssotgen.resources import template_folder

_HTML = (
    ("index.html", "site/index.html.j2", line_comment("<!--", "-->")),
    ("style.css", "site/style.css", line_comment("/*", "*/")),
    ("search.js", "site/search.js", line_comment("//")),
)
_MARKDOWN = (
    ("index.md", "site/index.md.j2"),
    ("features.md", "site/features.md.j2"),
    ("enums.md", "site/enums.md.j2"),
    ("dataclasses.md", "site/dataclasses.md.j2"),
    ("layers.md", "site/layers.md.j2"),
)


def html_pages(
    site: SiteView, templates: Path | None, *, version: str = "", marker: str = ""
) -> tuple[Page, ...]:
    """Return the files of the site as HTML. `templates` is the project's folder of templates.

    `version` is that of ssotgen, which is in one `meta` element and nowhere else. `marker` is
    that of generated files; without it, the files are those of `ssotgen docs`.

    Raises:
        TemplateFailedError: A template of the project cannot be rendered.
    """
    environment = _environment(templates, HTML)
    pages: list[Page] = []
    for name, template, comment in _HTML:
        text = comment(marker) if marker else ""
        shown = {"site": site, "version": version, "marker": text}
        pages.append(_page(name, template, environment, templates, HTML, shown))
    return tuple(pages)


def markdown_pages(site: SiteView, templates: Path | None) -> tuple[Page, ...]:
    """Return the reference as Markdown files; sections without an entry have none.

    Raises:
        TemplateFailedError: A template of the project cannot be rendered.
    """
    environment = _environment(templates, MARKDOWN)
    headings = {anchor for anchor, _, _ in site.counts} | {"index"}
    graph = mermaid(site.edges, {box.text: box.kind for box in site.map.boxes} if site.map else {})
    shown = {"site": site, "graph": graph}
    return tuple(
        _page(name, template, environment, templates, MARKDOWN, shown)
        for name, template in _MARKDOWN
        if name.removesuffix(".md") in headings
    )


def _page(
    name: str,
    template: str,
    environment: Environment,
    templates: Path | None,
    language: Language,
    shown: Mapping[str, object],
) -> Page:
    folders = () if templates is None else (templates,)
    with template_errors(template, language, folders, tuple(shown)):
        text = environment.get_template(template).render(shown)
    return Page(PurePosixPath(name), text, template)


def _seen(value: Any) -> Any:
    """Return a text with an escape for each character that steers or reorders what follows it."""
    if not isinstance(value, str):
        return value
    if value.isascii() and value.isprintable():
        return value
    return type(value)("\n".join(printable_lines(value)))


def _environment(templates: Path | None, language: Language) -> Environment:
    """Return the environment for the pages of the site.

    In Markdown, a template of the project has to print texts through a filter, since what has to
    be escaped depends on the place.
    """
    if templates is None:
        return _built_in(language is HTML)
    from ssotgen.render.sandbox import make_site_sandbox

    return make_site_sandbox(
        language,
        loader=FileSystemLoader([templates, template_folder()]),
        prints_any_value=language is HTML,
        **_options(language is HTML),
    )


@cache
def _built_in(html: bool) -> Environment:
    """Return the environment of the built-in templates, which many projects in a run share."""
    environment = Environment(
        loader=FileSystemLoader(template_folder()), undefined=StrictUndefined, **_options(html)
    )
    environment.filters.update((HTML if html else MARKDOWN).filters)
    return environment


def _options(html: bool) -> dict[str, Any]:
    """Return the options of each environment; HTML is escaped as it is printed."""
    return {
        "autoescape": html,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
        "finalize": _seen,
    }
