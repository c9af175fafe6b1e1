"""Merging: gathers a section's entries from all documents and tells of names declared twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.build.access import mapping
from ssotgen.spec.build.rules import DUPLICATE_NAME
from ssotgen.spec.yaml.document import Document, Value, YamlMapping


class Entry(NamedTuple):
    """One entry of a section: its name, where that is, and what the document has for it."""

    name: str
    value: Value
    location: Location


def entries(node: YamlMapping) -> Iterable[Entry]:
    """Yield the entries of a mapping that maps names to declarations."""
    for name, value in node.items():
        yield Entry(name, value, node.at_key(name))


def merged(
    documents: Iterable[Document], section: tuple[str, ...], kind: str, findings: list[Finding]
) -> tuple[Entry, ...]:
    """Return the entries of `section` (a path of keys) in the order of the documents.

    If a name is declared twice, the first is used; the second becomes a finding.
    """
    found: dict[str, Entry] = {}
    for document in documents:
        node = document.data
        for key in section:
            node = None if node is None else mapping(node, key)
        if node is None:
            continue
        for entry in entries(node):
            first = found.setdefault(entry.name, entry)
            if first is not entry:
                findings.append(twice(kind, entry.name, first.location, entry.location))
    return tuple(found.values())


def only_section(
    documents: Iterable[Document], section: tuple[str, ...], findings: list[Finding]
) -> YamlMapping | None:
    """Return the mapping at `section`, which may be in one document only.

    A second one becomes a finding.
    """
    first: YamlMapping | None = None
    *above, last = section
    for document in documents:
        node = document.data
        for key in above:
            node = None if node is None else mapping(node, key)
        if node is None or not isinstance(node.get(last), YamlMapping):
            continue
        if first is None:
            first = node
        else:
            findings.append(twice("section", last, first.at_key(last), node.at_key(last)))
    return None if first is None else mapping(first, last)


def twice(kind: str, name: str, first: Location, second: Location) -> Finding:
    """Return the finding for a name that is declared at two places."""
    return DUPLICATE_NAME.finding(
        second,
        f"{kind} {quoted(name)} is declared twice",
        hint="rename or remove one of them",
        symbol=name,
        related=((first, "first declared here"),),
    )
