"""Builds the whole spec out of its documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from operator import attrgetter
from typing import Protocol, TypeVar

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.record import record
from ssotgen.spec.build.dataclasses import build_dataclass
from ssotgen.spec.build.enums import build_enum
from ssotgen.spec.build.features import build_feature
from ssotgen.spec.build.layers import build_layers, layer_enum
from ssotgen.spec.build.project import build_project
from ssotgen.spec.build.sections import Entry, merged
from ssotgen.spec.model import Spec
from ssotgen.spec.yaml.document import Document, YamlMapping
from ssotgen.spec.yaml.node_results import NodeResults


@record
class Building:
    """What came of the documents: the spec, None where it has no project to be called after, and
    the faults that showed while it was built."""

    spec: Spec | None
    findings: tuple[Finding, ...]


def build(documents: Sequence[Document], results: NodeResults | None = None) -> Building:
    """Merge the documents into a spec; `results` has what is known of their entries."""
    findings: list[Finding] = []
    sections = _Sections(documents, results or NodeResults(), findings)
    project = build_project(documents, findings)
    distribution = "" if project is None else project.distribution
    features = sections.build(
        "features",
        "feature",
        lambda entry, found: build_feature(entry, distribution, found),
        depends_on=distribution,
    )
    enums = sections.build("enums", "enum", build_enum)
    classes = sections.build("dataclasses", "dataclass", build_dataclass)
    layers = build_layers(documents, findings)
    if project is None:
        return Building(None, tuple(findings))
    spec = Spec(
        project=project,
        features=features,
        enums=enums,
        dataclasses=classes,
        layers=layers,
        layer_enum=layer_enum(layers) if layers is not None else None,
        documents=tuple(documents),
        invalid_names=frozenset(sections.invalid_names),
    )
    return Building(spec, tuple(findings))


class _Named(Protocol):
    @property
    def name(self) -> str: ...


_Entity = TypeVar("_Entity", bound=_Named)


class _Sections:
    """Builds the entries of sections; `invalid_names` are those of which nothing can be built."""

    def __init__(
        self, documents: Sequence[Document], results: NodeResults, findings: list[Finding]
    ) -> None:
        self.invalid_names: set[str] = set()
        self._documents = documents
        self._results = results
        self._findings = findings

    def build(
        self,
        section: str,
        kind: str,
        build_one: Callable[[Entry, list[Finding]], _Entity | None],
        depends_on: str = "",
    ) -> tuple[_Entity, ...]:
        """Return the entities of a section, sorted by name, without what cannot be built.

        `depends_on` is what an entity depends on beside its entry.
        """
        found: list[_Entity] = []
        for entry in merged(self._documents, (section,), kind, self._findings):
            node, question = entry.value, (section, entry.name, entry.location, depends_on)
            if not isinstance(node, YamlMapping):
                self.invalid_names.add(entry.name)
                continue
            work = partial(_built, build_one, entry)
            entity, findings = self._results.of(node, question, work)
            self._findings.extend(findings)
            if entity is None:
                self.invalid_names.add(entry.name)
            else:
                found.append(entity)
        return tuple(sorted(found, key=attrgetter("name")))


def _built(
    build_one: Callable[[Entry, list[Finding]], _Entity | None], entry: Entry, _node: YamlMapping
) -> tuple[_Entity | None, tuple[Finding, ...]]:
    """Return the entity of an entry, and the faults that showed while it was built."""
    findings: list[Finding] = []
    return build_one(entry, findings), tuple(findings)
