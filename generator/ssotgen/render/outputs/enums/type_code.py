"""Source that depends on the type of a value: what writes it as plain data, reads and checks it."""

from __future__ import annotations

from collections.abc import Mapping

from ssotgen.diagnostics.record import record
from ssotgen.render.outputs.enums.runtime_names import RuntimeNames
from ssotgen.render.python.code import annotation, flat_literal, identifier
from ssotgen.spec.index import Lookup
from ssotgen.spec.types.containers import CONTAINERS
from ssotgen.spec.types.grammar import (
    ANY,
    DictOf,
    ListOf,
    LiteralOf,
    Named,
    OptionalOf,
    Scalar,
    SetOf,
    TypeRef,
    UnionOf,
    scalar_types,
    unions_in,
)
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.types.union_parts import by_tag, former_tags, is_tagged, plain_kinds

_RECORD_READERS = {"optional": "read_optional_record", "list": "read_records"}
"""The readers of dataclasses within types, by what these make of them."""


@record
class TypeCode:
    """Makes source for values of any type of a spec."""

    lookup: Lookup
    runtime: RuntimeNames

    def written(self, source: str, ref: TypeRef, depth: int = 1) -> str:
        """Return the source of the plain form of `source`, an expression of type `ref`."""
        if _is_any(ref):
            return f"{self.runtime('copy_plain')}({source})"
        if isinstance(ref, OptionalOf):
            return self._written_optional(source, ref.item, depth)
        if isinstance(ref, Scalar):
            function = SCALARS[ref.name].writer
            return f"{self.runtime(function)}({source})" if function else source
        if isinstance(ref, LiteralOf):
            return source
        if isinstance(ref, Named):
            return self._written_named(source, ref.name)
        if isinstance(ref, UnionOf):
            return self._written_union(source, ref, depth)
        return self._written_container(source, ref, depth)

    def reader(self, ref: TypeRef) -> list[str]:
        """Return the source of the function that reads the type, and of what it takes besides the
        place of the data."""
        if isinstance(ref, (ListOf, DictOf)) and _is_plain(ref) and _is_bare_any(ref.item):
            return [self.runtime("read_any"), ref.kind]
        if _is_bare_any(ref):
            return [self.runtime("read_any")]
        if isinstance(ref, Scalar):
            return [self.runtime(SCALARS[ref.name].reader)]
        if isinstance(ref, LiteralOf):
            return [self.runtime("read_literal"), *map(flat_literal, ref.values)]
        if isinstance(ref, Named):
            return self._named_reader(ref.name)
        if isinstance(ref, UnionOf):
            return self._union_reader(ref)
        if isinstance(ref, DictOf) and ref.key is not None:
            return [self.runtime("read_keyed"), identifier(ref.key.name), *self.reader(ref.item)]
        name = "optional" if isinstance(ref, OptionalOf) else ref.kind
        direct = _RECORD_READERS.get(name)
        if direct and isinstance(ref.item, Named) and ref.item.name not in self.lookup.enums:
            return [self.runtime(direct), identifier(ref.item.name)]
        return [self.runtime(f"read_{name}"), *self.reader(ref.item)]

    def check(self, source: str, ref: TypeRef) -> list[str]:
        """Return the alternatives of a condition that holds only if `source` is of the type.

        It need not hold for values of subclasses: `validate()` looks at them once more.
        """
        if isinstance(ref, OptionalOf) and not _is_bare_any(ref):
            return [f"{source} is None", *self.check(source, ref.item)]
        if isinstance(ref, UnionOf):
            return [each for part in ref.parts for each in self.check(source, part)]
        if isinstance(ref, (ListOf, SetOf, DictOf)):
            return [self._check_container(source, ref)]
        if isinstance(ref, LiteralOf):
            values = ", ".join(map(flat_literal, ref.values))
            return [f"{self.runtime('is_literal')}({source}, {values})"]
        function = "is_plain" if _is_bare_any(ref) else self._check_function(ref)
        if function:
            return [f"{self.runtime(function)}({source})"]
        return [f"type({source}) is {annotation(ref)}"]

    def _named_reader(self, name: str) -> list[str]:
        enum, kind = self.lookup.enums.get(name), identifier(name)
        if enum is None:
            return [self.runtime("read_record"), kind]
        if enum.base.is_flag:
            return [self.runtime("read_flag"), kind]
        if enum.fallback is None:
            return [self.runtime("read_member"), kind]
        fallback = f"{kind}.{identifier(enum.fallback.text)}"
        return [self.runtime("read_member_or"), kind, fallback]

    def _union_reader(self, ref: UnionOf) -> list[str]:
        """Return the reader of a union: by the kind of data, and of dataclasses by their tag."""
        parts, tagged = list(ref.parts), [""]
        if is_tagged(ref, self.lookup):
            table = _table(by_tag(ref, self.lookup))
            tagged = [self.runtime("read_tagged"), flat_literal(ref.tag), table]
            for key, owners in former_tags(ref, self.lookup).items():
                names = {value: item.name for item, values in owners for value in values}
                tagged.append(f"({flat_literal(key)}, {_table(names)})")
            parts = [part for part in parts if not self._is_dataclass(part)]
            if not parts:
                return tagged
        readers = [
            [flat_literal(kind), *self.reader(part)]
            for part in parts
            for kind in plain_kinds(part, self.lookup)
        ]
        readers += [[flat_literal("a mapping"), *tagged]] if tagged[0] else []
        return [self.runtime("read_union"), *(f"({', '.join(each)})" for each in readers)]

    def _is_dataclass(self, ref: TypeRef) -> bool:
        return isinstance(ref, Named) and ref.name in self.lookup.dataclasses

    def _written_union(self, source: str, ref: UnionOf, depth: int) -> str:
        """Return the forms of the parts, one after the other, each with a test of its class."""
        forms: dict[str, list[str]] = {}
        for part in ref.parts:
            forms.setdefault(self.written(source, part, depth), []).append(_class_of(part))
        last = source if source in forms else list(forms)[-1]
        tests = [
            f"{form} if isinstance({source}, {_classes(names)}) else "
            for form, names in forms.items()
            if form != last
        ]
        # Formatters disagree about how to break one condition after another without brackets.
        return "(".join(tests) + last + ")" * (len(tests) - 1)

    def _written_named(self, source: str, name: str) -> str:
        if name not in self.lookup.enums:
            return f"{source}.to_dict()"
        # What `value` returns, but by way of a function written in Python.
        return f"{source}._value_"

    def _written_optional(self, source: str, ref: TypeRef, depth: int) -> str:
        function = SCALARS[ref.name].optional_writer if isinstance(ref, Scalar) else ""
        if function:
            return f"{self.runtime(function)}({source})"
        written = self.written(source, ref, depth)
        if isinstance(ref, UnionOf) and written.endswith(f" else {source}"):
            return written
        return source if written == source else f"None if {source} is None else {written}"

    def _written_container(self, source: str, ref: ListOf | SetOf | DictOf, depth: int) -> str:
        suffix = "" if depth == 1 else f"_{depth}"
        item = f"value{suffix}" if isinstance(ref, DictOf) else f"item{suffix}"
        written = self.written(item, ref.item, depth + 1)
        if isinstance(ref, SetOf):
            items = source if written == item else f"{written} for {item} in {source}"
            return self._sorted(items, ref.item)
        if written == item and not _is_keyed(ref):
            return f"{source}.copy()" if _is_plain(ref) else f"list({source})"
        if isinstance(ref, ListOf):
            return f"[{written} for {item} in {source}]"
        key = f"key{suffix}"
        plain_key = f"{key}._value_" if _is_keyed(ref) else key
        return f"{{{plain_key}: {written} for {key}, {item} in {source}.items()}}"

    def _sorted(self, items: str, ref: TypeRef) -> str:
        if isinstance(ref, Scalar):
            function = SCALARS[ref.name].sort
            name = function if function == "sorted" else self.runtime(function)
            return f"{name}({items})"
        if isinstance(ref, LiteralOf) or self._has_order(ref):
            return f"sorted({items})"
        return f"sorted(({items}), key=repr)" if " for " in items else f"sorted({items}, key=repr)"

    def _has_order(self, ref: TypeRef) -> bool:
        """Whether the plain forms of any two members of an enum can be compared."""
        enum = self.lookup.enums.get(ref.name) if isinstance(ref, Named) else None
        return enum is not None and len({type(member.value) for member in enum.members}) == 1

    def _check_function(self, ref: TypeRef) -> str:
        return SCALARS[ref.name].check if isinstance(ref, Scalar) else ""

    def _check_container(self, source: str, ref: ListOf | SetOf | DictOf) -> str:
        name = ref.kind
        if _is_plain(ref) and _is_bare_any(ref.item):
            return f"{self.runtime('is_plain')}({source}, {name})"
        for scalar in scalar_types(ref):
            if SCALARS[scalar].check:
                self.runtime(SCALARS[scalar].check)  # `fits` finds it by the class that it checks
        if unions_in(ref) or _is_keyed(ref):
            return f"{self.runtime('fits')}({source}, {annotation(ref)})"
        if isinstance(ref.item, Scalar | Named) and _needs_no_call(ref.item):
            return f"{self.runtime(f'is_{name}')}({source}, {annotation(ref.item)})"
        return f"{self.runtime('fits')}({source}, {annotation(ref)})"


def _table(names: Mapping[str | int, str]) -> str:
    """Return the mapping of tags to the dataclasses of these names."""
    pairs = (f"{flat_literal(tag)}: {identifier(name)}" for tag, name in names.items())
    return f"{{{', '.join(pairs)}}}"


def _class_of(ref: TypeRef) -> str:
    """Return the class of the values of a part of a union."""
    if isinstance(ref, (ListOf, SetOf, DictOf)):
        return ref.kind
    return ref.scalar if isinstance(ref, LiteralOf) else annotation(ref)


def _classes(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"({', '.join(names)})"


def _needs_no_call(ref: Scalar | Named) -> bool:
    """Whether a value of exactly the type fits, whatever it is."""
    row = SCALARS.get(ref.name) if isinstance(ref, Scalar) else None
    return row is None or not row.check or row.fits_when_exact


def _is_any(ref: TypeRef) -> bool:
    """Whether values of the type are nothing but plain data."""
    if isinstance(ref, Scalar):
        return ref.name == "Any"
    if isinstance(ref, OptionalOf):
        return _is_any(ref.item)
    return isinstance(ref, (ListOf, SetOf, DictOf)) and _is_plain(ref) and _is_any(ref.item)


def _is_bare_any(ref: TypeRef) -> bool:
    """Whether the type is `Any`, perhaps with a needless `| None`."""
    return ref == ANY or (isinstance(ref, OptionalOf) and _is_bare_any(ref.item))


def _is_plain(ref: ListOf | SetOf | DictOf) -> bool:
    """Whether a container is its own plain form where its items are."""
    return CONTAINERS[ref.kind].is_plain and not _is_keyed(ref)


def _is_keyed(ref: ListOf | SetOf | DictOf) -> bool:
    """Whether the keys of a mapping are members of an enum."""
    return isinstance(ref, DictOf) and ref.key is not None
