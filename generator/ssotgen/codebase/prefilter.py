"""Prefilter: which files can have something that the rules look for, judged by their bytes alone.

Reading a file costs little and parsing it a lot, so nothing is parsed that a byte search rules out.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from ssotgen.codebase.byte_context import (
    has_odd_lines,
    inner_imports,
    may_name_class,
    tried_imports,
)
from ssotgen.codebase.needles import holds_one, needles

IGNORE_MARK = b"ssotgen: ignore"
_MANY_NEEDLES = 14
"""From here on collecting a file's identifiers once is cheaper than searching for each word."""

_NAME_BYTES = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")

_CALLS = ("package", "import", "module", "installed", "available")
_ASKS_BY_NAME = (
    *(b"find_spec", b"find_loader", b"importorskip", b"PackageNotFoundError"),
    *(b"importlib_metadata", b"pkg_resources"),
    *(f"{call}({quote}".encode() for call in _CALLS for quote in "\"'"),
)
"""What code has that finds out by a name in a string whether something can be imported."""

LOADED = re.compile(rb"sys[\s\\]*\.[\s\\]*modules")
_METADATA = re.compile(rb"importlib[\s\\]*\.[\s\\]*metadata")
"""More of it, which spaces and line ends may part."""

_NAMED = re.compile(rb"\(\s*[rRuU]?(?:[\"']{3}|[\"'])[\w.\x80-\xff]+[\"']")
_HELPER = re.compile(
    rb"(?:import|have|has_|avail|optional|package|module|install|exists|lazy)\w*\s*\Z", re.I
)
"""What helpers are called that may find it out, and how such a call goes on."""

_LONGEST_HELPER = 60
_CATCHES = (b"except", b"suppress")
_IMPORT_ERRORS = (b"ImportError", b"ModuleNotFoundError")

_CLASS_STATEMENT = re.compile(rb"class[ \t\f\\\r\n]+([\w\x80-\xff]+)")
_NAMED_CALL = re.compile(rb"=[ \t(\\\r\n]*[\w.\x80-\xff]+[ \t]*\(\s*(?:\w+\s*=\s*)?[rRuU]?[\"']")
"""How a class is defined: by a statement, or by a call that is given its name."""

_CLASSES = re.compile(
    rb"dataclass|(?:Enum|Flag|NamedTuple|TypedDict|BaseModel)\b|(?:import|from)[ \t]+attrs?\b"
)
"""What a module has that defines an enum, a dataclass, or a class of values of another kind."""

MEANINGS = frozenset(
    {
        *("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "unique", "auto", "dataclass", "field"),
        *("Any", "Optional", "Union", "List", "Dict", "Set", "Tuple", "FrozenSet", "Literal"),
        *("str", "int", "float", "bool", "bytes", "list", "dict", "set", "tuple", "frozenset"),
        *("object", "datetime", "date", "time", "timedelta", "Decimal", "UUID", "Path"),
    }
)
"""Names that say what a class is: a module that binds one itself means something else by it."""

_MEANING_WORDS = frozenset(map(str.encode, MEANINGS))
_BLANK = bytes(32 if byte < 128 and byte not in _NAME_BYTES else byte for byte in range(256))
"""Turns everything that no identifier has into spaces."""


@dataclass(frozen=True)
class Prefilter:
    """What to look for.

    `names` make a file interesting wherever they are, those of them that are `classes` only where
    one is defined, imported or an attribute, and those that are `defined` only where one is
    defined, in a file with all of the words listed with it. `guarded` do only in a file that also
    has an `except`, in an import within a `try`: they are what a feature imports, often a common
    word. `everything` has files parsed that could hold an availability flag or an enum of any name,
    for the notes that ask for it; `member_sets` are the members of the spec's enums, for the copies
    under another name; `all_classes` has every class noted, whatever it is. `only` are the names
    that make a file interesting, where all files were read for the others already. `partly` has no
    more parsed of a file than findings need, whether or not the rest of it is Python.
    """

    names: frozenset[str]
    guarded: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    defined: tuple[tuple[str, tuple[str, ...]], ...] = ()
    everything: bool = False
    member_sets: tuple[frozenset[str], ...] = ()
    all_classes: bool = False
    only: frozenset[str] | None = None
    partly: bool = False
    _needles: tuple[bytes, ...] = field(init=False, repr=False)
    _guarded_needles: tuple[bytes, ...] = field(init=False, repr=False)
    _guarded_words: frozenset[bytes] = field(init=False, repr=False)
    _words: frozenset[bytes] = field(init=False, repr=False)
    _members: tuple[frozenset[bytes], ...] = field(init=False, repr=False)
    _names: frozenset[bytes] = field(init=False, repr=False)
    _class_words: frozenset[bytes] = field(init=False, repr=False)
    _defined: dict[bytes, tuple[bytes, ...]] = field(init=False, repr=False)
    _wanted_pattern: re.Pattern[bytes] = field(init=False, repr=False)
    _guarded_pattern: re.Pattern[bytes] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        guarded = self.guarded - self.names
        wanted = self.names.difference(name for name, _ in self.defined)
        wanted = wanted if self.only is None else self.only
        object.__setattr__(self, "_needles", needles(wanted))
        object.__setattr__(self, "_guarded_needles", needles(guarded))
        object.__setattr__(self, "_guarded_words", frozenset(name.encode() for name in guarded))
        object.__setattr__(self, "_words", frozenset(name.encode() for name in wanted))
        members = (frozenset(map(str.encode, each)) for each in self.member_sets)
        object.__setattr__(self, "_members", tuple(members))
        object.__setattr__(self, "_names", frozenset(name.encode() for name in self.names))
        object.__setattr__(self, "_class_words", frozenset(each.encode() for each in self.classes))
        defined = {name.encode(): tuple(map(str.encode, words)) for name, words in self.defined}
        object.__setattr__(self, "_defined", defined)
        object.__setattr__(self, "_wanted_pattern", word_pattern(wanted))
        object.__setattr__(self, "_guarded_pattern", word_pattern(guarded))

    @property
    def class_words(self) -> frozenset[bytes]:
        """The names of classes of which a binding is noted."""
        return self._names | _MEANING_WORDS

    @property
    def notes_classes(self) -> bool:
        """Whether classes matter whose names are not among `names`."""
        return self.all_classes or bool(self.member_sets)

    @property
    def flags(self) -> frozenset[str]:
        """The names that are not those of classes."""
        return self.names - self.classes

    def with_names(self, flags: frozenset[str], classes: frozenset[str] = frozenset()) -> Prefilter:
        """Return this prefilter with more names, and only these making a file interesting."""
        more = flags | classes
        return dataclasses.replace(
            self,
            names=self.names | more,
            classes=(self.classes | classes) - flags,
            only=more,
        )

    def wants(self, data: bytes) -> bool:
        """Whether a file with these bytes may hold something; true rather than false if unsure."""
        if self._has_name(data):
            return True
        if self.only is not None:
            return False
        if IGNORE_MARK in data or (self.defined and self._defines(data)):
            return True
        if self.all_classes and _CLASSES.search(data) is not None:
            return True
        if self.everything:
            return self._may_ask(data) or (_has_enum(data) and self.may_copy_members(data))
        return _may_set_both_ways(data) and self._imports_guarded(data)

    def _defines(self, data: bytes) -> bool:
        """Whether a class is defined, by a statement or a call, of a name that matters then."""
        found = self._defined.keys() & _CLASS_STATEMENT.findall(data)
        for match in _NAMED_CALL.finditer(data):
            line = data[data.rfind(b"\n", 0, match.start()) + 1 : match.start()]
            found |= self._defined.keys() & words_of(line)
        return any(all(word in data for word in self._defined[name]) for name in found)

    def _may_ask(self, data: bytes) -> bool:
        """Whether code may find out whether anything can be imported."""
        if holds_one(data, _ASKS_BY_NAME) or LOADED.search(data) or _METADATA.search(data):
            return True
        if _calls_helper(data):
            return True
        if not holds_one(data, _CATCHES):
            return False
        if _imports_by_name(data) or has_odd_lines(data):
            return True
        if holds_one(data, _IMPORT_ERRORS) or _may_set_both_ways(data):
            return any(inner_imports(data))
        # What catches any error, and sets a flag by other values.
        return any(tried_imports(data) if b"suppress" not in data else inner_imports(data))

    def _imports_guarded(self, data: bytes) -> bool:
        """Whether a `try` could import one of the guarded names, or by a name in a string."""
        if _imports_by_name(data) or has_odd_lines(data):
            return holds_one(data, self._guarded_needles) and has_word(self._guarded_pattern, data)
        words = self._guarded_words
        return any(not words.isdisjoint(words_of(text)) for text in tried_imports(data))

    def _has_name(self, data: bytes) -> bool:
        if len(self._needles) <= _MANY_NEEDLES and not holds_one(data, self._needles):
            return False
        if len(self._words) <= _MANY_NEEDLES:
            return self._uses(self._wanted_pattern, data)
        found = self._words.intersection(words_of(data))
        if not found <= self._class_words:
            return True
        return bool(found) and self._uses(_pattern_of(found), data)

    def _uses(self, pattern: re.Pattern[bytes], data: bytes) -> bool:
        """Whether a word of the pattern occurs alone somewhere, those that are classes in a place
        that could be about a class of another module."""
        anywhere = self.everything or b"import *" in data or has_odd_lines(data)
        classes = frozenset[bytes]() if anywhere else self._class_words
        for match in pattern.finditer(data):
            start = match.start()
            if start and data[start - 1] in _NAME_BYTES:
                continue
            if match.group() not in classes or may_name_class(data, start):
                return True
        return False

    def names_pattern(self, data: bytes) -> re.Pattern[bytes]:
        """Return a pattern for those of the names that occur among these bytes."""
        if len(self._names) <= _MANY_NEEDLES:
            return _pattern_of(self._names)
        return _pattern_of(self._names.intersection(words_of(data)))

    def may_copy_members(self, data: bytes) -> bool:
        """Whether the members of one of the spec's enums all occur among these bytes."""
        if len(self._members) <= _MANY_NEEDLES:
            return any(all(name in data for name in names) for names in self._members)
        words = frozenset(words_of(data))
        return any(names <= words for names in self._members)


def _has_enum(data: bytes) -> bool:
    return b"Enum" in data or b"Flag" in data


def _may_set_both_ways(data: bytes) -> bool:
    """Whether a `try` may set a flag: that takes these three."""
    return b"except" in data and b"False" in data and b"True" in data


def _calls_helper(data: bytes) -> bool:
    """Whether a function that may look for modules is called with no more than a name."""
    places = (match.start() for match in _NAMED.finditer(data))
    return any(_HELPER.search(data, max(0, at - _LONGEST_HELPER), at) for at in places)


def _imports_by_name(data: bytes) -> bool:
    """Whether code may import what a string names."""
    return b"import_module" in data or b"__import__" in data


def words_of(data: bytes) -> list[bytes]:
    """Return the identifiers and numbers among some bytes."""
    return data.translate(_BLANK).split()


@lru_cache(maxsize=_MANY_NEEDLES)
def _pattern_of(words: frozenset[bytes]) -> re.Pattern[bytes]:
    return word_pattern(word.decode() for word in words)


_ESCAPED = rb"\\(?:[abfnrtv]|[0-7]{1,3}|x..|u.{4}|U.{8}|N\{[^}]*\})"
_ESCAPE = re.compile(_ESCAPED + rb"\Z")
_LONGEST_ESCAPE = 40


def word_pattern(words: Iterable[str]) -> re.Pattern[bytes]:
    """Return a pattern that matches any of the words where nothing of a name follows it.

    Nothing is asked of what comes before: a pattern that begins with words can be searched for by
    their first letters, one that looks behind costs ten times as much. Nothing matches for none.
    """
    listed = sorted(set(words), key=lambda word: (-len(word), word))
    if not listed:
        return re.compile(rb"(?!)")
    choice = b"|".join(re.escape(word.encode()) for word in listed)
    return re.compile(rb"(?:" + choice + rb")(?![A-Za-z0-9_])")


def has_word(pattern: re.Pattern[bytes], data: bytes) -> bool:
    """Whether a word of the pattern occurs alone somewhere, also behind an escape in a string such
    as that for a new line."""
    return any(
        match.start() == 0
        or data[match.start() - 1] not in _NAME_BYTES
        or _ESCAPE.search(data, max(0, match.start() - _LONGEST_ESCAPE), match.start()) is not None
        for match in pattern.finditer(data)
    )


class WordSearch:
    """A search for any of some words in files whose words are known."""

    def __init__(self, words: Iterable[str]) -> None:
        listed = frozenset(words)
        self._words = frozenset(map(str.encode, listed))
        self._escaped = re.compile(_ESCAPED + word_pattern(listed).pattern)

    def finds(self, data: bytes, words: frozenset[bytes]) -> bool:
        """Whether `has_word` is true of a file with these bytes, which have these words."""
        return not self._words.isdisjoint(words) or self._escaped.search(data) is not None
