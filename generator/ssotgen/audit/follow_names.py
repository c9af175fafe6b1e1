"""Following names: reads some files and, from these, only the files that their names lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ssotgen.codebase.facts import FileFacts, ImportFact, Unparsable
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.resolve import Resolver
from ssotgen.codebase.scan_files import scan_file
from ssotgen.diagnostics.record import field, record


@record(frozen=False)
class Scanned:
    """What files say, and which could not be read, by path."""

    facts: dict[str, FileFacts] = field(default_factory=dict)
    failed: dict[str, Unparsable] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Iterable[FileFacts | Unparsable]) -> Scanned:
        """Return what some files say."""
        found = cls()
        for each in files:
            found.add(each)
        return found

    def add(self, scanned: FileFacts | Unparsable) -> None:
        """Add what one file says."""
        if isinstance(scanned, FileFacts):
            self.facts[scanned.path] = scanned
        else:
            self.failed[scanned.path] = scanned

    def update(self, other: Scanned) -> None:
        """Add all of another scan, which takes the place of what was known."""
        self.facts.update(other.facts)
        self.failed.update(other.failed)


def follow_names(targets: Sequence[str], index: ModuleIndex, prefilter: Prefilter) -> Scanned:
    """Return what the targets say, what the modules say that they import, and what those say that
    pass a name of interest on.

    Any name of a module may turn out to be a flag, so each module that a target imports is read; of
    the others only those that a name of interest, or a star import, leads to.
    """
    found = Scanned()
    resolver = Resolver(index, lambda path: found.facts.get(path) or FileFacts(path))
    pending = [(path, True) for path in targets]
    wanted = frozenset(targets)
    seen: set[str] = set()
    passed: set[str] = set()
    while pending:
        path, always = pending.pop()
        if path in seen or (path in passed and not always):
            continue
        scanned = scan_file(path, prefilter, always=always)
        if scanned is None:
            passed.add(path)
            continue
        seen.add(path)
        found.add(scanned)
        if isinstance(scanned, FileFacts) and not scanned.generated:
            for fact in scanned.imports:
                leads_on = fact.is_star or fact.name in prefilter.names
                if leads_on or path in wanted:
                    pending.extend((each, leads_on) for each in _files(path, fact, resolver, index))
    return found


def _files(path: str, fact: ImportFact, resolver: Resolver, index: ModuleIndex) -> Iterator[str]:
    """Yield the files of the codebase that an import takes its name from, or is about."""
    module = resolver.imported_module(path, fact)
    if module.path is not None:
        yield module.path
    if fact.name and not fact.is_star:
        for name in module.modules:
            below = index.file_of(f"{name}.{fact.name}", path)
            if below is not None:
                yield below
