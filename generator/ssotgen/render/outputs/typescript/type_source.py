"""Types of fields in TypeScript: what plain data of the type is, and what reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ssotgen.diagnostics.record import record
from ssotgen.render.typescript.source import key, literal, name
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import EnumBase
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
from ssotgen.spec.types.union_parts import (
    by_tag,
    dataclasses_of,
    former_tags,
    is_tagged,
    plain_kinds,
    tags_of,
)

_HELPER = re.compile(r"\$(\w+)")


@record
class TypeNames:
    """The names that represent the classes of the spec; `inputs` are those of dataclasses as
    `parse` functions take them."""

    lookup: Lookup
    inputs: Mapping[str, str]


def type_source(ref: TypeRef, names: TypeNames, *, is_input: bool = False) -> str:
    """Return the type of the plain data of `ref`, as it is written or as it may be read."""
    if isinstance(ref, Scalar):
        return SCALARS[ref.name].typescript.type
    if isinstance(ref, LiteralOf):
        return " | ".join(map(literal, ref.values))
    if isinstance(ref, Named):
        return name(names.inputs.get(ref.name, ref.name) if is_input else ref.name)
    if isinstance(ref, UnionOf):
        return " | ".join(_part_sources(ref, names, is_input=is_input))
    item = type_source(ref.item, names, is_input=is_input)
    if isinstance(ref, OptionalOf):
        return item if item == "unknown" else f"{item} | null"
    if isinstance(ref, DictOf) and ref.key is not None:
        return f"{{ readonly [key in {name(ref.key.name)}]?: {item} }}"
    if isinstance(ref, DictOf):
        return f"{{ readonly [key: string]: {item} }}"
    return f"readonly ({item})[]" if " " in item and item[0] != "{" else f"readonly {item}[]"


def reader_source(ref: TypeRef, names: TypeNames) -> str:
    """Return the function that reads plain data of the type `ref`."""
    if isinstance(ref, Scalar):
        return f"${ref.name}"
    if isinstance(ref, LiteralOf):
        expected = f"one of {', '.join(map(repr, ref.values))}"
        return f"$oneOf({literal(list(ref.values))}, {literal(expected)})"
    if isinstance(ref, Named):
        return _named_reader(ref.name, names)
    if isinstance(ref, UnionOf):
        return _union_reader(ref, names)
    item = reader_source(ref.item, names)
    if isinstance(ref, OptionalOf):
        return f"$optional({item})"
    if isinstance(ref, DictOf) and ref.key is not None:
        return f"$keyed({literal(ref.key.name)}, {name(ref.key.name)}, {item})"
    return f"$mapping({item})" if isinstance(ref, DictOf) else f"$list({item})"


def used_helpers(ref: TypeRef, lookup: Lookup) -> frozenset[str]:
    """Return the scalars that are read with the type, and the helpers, without `$`."""
    if isinstance(ref, Scalar):
        tests = " ".join(SCALARS[ref.name].typescript.tests)
        return frozenset({ref.name, *_HELPER.findall(tests)})
    if isinstance(ref, LiteralOf):
        return frozenset({"oneOf"})
    if isinstance(ref, Named):
        enum = lookup.enums.get(ref.name)
        if enum is None:
            return frozenset()
        if enum.base.is_flag:
            return frozenset({"flag"})
        return frozenset({"member" if enum.fallback is None else "memberOr"})
    if isinstance(ref, UnionOf):
        helpers = frozenset().union(*(used_helpers(part, lookup) for part in ref.parts))
        pure = is_tagged(ref, lookup) and len(dataclasses_of(ref, lookup)) == len(ref.parts)
        tagged = {"tagged"} if is_tagged(ref, lookup) else set()
        return helpers | tagged | (set() if pure else {"union"})
    helper = {OptionalOf: "optional", DictOf: "mapping", ListOf: "list", SetOf: "list"}[type(ref)]
    if isinstance(ref, DictOf) and ref.key is not None:
        return used_helpers(ref.item, lookup) | {"keyed", "mapping"}
    return used_helpers(ref.item, lookup) | {helper}


def _part_sources(ref: UnionOf, names: TypeNames, *, is_input: bool) -> Iterator[str]:
    """Yield the types of the parts; what is read of several dataclasses must have its tag."""
    for part in ref.parts:
        found = type_source(part, names, is_input=is_input)
        item = names.lookup.dataclasses.get(part.name) if isinstance(part, Named) else None
        if is_input and item is not None and is_tagged(ref, names.lookup):
            values = " | ".join(map(literal, tags_of(item, ref.tag)))
            yield f"({found} & {{ readonly {key(ref.tag)}: {values} }})"
        else:
            yield found


def _union_reader(ref: UnionOf, names: TypeNames) -> str:
    lookup = names.lookup
    owned = {item.name for item in dataclasses_of(ref, lookup)} if is_tagged(ref, lookup) else set()
    tagged = ""
    if owned:
        tables = [_table(ref.tag, by_tag(ref, lookup))]
        for former, owners in former_tags(ref, lookup).items():
            names_by_tag = {value: item.name for item, values in owners for value in values}
            tables.append(f"[{_table(former, names_by_tag)}]")
        tagged = f"$tagged({', '.join(tables)})"
    others = [part for part in ref.parts if not (isinstance(part, Named) and part.name in owned)]
    if not others:
        return tagged
    parts = [
        f"[{literal(kind)}, {reader_source(part, names)}]"
        for part in others
        for kind in plain_kinds(part, lookup)
    ]
    parts += [f'["a mapping", {tagged}]'] if tagged else []
    return f"$union([{', '.join(parts)}])"


def _table(tag: str, names: Mapping[str | int, str]) -> str:
    """Return a key of a tag, and the readers of dataclasses by what they have under it."""
    pairs = (f"[{literal(value)}, $read{name}]" for value, name in names.items())
    return f"{literal(tag)}, [{', '.join(pairs)}]"


def _named_reader(named: str, names: TypeNames) -> str:
    enum = names.lookup.enums.get(named)
    if enum is None:
        return f"$read{named}"
    if not enum.base.is_flag and enum.fallback is not None:
        fallback = literal(next(m.value for m in enum.members if m.name == enum.fallback.text))
        return f"$memberOr({literal(named)}, {name(named)}, {fallback})"
    if not enum.base.is_flag:
        return f"$member({literal(named)}, {name(named)})"
    # A member of an IntFlag may have any bits.
    is_closed = enum.base is EnumBase.FLAG
    mask = 0
    for member in enum.members:
        mask |= member.value if isinstance(member.value, int) else 0
    bits = f", {mask}n" if is_closed else ""
    return f"$flag({literal(named)}, {name(named)}{bits})"
