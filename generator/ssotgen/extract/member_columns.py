"""Columns: attributes and groups of enums, read from tables and constants beside them."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from ssotgen.codebase.facts import MODULE_SCOPE, FileFacts
from ssotgen.codebase.member_facts import MemberTable
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.scan import scan
from ssotgen.extract.drafts import DraftAttribute, DraftGroup, Entry, EnumDraft
from ssotgen.spec.build.build_enum_parts import MEMBER_KEYS
from ssotgen.spec.enum_names import BODY_NAMES, ENUM_NAMES, inherited_names
from ssotgen.spec.model import EnumBase
from ssotgen.spec.names import is_plain_identifier, is_snake_case, snake_case
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.yaml.document import Value

_FILLERS = frozenset(("by", "dict", "for", "map", "mapping", "of", "per", "table", "to"))
"""Words of the names of tables that say nothing of what the table has."""

_TYPES = (str, int, float, bool)


def with_columns(entries: Mapping[str, Entry], without: Collection[str]) -> dict[str, Entry]:
    """Return entries with attributes for the tables in the module of each enum that have a value
    for each member, and with groups for its constants of some members; those of the names in
    `without` have none."""
    found = dict(entries)
    for name, entry in entries.items():
        draft = entry.draft
        if isinstance(draft, EnumDraft) and name not in without:
            facts = _facts(draft)
            attributes = () if facts is None else _attributes(draft, facts)
            groups = () if facts is None else _groups(draft, facts, attributes)
            more = replace(draft, attributes=attributes, groups=groups)
            found[name] = replace(entry, draft=more)
    return found


def _facts(draft: EnumDraft) -> FileFacts | None:
    """Return what the module of an enum says of its members, None where it names too few."""
    path = draft.source.path
    try:
        data = Path(path).read_bytes()
    except OSError:
        return None
    if re.search(rb"[{(][\s#]*" + re.escape(draft.name.encode()) + rb"\.", data) is None:
        return None
    facts = scan(path, data, Prefilter(frozenset({draft.name})))
    return facts if isinstance(facts, FileFacts) else None


def _attributes(draft: EnumDraft, facts: FileFacts) -> tuple[DraftAttribute, ...]:
    found: dict[str, DraftAttribute] = {}
    for table in facts.member_tables:
        if table.owner == draft.name and table.scope == MODULE_SCOPE and table.name:
            attribute = _attribute(draft, table)
            if attribute is not None:
                found.setdefault(attribute.name, attribute)
    return tuple(found.values())


def _groups(
    draft: EnumDraft, facts: FileFacts, attributes: tuple[DraftAttribute, ...]
) -> tuple[DraftGroup, ...]:
    """Return the groups that constants are, each set of members once; one of all members says
    nothing of any."""
    own = _own_members(draft)
    found: dict[frozenset[str], DraftGroup] = {}
    taken = {each.name for each in attributes}
    for each in facts.member_lists:
        if each.owner != draft.name or each.scope != MODULE_SCOPE or not each.name:
            continue
        members = tuple(dict.fromkeys(own.get(name, "") for name in each.members))
        name = _free_name(draft, each.name, singular=False)
        is_whole = set(members) == set(own.values())
        if not name or "" in members or is_whole or {name, f"is_{name}"} & taken:
            continue
        if frozenset(members) not in found:
            found[frozenset(members)] = DraftGroup(name.upper(), members, each.name)
            taken |= {name, f"is_{name}"}
    return tuple(found.values())


def _attribute(draft: EnumDraft, table: MemberTable) -> DraftAttribute | None:
    """Return the attribute that a table is, None where it lacks a member, has more than constants
    or has a name that the attribute cannot have."""
    name = _free_name(draft, table.name, singular=True)
    own = _own_members(draft)
    given = dict(zip((own.get(each, each) for each in table.members), table.values, strict=True))
    if not name or set(given) != set(own.values()):
        return None
    try:
        values: dict[str, Value] = {key: ast.literal_eval(text) for key, text in given.items()}
    except (ValueError, SyntaxError):
        return None
    kinds = {type(value) for value in values.values() if value is not None}
    kind = float if kinds == {int, float} else next(iter(kinds), None)
    if kind not in _TYPES or (len(kinds) > 1 and kind is not float):
        return None
    optional = " | None" if None in values.values() else ""
    return DraftAttribute(name, f"{kind.__name__}{optional}", values, table.name)


def _own_members(draft: EnumDraft) -> dict[str, str]:
    """Return the first member with the value of each member, by name."""
    first: dict[str | int, str] = {}
    return {name: first.setdefault(value, name) for name, value in draft.members.items()}


def _free_name(draft: EnumDraft, table: str, *, singular: bool) -> str:
    """Return `label` for a table such as `STATUS_LABELS`, empty where that is taken."""
    about = {*snake_case(draft.name).split("_"), *_FILLERS}
    about |= {f"{word}s" for word in about} | {f"{word}es" for word in about}
    words = [word for word in snake_case(table).split("_") if word not in about]
    if singular and words and words[-1].endswith("s") and not words[-1].endswith("ss"):
        words[-1] = words[-1][:-1]
    name = "_".join(words)
    base = EnumBase(draft.base)
    taken = {*draft.members, *MEMBER_KEYS, *ENUM_NAMES, *BODY_NAMES, *inherited_names(base)}
    is_usable = is_snake_case(name) and is_plain_identifier(name)
    return name if is_usable and name not in taken | SCALARS.keys() else ""
