"""The words of docstrings: a summary, and the note of something deprecated."""

from __future__ import annotations

from ssotgen.spec.model import Deprecation


def doc_text(summary: str, deprecated: Deprecation | None) -> str:
    """Return the text of a docstring; empty where there is none."""
    parts = [summary.strip(), "" if deprecated is None else deprecation_text(deprecated)]
    return "\n\n".join(part for part in parts if part)


def deprecation_text(deprecated: Deprecation) -> str:
    """Return the note for a reader: `Deprecated since 1.4: use CANCELLED. Same meaning.`"""
    note = f"Deprecated since {deprecated.since}" if deprecated.since else "Deprecated"
    note += f": use {deprecated.use}." if deprecated.use else "."
    return f"{note} {deprecated.reason}".strip()
