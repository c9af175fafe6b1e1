"""Hints in tests."""

from __future__ import annotations

from ssotgen.diagnostics.hints import AnyHint, Hint


def text_of(hint: AnyHint) -> str:
    """Return what a hint says, whether it is an edit or not."""
    return hint.text if isinstance(hint, Hint) else hint
