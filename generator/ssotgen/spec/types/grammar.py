"""Types of fields: the closed grammar of `type:`, parsed into a tree and written back from it.

T    = atom [ "|" "None" ]
atom = scalar | name | "list[" T "]" | "set[" T "]" | "dict[str," T "]"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from ssotgen.spec.types.containers import CONTAINERS
from ssotgen.spec.types.foreign import advice, not_a_type
from ssotgen.spec.types.scalars import SCALARS

MAX_DEPTH = 12
"""How deep a type may nest: far more than a person would write, far less than a stack holds."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """One of `SCALARS`, by its name."""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Named:
    """An enum or a dataclass of the spec; `offset` is where the name starts in the text."""

    name: str
    offset: int = 0

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class ListOf:
    """`list[item]`."""

    item: TypeRef

    def __str__(self) -> str:
        return f"list[{self.item}]"


@dataclass(frozen=True, slots=True)
class SetOf:
    """`set[item]`."""

    item: TypeRef

    def __str__(self) -> str:
        return f"set[{self.item}]"


@dataclass(frozen=True, slots=True)
class DictOf:
    """`dict[str, item]`."""

    item: TypeRef

    def __str__(self) -> str:
        return f"dict[str, {self.item}]"


@dataclass(frozen=True, slots=True)
class OptionalOf:
    """`item | None`."""

    item: TypeRef

    def __str__(self) -> str:
        return f"{self.item} | None"


TypeRef: TypeAlias = "Scalar | Named | ListOf | SetOf | DictOf | OptionalOf"


class TypeSyntaxError(ValueError):
    """A text that is no type; `offset` is the character (from 0) at which that shows."""

    def __init__(self, message: str, offset: int, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.hint = hint


def named_types(ref: TypeRef) -> tuple[Named, ...]:
    """Return the enums and dataclasses that a type mentions, from left to right."""
    if isinstance(ref, Named):
        return (ref,)
    if isinstance(ref, Scalar):
        return ()
    return named_types(ref.item)


def scalar_types(ref: TypeRef) -> tuple[str, ...]:
    """Return the names of the scalars that a type mentions."""
    if isinstance(ref, Scalar):
        return (ref.name,)
    return () if isinstance(ref, Named) else scalar_types(ref.item)


def parse_type(text: str) -> TypeRef:
    """Return the type that `text` spells.

    Raises TypeSyntaxError, with the offset of the fault, for anything outside the grammar.
    """
    parser = _Parser(text)
    ref = parser.type(0)
    parser.end()
    return ref


_TOKEN = re.compile(r"\s*(?:(?P<name>[^\W\d][\w.]*)|(?P<mark>[\[\],|])|(?P<other>\S))")


class _Parser:
    """Recursive descent over the tokens of one type."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens: list[tuple[str, str, int]] = []
        position = 0
        while match := _TOKEN.match(text, position):
            kind = match.lastgroup or ""
            self._tokens.append((kind, match[kind], match.start(kind)))
            position = match.end()
        self._tokens.append(("end", "", len(text)))
        self._next = 0

    def type(self, depth: int) -> TypeRef:
        if depth > MAX_DEPTH:
            raise TypeSyntaxError(f"nests deeper than {MAX_DEPTH} levels", self._peek()[2])
        ref = self._atom(depth)
        if self._peek()[1] != "|":
            return ref
        self._take()
        kind, text, offset = self._peek()
        if (kind, text) != ("name", "None"):
            raise TypeSyntaxError(
                f"a union may only be with None, not {text or 'nothing'!r}",
                offset,
                "write `T | None`",
            )
        self._take()
        return OptionalOf(ref)

    def end(self) -> None:
        kind, text, offset = self._peek()
        if kind != "end":
            raise TypeSyntaxError(f"unexpected {text!r} after the type", offset)

    def _atom(self, depth: int) -> TypeRef:
        kind, text, offset = self._take()
        if kind != "name":
            shown = f"found {text!r}" if text else "nothing is there"
            raise TypeSyntaxError(f"a type is expected, {shown}", offset)
        if text in SCALARS:
            return self._plain(Scalar(text), offset)
        if text == "None":
            raise TypeSyntaxError(
                "None stands only at the end, after `|`", offset, "write `T | None`"
            )
        if text in CONTAINERS:
            return self._container(text, offset, depth)
        if "." in text or self._peek()[1] == "[":
            hint = advice(text, self._parameters(offset))
            raise TypeSyntaxError(not_a_type(text), offset, hint)
        return Named(text, offset)

    def _plain(self, ref: TypeRef, offset: int) -> TypeRef:
        if self._peek()[1] == "[":
            raise TypeSyntaxError(f"{ref} takes no parameter", offset)
        return ref

    def _parameters(self, offset: int) -> list[str]:
        """Return the texts between the brackets that follow, at the commas of the outermost."""
        found: list[str] = []
        depth, start = 0, offset
        for _, mark, here in self._tokens[self._next :]:
            depth += (mark == "[") - (mark == "]")
            if depth == 1 and mark == "[":
                start = here + 1
            elif (depth == 1 and mark == ",") or (depth == 0 and mark == "]"):
                found.append(self._text[start:here].strip())
                start = here + 1
            if depth == 0:
                break
        return found

    def _container(self, name: str, offset: int, depth: int) -> TypeRef:
        form = CONTAINERS[name].form
        if self._peek()[1] != "[":
            raise TypeSyntaxError(f"{name} needs the type of its items", offset, f"write `{form}`")
        self._take()
        if name == "dict":
            _, key, key_offset = self._take()
            if key != "str":
                raise TypeSyntaxError(
                    f"the keys of a dict are str, not {key or 'nothing'!r}",
                    key_offset,
                    f"write `{form}`",
                )
            self._expect(",", form)
        item = self.type(depth + 1)
        self._expect("]", form)
        if name == "list":
            return ListOf(item)
        return SetOf(item) if name == "set" else DictOf(item)

    def _expect(self, mark: str, form: str) -> None:
        _, text, offset = self._take()
        if text != mark:
            shown = f"found {text!r}" if text else "the type ends"
            raise TypeSyntaxError(f"{mark!r} is expected, {shown}", offset, f"write `{form}`")

    def _peek(self) -> tuple[str, str, int]:
        return self._tokens[self._next]

    def _take(self) -> tuple[str, str, int]:
        token = self._tokens[self._next]
        if token[0] != "end":
            self._next += 1
        return token
