"""Structure: holds documents against the JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.spec.schema.faulty_part import faulty_part
from ssotgen.spec.yaml.document import Document, YamlMapping
from ssotgen.spec.yaml.node_results import NodeResults


def check_structure(
    documents: Iterable[Document], results: NodeResults | None = None
) -> tuple[Finding, ...]:
    """Return what in the shape of the documents is not as the JSON Schema has it, mending it in
    them as far as what was meant is plain.

    `results` has what is known of their entries. Names, types, expressions and references are not
    looked at: that is the rules' part.
    """
    findings: dict[tuple[Location, str], Finding] = {}
    for document in documents:
        if document.data is None:
            continue
        for finding in _faults(document.data, results or NodeResults()):
            # What is at an anchor is met once for each alias; it is wrong in one place.
            findings.setdefault((finding.location, finding.message), finding)
    return tuple(findings.values())


def _faults(data: YamlMapping, results: NodeResults) -> Iterator[Finding]:
    if not faulty_part(data, results):
        return
    # Imports what only a spec with a fault needs.
    from ssotgen.spec.schema.describe_faults import describe_faults

    yield from describe_faults(data, results)
