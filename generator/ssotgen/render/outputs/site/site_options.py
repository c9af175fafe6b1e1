"""What the site shows beside the spec."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record


@record
class Options:
    """What the site shows beside the spec.

    `uses` are the places that use each symbol in the codebase, by its anchor, None where they were
    not looked for. `source_url` leads to a place of a file, with `{path}` and `{line}`. `status`
    says of features whether they were available in `status_name`. `news` are the changes since
    another version. Paths are shown as seen from `top`.
    """

    top: Path
    source_url: str = ""
    uses: Mapping[str, tuple[Location, ...]] | None = None
    status: Mapping[str, bool] | None = None
    status_name: str = ""
    news: tuple[tuple[str, str], ...] = ()
    news_since: str = ""
