"""Keeping: which names of flags must stay, since something may use them that is not rewritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ssotgen.audit.flags import Flag, FlagImport, Read
from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import MODULE_SCOPE
from ssotgen.diagnostics.paths import display_path

BoundName = tuple[str, str]
"""A name at the top of a module, with the module's file."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The names that must stay, with why, and those of them that something replaces from outside,
    so that reads must go on looking at them."""

    names: dict[BoundName, str]
    replaced: frozenset[BoundName]

    def keeps_import(self, each: FlagImport) -> bool:
        """Whether an import of a flag must stay."""
        return each.fact.scope == MODULE_SCOPE and (each.path, each.fact.bound) in self.names


def kept_names(survey: Survey, flags: Iterable[Flag], editable: frozenset[str]) -> Kept:
    """Return the names to keep, of flags that are to be replaced.

    `editable` are the files that may be written; what others read must stay.
    """
    kept: dict[BoundName, str] = {}
    replaced: set[BoundName] = set()

    def keep(names: Iterable[BoundName], reason: str) -> None:
        for name in names:
            kept.setdefault(name, reason)

    for flag in flags:
        if flag.keep:
            keep([(flag.path, flag.name)], flag.keep[0])
        for reference in flag.references:
            replaced.add(reference.binding)
            keep(_way(survey, reference.binding), f"it {reference.what} elsewhere")
        for each in flag.imports:
            where = f"{display_path(Path(each.path))}:{each.fact.place.line}"
            if each.path not in editable or not is_rewritable(survey, each):
                keep(_way_of_import(survey, each), f"the import at {where} is not rewritten")
            elif each.fact.bound in (survey.load(each.path).exports or ()):
                keep(_way(survey, (each.path, each.fact.bound)), f"__all__ offers it at {where}")
            elif _is_offered(flag, each):
                keep(_way(survey, (each.path, each.fact.bound)), f"a package offers it at {where}")
        for read in flag.reads:
            stays = read.path not in editable or is_left(survey, read)
            if stays or read_binding(survey, read) in replaced:
                where = f"{display_path(Path(read.path))}:{read.use.place.line}"
                keep(_way(survey, read_binding(survey, read)), f"it is still read at {where}")
    return Kept(kept, frozenset(replaced))


def is_left(survey: Survey, read: Read) -> bool:
    """Whether a comment says to leave a read as it is."""
    return survey.load(read.path).is_ignored(read.use.place, "flag-use")


def is_rewritable(survey: Survey, each: FlagImport) -> bool:
    """Whether the import of a flag can be taken out of its statement: it is the only binding of the
    name, and no handler waits for its failure."""
    fact = each.fact
    bindings = survey.resolver.bindings(each.path, fact.scope, fact.bound)
    if survey.load(each.path).is_ignored(fact.place, "flag-import"):
        return False
    return len(bindings) == 1 and not fact.guarded and not fact.type_checking


def _is_offered(flag: Flag, each: FlagImport) -> bool:
    """Whether a package imports the flag not to read it, but to pass it on to outside code."""
    return (
        each.path.endswith("__init__.py")
        and each.fact.scope == MODULE_SCOPE
        and not any(read.path == each.path and not read.use.base for read in flag.reads)
    )


def read_binding(survey: Survey, read: Read) -> BoundName:
    """Return the name at the top of a module that a read looks at first."""
    use = read.use
    if not use.base:
        return (read.path, use.name)
    module = survey.resolver.dotted(read.path, max(use.root_scope, MODULE_SCOPE), use.base)
    return ((module.path or "") if module is not None else "", use.name)


def _way(survey: Survey, bound: BoundName) -> Iterator[BoundName]:
    """Yield a name and those of other modules that it is passed on from."""
    path, name = bound
    yield bound
    if not path:
        return
    origin = survey.resolver.name(path, MODULE_SCOPE, name)
    for hop in origin.trail if origin is not None else ():
        if hop.path is not None:
            yield hop.path, hop.name


def _way_of_import(survey: Survey, each: FlagImport) -> Iterator[BoundName]:
    yield each.path, each.fact.bound
    for hop in survey.resolver.imported(each.path, each.fact).trail:
        if hop.path is not None:
            yield hop.path, hop.name
