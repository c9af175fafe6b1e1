"""The parser of types: the closed grammar of `type:`.

T    = atom [ "|" "None" ]
atom = scalar | name | container | container "[" [ "str" "," ] T [ "," "..." ] "]"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ssotgen.spec.types.containers import CONTAINERS, Shape
from ssotgen.spec.types.foreign import advice, not_a_type
from ssotgen.spec.types.grammar import DictOf, ListOf, Named, OptionalOf, Scalar, SetOf, TypeRef
from ssotgen.spec.types.scalars import SCALARS

MAX_DEPTH = 12
"""How deep a type may nest: far more than a person would write, far less than a stack holds."""

_MAKE: Mapping[Shape, Callable[[TypeRef, str], TypeRef]] = {
    Shape.SEQUENCE: ListOf,
    Shape.SET: SetOf,
    Shape.MAPPING: DictOf,
}


class TypeSyntaxError(ValueError):
    """A text that is no type; `offset` is the character (from 0) at which that shows."""

    def __init__(self, message: str, offset: int, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.hint = hint


def parse_type(text: str) -> TypeRef:
    """Return the type that `text` spells.

    Raises:
        TypeSyntaxError: It is outside the grammar.
    """
    parser = _Parser(text)
    ref = parser.type(0)
    parser.end()
    return ref


_TOKEN = re.compile(r"\s*(?:(?P<name>[^\W\d][\w.]*)|(?P<mark>\.\.\.|[\[\],|])|(?P<other>\S))")


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
        row = CONTAINERS[name]
        if self._peek()[1] != "[":
            if not row.bare:
                message = f"{name} needs the type of its items"
                raise TypeSyntaxError(message, offset, f"write `{row.form}`")
            return _MAKE[row.shape](Scalar("Any"), name)
        self._take()
        if row.shape is Shape.MAPPING:
            self._key(row.form)
        item = self.type(depth + 1)
        if row.name == "tuple":
            self._ellipsis(row.form)
        self._expect("]", row.form)
        return _MAKE[row.shape](item, name)

    def _key(self, form: str) -> None:
        _, key, offset = self._take()
        if key != "str":
            message = f"the keys of a dict are str, not {key or 'nothing'!r}"
            raise TypeSyntaxError(message, offset, f"write `{form}`")
        self._expect(",", form)

    def _ellipsis(self, form: str) -> None:
        """Take what says that a tuple has any number of items."""
        mark, offset = self._peek()[1:]
        if mark == ",":
            self._take()
            mark, offset = self._take()[1:]
        if mark != "...":
            message = "a tuple has any number of items, all of one type"
            hint = f"write `{form}`, or a dataclass with a field for each item"
            raise TypeSyntaxError(message, offset, hint)

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
