"""The rule `reserved-is-used`; its page is docs/rules/reserved-is-used.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import FieldSpec, MemberSpec, PropertySpec, Spec, Text


def check(spec: Spec) -> Iterator[Finding]:
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
            yield RULE.finding(
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
            yield RULE.finding(
                entry.location,
                f"the {kind} name {quoted(entry.name)} is reserved",
                hint="use another name, or remove it from `reserved`",
                symbol=f"{owner}.{entry.name}",
                related=((reserved[entry.name].location, "reserved here"),),
            )


RULE = Rule("SSG335", "reserved-is-used", "Checks for reserved names that are used.", check=check)
