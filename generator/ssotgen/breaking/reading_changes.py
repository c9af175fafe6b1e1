"""Changes of what reading tolerates: former names, unknown keys and unknown values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.breaking import rules
from ssotgen.breaking.example import program
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.breaking.versions import Versions
from ssotgen.diagnostics.finding import Location
from ssotgen.spec.model import DataclassSpec, EnumSpec, FieldSpec
from ssotgen.spec.types.grammar import Named

_UNKNOWN = "a value of no member"
_READ = "type(item).from_dict(data)"


def fallback_changes(
    old: EnumSpec, new: EnumSpec, names: Mapping[str, str], versions: Versions
) -> Iterator[Change]:
    """Yield a change where unknown values of an enum are read otherwise; `names` are the new ones
    of members that were renamed."""
    before, after = old.fallback, new.fallback
    if before is None:
        if after is not None:
            message = f"{new.name} reads unknown values as {after.text}"
            yield Change(Section.ADDED, new.name, message, after.location)
        return
    was = names.get(before.text, before.text)
    if after is None:
        message = f"{new.name} refuses unknown values, which it read as {was}"
        at, hint = new.location, "keep `fallback`"
    elif after.text != was:
        message = f"{new.name} reads unknown values as {after.text}, no longer as {was}"
        at, hint = after.location, f"keep `fallback: {was}`"
    else:
        return
    yield _narrowed(new.name, message, at, before.location, hint, _with_unknown(old, versions))


def tolerance_changes(
    old: DataclassSpec, new: DataclassSpec, versions: Versions
) -> Iterator[Change]:
    """Yield a change where a dataclass refuses keys that it read or ignored before."""
    if old.ignores_unknown and not new.ignores_unknown:
        message = f"{new.name} refuses unknown keys, which it ignored"
        line = f"data = item.to_dict() | {{'no field': 1}}\n{_READ}"
        yield _narrowed(
            new.name,
            message,
            new.location,
            old.source.at("unknown"),
            "keep `unknown: ignore`",
            program(old, versions.old, line),
        )
    elif new.ignores_unknown and not old.ignores_unknown:
        message = f"{new.name} ignores unknown keys"
        yield Change(Section.ADDED, new.name, message, new.source.at("unknown"))
    for field in old.fields:
        for text in field.was:
            if text.text not in new.read_keys:
                at = new.field(field.name)
                line = f"data = item.to_dict()\ndata[{text.text!r}] = data.pop({field.key!r})"
                yield _narrowed(
                    f"{new.name}.{field.name}",
                    f"{new.name} no longer reads {field.name} by its former name {text.text}",
                    new.location if at is None else at.location,
                    text.location,
                    f"keep {text.text} in `was`",
                    "" if new.ignores_unknown else program(old, versions.old, f"{line}\n{_READ}"),
                )


def new_former_names(old: FieldSpec, new: FieldSpec, symbol: str) -> Iterator[Change]:
    """Yield an addition for each former name of a field that is read from now on."""
    known = {text.text for text in old.was} | {old.key}
    for text in new.was:
        if text.text not in known:
            message = f"{symbol} is read by its former name {text.text} too"
            yield Change(Section.ADDED, symbol, message, text.location)


def _with_unknown(enum: EnumSpec, versions: Versions) -> str:
    """Return a program that reads an unknown value, empty where no field shows it."""
    if not isinstance(enum.members[0].value, str) or enum.fallback is None:
        return ""
    for item in versions.old.dataclasses:
        field = next((each for each in item.fields if _is_of(each, enum)), None)
        same = versions.new.find_dataclass(item.name)
        after = same.field(field.name) if same is not None and field is not None else None
        is_plain = not any(each.serialize for each in item.properties)
        if field is not None and after is not None and _is_of(after, enum) and is_plain:
            expected = f"{enum.name}.{enum.fallback.text}"
            lines = (
                f"data = item.to_dict() | {{{field.key!r}: {_UNKNOWN!r}}}",
                f"assert {_READ}.{field.name} is {expected}",
            )
            return program(item, versions.old, "\n".join(lines))
    return ""


def _is_of(field: FieldSpec, enum: EnumSpec) -> bool:
    return isinstance(field.type, Named) and field.type.name == enum.name


def _narrowed(
    symbol: str, message: str, at: Location, was: Location, hint: str, witness: str
) -> Change:
    return Change(
        Section.CHANGED,
        symbol,
        message,
        at,
        was,
        rules.READING_NARROWED,
        ("behaviour", "promise"),
        hint=hint,
        witness=witness,
    )
