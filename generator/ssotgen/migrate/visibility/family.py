"""The names that are to leave their modules, and everything that a search for them needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ssotgen.audit.flag import Flag, FlagKey
from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import MODULE_SCOPE, ImportFact
from ssotgen.codebase.node_spans import Place
from ssotgen.migrate.visibility.rows import BoundName

_SHORTEST_AFFIX = 3


@dataclass(frozen=True)
class Family:
    """Flags that may go, with the modules that bind their names: those that set them, and those
    that import them.

    `imports` and `reads` are the places of which the survey knows what they mean; `sets` are the
    statements that set the flags in their blocks.
    """

    survey: Survey
    flags: tuple[Flag, ...]

    @cached_property
    def bound(self) -> dict[str, frozenset[BoundName]]:
        """The modules that bind each name, and the name."""
        found: dict[str, set[BoundName]] = {}
        for flag in self.flags:
            if flag.block.scope == MODULE_SCOPE:
                found.setdefault(flag.name, set()).add((flag.path, flag.name))
            for each in flag.imports:
                if each.fact.scope == MODULE_SCOPE:
                    found.setdefault(each.fact.bound, set()).add((each.path, each.fact.bound))
        return {name: frozenset(modules) for name, modules in found.items()}

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name that one of the flags goes by, in functions and classes too."""
        own = {flag.name for flag in self.flags}
        return frozenset(own | {each.fact.bound for flag in self.flags for each in flag.imports})

    @cached_property
    def paths(self) -> frozenset[str]:
        """The files that bind one of the names at their top."""
        return frozenset(path for modules in self.bound.values() for path, _ in modules)

    @cached_property
    def tails(self) -> frozenset[str]:
        """The last parts of the dotted names of these files."""
        index = self.survey.index
        return frozenset(
            name.rpartition(".")[2] for path in self.paths for name in index.names_of(path)
        )

    @cached_property
    def by_module(self) -> dict[str, list[Flag]]:
        """The flags by the names of their own modules, and of the modules that their features
        import, with the packages around these."""
        found: dict[str, list[Flag]] = {}
        for flag in self.flags:
            names = set(self.survey.index.names_of(flag.path))
            for module in flag.feature.modules if flag.feature is not None else ():
                parts = module.text.split(".")
                names.update(".".join(parts[: end + 1]) for end in range(len(parts)))
            for name in names:
                found.setdefault(name, []).append(flag)
        return found

    @cached_property
    def imports(self) -> frozenset[tuple[str, Place]]:
        """The imports of flags that the survey can follow."""
        return frozenset((each.path, each.fact.place) for f in self.flags for each in f.imports)

    @cached_property
    def imports_in(self) -> dict[str, list[ImportFact]]:
        """By file, the imports of flags that the survey can follow."""
        found: dict[str, list[ImportFact]] = {}
        for flag in self.flags:
            for each in flag.imports:
                found.setdefault(each.path, []).append(each.fact)
        return found

    @cached_property
    def flags_of(self) -> dict[BoundName, list[Flag]]:
        """The flags that modules set at their top, or import, by module and name."""
        found: dict[BoundName, dict[FlagKey, Flag]] = {}
        for flag in self.flags:
            names = {(each.path, each.fact.bound) for each in flag.imports}
            if flag.block.scope == MODULE_SCOPE:
                names.add((flag.path, flag.name))
            for bound in names:
                found.setdefault(bound, {})[flag.key] = flag
        return {bound: list(flags.values()) for bound, flags in found.items()}

    @cached_property
    def local_flags(self) -> dict[BoundName, list[Flag]]:
        """The flags of functions and classes, by module and name."""
        found: dict[BoundName, list[Flag]] = {}
        for flag in self.flags:
            if flag.block.scope != MODULE_SCOPE:
                found.setdefault((flag.path, flag.name), []).append(flag)
        return found

    @cached_property
    def reads(self) -> frozenset[tuple[str, Place]]:
        """The reads of flags that the survey can follow."""
        return frozenset((read.path, read.use.place) for f in self.flags for read in f.reads)

    @cached_property
    def sets(self) -> dict[str, tuple[Place, ...]]:
        """By file, the statements that set the flags in their blocks."""
        found: dict[str, dict[Place, None]] = {}
        for flag in self.flags:
            found.setdefault(flag.path, {}).update(dict.fromkeys(flag.block.sets))
        return {path: tuple(places) for path, places in found.items()}

    @cached_property
    def words(self) -> re.Pattern[str]:
        """Matches one of the names where it is a word, also behind an escape such as `\\n`."""
        return re.compile(rf"(?:(?<!\w)|(?<=\\[abfnrtv]))(?:{_choice(self.names)})(?!\w)")

    @cached_property
    def parts(self) -> re.Pattern[str]:
        """Matches wherever `words` or `composed` may match, and takes little time for the rest."""
        return re.compile(_choice({*self.names, *self.affixes}))

    @cached_property
    def affixes(self) -> dict[str, frozenset[str]]:
        """Parts that one of the names begins or ends with, such as `HAS_`, and the names."""
        found: dict[str, set[str]] = {}
        for name in self.bound:
            for match in re.finditer("_", name):
                parts = (name[: match.end()], name[match.start() :])
                for part in parts:
                    if len(part) >= _SHORTEST_AFFIX and part != name:
                        found.setdefault(part, set()).add(name)
        return {part: frozenset(names) for part, names in found.items()}

    @cached_property
    def composed(self) -> re.Pattern[str]:
        """Matches a part of a name at an end of a string, or beside a place to fill in."""
        heads = [part for part in self.affixes if part.endswith("_")]
        ends = [part for part in self.affixes if part.startswith("_")]
        return re.compile(
            rf"(?<!\w)(?P<head>{_choice(heads)})(?=$|[{{%])|(?:^|(?<=[}}sdr]))(?P<end>{_choice(ends)})(?!\w)"
        )

    def may_compose(self, data: bytes, words: frozenset[bytes]) -> bool:
        """Whether `composed` may match in a file with these words, before anything is parsed."""
        heads, ends = self._affix_bytes
        for word in words:
            at = word.find(b"_")
            begins = word.endswith(b"_") and word.endswith(heads)
            if at >= 0 and (begins or _ends_with_one(word, at, ends)):
                return self._composed_bytes.search(data) is not None
        return False

    @cached_property
    def _affix_bytes(self) -> tuple[tuple[bytes, ...], frozenset[bytes]]:
        """The parts that names begin with, and those that they end with."""
        parts = [part.encode() for part in self.affixes]
        heads = tuple(part for part in parts if part.endswith(b"_"))
        return heads, frozenset(part for part in parts if part.startswith(b"_"))

    @cached_property
    def _composed_bytes(self) -> re.Pattern[bytes]:
        heads = [part for part in self.affixes if part.endswith("_")]
        ends = [part for part in self.affixes if part.startswith("_")]
        return re.compile(
            rf"(?:{_choice(heads)})[\"'{{%]|[\"'}}sdr](?:{_choice(ends)})(?![A-Za-z0-9_])".encode()
        )


def _ends_with_one(word: bytes, at: int, ends: frozenset[bytes]) -> bool:
    """Whether a word with its first underscore there is one of the ends, or has one of them behind
    what may be the letter of a place to fill in."""
    while at >= 0:
        if (at == 0 or word[at - 1] in b"sdr") and word[at:] in ends:
            return True
        at = word.find(b"_", at + 1)
    return False


def _choice(words: Iterable[str]) -> str:
    """Return a pattern for any of the words; for none, one that never matches."""
    listed = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, listed)) or "(?!)"
