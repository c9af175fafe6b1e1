"""Reporters: a result as text for people or as a document for programs, one module per format."""

from __future__ import annotations

from ssotgen.app.result import Result
from ssotgen.cli.report.look import PLAIN, Look

FORMATS = ("text", "concise", "json", "github", "sarif")
"""The values of `--format`, the default first."""


def render(format_name: str, result: Result, look: Look = PLAIN) -> str:
    """Return `result` in one of FORMATS, ending in a newline unless it is empty.

    `look` is for the formats that people read.

    Raises:
        ValueError: The format is not in FORMATS.
    """
    if format_name in ("text", "concise"):
        if not result.findings and not result.diff:
            return ""
        from ssotgen.cli.report import text

        return (text.render if format_name == "text" else text.render_concise)(result, look)
    if format_name == "json":
        from ssotgen.cli.report import json

        return json.render(result)
    if format_name == "github":
        from ssotgen.cli.report import github

        return github.render(result)
    if format_name == "sarif":
        from ssotgen.cli.report import sarif

        return sarif.render(result)
    raise ValueError(f"unknown format {format_name!r}")
