"""The rules about deprecations, and names that are reserved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import AnyHint
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.deprecations import deprecations
from ssotgen.spec.model import Deprecation, FieldSpec, MemberSpec, PropertySpec, Spec, Text
from ssotgen.spec.version import is_over, is_version, version_key


def check_reserved_is_used(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each reserved name that is there, or reserved before."""
    for enum in spec.enums:
        yield from _repeated(enum.name, enum.reserved)
        yield from _returned(enum.name, "member", enum.reserved, enum.members)
    for item in spec.dataclasses:
        yield from _repeated(item.name, item.reserved)
        yield from _returned(item.name, "field", item.reserved, item.fields)
        yield from _returned(item.name, "property", item.reserved, item.properties)


def _repeated(owner: str, names: tuple[Text, ...]) -> Iterator[Finding]:
    reserved: dict[str, Text] = {}
    for name in names:
        first = reserved.setdefault(name.text, name)
        if first is not name:
            yield RESERVED_IS_USED.finding(
                name.location,
                f"{quoted(name.text)} is reserved twice",
                hint="remove one of them",
                symbol=f"{owner}.{name.text}",
                related=((first.location, "first reserved here"),),
            )


def _returned(
    owner: str,
    kind: str,
    names: tuple[Text, ...],
    entries: Iterable[FieldSpec | MemberSpec | PropertySpec],
) -> Iterator[Finding]:
    reserved = {name.text: name for name in reversed(names)}
    for entry in entries:
        if entry.name in reserved:
            yield RESERVED_IS_USED.finding(
                entry.location,
                f"the {kind} name {quoted(entry.name)} is reserved",
                hint="use another name, or remove it from `reserved`",
                symbol=f"{owner}.{entry.name}",
                related=((reserved[entry.name].location, "reserved here"),),
            )


RESERVED_IS_USED = Rule(
    "SSG335",
    "reserved-is-used",
    "Checks for reserved names that are used.",
    check=check_reserved_is_used,
)


class _Entity(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def deprecated(self) -> Deprecation | None: ...


def check_bad_replacement(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each replacement that callers cannot be sent to."""
    yield from _among(spec.features, "feature", "", set(spec.invalid_names))
    classes: list[_Entity] = [*spec.enums, *spec.dataclasses]
    yield from _among(classes, "enum or dataclass", "", set(spec.invalid_names))
    for enum in spec.enums:
        yield from _among(
            enum.members, f"member of {enum.name}", enum.name, set(enum.invalid_names)
        )
    for item in spec.dataclasses:
        others = {prop.name for prop in item.properties} | item.invalid_names
        yield from _among(item.fields, f"field of {item.name}", item.name, others)


def _among(
    entities: Iterable[_Entity], kind: str, owner: str, others: set[str]
) -> Iterator[Finding]:
    """Yield the findings of entities that may replace each other, or be replaced by `others`."""
    listed = list(entities)
    deprecated = {item.name for item in listed if item.deprecated is not None}
    if not deprecated:
        return
    known = {item.name for item in listed}
    suggester = Suggester([*(known - deprecated), *others])
    for item in listed:
        deprecation = item.deprecated
        if deprecation is None or not deprecation.use or deprecation.source is None:
            continue
        use = deprecation.use
        hint: AnyHint = "use another one that stays, or remove `use`"
        if use == item.name:
            message = f"{item.name} is its own replacement"
        elif use in deprecated:
            message = f"{use}, the replacement of {item.name}, is deprecated too"
        elif use in known or use in others:
            continue
        else:
            message = f"unknown {kind} {quoted(use)}"
            hint = suggester.hint(use, "use another one that stays, or remove `use`")
        symbol = f"{owner}.{item.name}" if owner else item.name
        yield BAD_REPLACEMENT.finding(
            deprecation.source.at("use"), message, hint=hint, symbol=symbol
        )


BAD_REPLACEMENT = Rule(
    "SSG336",
    "bad-replacement",
    "Checks for replacements that cannot be used.",
    check=check_bad_replacement,
)


def check_replaces_itself(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each generated module among the hand-written ones."""
    named: list[tuple[str, tuple[Text, ...]]] = []
    named += [(enum.name, enum.replaces) for enum in spec.enums]
    named += [(item.name, item.replaces) for item in spec.dataclasses]
    generated = (spec.project.config_module, spec.project.enums_module)
    for name, modules in named:
        for module in modules:
            if module.text in generated:
                yield REPLACES_ITSELF.finding(
                    module.location,
                    f"{quoted(module.text)} is generated from this spec and cannot be replaced",
                    hint="use the name of the hand-written module, or remove it",
                    symbol=name,
                )


REPLACES_ITSELF = Rule(
    "SSG337",
    "replaces-itself",
    "Checks for generated modules under `replaces`.",
    check=check_replaces_itself,
)


def check_overdue_removal(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each thing that was to be removed by now."""
    version = spec.project.version
    for what, symbol, deprecated in deprecations(spec):
        if is_over(deprecated, version):
            end = (
                f"its removal is due in {deprecated.remove_in}, and this is {version}"
                if deprecated.remove_in
                else f"its removal was due on {deprecated.remove_after}"
            )
            yield OVERDUE_REMOVAL.finding(
                deprecated.location,
                f"overdue {what} {quoted(symbol)}: {end}",
                hint="remove it, or set a later end",
                symbol=symbol,
            )


OVERDUE_REMOVAL = Rule(
    "SSG363",
    "overdue-removal",
    "Checks for deprecated things that are declared after their end.",
    check=check_overdue_removal,
)


def check_bad_end(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each end of a deprecation that can never come, or is none."""
    for _, symbol, deprecated in deprecations(spec):
        for key, message, hint in _faults(deprecated, spec.project.version):
            source = deprecated.source
            place = source.at(key) if source else deprecated.location
            yield BAD_END.finding(place, message, hint=hint, symbol=symbol)


def _faults(deprecated: Deprecation, version: str) -> Iterator[tuple[str, str, str]]:
    end = deprecated.remove_in
    if end and deprecated.remove_after:
        yield (
            "remove_after",
            "'remove_in' and 'remove_after' exclude each other",
            "remove one of them",
        )
    if end and not is_version(end):
        hint = 'use numbers separated by dots, such as `"2.0"`'
        yield "remove_in", f"{quoted(end)} is not a version", hint
    elif end and not version:
        hint = "add `version` under `project`, or use `remove_after` with a date"
        yield "remove_in", "'remove_in' needs the version of the project", hint
    elif end and is_version(deprecated.since) and version_key(end) <= version_key(deprecated.since):
        message = f"the removal in {end} comes before the deprecation in {deprecated.since}"
        yield "remove_in", message, "use a later version"
    if deprecated.remove_after and not _is_date(deprecated.remove_after):
        hint = 'use year, month and day, such as `"2027-01-31"`'
        yield "remove_after", f"{quoted(deprecated.remove_after)} is not a date", hint


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


BAD_END = Rule(
    "SSG364", "bad-end", "Checks for ends of deprecations that cannot be used.", check=check_bad_end
)
