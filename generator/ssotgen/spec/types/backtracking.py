"""Whether matching a pattern can take a time that grows exponentially with the text.

Python, and most other languages, try one way after the other to match. Where a repetition can match
a text in two ways, such as `(a+)+`, a text of n characters that does not match in the end is tried
in 2**n ways. Two ways are two paths over the positions of the pattern, each of which matches a
character, that part and meet again.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import Any

from ssotgen.diagnostics.record import field, record

_parser: Any = importlib.import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")

_MANY = 10
"""Repetitions: fewer cannot take long."""

_MOST_COPIES = 200
_MOST_POSITIONS = 2_000
_MOST_PAIRS = 500_000
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT")
_GREATEST = 0x10FFFF
_ALPHABET = frozenset({*range(256), 0x2028, _GREATEST})
"""Characters that represent all: ASCII alone has classes, and others are written one by one."""

_CLASSES = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}


def grows_exponentially(pattern: str) -> bool:
    """Whether a pattern, which has to be valid, has a repetition that can match in many ways.

    Raises:
        OverflowError: It is too large to know.
    """
    return _has_ambiguous_repeat(_parser.parse(pattern, re.ASCII))


def _has_ambiguous_repeat(items: Iterable[tuple[Any, Any]]) -> bool:
    for operation, value in items:
        if str(operation) in _REPEATS and value[1] >= _MANY:
            if _is_ambiguous(value[2]):
                return True
        elif any(_has_ambiguous_repeat(part) for part in _parts(str(operation), value)):
            return True
    return False


def _parts(operation: str, value: Any) -> Sequence[Any]:
    """Return the patterns that an item of a pattern is made of."""
    if operation in _REPEATS:
        return (value[2],)
    if operation == "BRANCH":
        return tuple(value[1])
    if operation in ("SUBPATTERN", "ASSERT", "ASSERT_NOT"):
        return (value[-1],)
    return ()


def _is_ambiguous(body: Any) -> bool:
    """Whether there are two ways to match some text with that pattern, repeated."""
    positions = _Positions()
    positions.loop(positions.sequence(body))
    return positions.have_two_paths()


@record
class _Piece:
    """Where a part of a pattern begins and ends, and whether it may match nothing."""

    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()
    is_optional: bool = True


@record(frozen=False)
class _Positions:
    """The positions of a pattern that match a character each: which ones, and what may follow.

    A position is among those that follow another as often as there are ways to get there.
    """

    characters: list[frozenset[int]] = field(default_factory=list)
    following: list[list[int]] = field(default_factory=list)

    def have_two_paths(self) -> bool:
        """Whether two paths over the positions match the same characters from and to one position,
        or might: very large patterns are not followed to the end."""
        waiting: list[Iterable[tuple[int, int]]] = [
            combinations(each, 2) for each in set(map(tuple, self.following))
        ]
        seen: set[tuple[int, int]] = set()
        left = _MOST_PAIRS
        while waiting:
            for one, other in waiting.pop():
                left -= 1
                if left < 0:
                    return True
                if (one, other) in seen or self.characters[one].isdisjoint(self.characters[other]):
                    continue
                if one == other:
                    return True
                seen.add((one, other))
                waiting.append(product(self.following[one], self.following[other]))
        return False

    def sequence(self, items: Iterable[tuple[Any, Any]]) -> _Piece:
        """Return what items in a row come to."""
        piece = _Piece()
        for operation, value in items:
            piece = self._joined(piece, self._item(str(operation), value))
        return piece

    def loop(self, piece: _Piece) -> _Piece:
        """Let a piece follow itself."""
        for position in piece.last:
            self.following[position] += piece.first
        return piece

    def _item(self, operation: str, value: Any) -> _Piece:
        if operation in _REPEATS:
            return self._repeat(*value)
        if operation == "SUBPATTERN":
            return self.sequence(value[-1])
        if operation == "BRANCH":
            return self._branch([self.sequence(part) for part in value[1]])
        if operation in ("AT", "ASSERT", "ASSERT_NOT"):
            return _Piece()
        if len(self.characters) > _MOST_POSITIONS:
            raise OverflowError
        self.characters.append(frozenset(_characters(operation, value)))
        self.following.append([])
        position = len(self.characters) - 1
        return _Piece((position,), (position,), is_optional=False)

    def _joined(self, one: _Piece, other: _Piece) -> _Piece:
        for position in one.last:
            self.following[position] += other.first
        return _Piece(
            one.first + (other.first if one.is_optional else ()),
            other.last + (one.last if other.is_optional else ()),
            one.is_optional and other.is_optional,
        )

    def _branch(self, pieces: Sequence[_Piece]) -> _Piece:
        return _Piece(
            tuple(each for piece in pieces for each in piece.first),
            tuple(each for piece in pieces for each in piece.last),
            any(piece.is_optional for piece in pieces),
        )

    def _repeat(self, least: int, most: int, body: Any) -> _Piece:
        piece = self.sequence(body)
        if not piece.first:
            return _Piece()
        if most > _MOST_COPIES:
            self.loop(piece)
            return _Piece(piece.first, piece.last, piece.is_optional or least == 0)
        tail = _Piece()
        for number in range(most):
            tail = self._joined(self.sequence(body) if number else piece, tail)
            if number < most - least:
                tail = _Piece(tail.first, tail.last)
        return tail


def _characters(operation: str, value: Any) -> Iterator[int]:
    """Yield the characters of the alphabet, and those written out, that an item matches."""
    if operation == "LITERAL":
        yield value
    elif operation == "NOT_LITERAL":
        yield from _ALPHABET - {value}
    elif operation == "RANGE":
        yield from range(value[0], min(value[1], 0x2FFF) + 1)
    elif operation == "CATEGORY":
        _, _, name = str(value).partition("CATEGORY_")
        matched = _CLASSES.get(name.removeprefix("NOT_"), "")
        found = {each for each in _ALPHABET if re.fullmatch(matched, chr(each), re.ASCII)}
        yield from _ALPHABET - found if name.startswith("NOT_") else found
    elif operation == "IN":
        parts = [(str(each), argument) for each, argument in value]
        is_negated = parts[0][0] == "NEGATE"
        found = {each for part in parts for each in _characters(*part)}
        yield from _ALPHABET - found if is_negated else found
    elif operation == "ANY":
        yield from _ALPHABET - {10}
