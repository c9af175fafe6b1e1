"""Reading: the YAML files of a spec as plain data with positions, and their faults."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.gc_pause import gc_paused
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.printable import visible
from ssotgen.diagnostics.record import field, record, replace
from ssotgen.spec.suppressions import MARKER
from ssotgen.spec.yaml.anchors import Budget
from ssotgen.spec.yaml.decode import Lines, as_if_decoded, decode, without_refused
from ssotgen.spec.yaml.document import Document, SourceText
from ssotgen.spec.yaml.node_results import NodeResults
from ssotgen.spec.yaml.odd_characters import conflict_findings, odd_space_findings
from ssotgen.spec.yaml.read_tree import read_tree
from ssotgen.spec.yaml.rules import DOCUMENT_NO_MAPPING, MAX_VALUES, empty_spec, tab
from ssotgen.spec.yaml.spec_files import MAX_BYTES, list_files, read_bytes

if TYPE_CHECKING:
    from ssotgen.spec.yaml.parts import KnownParts

_KEY = r"\b([^\W\d]\w{0,200})[\"']?[ \t]*:"
"""What looks like a key, or the end of one, also where the YAML around it is broken."""
_LAYER_ENUM = r"\benum[\"']?[ \t]*:[ \t]*[\"']?([^\W\d]\w{0,200})"
"""The enum of the layers, which is declared by that entry."""


@record
class Reading:
    """The documents of a spec in the order of their paths, and what is wrong with the files.

    `results` has what is known of the entries of documents that were read before.
    """

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    results: NodeResults = field(default_factory=NodeResults)


@record
class _Known:
    """A document that was read, its faults, and how many values it took from the budget."""

    data: bytes
    document: Document
    faults: list[Finding]
    values: int
    aliased: int


class KnownDocuments:
    """The documents of a spec that is read again and again: those with the same bytes are not, and
    of the others only the parts that have changed.

    What reports a fault may repair it in the document, as it does with a misspelt key, so that what
    reads on does not meet it: the places of errors are to be forgotten.
    """

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}
        self._parts: dict[str, KnownParts] = {}
        self.results = NodeResults()

    def read(self, path: str, data: bytes, budget: Budget) -> tuple[Document, list[Finding]]:
        """Return the document that a file's bytes hold, and its faults."""
        known = self._known.get(path)
        fits = known and known.values <= budget.values and known.aliased <= budget.aliased
        if known is None or known.data != data or not fits:
            values, aliased = budget.values, budget.aliased
            from ssotgen.spec.yaml.parts import KnownParts  # for editors alone

            parts = self._parts.setdefault(path, KnownParts())
            document, faults = read_document(path, data, budget, parts=parts)
            values, aliased = values - budget.values, aliased - budget.aliased
            self._known[path] = _Known(data, document, faults, values, aliased)
            return document, faults
        budget.values -= known.values
        budget.aliased -= known.aliased
        return known.document, known.faults

    def forget(self, places: Iterable[Location]) -> None:
        """Let some places of the documents be read again the next time."""
        lines: dict[str, list[int]] = {}
        for place in places:
            lines.setdefault(place.path, []).append(place.line)
        for path, numbers in lines.items():
            self._known.pop(path, None)
            if path in self._parts:
                self._parts[path].forget(sorted(numbers))


def read_documents(
    spec_dir: Path,
    instead: Mapping[Path, bytes] | None = None,
    known: KnownDocuments | None = None,
) -> Reading:
    """Read every `.yaml` and `.yml` file below `spec_dir`; hidden files and folders are left out.

    `instead` has contents that replace those of files, or add files; `known` documents are not read
    again. Nothing is raised for what a file holds or for one that cannot be read: a document
    without data and a finding take its place.
    """
    given = instead or {}
    files, findings = list_files(spec_dir, given)

    def contents() -> Iterator[tuple[str, bytes | Finding]]:
        left = MAX_BYTES
        for file in files:
            unsaved = given.get(file.path)
            data = read_bytes(file, spec_dir, left) if unsaved is None else unsaved
            left -= 0 if isinstance(data, Finding) else len(data)
            yield file.display_path, data

    return read_contents(contents(), visible(display_path(spec_dir)), findings, known)


def read_contents(
    contents: Iterable[tuple[str, bytes | Finding]],
    folder: str,
    findings: Sequence[Finding] = (),
    known: KnownDocuments | None = None,
) -> Reading:
    """Read files by the path that messages give them: their bytes, or why there are none.

    `folder` is the spec folder in messages, `findings` are what was found wrong with it already.
    """
    read = read_document if known is None else known.read
    found = list(findings)
    documents: list[Document] = []
    budget = Budget(MAX_VALUES)
    with gc_paused():
        for path, data in contents:
            if isinstance(data, Finding):
                found.append(data)
                documents.append(Document(SourceText(path), None, is_unread=True))
                continue
            document, faults = read(path, data, budget)
            documents.append(document)
            found.extend(faults)
    if not found and not any(document.data for document in documents):
        found.append(empty_spec(Location(folder), bool(documents)))
        documents.clear()  # what else they lack needs no report
    if known is None:
        return Reading(tuple(documents), tuple(found))
    known.results.begin_round()
    return Reading(tuple(documents), tuple(found), known.results)


def read_document(
    path: str,
    data: bytes,
    budget: Budget,
    loader: Any = None,
    parts: KnownParts | None = None,
) -> tuple[Document, list[Finding]]:
    """Return the document that a file's bytes hold, and its faults.

    `path` is how the file is shown; `budget` is what the spec may still hold and is drawn on;
    `loader` is PyYAML's SafeLoader or CSafeLoader, by default the latter where libyaml is there;
    `parts` are those that are not read again.
    """
    decoded, fault = decode(data, path)
    if decoded is None:
        lost = _keys(as_if_decoded(data))
        return Document(SourceText(path), None, lost=lost), [fault] if fault else []
    text, findings = without_refused(decoded, path)
    source = SourceText(path, text)
    conflicts = conflict_findings(source)
    if conflicts:
        return _unread(source), conflicts
    by_parts = parts.read(source, budget) if parts is not None and not findings else None
    tree, fault = (by_parts, None) if by_parts else read_tree(source, budget, loader)
    odd_spaces = odd_space_findings(source, tree.spans)
    if odd_spaces:
        return _unread(source), [*findings, *odd_spaces]
    # A character that was taken out may be all that is wrong with its line.
    taken_out = {item.location.line for item in findings}
    findings.extend(tree.findings)
    if fault:
        if fault.location.line not in taken_out:
            findings = _with_syntax_error(findings, fault)
        return _unread(source), findings
    if tree.root is None:
        return _unread(source), findings
    document = Document(source, tree.root, parts=tree.parts)
    if MARKER not in text and "\t" not in text:
        return document, findings
    from ssotgen.spec.yaml.comments import Comments

    comments = Comments(path, text, tree.spans)
    index = comments.first_tab()
    if index is not None:
        location = Location(path, *Lines(text).position(index))
        return _unread(source), [*_before(findings, location), tab(location)]
    return replace(document, suppressions=comments.suppressions()), findings


def _with_syntax_error(findings: list[Finding], fault: Finding) -> list[Finding]:
    """Return the findings of a text and the one of its syntax error, but for the one of these two
    that only follows from the other: that the text is no mapping, or what comes behind."""
    other = [item for item in findings if item.rule != DOCUMENT_NO_MAPPING.name]
    if len(other) == len(findings):
        return [*findings, fault]
    is_cause = any(item.location == fault.location for item in findings)
    return [*other, fault] if is_cause else findings


def _unread(source: SourceText) -> Document:
    """Return the document of a file that is no YAML, or none that can be used."""
    return Document(source, None, lost=_keys(source.text))


def _keys(text: str) -> frozenset[str]:
    return frozenset((*re.findall(_KEY, text), *re.findall(_LAYER_ENUM, text)))


def _before(findings: list[Finding], location: Location) -> list[Finding]:
    """PyYAML's own parser stops at the tab that libyaml reads on over: say the same with both."""
    here = (location.line, location.column)
    return [item for item in findings if (item.location.line, item.location.column) < here]
