"""The pages of the site: views and templates put together."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ssotgen.diagnostics.printable import printable_lines
from ssotgen.render.comment_lines import line_comment
from ssotgen.render.markdown.plain_text import markdown_code, markdown_text
from ssotgen.render.output import Page
from ssotgen.render.outputs.site.drawing import mermaid
from ssotgen.render.outputs.site.view import SiteView
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

    Raises jinja2.TemplateError for a template of the project that cannot be rendered.
    """
    environment = _environment(templates, escape=True)
    return tuple(
        Page(
            PurePosixPath(name),
            environment.get_template(template).render(
                site=site, version=version, marker=comment(marker) if marker else ""
            ),
            template,
        )
        for name, template, comment in _HTML
    )


def markdown_pages(site: SiteView, templates: Path | None) -> tuple[Page, ...]:
    """Return the reference as Markdown files; sections without an entry have none.

    Raises jinja2.TemplateError for a template of the project that cannot be rendered.
    """
    environment = _environment(templates, escape=False)
    environment.filters["md"] = markdown_text
    environment.filters["cell"] = markdown_code
    shown = {anchor for anchor, _, _ in site.counts} | {"index"}
    graph = mermaid(site.edges, {box.text: box.kind for box in site.map.boxes} if site.map else {})
    return tuple(
        Page(
            PurePosixPath(name),
            environment.get_template(template).render(site=site, graph=graph),
            template,
        )
        for name, template in _MARKDOWN
        if name.removesuffix(".md") in shown
    )


def _seen(value: Any) -> Any:
    """Return a text with an escape for each character that steers or reorders what follows it."""
    if not isinstance(value, str):
        return value
    if value.isascii() and value.isprintable():
        return value
    return type(value)("\n".join(printable_lines(value)))


def _environment(templates: Path | None, *, escape: bool) -> Environment:
    folders = [template_folder()]
    if templates is None:
        kind: type[Environment] = Environment
        loader = ChoiceLoader([FileSystemLoader(folders)])
    else:
        kind = ImmutableSandboxedEnvironment
        loader = ChoiceLoader([FileSystemLoader([templates, *folders])])
    return kind(
        loader=loader,
        autoescape=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_seen,
    )
