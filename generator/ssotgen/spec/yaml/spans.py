"""Spans: where the values end that findings are about, from the tokens of the YAML.

The tree of a document has the starts alone, as nearly every spec is in order and needs no ends.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.record import replace
from ssotgen.diagnostics.wording import word_end
from ssotgen.spec.yaml.document import Document, SourceText
from ssotgen.spec.yaml.node_results import NodeResults

Position = tuple[int, int]
"""A line and a column, both from 1."""


def with_ends(
    findings: Sequence[Finding], documents: Iterable[Document], results: NodeResults
) -> tuple[Finding, ...]:
    """Return the findings, those in a document with the end of what they point to; `results` has
    what is known of parts of the documents."""
    wanted: dict[str, set[Position]] = {}
    for finding in findings:
        at = finding.location
        wanted.setdefault(at.path, set()).add((at.line, at.column))
    texts = {
        document.path: document.source
        for document in documents
        if document.path in wanted and document.source.text
    }
    ends = {
        document.path: _ends_at(document, sorted(wanted[document.path]), results)
        for document in documents
        if document.path in texts
    }
    return tuple(
        replace(finding, end=_end(finding, ends[finding.location.path], texts))
        if finding.end is None and finding.location.path in ends
        else finding
        for finding in findings
    )


def _ends_at(
    document: Document, places: list[Position], results: NodeResults
) -> dict[Position, Position]:
    """Return the ends of what begins at some places, which are in order, as far as they are known;
    of a document that was read by its parts, only those that have them are looked at."""
    if not document.parts:
        return _ends(document.source, places[-1])
    found: dict[Position, Position] = {}
    beginnings = [part.first_line for part in document.parts]
    for number in {bisect_right(beginnings, line) - 1 for line, _ in places} - {-1}:
        found.update(results.of(document.parts[number], "ends", _ends))
    return found


def _end(
    finding: Finding, ends: dict[Position, Position], texts: dict[str, SourceText]
) -> Position | None:
    at = finding.location
    known = ends.get((at.line, at.column))
    if known is not None:
        return known
    line = texts[at.path].line(at.line)
    if not line.strip():
        return None
    return at.line, word_end(line, at.column)


def _ends(source: SourceText, last: Position | None = None) -> dict[Position, Position]:
    """Return the end of each scalar, alias, anchor, tag and bracketed value, by its start, of those
    that begin up to the position `last`."""
    from yaml import tokens

    found: dict[Position, Position] = {}
    brackets: list[Position] = []
    opening = (tokens.FlowMappingStartToken, tokens.FlowSequenceStartToken)
    closing = (tokens.FlowMappingEndToken, tokens.FlowSequenceEndToken)
    simple = (tokens.ScalarToken, tokens.AliasToken, tokens.AnchorToken, tokens.TagToken)
    first = source.first_line
    for token in _tokens(source.text):
        start = (token.start_mark.line + first, token.start_mark.column + 1)
        end = (token.end_mark.line + first, token.end_mark.column + 1)
        if isinstance(token, opening):
            brackets.append(start)
            found[start] = end
        elif isinstance(token, closing) and brackets:
            found[brackets.pop()] = end
        elif isinstance(token, simple):
            found[start] = end
        if last is not None and start > last and not brackets:
            break
    return found


def _tokens(text: str) -> Iterator[Any]:
    """Yield the tokens of a text, as far as it is YAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while loader.check_token():
            yield loader.get_token()
    except (yaml.YAMLError, ValueError, OverflowError):
        return  # the reader has reported it
    finally:
        loader.dispose()
