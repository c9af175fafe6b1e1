"""Running an extraction: a codebase in, spec documents and a list of what they lack out."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from ssotgen.audit.reading_list import name_roots
from ssotgen.audit.rules.unparsable import finding_of
from ssotgen.codebase.discover import python_files
from ssotgen.codebase.facts import FileFacts
from ssotgen.codebase.loading import FactLoader
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.resolve import Resolver
from ssotgen.codebase.scan_files import Progress, scan_all
from ssotgen.codebase.shapes import Shapes
from ssotgen.diagnostics.finding import Finding, Location, Severity, sorted_findings
from ssotgen.diagnostics.record import record, replace
from ssotgen.extract.documents import documents, project_document
from ssotgen.extract.drafts import Drafts, EnumDraft, SourceClass
from ssotgen.extract.gather_classes import enum_bases, gather_classes, source_classes
from ssotgen.extract.gather_features import gather_features
from ssotgen.extract.losses import Losses
from ssotgen.extract.member_columns import with_columns
from ssotgen.extract.other_kinds import other_kinds
from ssotgen.extract.prove import unfaithful
from ssotgen.extract.read_classes import ClassReader
from ssotgen.extract.repeats import repeats
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import Loaded, load_spec
from ssotgen.spec.rules.union_rules import BAD_UNION
from ssotgen.spec.yaml.document import Document, YamlMapping
from ssotgen.spec.yaml.read import read_documents

_MAX_ROUNDS = 10
"""How often entries may be left out before the rest is given up."""


@record
class Wanted:
    """What is asked of an extraction: the project's name and package, and in how many places
    something must be to be worth sharing."""

    name: str
    package: str
    min_copies: int = 1


@record
class Extraction:
    """The documents by file name, what is to be known of them, how many files were read, and how
    many classes of values of each other kind they have."""

    documents: Mapping[str, str]
    findings: tuple[Finding, ...]
    files: int
    other_kinds: Mapping[str, int]


@record
class _Codebase:
    facts: tuple[FileFacts, ...]
    sources: tuple[SourceClass, ...]
    reader: ClassReader


@record
class _Made:
    texts: Mapping[str, str]
    drafts: Drafts
    losses: Losses


def extract(
    paths: Sequence[Path],
    settings: Settings,
    wanted: Wanted,
    *,
    progress: Progress | None = None,
    jobs: int | None = None,
) -> Extraction:
    """Return the spec of the enums, dataclasses and availability flags in some Python files.

    What is returned passes `validate`, and the classes generated from it are the ones it was made
    from: an entry of which that is not so is left out and reported.
    """
    files = python_files(paths, settings.root, settings.exclude)
    interest = Prefilter(frozenset(), all_classes=True, everything=True)
    scanned = list(scan_all(files, interest, progress, jobs))
    facts = {each.path: each for each in scanned if isinstance(each, FileFacts)}
    around = python_files((settings.root,), settings.root, settings.exclude)
    folders = (path for path in paths if path.is_dir())
    index = ModuleIndex(sorted({*files, *around}), name_roots(settings, folders))
    resolver = Resolver(index, FactLoader(facts, interest).load)
    shapes = Shapes(resolver)
    bases = enum_bases(facts.values(), shapes)
    if bases:
        # What derives from them need not have the word Enum.
        unread_yet = sorted(set(files).difference(each.path for each in scanned))
        more = list(scan_all(unread_yet, interest.with_names(frozenset(), bases), progress, jobs))
        facts.update({each.path: each for each in more if isinstance(each, FileFacts)})
        scanned.extend(more)
        if more:
            shapes = Shapes(resolver)
    unread = [
        replace(finding_of(each), severity=Severity.WARNING)
        for each in scanned
        if not isinstance(each, FileFacts)
    ]
    own = [facts[path] for path in sorted(facts) if not facts[path].generated]
    imported = {f.module.partition(".")[0] for each in own for f in each.imports if not f.level}
    names = {each.path: _known_name(index.names_of(each.path), imported) for each in own}
    reader = ClassReader(shapes)
    codebase = _Codebase(tuple(own), tuple(source_classes(own, names)), reader)
    made = _made(codebase, settings, wanted)
    found = [*unread, *made.losses.findings(), *repeats(made.drafts)]
    left = (each for each in codebase.sources if not reader.is_candidate(each))
    others = other_kinds(left, resolver)
    return Extraction(made.texts, sorted_findings(found), len(files), others)


def _known_name(names: Sequence[str], imported: Collection[str]) -> str:
    """Return the name of a module that its own code would import it by, empty where it has none: a
    folder above its package may or may not be part of it."""
    used = (name for name in names if name.partition(".")[0] in imported)
    return next(used, next(iter(names), ""))


def _made(codebase: _Codebase, settings: Settings, wanted: Wanted) -> _Made:
    """Return the documents, made again without what a rule refuses or what is not the original,
    until nothing is left to take out."""
    refused: dict[str, str] = {}
    wide: dict[str, str] = {}
    plain: set[str] = set()
    drafts, losses = Drafts(), Losses()
    with tempfile.TemporaryDirectory() as folder:
        trial = replace(settings, spec=Path(folder), templates=None)
        for _ in range(_MAX_ROUNDS):
            gathered = gather_classes(
                codebase.sources,
                codebase.reader.with_refused(wide),
                min_copies=wanted.min_copies,
                refused=refused,
            )
            features, more = gather_features(
                codebase.facts,
                codebase.reader.resolver,
                min_copies=wanted.min_copies,
                refused=refused,
            )
            losses = Losses([*gathered.losses, *more])
            drafts = Drafts(with_columns(gathered.entries, plain), features)
            if not drafts:
                break
            texts = {"project.yaml": project_document(wanted.name, wanted.package)}
            texts.update(documents(drafts))
            bad = _refused(texts, drafts, trial, gathered.reader)
            if not bad:
                return _Made(texts, drafts, losses)
            fields = {name: why for name, why in bad.items() if "." in name}
            if fields:
                wide.update(fields)
                continue
            # What is wrong with an enum may be what was read for it from tables.
            refused.update(
                (name, why) for name, why in bad.items() if not _has_columns(drafts, name)
            )
            plain.update(bad)
    return _Made({}, drafts, losses)


def _has_columns(drafts: Drafts, name: str) -> bool:
    entry = drafts.classes.get(name)
    draft = None if entry is None else entry.draft
    return isinstance(draft, EnumDraft) and bool(draft.attributes or draft.groups)


def _refused(
    texts: Mapping[str, str], drafts: Drafts, trial: Settings, reader: ClassReader
) -> dict[str, str]:
    """Return the names of the entries that cannot be in the spec, and why; and the fields, as
    `Class.field`, that cannot have their types there."""
    for old in trial.spec.glob("*.yaml"):
        old.unlink()
    for file, text in texts.items():
        (trial.spec / file).write_text(text, encoding="utf-8", newline="\n")
    loaded = load_spec(trial)
    if loaded.spec is not None:
        return unfaithful(loaded.spec, trial, drafts.classes, reader)
    return dict(_by_entry(loaded, trial.spec, drafts))


def _by_entry(loaded: Loaded, folder: Path, drafts: Drafts) -> Iterator[tuple[str, str]]:
    known = {*drafts.classes, *drafts.features}
    read = read_documents(folder).documents
    for error in loaded.errors:
        if error.rule == BAD_UNION.name:
            yield error.symbol, error.message
            continue
        symbol = error.symbol.partition(".")[0]
        candidates = (_entry_at(error.location, read), symbol)
        name = next((each for each in candidates if each in known), "")
        if name:
            yield name, error.message


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
