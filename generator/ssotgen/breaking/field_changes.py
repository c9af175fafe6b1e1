"""Changes of the fields of a dataclass."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.breaking import rules
from ssotgen.breaking.dataclass_options import field_option_changes
from ssotgen.breaking.definition_changes import retyped, summary_changes
from ssotgen.breaking.deprecation_changes import deprecation_changes
from ssotgen.breaking.example import NoExampleError, example, imports, instance
from ssotgen.breaking.limit_changes import limit_changes
from ssotgen.breaking.pairing import Pairs, pair
from ssotgen.breaking.reading_changes import new_former_names
from ssotgen.breaking.same_values import default_text, value_text
from ssotgen.breaking.spec_change import Category, Change, Section, ordered
from ssotgen.breaking.type_changes import compare_types, refused_part
from ssotgen.breaking.versions import Versions
from ssotgen.breaking.wire_changes import keep_reading, key_changed, tag_changes, wire_categories
from ssotgen.diagnostics.wording import listed
from ssotgen.spec.model import DataclassSpec, FieldSpec
from ssotgen.spec.types.grammar import LiteralOf, Scalar, without_none


def field_pairs(old: DataclassSpec, new: DataclassSpec, versions: Versions) -> Pairs[FieldSpec]:
    """Return the fields of both versions of a dataclass."""
    ours = {field.name for field in new.fields}

    def content(field: FieldSpec) -> tuple[object, ...]:
        if field.key in new.former_names:  # what it is read as from now on is written down
            return ("was", field.name)
        ref = field.type if field.name in ours else versions.renamed(field.type)
        return str(ref), field.has_default, default_text(field)

    reads, read = new.read_keys, old.read_keys
    # A rename may also be taken back, to a name that the old version still reads.
    back = {read[field.key]: field.name for field in new.fields if field.key in read}
    known = {field.name: reads[field.key] for field in old.fields if field.key in reads}
    return pair(old.fields, new.fields, content, {**back, **known})


def field_changes(
    old: DataclassSpec, new: DataclassSpec, pairs: Pairs[FieldSpec], versions: Versions
) -> Iterator[Change]:
    """Yield the changes of the fields of one dataclass."""
    for field in pairs.removed:
        yield _removed(old, new, field, versions)
    for before, after in pairs.renamed:
        yield _renamed(old, new, before, after, versions)
    for field in pairs.added:
        yield _added(old, new, field, versions)
    for before, after in pairs.both:
        if before.key != after.key:
            yield key_changed(old, new, before, after, versions)
    for before, after in (*pairs.both, *pairs.renamed):
        yield from _changes_of(old, new, before, after, versions)
    yield from _moved(old, new, pairs, versions)


def _removed(
    old: DataclassSpec, new: DataclassSpec, field: FieldSpec, versions: Versions
) -> Change:
    symbol = f"{new.name}.{field.name}"
    found: set[Category] = {"source"}
    if not new.ignores_unknown or field.key in new.read_keys:
        found.add("wire-read")
    if not field.has_default:
        found.add("wire-write")
    return Change(
        Section.REMOVED,
        symbol,
        f"the field {symbol} is gone",
        new.location,
        field.location,
        rules.FIELD_REMOVED,
        ordered(found),
        hint="keep it deprecated until nobody passes or stores it",
        witness=_given(old, versions, field),
        announced=versions.is_announced(field.deprecated),
    )


def _renamed(
    old: DataclassSpec,
    new: DataclassSpec,
    before: FieldSpec,
    after: FieldSpec,
    versions: Versions,
) -> Change:
    is_read = new.read_keys.get(before.key) == after.name
    return Change(
        Section.CHANGED,
        f"{new.name}.{before.name}",
        f"the field {new.name}.{before.name} is now {new.name}.{after.name}",
        after.location,
        before.location,
        rules.FIELD_RENAMED,
        ordered({"source", *wire_categories(old, new, before, after)}),
        hint=f"replace `{before.name}` with `{after.name}`" if is_read else keep_reading(before),
        witness=_given(old, versions, before),
    )


def _added(old: DataclassSpec, new: DataclassSpec, field: FieldSpec, versions: Versions) -> Change:
    symbol = f"{new.name}.{field.name}"
    is_ignored = old.ignores_unknown and field.key not in old.read_keys
    if field.has_default and is_ignored:
        return Change(Section.ADDED, symbol, f"new field {symbol}", field.location)
    if field.has_default:
        return Change(
            Section.ADDED,
            symbol,
            f"the field {symbol} is new: older code does not read it",
            field.location,
            None,
            rules.FIELD_ADDED,
            ("wire-write",),
            hint="update the programs that read the data first",
        )
    return Change(
        Section.ADDED,
        symbol,
        f"the field {symbol} is new and required",
        field.location,
        None,
        rules.FIELD_REQUIRED,
        ("source", "wire-read") if is_ignored else ("source", "wire-read", "wire-write"),
        hint="give it a default",
        witness=_made(old, versions),
    )


def _changes_of(
    old: DataclassSpec,
    new: DataclassSpec,
    before: FieldSpec,
    after: FieldSpec,
    versions: Versions,
) -> Iterator[Change]:
    symbol = f"{new.name}.{after.name}"
    found = compare_types(versions.renamed(before.type), after.type)
    if found is not None:
        yield retyped(
            symbol,
            before,
            after,
            *found,
            hint="add a field with another name",
            witness=_read_back(old, versions, before, after) if "source" in found[1] else "",
        )
    yield from tag_changes(symbol, before, after, versions)
    yield from _default(old, symbol, before, after, versions)
    yield from limit_changes(symbol, before, after)
    yield from field_option_changes(old, symbol, before, after, versions)
    yield from new_former_names(before, after, symbol)
    yield from deprecation_changes(symbol, before, after)
    yield from summary_changes(symbol, before, after)


def _default(
    old: DataclassSpec, symbol: str, before: FieldSpec, after: FieldSpec, versions: Versions
) -> Iterator[Change]:
    if before.has_default and not after.has_default:
        yield Change(
            Section.CHANGED,
            symbol,
            f"{symbol} is required now, its default is gone",
            after.location,
            before.source.at("default"),
            rules.FIELD_REQUIRED,
            ("source",),
            hint=f"keep `default: {_shown(before)}`",
            witness=_made(old, versions),
        )
    elif after.has_default and not before.has_default:
        message = f"{symbol} has the default {_shown(after)}"
        at = after.source.at("default")
        yield Change(Section.ADDED, symbol, message, at, before.location)
    elif before.has_default and not versions.has_same_default(before, after):
        yield Change(
            Section.CHANGED,
            symbol,
            f"the default of {symbol} is {_shown(after)}, no longer {_shown(before)}",
            after.source.at("default"),
            before.source.at("default"),
            rules.DEFAULT_CHANGED,
            ("behaviour",),
            hint="pass the old value where it is needed",
        )


def _moved(
    old: DataclassSpec, new: DataclassSpec, pairs: Pairs[FieldSpec], versions: Versions
) -> Iterator[Change]:
    """Yield a change where a positional argument of before reaches another field."""
    names = pairs.new_names
    gone = {field.name for field in pairs.removed}
    before = [names.get(field.name, field.name) for field in old.fields if field.name not in gone]
    after = [field.name for field in new.fields]
    remaining = [name for name in after if name in set(before)]
    categories: list[Category] = []
    if after[: len(before)] != before and not (old.keyword_only or new.keyword_only):
        categories.append("source")
    if old.order and new.order and remaining != before:
        categories.append("behaviour")
    if not categories:
        return
    first = next(
        (field for field, name in zip(new.fields, before, strict=False) if field.name != name),
        new.fields[0],
    )
    what = "come in another order" if remaining != before else f"have {first.name} among them"
    is_known = not gone and not names
    yield Change(
        Section.CHANGED,
        new.name,
        f"the fields of {new.name} {what}: {listed(after, 'and')}",
        first.location,
        old.location,
        rules.FIELDS_MOVED,
        tuple(categories),
        hint="add fields at the end, or pass all arguments by keyword"
        if "source" in categories
        else "keep their order, by which instances are sorted",
        witness=f"from {versions.old.project.enums_module} import {old.name}\n"
        f"names = [each for each in {old.name}.__dataclass_fields__ if each in {set(before)}]\n"
        f"assert {f'list({old.name}.__match_args__)' if 'source' in categories else 'names'}"
        f"[:{len(before)}] == {before}"
        if is_known
        else "",
    )


def _given(old: DataclassSpec, versions: Versions, field: FieldSpec) -> str:
    """Return a program that passes a field by keyword."""
    try:
        value = example(field.type, versions.old)
        made = instance(old, versions.old, {field.name: value})
    except NoExampleError:
        return ""
    return f"{imports(versions.old)}\n{made}"


def _read_back(old: DataclassSpec, versions: Versions, before: FieldSpec, after: FieldSpec) -> str:
    """Return a program that writes a value that the new type does not accept, and reads it; the
    `repr` of a value tells also the keys of a mapping from the members that they stand for."""
    ref = refused_part(before.type, after.type, versions.renamed)
    try:
        made = instance(old, versions.old, {before.name: example(ref, versions.old)})
    except NoExampleError:
        return ""
    return (
        f"import json\n{imports(versions.old)}\nitem = {made}\n"
        "data = json.loads(json.dumps(item.to_dict()))\n"
        f"read = {old.name}.from_dict(data).{before.name}\n"
        f"assert repr(read) == repr(item.{before.name})"
    )


def _made(old: DataclassSpec, versions: Versions) -> str:
    """Return a program that passes only what is required."""
    try:
        made = instance(old, versions.old)
    except NoExampleError:
        return ""
    return f"{imports(versions.old)}\n{made}"


def _shown(field: FieldSpec) -> str:
    value = field.default
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return "null"
    ref = without_none(field.type)
    if isinstance(value, str) and isinstance(ref, Scalar | LiteralOf):
        return repr(value)
    return str(value) if isinstance(value, str | int | float) else value_text(value)
