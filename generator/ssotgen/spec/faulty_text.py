"""Texts of a spec that have a language of their own, types and expressions, and faults in them."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import AnyHint
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.yaml.document import SourceText


class FaultyTextError(ValueError):
    """A faulty text; from `offset` to `end` (characters, from 0) is what is wrong, to the end of
    the word where `end` is None."""

    def __init__(
        self, message: str, offset: int, hint: AnyHint = "", end: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.hint = hint
        self.end = end

    def finding(
        self, rule: Rule, source: SourceText, at: Location, written: str, symbol: str = ""
    ) -> Finding:
        """Return the finding for the scalar that is `written` at a place of a document."""
        begin, end = source.inside(at, written, self.offset, self.end)
        return rule.finding(begin, self.message, hint=self.hint, symbol=symbol, end=end)
