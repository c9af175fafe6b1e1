"""Changes of the fields of a dataclass."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.breaking import rules
from ssotgen.breaking.example import NoExampleError, example, imports, instance
from ssotgen.breaking.pairing import Pairs, pair
from ssotgen.breaking.spec_change import Category, Change, Section, ordered
from ssotgen.breaking.type_changes import compare_types
from ssotgen.breaking.versions import Versions, default_text, value_text
from ssotgen.diagnostics.wording import listed
from ssotgen.spec.model import DataclassSpec, FieldSpec
from ssotgen.spec.types.limits import UnorderedError, is_less, limit_row
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.yaml.document import Value

_UPPER = ("maximum", "max_items", "max_length")
_LOWER = ("minimum", "min_items", "min_length")
_EXACT = ("pattern", "multiple_of")


def field_pairs(old: DataclassSpec, new: DataclassSpec, versions: Versions) -> Pairs[FieldSpec]:
    """Return the fields of both versions of a dataclass."""
    ours = {field.name for field in new.fields}

    def content(field: FieldSpec) -> tuple[object, ...]:
        ref = field.type if field.name in ours else versions.renamed(field.type)
        return str(ref), field.has_default, default_text(field)

    # A rename may also be taken back, to a name that the old version still reads.
    back = {now: was for was, now in old.former_names.items()}
    return pair(old.fields, new.fields, content, {**back, **new.former_names})


def field_changes(
    old: DataclassSpec, new: DataclassSpec, pairs: Pairs[FieldSpec], versions: Versions
) -> Iterator[Change]:
    """Yield the changes of the fields of one dataclass."""
    for field in pairs.removed:
        yield _removed(old, new, field, versions)
    for before, after in pairs.renamed:
        yield _renamed(old, new, before, after, versions)
    for field in pairs.added:
        yield _added(old, new, field)
    for before, after in (*pairs.both, *pairs.renamed):
        yield from _changes_of(old, new, before, after, versions)
    yield from _moved(old, new, pairs, versions)


def _removed(
    old: DataclassSpec, new: DataclassSpec, field: FieldSpec, versions: Versions
) -> Change:
    symbol = f"{new.name}.{field.name}"
    found: set[Category] = {"source"}
    if not new.ignores_unknown or field.name in new.former_names:
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
    found: set[Category] = {"source"}
    is_read = before.name in new.former_names
    if not is_read:  # where unknown keys are ignored, the value would be lost
        found.add("wire-read")
    meant = old.former_names.get(after.name)
    is_ignored = meant is None and old.ignores_unknown and before.has_default
    if meant != before.name and not is_ignored:
        found.add("wire-write")
    return Change(
        Section.CHANGED,
        f"{new.name}.{before.name}",
        f"the field {new.name}.{before.name} is now {new.name}.{after.name}",
        after.location,
        before.location,
        rules.FIELD_RENAMED,
        ordered(found),
        hint=f"replace {before.name} with {after.name}"
        if is_read
        else f"write `was: [{before.name}]`, so that data with the old key is read",
        witness=_given(old, versions, before),
    )


def _added(old: DataclassSpec, new: DataclassSpec, field: FieldSpec) -> Change:
    symbol = f"{new.name}.{field.name}"
    is_ignored = old.ignores_unknown and field.name not in old.former_names
    if field.has_default and is_ignored:
        return Change(Section.ADDED, symbol, f"new field {symbol}", field.location)
    if field.has_default:
        return Change(
            Section.ADDED,
            symbol,
            f"the field {symbol} is new: code of before does not read it",
            field.location,
            None,
            rules.FIELD_ADDED,
            ("wire-write",),
            hint="release the readers first",
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
        yield Change(
            Section.CHANGED,
            symbol,
            f"the type of {symbol} is {after.type}, no longer {before.type}",
            after.source.at("type"),
            before.source.at("type"),
            *found,
            hint="add a field with another name",
        )
    yield from _default(old, symbol, before, after, versions)
    for limit, was, now in _tightened(before, after):
        had = "there was none" if was is None else f"it was {was}"
        yield Change(
            Section.CHANGED,
            symbol,
            f"{limit} of {symbol} is {now}, {had}",
            after.source.at(limit),
            before.location,
            rules.LIMIT_TIGHTENED,
            ("behaviour",),
            hint="what was valid before is reported by validate() now",
        )
    if after.deprecated and not before.deprecated:
        instead = f"; use {after.deprecated.use}" if after.deprecated.use else ""
        message = f"{symbol} is deprecated{instead}"
        yield Change(Section.DEPRECATED, symbol, message, after.location)
    if before.summary != after.summary:
        message = f"{symbol} is described otherwise"
        yield Change(Section.TEXT, symbol, message, after.location, before.location)


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
    elif before.has_default and versions.default_text(before) != default_text(after):
        yield Change(
            Section.CHANGED,
            symbol,
            f"the default of {symbol} is {_shown(after)}, no longer {_shown(before)}",
            after.source.at("default"),
            before.source.at("default"),
            rules.DEFAULT_CHANGED,
            ("behaviour",),
            hint="pass the old value where it is meant",
        )


def _tightened(before: FieldSpec, after: FieldSpec) -> Iterator[tuple[str, object, object]]:
    for limit in (*_LOWER, *_UPPER, *_EXACT):
        was, now = getattr(before, limit, None), getattr(after, limit, None)
        if now is None or was == now or (limit in ("min_items", "min_length") and now == 0):
            continue
        if limit in _EXACT or was is None or _is_tighter(limit, was, now, after):
            yield limit, was, now


def _is_tighter(limit: str, was: Value, now: Value, field: FieldSpec) -> bool:
    """Whether a limit leaves out values that it had; one of another type is said to."""
    row = SCALARS["int"] if limit.endswith(("items", "length")) else limit_row(field.type)
    if row is None or not row.fits(was):
        return True
    low, high = (was, now) if limit in _LOWER else (now, was)
    try:
        return is_less(row, low, high)
    except UnorderedError:
        return True


def _moved(
    old: DataclassSpec, new: DataclassSpec, pairs: Pairs[FieldSpec], versions: Versions
) -> Iterator[Change]:
    """Yield a change where a positional argument of before reaches another field."""
    names = pairs.new_names
    gone = {field.name for field in pairs.removed}
    before = [names.get(field.name, field.name) for field in old.fields if field.name not in gone]
    after = [field.name for field in new.fields]
    if after[: len(before)] == before:
        return
    kept = [name for name in after if name in set(before)]
    first = next(
        (field for field, name in zip(new.fields, before, strict=False) if field.name != name),
        new.fields[0],
    )
    what = "come in another order" if kept != before else f"have {first.name} among them"
    yield Change(
        Section.CHANGED,
        new.name,
        f"the fields of {new.name} {what}: {listed(after, 'and')}",
        first.location,
        old.location,
        rules.FIELDS_MOVED,
        ("source",),
        hint="add fields at the end, or pass all arguments by keyword",
        witness=""
        if gone or names
        else f"from {versions.old.project.enums_module} import {old.name}\n"
        f"assert {old.name}.__match_args__[:{len(before)}] == {tuple(before)}",
    )


def _given(old: DataclassSpec, versions: Versions, field: FieldSpec) -> str:
    """Return a program that passes a field by keyword."""
    try:
        value = example(field.type, versions.old)
        made = instance(old, versions.old, {field.name: value})
    except NoExampleError:
        return ""
    return f"{imports(versions.old.project.enums_module)}\n{made}"


def _made(old: DataclassSpec, versions: Versions) -> str:
    """Return a program that passes only what is required."""
    try:
        made = instance(old, versions.old)
    except NoExampleError:
        return ""
    return f"{imports(versions.old.project.enums_module)}\n{made}"


def _shown(field: FieldSpec) -> str:
    value = field.default
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return "null"
    return str(value) if isinstance(value, str | int | float) else value_text(value)
