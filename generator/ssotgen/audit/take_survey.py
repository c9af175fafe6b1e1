"""Taking a survey: finds the files, has them scanned, and follows names until none is new."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ssotgen.audit.reading_list import reading_list
from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import FileFacts, Unparsable
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.scan_files import Progress, scan_all
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec
from ssotgen.spec.names import config_names, feature_function, feature_property

_MAX_ROUNDS = 8
"""How often names may turn up that were not looked for at first, such as aliases of aliases."""


def survey(
    spec: Spec,
    settings: Settings,
    paths: Sequence[Path] = (),
    *,
    notes: bool = False,
    features: bool = False,
    progress: Progress | None = None,
    jobs: int | None = None,
) -> Survey:
    """Return what is known of the codebase.

    Findings are wanted of `paths`, by default of the settings' sources; the sources are read in any
    case, so that names can be followed. `notes` looks for what only notes are about, which costs
    more; `features` looks for uses of every feature, not only of deprecated ones.

    Raises:
        SettingsError: A path does not exist or holds no Python file.
    """
    reading = reading_list(settings, paths)
    targets, files = reading.targets, reading.files
    index = ModuleIndex(files, reading.roots)
    prefilter = interest_of(spec, notes=notes, features=features)
    facts: dict[str, FileFacts] = {}
    failed: dict[str, Unparsable] = {}
    chosen = frozenset(targets)
    rounds = 0
    while True:
        rounds += 1
        for found in scan_all(files, prefilter, progress, jobs):
            if isinstance(found, FileFacts):
                facts[found.path] = found
            else:
                failed[found.path] = found
        unparsable = [failed[path] for path in sorted(failed)]
        made = Survey(spec, index, prefilter, facts.values(), unparsable, chosen)
        more = (made.flags.names() | made.class_names) - prefilter.names
        if not more or rounds == _MAX_ROUNDS:
            return made
        # A flag of a name that the spec does not know, or an alias: its readers are still unread.
        prefilter = prefilter.with_names(more)


def interest_of(spec: Spec, *, notes: bool = False, features: bool = False) -> Prefilter:
    """Return what an audit for this spec looks for."""
    names = {each.name for each in spec.all_enums} | {each.name for each in spec.dataclasses}
    guarded: set[str] = set()
    for feature in spec.features:
        names.update(feature.flag_names)
        guarded.update(text.text.rpartition(".")[2] for text in feature.modules)
        guarded.update(target.name for target in feature.targets)
        if features or feature.deprecated is not None:
            names.update((feature_property(feature.name), feature_function(feature.name)))
            names.add(config_names(spec.project).instance)
    sets = [frozenset(member.name for member in each.members) for each in spec.all_enums]
    return Prefilter(
        frozenset(names),
        frozenset(guarded),
        everything=notes,
        member_sets=tuple(each for each in sets if each) if notes else (),
    )
