"""Attributes, groups and transitions of enums in TypeScript: constants by the values of members."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup

from ssotgen.diagnostics.record import record
from ssotgen.render.outputs.typescript.type_source import TypeNames, type_source
from ssotgen.render.typescript.source import key, literal, name
from ssotgen.render.wire_value import wire_value
from ssotgen.spec.enum_values import in_order, own_members, targets_by_member, value_of
from ssotgen.spec.model import EnumSpec, Text
from ssotgen.spec.names import camel_case

_INDENT = 2


@record
class TableView:
    """A constant: a table with an entry for each member, or else a list of members."""

    name: str
    doc: str
    type: Markup
    entries: tuple[Markup, ...]
    is_list: bool


def enum_tables(
    item: EnumSpec, names: TypeNames, free: Callable[[str], str]
) -> tuple[TableView, ...]:
    """Return the tables of an enum; `free` gives a name that nothing else has."""
    found: list[TableView] = []
    for attribute in sorted(item.attributes, key=lambda each: each.name):
        values = (
            (member.name, wire_value(value_of(member, attribute), attribute.type, names.lookup))
            for member in own_members(item)
        )
        entries = tuple(_entry(item, member, _literal(value)) for member, value in values)
        type_text = type_source(attribute.type, names)
        title = free(f"{item.name}{camel_case(attribute.name)}")
        doc = attribute.summary.strip() or f"What each {item.name} has for `{attribute.name}`."
        found.append(TableView(title, doc, _record(item, type_text), entries, False))
    for group in sorted(item.groups, key=lambda each: each.name):
        title = free(f"{item.name}{camel_case(group.method_name)}")
        doc = group.summary.strip() or f"The members of {item.name} in the group {group.name}."
        listed = tuple(Markup(each) for each in _members(item, group.members))
        found.append(TableView(title, doc, _list(item), listed, True))
    if item.transitions:
        targets = targets_by_member(item)
        entries = tuple(
            _entry(
                item,
                member.name,
                f"[{', '.join(_members(item, targets.get(member.name, ())))}]",
            )
            for member in own_members(item)
        )
        doc = f"The members of {item.name} that may come after each."
        title = free(f"{item.name}Next")
        found.append(TableView(title, doc, _record(item, _list(item)), entries, False))
    return tuple(found)


def _record(item: EnumSpec, value_type: str) -> Markup:
    return Markup(f"{{ readonly [Key in {name(item.name)}]: {value_type} }}")


def _list(item: EnumSpec) -> Markup:
    return Markup(f"readonly {name(item.name)}[]")


def _entry(item: EnumSpec, member: str, source: str) -> Markup:
    return Markup(f"[{_access(item, member)}]: {source}")


def _literal(value: object) -> str:
    return str(literal(value, _INDENT))


def _members(item: EnumSpec, names: Iterable[Text]) -> list[str]:
    """Return the sources of members in the order of the enum."""
    return [_access(item, each) for each in in_order(item, names)]


def _access(item: EnumSpec, member: str) -> str:
    written = str(key(member))
    owner = name(item.name)
    return f"{owner}.{written}" if written == member else f"{owner}[{written}]"
