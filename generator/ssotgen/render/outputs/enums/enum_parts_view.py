"""What the template shows of the attributes, groups and transitions of an enum: properties and
methods of the class, and the tables behind them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.wording import listed
from ssotgen.render.outputs.enums.docstrings import doc_text
from ssotgen.render.outputs.enums.value_source import (
    Bracketed,
    Piece,
    lay_out_piece,
    value_piece,
)
from ssotgen.render.python.code import Code, annotation, identifier
from ssotgen.spec.enum_values import in_order, own_members, targets_by_member, value_of
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import AttributeSpec, EnumSpec, GroupSpec, Text
from ssotgen.spec.names import snake_case
from ssotgen.spec.types.grammar import TypeRef, named_types

_ENTRY_INDENT = 4
_NAMED_IN_DOC = 4
"""How many members the docstring of a group names one by one."""


@record
class TableView:
    """A constant of the module that a property or method reads: its name and annotation, and the
    entries of the mapping that it is, or else its whole value."""

    name: str
    annotation: Code | None
    entries: tuple[Code, ...]
    value: Code | None
    location: Location


@record
class AttributeView:
    """A property that looks the member up in a table."""

    name: str
    type: TypeRef
    doc: str
    table: str


@record
class GroupView:
    """A property that says whether the member is one of a table, and a method that returns it."""

    property_name: str
    method_name: str
    doc: str
    table: str


@record
class EnumPartsView:
    """What an enum has beside its members.

    `next_table` is the table of transitions, empty without any. The tables are defined behind the
    class, or, where `is_late`, behind all enums, since they name members of one further down.
    """

    attributes: tuple[AttributeView, ...]
    groups: tuple[GroupView, ...]
    next_table: str
    tables: tuple[TableView, ...]
    is_late: bool


class TableNames:
    """Gives each table of the module a name that no other has."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def __call__(self, enum: str, part: str) -> str:
        """Return the name of the table for a part of an enum."""
        words = snake_case(enum).upper() or enum.upper()
        wanted = unicodedata.normalize("NFKC", f"_{words}_{part.upper()}")
        name, number = wanted, 1
        while name in self._taken:
            number += 1
            name = f"{wanted}_{number}"
        self._taken.add(name)
        return name


def enum_parts_view(item: EnumSpec, lookup: Lookup, names: TableNames) -> EnumPartsView:
    """Return what the enum has beside its members."""
    attributes = sorted(item.attributes, key=lambda each: each.name)
    groups = sorted(item.groups, key=lambda each: each.name)
    attribute_views = [_attribute(each, names(item.name, each.name)) for each in attributes]
    group_views = [_group(each, item, names(item.name, each.name)) for each in groups]
    tables = [
        _attribute_table(each, item, view.table, lookup)
        for each, view in zip(attributes, attribute_views, strict=True)
    ]
    tables += [
        _group_table(each, item, view.table) for each, view in zip(groups, group_views, strict=True)
    ]
    next_table = names(item.name, "next") if item.transitions else ""
    if item.transitions:
        tables.append(_next_table(item, next_table))
    mentioned = {named.name for each in attributes for named in named_types(each.type)}
    return EnumPartsView(
        attributes=tuple(attribute_views),
        groups=tuple(group_views),
        next_table=next_table,
        tables=tuple(tables),
        is_late=any(name > item.name for name in mentioned),
    )


def _attribute(attribute: AttributeSpec, table: str) -> AttributeView:
    return AttributeView(attribute.name, attribute.type, doc_text(attribute.summary, None), table)


def _group(group: GroupSpec, enum: EnumSpec, table: str) -> GroupView:
    members = in_order(enum, group.members)
    if len(members) > _NAMED_IN_DOC:
        doc = f"Whether it is one of `{group.method_name}()`."
    else:
        doc = f"Whether it is {listed(members)}."
    return GroupView(
        property_name=group.property_name,
        method_name=group.method_name,
        doc=doc_text(group.summary or doc, None),
        table=table,
    )


def _attribute_table(
    attribute: AttributeSpec, enum: EnumSpec, table: str, lookup: Lookup
) -> TableView:
    entries = (
        (member.name, value_piece(value_of(member, attribute), attribute.type, lookup))
        for member in own_members(enum)
    )
    return _table(table, enum, str(annotation(attribute.type)), entries, attribute.location)


def _next_table(enum: EnumSpec, table: str) -> TableView:
    targets = targets_by_member(enum)
    entries = (
        (member.name, _members_piece(enum, targets.get(member.name, ())))
        for member in own_members(enum)
    )
    location = enum.transitions[0].member.location
    return _table(table, enum, f"frozenset[{identifier(enum.name)}]", entries, location)


def _table(
    table: str,
    enum: EnumSpec,
    type_source: str,
    entries: Iterable[tuple[str, Piece]],
    location: Location,
) -> TableView:
    sources = []
    for name, piece in entries:
        key = f"{identifier(enum.name)}.{identifier(name)}: "
        sources.append(Code(key + lay_out_piece(piece, _ENTRY_INDENT, len(key), 1)))
    annotated = Code(f"dict[{identifier(enum.name)}, {type_source}]")
    return TableView(table, annotated, tuple(sources), None, location)


def _group_table(group: GroupSpec, enum: EnumSpec, table: str) -> TableView:
    piece = _members_piece(enum, group.members)
    value = lay_out_piece(piece, 0, len(f"{table} = "))
    return TableView(table, None, (), value, group.location)


def _members_piece(enum: EnumSpec, names: Iterable[Text]) -> Piece:
    members = in_order(enum, names)
    if not members:
        return "frozenset()"
    items = tuple(("", f"{identifier(enum.name)}.{identifier(name)}") for name in members)
    return Bracketed("frozenset(", (("", Bracketed("{", items, "}")),), ")")
