"""Completion: what may be written at a place of a document, also of one that is half typed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from ssotgen.lsp.cursor import Cursor, cursor_at
from ssotgen.lsp.installed_modules import Modules
from ssotgen.render.outputs import OUTPUTS
from ssotgen.resources import spec_schema
from ssotgen.spec.format.order import kind_of
from ssotgen.spec.model import EnumBase, Spec
from ssotgen.spec.types.grammar import named_types
from ssotgen.spec.types.parse_type import parse_type
from ssotgen.spec.types.scalars import SCALARS

_IN_LIST = re.compile(r"([\w.]+)\s*:\s*\[[^\[\]]*$")
_DOTTED = re.compile(r"[\w.]*$")
_BREAK = re.compile(r"\r\n|\r|\n")
_DEFINITIONS = {
    "project": "project",
    "feature": "feature",
    "enum": "enum",
    "member": "member",
    "dataclass": "dataclass",
    "field": "field",
    "property": "property",
    "deprecated": "deprecated",
    "layers": "layers",
    "probe": "probe",
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that may be written: `detail` says what it is."""

    text: str
    kind: str
    detail: str = ""


def suggestions(
    text: str, line: int, column: int, spec: Spec | None, modules: Modules
) -> tuple[Suggestion, ...]:
    """Return what may be written at a place (from 0) of a document; `modules` are those that the
    project can import."""
    cursor = cursor_at(_BREAK.split(text), line, column)
    imported = _imported(text, line, column, cursor, modules)
    if imported is not None:
        return tuple(imported)
    if cursor.key:
        return tuple(_values(cursor, spec))
    return tuple(_keys(cursor, spec))


def _imported(
    text: str, line: int, column: int, cursor: Cursor, modules: Modules
) -> Iterator[Suggestion] | None:
    """Return the modules, or the names of a module, that may be imported at a place; None where
    `imports` is not around it."""
    around = (*cursor.path, cursor.key)
    if around[:1] != ("features",) or "imports" not in around[2:]:
        return None
    before = _BREAK.split(text)[line][:column]
    listed = _IN_LIST.search(before)
    inside = [each for each in around[around.index("imports", 2) + 1 :] if each not in ("", "[]")]
    module = listed[1] if listed is not None else next(iter(inside), "")
    word = _DOTTED.search(before)
    written = word[0] if word is not None else ""
    if module and module not in ("imports", written):
        return (Suggestion(name, "name", f"of {module}") for name in modules.names(module))
    return (Suggestion(name, "module") for name in modules.below(written.rpartition(".")[0]))


def _keys(cursor: Cursor, spec: Spec | None) -> Iterator[Suggestion]:
    kind = kind_of(cursor.path)
    schema = _schema()
    if kind == "root":
        properties = schema["properties"]
    elif kind in ("attribute", "group"):
        section = schema["$defs"]["enum"]["properties"][f"{kind}s"]
        properties = section["additionalProperties"]["properties"]
    elif kind == "alternative":
        properties = schema["$defs"]["feature"]["properties"]["any_of"]["items"]["properties"]
    elif kind == "tcp":
        properties = schema["$defs"]["probe"]["properties"]["tcp"]["properties"]
    elif kind == "check":
        properties = {key: {} for key in ("when", "message")}
    else:
        name = _DEFINITIONS.get(kind)
        properties = schema["$defs"].get(name, {}).get("properties", {}) if name else {}
    for key, about in properties.items():
        if key not in cursor.present:
            yield Suggestion(key, "key", str(about.get("description", "")))
    yield from _named_keys(cursor, spec)


def _named_keys(cursor: Cursor, spec: Spec | None) -> Iterator[Suggestion]:
    """Yield the keys that are names of the spec: attributes, and members with transitions."""
    match cursor.path:
        case ("enums", name, "members", _):
            enum = spec.find_enum(name) if spec else None
            for attribute in enum.attributes if enum else ():
                if attribute.name not in cursor.present and not attribute.is_summary:
                    yield Suggestion(attribute.name, "key", attribute.summary)
        case ("layers", "standard", _) if spec is not None and spec.layers is not None:
            item = spec.find_dataclass(spec.layers.definition.text)
            for each in item.fields if item else ():
                if each.name not in cursor.present:
                    yield Suggestion(each.name, "key", each.summary)
        case ("enums", name, "transitions"):
            for member in _members_of(name, spec):
                if member.text not in cursor.present:
                    yield member


def _values(cursor: Cursor, spec: Spec | None) -> Iterator[Suggestion]:
    kind = kind_of(cursor.path)
    if cursor.key == "type":
        yield from _types(spec)
    elif cursor.key == "outputs" and kind == "project":
        yield from (Suggestion(name, "value") for name in OUTPUTS)
    elif cursor.key == "base" and kind == "enum":
        yield from (Suggestion(base.value, "type") for base in EnumBase)
    elif cursor.path[:1] == ("enums",) and cursor.key != "use":
        yield from _in_enum(cursor, kind, spec)
    elif cursor.key == "default":
        yield from _members(dict(cursor.values).get("type", ""), spec)
    elif kind == "feature" and "needs" in (cursor.key, *cursor.path[2:]):
        own = cursor.path[1]
        features = (each for each in (spec.features if spec else ()) if each.name != own)
        yield from (Suggestion(each.name, "feature", each.summary) for each in features)
    elif cursor.key == "use":
        yield from _siblings_of(cursor, spec)
    elif cursor.key == "definition" and spec is not None:
        yield from (Suggestion(each.name, "class", each.summary) for each in spec.dataclasses)
    elif kind == "layer" and spec is not None and spec.layers is not None:
        item = spec.find_dataclass(spec.layers.definition.text)
        field = item.field(cursor.key) if item else None
        if field is not None:
            yield from _members(str(field.type), spec)
    else:
        yield from _from_schema(kind, cursor.key)


def _in_enum(cursor: Cursor, kind: str, spec: Spec | None) -> Iterator[Suggestion]:
    match cursor.path:
        case (_, name) if cursor.key == "fallback":
            yield from _members_of(name, spec)
        case (_, name, "groups" | "transitions", *_):
            yield from _members_of(name, spec)
        case (_, _, "attributes"):
            yield from _types(spec)
        case (_, name, "members", _):
            enum = spec.find_enum(name) if spec else None
            for attribute in enum.attributes if enum else ():
                if attribute.name == cursor.key:
                    yield from _members(str(attribute.type), spec)
            yield from _from_schema(kind, cursor.key)
        case _:
            yield from _from_schema(kind, cursor.key)


def _types(spec: Spec | None) -> Iterator[Suggestion]:
    yield from (Suggestion(name, "type") for name in SCALARS)
    yield from (Suggestion(form, "type") for form in ("list[]", "set[]", "dict[str, ]"))
    if spec is not None:
        yield from (Suggestion(each.name, "enum", each.summary) for each in spec.all_enums)
        yield from (Suggestion(each.name, "class", each.summary) for each in spec.dataclasses)


def _members_of(name: str, spec: Spec | None) -> Iterator[Suggestion]:
    enum = spec.find_enum(name) if spec else None
    for member in enum.members if enum else ():
        yield Suggestion(member.name, "member", member.summary)


def _from_schema(kind: str, key: str) -> Iterator[Suggestion]:
    name = _DEFINITIONS.get(kind)
    about = _schema()["$defs"].get(name, {}).get("properties", {}).get(key, {}) if name else {}
    if about.get("type") == "boolean":
        yield from (Suggestion(word, "value") for word in ("true", "false"))
    yield from (Suggestion(str(each), "value") for each in about.get("enum", ()))


def _members(type_text: str, spec: Spec | None) -> Iterator[Suggestion]:
    if spec is None:
        return
    try:
        names = [ref.name for ref in named_types(parse_type(type_text.strip("\"'")))]
    except ValueError:
        return
    for name in names:
        enum = spec.find_enum(name)
        for member in enum.members if enum else ():
            yield Suggestion(member.name, "member", member.summary)


def _siblings_of(cursor: Cursor, spec: Spec | None) -> Iterator[Suggestion]:
    """Yield what may replace something deprecated: its siblings."""
    if spec is None or len(cursor.path) < 2:
        return
    section, name = cursor.path[:2]
    if section == "enums" and "members" in cursor.path:
        enum = spec.find_enum(name)
        yield from (Suggestion(each.name, "member") for each in (enum.members if enum else ()))
    elif section == "dataclasses" and "fields" in cursor.path:
        item = spec.find_dataclass(name)
        yield from (Suggestion(each.name, "field") for each in (item.fields if item else ()))
    else:
        names = {
            "features": [each.name for each in spec.features],
            "enums": [each.name for each in spec.enums],
            "dataclasses": [each.name for each in spec.dataclasses],
        }
        yield from (Suggestion(each, "class") for each in names.get(section, ()))


@cache
def _schema() -> Any:
    return json.loads(spec_schema())
