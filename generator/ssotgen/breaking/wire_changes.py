"""Changes of the keys that fields have in plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from ssotgen.breaking import rules
from ssotgen.breaking.example import program
from ssotgen.breaking.spec_change import Category, Change, Section, ordered
from ssotgen.breaking.versions import Versions
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import DataclassSpec, FieldSpec, PropertySpec, Spec
from ssotgen.spec.types.grammar import unions_in
from ssotgen.spec.types.union_parts import dataclasses_of, former_tags, is_tagged, tags_of
from ssotgen.spec.yaml.plain_scalars import quoted_if_needed

_Tagged: TypeAlias = FieldSpec | PropertySpec


def key_changed(
    old: DataclassSpec,
    new: DataclassSpec,
    before: FieldSpec,
    after: FieldSpec,
    versions: Versions,
) -> Change:
    """Return the change of a field whose key is another one."""
    symbol = f"{new.name}.{after.name}"
    found = wire_categories(old, new, before, after)
    return Change(
        Section.CHANGED,
        symbol,
        f"the key of {symbol} in plain data is {after.key}, no longer {before.key}",
        after.location if after.wire is None else after.wire.location,
        before.location if before.wire is None else before.wire.location,
        rules.KEY_CHANGED,
        (*ordered(found), "behaviour"),
        hint=keep_reading(before)
        if "wire-read" in found
        else "update the programs that read the data first",
        witness=program(old, versions.old, f"assert {before.key!r} in item.to_dict()"),
    )


def wire_categories(
    old: DataclassSpec, new: DataclassSpec, before: FieldSpec, after: FieldSpec
) -> set[Category]:
    """Return in which direction data is not read where a field has another key."""
    found: set[Category] = set()
    if new.read_keys.get(before.key) != after.name:
        # Where unknown keys are ignored, the value would be lost.
        found.add("wire-read")
    reader = old.read_keys.get(after.key)
    is_ignored = reader is None and old.ignores_unknown and before.has_default
    if reader != before.name and not is_ignored:
        found.add("wire-write")
    return found


def keep_reading(before: FieldSpec) -> str:
    """Return the hint that keeps the key of the old version."""
    key = quoted_if_needed(before.key)
    return f"write `was: [{key}]`, so that data with the old key is read"


def tag_changes(
    symbol: str, before: _Tagged, after: _Tagged, versions: Versions
) -> Iterator[Change]:
    """Yield a change where another key says which dataclass of a union a value is."""
    if before.tag is None or after.tag is None or before.tag.text == after.tag.text:
        return
    found: set[Category] = set()
    if not _has_tag(before, versions.old, after.tag.text) and not _reads_tag(
        after, versions.new, before.tag.text
    ):
        found.add("wire-read")
    if not _has_tag(after, versions.new, before.tag.text):
        found.add("wire-write")
    yield Change(
        Section.CHANGED,
        symbol,
        f"{after.tag.text} says which dataclass {symbol} is, no longer {before.tag.text}",
        after.tag.location,
        before.tag.location,
        rules.KEY_CHANGED if found else None,
        ordered(found),
        hint=f"keep `tag: {quoted_if_needed(before.tag.text)}`",
    )


def _reads_tag(field: _Tagged, spec: Spec, former: str) -> bool:
    """Whether all dataclasses of a union read a former key of their tag."""
    lookup = Lookup(spec)
    unions = [union for union in unions_in(field.type) if is_tagged(union, lookup)]
    return all(
        len(former_tags(union, lookup).get(former, ())) == len(dataclasses_of(union, lookup))
        for union in unions
    )


def _has_tag(field: _Tagged, spec: Spec, tag: str) -> bool:
    """Whether the data of all dataclasses of a union has a tag under that key."""
    lookup = Lookup(spec)
    items = (item for union in unions_in(field.type) for item in dataclasses_of(union, lookup))
    return all(tags_of(item, tag) for item in items)
