"""Reporters: a result as text for people or as a document for programs, one module per format."""

from __future__ import annotations

from ssotgen.app.result import Result

FORMATS = ("text", "json", "github", "sarif")
"""The values of `--format`, the default first."""


def render(format_name: str, result: Result, *, color: bool = False) -> str:
    """Return `result` in one of FORMATS, ending in a newline unless it is empty.

    `color` allows terminal colours; only the text format has any. Raises ValueError for a format
    that is not in FORMATS.
    """
    if format_name == "text":
        from ssotgen.cli.report import text

        return text.render(result, color=color)
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
