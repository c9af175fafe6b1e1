"""Running an extraction: files in, spec documents and a list of what they lack out."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ssotgen.audit.rules.unparsable import finding_of
from ssotgen.codebase.discover import python_files
from ssotgen.codebase.facts import FileFacts
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.scan import scan
from ssotgen.diagnostics.finding import Finding, Location, Severity, sorted_findings
from ssotgen.extract.collect import DraftCollector
from ssotgen.extract.documents import documents, project_document, yaml_text
from ssotgen.extract.drafts import Drafts
from ssotgen.extract.prove import differences
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import Loaded, load_spec
from ssotgen.spec.model import Spec
from ssotgen.spec.yaml.document import Document, YamlMapping
from ssotgen.spec.yaml.read import read_documents


@dataclass(frozen=True, slots=True)
class Extraction:
    """The documents by file name, what they lack, and whether they hold."""

    documents: dict[str, str]
    findings: tuple[Finding, ...]


def extract(paths: Sequence[Path], settings: Settings, name: str, package: str) -> Extraction:
    """Return the spec of the enums, dataclasses and flag blocks in some Python files.

    `name` and `package` are those of the project. What is returned passes `validate`: an entry that
    a rule refuses is left out and told.
    """
    files = python_files(paths, settings.root, settings.exclude)
    interest = Prefilter(frozenset(), all_classes=True)
    facts: dict[str, FileFacts] = {}
    unread: list[Finding] = []
    for path in files:
        scanned = scan(path, Path(path).read_bytes(), interest)
        if isinstance(scanned, FileFacts):
            facts[path] = scanned
        else:
            unread.append(dataclasses.replace(finding_of(scanned), severity=Severity.WARNING))
    roots = (*map(str, settings.sources), str(settings.output), str(settings.root))
    around = python_files((settings.root,), settings.root, settings.exclude)
    index = ModuleIndex(sorted({*files, *around}), roots)
    collector = DraftCollector(
        {path: each for path, each in facts.items() if not each.generated}, index
    )
    collector.gather()
    written = _written(collector, settings, name, package)
    return Extraction(written, sorted_findings([*unread, *collector.findings]))


def _written(
    collector: DraftCollector, settings: Settings, name: str, package: str
) -> dict[str, str]:
    """Return the documents, without the entries that a rule refuses."""
    drafts = collector.drafts
    with tempfile.TemporaryDirectory() as folder:
        while drafts:
            texts = {"project.yaml": yaml_text(project_document(name, package))}
            texts.update((file, yaml_text(each)) for file, each in documents(drafts).items())
            trial = dataclasses.replace(settings, spec=Path(folder), templates=None)
            for old in Path(folder).glob("*.yaml"):
                old.unlink()
            for file, text in texts.items():
                (Path(folder) / file).write_text(text, encoding="utf-8", newline="\n")
            loaded = load_spec(trial)
            if loaded.spec is not None:
                _prove(loaded.spec, trial, drafts, collector)
                return texts
            if not _drop_refused(loaded, Path(folder), drafts, collector):
                break
    return {}


def _prove(spec: Spec, settings: Settings, drafts: Drafts, collector: DraftCollector) -> None:
    for home, difference in differences(spec, settings, drafts, collector):
        fact = home.fact
        message = f"{fact.name} as generated is not the original: {difference}"
        collector.lost(home.path, fact.name_place, message, fact.name)


def _drop_refused(loaded: Loaded, folder: Path, drafts: Drafts, collector: DraftCollector) -> bool:
    """Take out the entries that errors stand against and tell so; False where none could be
    found."""
    refused: dict[str, str] = {}
    read = read_documents(folder).documents
    for error in loaded.errors:
        entry = _entry_at(error.location, read) or error.symbol.partition(".")[0]
        refused.setdefault(entry, error.message)
    dropped = False
    for name, reason in refused.items():
        for draft in (drafts.enums.get(name), drafts.dataclasses.get(name)):
            for home in draft.homes if draft is not None else ():
                message = f"{name} is left out: {reason}"
                collector.lost(home.path, home.fact.name_place, message, name)
                dropped = True
        feature = drafts.features.get(name)
        if feature is not None:
            path, place = feature.place
            collector.lost(path, place, f"the feature {name} is left out: {reason}", name)
            dropped = True
        drafts.drop(name)
    return dropped


def _entry_at(location: Location, documents: Sequence[Document]) -> str:
    """Return the name of the entry of a section that a place is in, empty where it is in none."""
    entries = [
        (mark.key_line, name)
        for document in documents
        if document.path == location.path and document.data is not None
        for section in document.data.values()
        if isinstance(section, YamlMapping)
        for name, mark in section.marks.items()
        if mark.key_line <= location.line
    ]
    return max(entries, default=(0, ""))[1]
