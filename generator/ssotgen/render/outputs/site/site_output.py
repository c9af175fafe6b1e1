"""The output `site`: the reference that `ssotgen docs` writes, as generated files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from ssotgen.render.output import FileKind, Output, Page
from ssotgen.render.outputs.site.language import HTML
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec

FOLDER = "site"
"""Where the files go, in the project's folder."""


def _pages(spec: Spec, settings: Settings, marker: str) -> Sequence[Page]:
    from ssotgen.render.outputs.site.pages import html_pages
    from ssotgen.render.outputs.site.site_options import Options
    from ssotgen.render.outputs.site.view import site_view

    site = site_view(spec, Options(settings.top or settings.root, settings.source_url))
    return [
        Page(PurePosixPath(FOLDER) / page.path, page.text, page.template)
        for page in html_pages(site, settings.templates, marker=marker)
    ]


OUTPUT = Output(
    name="site",
    summary="a reference of the spec as a static site, as `ssotgen docs` writes it",
    file=FileKind("index.html", "site/index.html.j2", HTML),
    view=lambda _spec: None,
    pages=_pages,
)
