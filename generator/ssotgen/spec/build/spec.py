"""Builds the whole spec out of its documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from ssotgen.spec.yaml.document import Document


@record
class Building:
    """What came of the documents: the spec, None where it has no project to be called after, and
    the faults that showed while it was built."""

    spec: Spec | None
    findings: tuple[Finding, ...]


def build(documents: Sequence[Document]) -> Building:
    """Merge the documents into a spec."""
    findings: list[Finding] = []
    invalid_names: set[str] = set()
    project = build_project(documents, findings)
    distribution = "" if project is None else project.distribution
    features = _section(
        documents,
        "features",
        "feature",
        lambda entry: build_feature(entry, distribution, findings),
        invalid_names,
        findings,
    )
    enums = _section(
        documents,
        "enums",
        "enum",
        lambda entry: build_enum(entry, findings),
        invalid_names,
        findings,
    )
    classes = _section(
        documents,
        "dataclasses",
        "dataclass",
        lambda entry: build_dataclass(entry, findings),
        invalid_names,
        findings,
    )
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
        invalid_names=frozenset(invalid_names),
    )
    return Building(spec, tuple(findings))


class _Named(Protocol):
    @property
    def name(self) -> str: ...


_Entity = TypeVar("_Entity", bound=_Named)


def _section(
    documents: Sequence[Document],
    section: str,
    kind: str,
    build_one: Callable[[Entry], _Entity | None],
    invalid_names: set[str],
    findings: list[Finding],
) -> tuple[_Entity, ...]:
    """Return the entities of a section, sorted by name, without what cannot be built."""
    found: list[_Entity] = []
    for entry in merged(documents, (section,), kind, findings):
        entity = build_one(entry)
        if entity is None:
            invalid_names.add(entry.name)
        else:
            found.append(entity)
    return tuple(sorted(found, key=attrgetter("name")))
