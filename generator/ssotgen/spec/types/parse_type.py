"""The parser of types: the closed grammar of `type:`.

T    = atom { "|" atom } [ "|" "None" ]
atom = scalar | literal | name | container | container "[" [ key "," ] T [ "," "..." ] "]"
key = "str" | name
literal = "Literal" "[" value { "," value } "]"
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from ssotgen.diagnostics.hints import AnyHint, Hint, write
from ssotgen.diagnostics.record import replace
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.faulty_text import FaultyTextError
from ssotgen.spec.types.containers import CONTAINERS, LITERAL_FORM, Shape
from ssotgen.spec.types.foreign import FIXED_TUPLE, advice, is_known, unknown_type
from ssotgen.spec.types.grammar import (
    DictOf,
    ListOf,
    LiteralOf,
    Named,
    OptionalOf,
    Scalar,
    SetOf,
    TypeRef,
    UnionOf,
)
from ssotgen.spec.types.scalars import SCALARS

MAX_DEPTH = 12
"""How deep a type may nest: far more than a person would write, far less than a stack holds."""

_MAKE: Mapping[Shape, Callable[[TypeRef, str], TypeRef]] = {
    Shape.SEQUENCE: ListOf,
    Shape.SET: SetOf,
    Shape.MAPPING: DictOf,
}


class TypeSyntaxError(FaultyTextError):
    """A text that is not a type."""


@lru_cache(1_000)
def parse_type(text: str) -> TypeRef:
    """Return the type that `text` spells; a spec has the same few again and again.

    Raises:
        TypeSyntaxError: It is outside the grammar.
    """
    parser = _Parser(text)
    ref = parser.type(0)
    parser.end()
    return ref


def _union(parts: list[TypeRef]) -> TypeRef:
    return UnionOf(tuple(parts)) if len(parts) > 1 else parts[0]


_NAME_ONE = "name a type, such as `str`"

_IN_FRONT: dict[str, AnyHint] = {"[": "use the form `list[T]`"}
"""What to do about a mark in the place of a type."""

_BEHIND: dict[str, AnyHint] = {
    "|": "write None last",
    "or": write("|"),
    "/": write("|"),
    "?": Hint("write `| None`", " | None"),
    "(": "limits are keys of the field, such as `maximum` and `max_length`",
}
"""What to do about what is behind a type."""

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<name>[^\W\d][\w.]*)
    | (?P<mark>\.\.\.|[\[\],|])
    | (?P<value>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|-?[0-9]+)
    | (?P<other>\S)
    )""",
    re.VERBOSE,
)


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
        parts = [self._atom(depth)]
        while self._peek()[1] == "|":
            self._take()
            if self._peek()[:2] == ("name", "None"):
                self._take()
                return OptionalOf(_union(parts))
            offset = self._peek()[2]
            part = self._atom(depth)
            if str(part) in map(str, parts):
                message = f"{quoted(str(part))} is listed twice in the union"
                raise TypeSyntaxError(message, offset, "name each type once", self._end())
            parts.append(part)
        return _union(parts)

    def _end(self) -> int:
        """Return where the token that was taken last ends."""
        _, text, offset = self._tokens[self._next - 1]
        return offset + len(text)

    def end(self) -> None:
        kind, text, offset = self._peek()
        if kind != "end":
            hint, length = _BEHIND.get(text, ""), len(text)
            message = f"unexpected {quoted(text)} after the type"
            raise TypeSyntaxError(message, offset, hint, offset + length)

    def _atom(self, depth: int) -> TypeRef:
        kind, text, offset = self._take()
        if kind != "name":
            shown = quoted(text) if text else "nothing"
            message, bare = f"expected a type, found {shown}", text.strip("\"'")
            is_quoted = kind == "value" and bare.isidentifier()
            hint = write(bare) if is_quoted else _IN_FRONT.get(text, _NAME_ONE)
            raise TypeSyntaxError(message, offset, hint, offset + len(text))
        if text in SCALARS:
            return self._plain(Scalar(text), offset)
        if text == "None":
            raise TypeSyntaxError("None alone is not a type", offset, "use the form `T | None`")
        if text in CONTAINERS:
            return self._container(text, offset, depth)
        if text == "Literal":
            return self._literal(offset)
        prefix, _, name = text.rpartition(".")
        is_imported = prefix.isidentifier() and name and not is_known(name)
        if is_imported and self._peek()[1] != "[":
            return Named(name, offset, prefix)
        if "." in text or self._peek()[1] == "[":
            parameters, end = self._parameters(offset)
            if self._peek()[1] != "[":
                end = offset + len(text)
            from ssotgen.spec.types.translate import in_the_language

            hint = in_the_language(advice(text, parameters), parse_type)
            raise TypeSyntaxError(unknown_type(text), offset, hint, end)
        return Named(text, offset)

    def _plain(self, ref: TypeRef, offset: int) -> TypeRef:
        if self._peek()[1] == "[":
            parameters, end = self._parameters(offset)
            hint = write(f"list[{ref}]") if parameters == [""] else ""
            message = f"{ref} takes no parameters"
            raise TypeSyntaxError(message, offset, hint, end if hint else None)
        return ref

    def _parameters(self, offset: int) -> tuple[list[str], int | None]:
        """Return the texts between the brackets that follow, at the commas of the outermost, and
        where the last one closes, None where it does not."""
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
                return found, here + 1 if mark == "]" else None
        return found, None

    def _container(self, name: str, offset: int, depth: int) -> TypeRef:
        row = CONTAINERS[name]
        if self._peek()[1] != "[":
            if not row.bare:
                message = f"{name} without the type of its items"
                raise TypeSyntaxError(message, offset, f"use the form `{row.form}`")
            return _MAKE[row.shape](Scalar("Any"), name)
        self._take()
        key = self._key(row.form) if row.shape is Shape.MAPPING else None
        item = self.type(depth + 1)
        if row.name == "tuple":
            self._ellipsis()
        self._expect("]", row.form)
        made = _MAKE[row.shape](item, name)
        return replace(made, key=key) if isinstance(made, DictOf) else made

    def _key(self, form: str) -> Named | None:
        """Return the enum whose members are the keys, or None where they are texts."""
        kind, key, offset = self._take()
        prefix, _, name = key.rpartition(".")
        is_class = kind == "name" and (
            name not in (*SCALARS, *CONTAINERS, "Literal", "None")
            if not prefix
            else prefix.isidentifier() and not is_known(name)
        )
        if key != "str" and not is_class:
            found = quoted(key) if key else "nothing"
            message = f"the keys of a dict are str or an enum, not {found}"
            hint = write("str") if kind == "name" and self._peek()[1] == "," else None
            end = offset + len(key) if hint else None
            raise TypeSyntaxError(message, offset, hint or f"use the form `{form}`", end)
        self._expect(",", form)
        return None if key == "str" else Named(name, offset, prefix)

    def _literal(self, start: int) -> TypeRef:
        if self._peek()[1] != "[":
            message, hint = "Literal without its values", f"use the form `{LITERAL_FORM}`"
            raise TypeSyntaxError(message, start, hint)
        found: list[str | int] = []
        while not found or self._peek()[1] == ",":
            self._take()
            _, text, offset = self._peek()
            value = self._value()
            if found and type(value) is not type(found[0]):
                message = "the values of a Literal are of one type"
                raise TypeSyntaxError(message, offset, "use an enum, which can mix them")
            if value in found:
                message = f"{quoted(text)} is listed twice in the Literal"
                raise TypeSyntaxError(message, offset, "name each value once")
            found.append(value)
        self._expect("]", LITERAL_FORM)
        return LiteralOf(tuple(found), type(found[0]).__name__)

    def _value(self) -> str | int:
        kind, text, offset = self._take()
        if kind == "value" or text in ("True", "False"):
            try:
                value: str | int = ast.literal_eval(text)
            except (SyntaxError, ValueError):
                pass
            else:
                return value
        shown = quoted(text) if text else "the end of the type"
        message = f"expected a string in quotes, an integer or a boolean, found {shown}"
        hint = write(f'"{text}"') if kind == "name" else f"use the form `{LITERAL_FORM}`"
        if text == "None":
            hint = f"use the form `{LITERAL_FORM} | None`"
        raise TypeSyntaxError(message, offset, hint, offset + len(text))

    def _ellipsis(self) -> None:
        """Take what says that a tuple has any number of items."""
        mark, offset = self._peek()[1:]
        if mark == ",":
            self._take()
            mark, offset = self._take()[1:]
        if mark != "...":
            message = "a tuple has any number of items, all of one type"
            raise TypeSyntaxError(message, offset, FIXED_TUPLE)

    def _expect(self, mark: str, form: str) -> None:
        _, text, offset = self._take()
        if text != mark:
            shown = quoted(text) if text else "the end of the type"
            message = f"expected {quoted(mark)}, found {shown}"
            raise TypeSyntaxError(message, offset, f"use the form `{form}`")

    def _peek(self) -> tuple[str, str, int]:
        return self._tokens[self._next]

    def _take(self) -> tuple[str, str, int]:
        token = self._tokens[self._next]
        if token[0] != "end":
            self._next += 1
        return token
