"""Copies of what the spec says of the members of an enum: tables of an attribute, lists of a
group."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import FileFacts
from ssotgen.codebase.member_facts import MemberTable
from ssotgen.codebase.node_spans import Place
from ssotgen.diagnostics.record import record
from ssotgen.render.outputs.enums.value_source import lay_out_piece, value_piece
from ssotgen.spec.enum_values import aliased, in_order, own_members, value_of
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import AttributeSpec, EnumSpec

_ITEM = "each"
"""The variable of a table that is made of an attribute."""


@record
class MemberCopy:
    """A place that repeats what the spec says of the members of an enum.

    `part` is the attribute or the group; `owner` and `members` are what the source calls the enum
    and its members. `differing`
    are the members for which a table has another value, with it and that of the spec. `instead` is
    what can be written in its place, empty where that would not be the same.
    """

    enum: EnumSpec
    part: str
    owner: str
    members: tuple[str, ...]
    place: Place
    is_table: bool
    differing: tuple[tuple[str, str, str], ...] = ()
    instead: str = ""


def member_copies(survey: Survey, facts: FileFacts) -> Iterator[MemberCopy]:
    """Yield the copies in a file, in no order."""
    lookup = Lookup(survey.spec)
    for table in facts.member_tables:
        enum, is_generated = _enum_of(survey, facts, table.owner, table.scope)
        if enum is not None:
            yield from _table_copies(enum, table, lookup, is_generated=is_generated)
    seen: set[Place] = set()
    for each in facts.member_lists:
        enum, is_generated = _enum_of(survey, facts, each.owner, each.scope)
        if enum is None or each.place in seen:
            continue
        listed = {aliased(enum, name) for name in each.members}
        for group in enum.groups:
            if listed == set(in_order(enum, group.members)):
                seen.add(each.place)
                start = f"{each.subject} " if each.subject else ""
                can_replace = is_generated and not each.is_constant
                instead = f"{start}{each.owner}.{group.method_name}()" if can_replace else ""
                owner, members, place = each.owner, each.members, each.place
                yield MemberCopy(
                    enum, group.name, owner, members, place, is_table=False, instead=instead
                )
                break


def _enum_of(
    survey: Survey, facts: FileFacts, owner: str, scope: int
) -> tuple[EnumSpec | None, bool]:
    """Return the enum of the spec that a name leads to, and whether it is the generated one."""
    origin = survey.resolver.dotted(facts.path, scope, owner)
    if origin is None:
        return None, False
    name = survey.owned_name(origin)
    entry = survey.ownership.entry(name) if name is not None else None
    is_generated = survey.ownership.is_generated(origin)
    return (entry if isinstance(entry, EnumSpec) else None), is_generated


def _table_copies(
    enum: EnumSpec, table: MemberTable, lookup: Lookup, *, is_generated: bool
) -> Iterator[MemberCopy]:
    names = [aliased(enum, name) for name in table.members]
    own = [member.name for member in own_members(enum)]
    if set(names) != set(own) or len(names) != len(own):
        return
    found = dict(zip(names, table.values, strict=True))
    best: MemberCopy | None = None
    for attribute in enum.attributes:
        wanted = _column(enum, attribute, lookup)
        differing = tuple(
            (name, found[name], wanted[name])
            for name in own
            if not _is_same(found[name], wanted[name])
        )
        if len(differing) * 2 >= len(own):
            continue
        # Iterating a flag leaves out some of its members.
        can_replace = not differing and names == own and is_generated and not enum.base.is_flag
        instead = f"{{{_ITEM}: {_ITEM}.{attribute.name} for {_ITEM} in {table.owner}}}"
        copy = MemberCopy(
            enum,
            attribute.name,
            table.owner,
            table.members,
            table.place,
            is_table=True,
            differing=differing,
            instead=instead if can_replace else "",
        )
        if best is None or len(differing) < len(best.differing):
            best = copy
    if best is not None:
        yield best


def _column(enum: EnumSpec, attribute: AttributeSpec, lookup: Lookup) -> dict[str, str]:
    """Return the source of what each member has for an attribute, as Python writes it back."""
    return {
        member.name: ast.unparse(
            ast.parse(
                lay_out_piece(value_piece(value_of(member, attribute), attribute.type, lookup)),
                mode="eval",
            )
        )
        for member in own_members(enum)
    }


def _is_same(found: str, wanted: str) -> bool:
    """Whether two sources are of one value, as far as text shows it."""
    if found == wanted:
        return True
    parts, others = found.split("."), wanted.split(".")
    if all(map(str.isidentifier, (*parts, *others))):
        return parts[-2:] == others[-2:]
    try:
        one, other = ast.literal_eval(found), ast.literal_eval(wanted)
    except (ValueError, SyntaxError):
        return False
    numbers = {type(one), type(other)} <= {int, float}
    return bool(one == other) and (type(one) is type(other) or numbers)
