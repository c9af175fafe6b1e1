"""Taking a survey: finds the files, has them scanned, and follows names until none is new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ssotgen.audit.follow_names import Scanned, follow_names
from ssotgen.audit.reading_list import ReadingList, reading_list
from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts_cache import FactsCache
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.scan_files import Progress, scan_all, scan_cached
from ssotgen.settings.settings import Settings
from ssotgen.spec.deprecations import deprecations
from ssotgen.spec.model import Spec
from ssotgen.spec.names import config_names, feature_function, feature_property

_FEW_FILES = 64
"""Up to here it costs less to follow names from some files than to read all others for them."""

_MAX_ROUNDS = 8
"""How often names may turn up that were not looked for at first, such as aliases of aliases."""


def survey(
    spec: Spec,
    settings: Settings,
    paths: Sequence[Path] = (),
    *,
    notes: bool = False,
    features: bool = False,
    whole: bool = True,
    progress: Progress | None = None,
    jobs: int | None = None,
    cache: Path | None = None,
) -> Survey:
    """Return what is known of the codebase.

    Findings are wanted of `paths`, by default of the settings' sources. `notes` looks for what only
    notes are about, which costs more; `features` looks for uses of every feature, not only of
    deprecated ones. Where the survey need not be `whole`, and the paths are few files, only these
    are read, the ones that their names lead to, and the ones that name a flag of theirs. `cache` is
    a folder that remembers what unchanged files say.

    Raises:
        SettingsError: A path does not exist or holds no Python file.
    """
    reading = reading_list(settings, paths)
    taking = _Taking(spec, reading, progress, jobs, cache)
    prefilter = interest_of(spec, notes=notes, features=features, partly=not whole)
    if whole or not paths or len(reading.targets) > _FEW_FILES:
        return taking.complete(prefilter, taking.scan_all)
    made = taking.complete(prefilter, taking.follow)
    flags = made.flags.names_in_targets()
    if not flags:
        return made
    # What others do with a flag can keep it from being replaced.
    return taking.complete(made.prefilter.with_names(flags), taking.scan_all)


@dataclass(slots=True)
class _Taking:
    """A survey that is being made of the files of a reading list."""

    spec: Spec
    reading: ReadingList
    progress: Progress | None
    jobs: int | None
    cache: Path | None
    index: ModuleIndex = field(init=False)
    known: Scanned = field(default_factory=Scanned)

    def __post_init__(self) -> None:
        self.index = ModuleIndex(self.reading.files, self.reading.roots)

    def complete(self, prefilter: Prefilter, scan: Callable[[Prefilter], Scanned]) -> Survey:
        """Return the survey in which every name that turned out to matter was looked for."""
        rounds = 0
        while True:
            rounds += 1
            self.known.update(scan(prefilter))
            made = self._made(prefilter)
            flags = made.flags.names() - prefilter.names
            classes = made.class_names - prefilter.names
            if not (flags or classes) or rounds == _MAX_ROUNDS:
                return made
            # A flag of a name that the spec does not know, or an alias: its readers are unread.
            prefilter = prefilter.with_names(flags, classes)

    def scan_all(self, prefilter: Prefilter) -> Scanned:
        """Scan every file that can hold something."""
        files = self.reading.files
        if self.cache is None:
            return Scanned.of(scan_all(files, prefilter, self.progress, self.jobs))
        known = FactsCache(self.cache, prefilter)
        return Scanned.of(scan_cached(files, prefilter, known, self.progress, self.jobs))

    def follow(self, prefilter: Prefilter) -> Scanned:
        """Scan the targets and the files that their names lead to."""
        return follow_names(self.reading.targets, self.index, prefilter)

    def _made(self, prefilter: Prefilter) -> Survey:
        failed = self.known.failed
        unparsable = [failed[path] for path in sorted(failed)]
        targets = frozenset(self.reading.targets)
        facts = self.known.facts.values()
        return Survey(self.spec, self.index, prefilter, facts, unparsable, targets)


def interest_of(
    spec: Spec, *, notes: bool = False, features: bool = False, partly: bool = False
) -> Prefilter:
    """Return what an audit for this spec looks for; where findings alone are wanted, files are
    parsed `partly`, but all of them for the note that one cannot be."""
    classes = {each.name for each in spec.all_enums} | {each.name for each in spec.dataclasses}
    names: set[str] = set()
    guarded: set[str] = set()
    for feature in spec.features:
        names.update(feature.flag_names)
        guarded.update(text.text.rpartition(".")[2] for text in feature.all_modules)
        guarded.update(target.name for target in feature.all_targets)
        if features or feature.deprecated is not None:
            names.update((feature_property(feature.name), feature_function(feature.name)))
            names.add(config_names(spec.project).instance)
    plain = sorted(each for each in _plain(spec) if each[0] not in names) if partly else []
    sets = [frozenset(member.name for member in each.members) for each in spec.all_enums]
    return Prefilter(
        frozenset(names | classes),
        frozenset(guarded),
        frozenset(classes - names),
        tuple(plain),
        everything=notes,
        member_sets=tuple(each for each in sets if each) if notes else (),
        partly=partly and not notes,
    )


def _plain(spec: Spec) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the classes of which no use can be at fault, only a copy, with words that a copy has:
    none used to be elsewhere, is deprecated, or has what tables and lists of its members repeat."""
    if any(deprecations(spec)):
        return
    for enum in spec.all_enums:
        if not (enum.replaces or enum.attributes or enum.groups):
            yield enum.name, _ascii(member.name for member in enum.members)
    for item in spec.dataclasses:
        if not item.replaces:
            yield item.name, _ascii(field.name for field in item.fields)


def _ascii(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that a source can write in no other way."""
    return tuple(name for name in names if name.isascii())
