"""Enums as JSON Schema: the values of their members."""

from __future__ import annotations

from ssotgen.render.outputs.enums.docstrings import doc_text
from ssotgen.render.outputs.json_schema.type_schema import Schema
from ssotgen.spec.model import EnumBase, EnumSpec, MemberSpec

_MOST_COMBINATIONS = 64
"""Of a flag whose bits have gaps, so that no range says what its values are."""


def enum_schema(item: EnumSpec) -> Schema:
    """Return the schema of the values of an enum."""
    schema: Schema = {"title": item.name, "description": doc_text(item.summary, item.deprecated)}
    if item.deprecated is not None:
        schema["deprecated"] = True
    if item.base.is_flag:
        schema.update(_flag_values(item))
    else:
        known: Schema = {"oneOf": [_member(each) for each in item.members if not each.alias]}
        schema.update(known if item.fallback is None else _open(item, known))
    return {key: value for key, value in schema.items() if value != ""}


def _open(item: EnumSpec, known: Schema) -> Schema:
    """Return the schema of the values of an enum with a fallback: of its types, known or not."""
    names = {str: "string", int: "integer"}
    types = dict.fromkeys(names[type(member.value)] for member in item.members)
    return {"anyOf": [known, *({"type": each} for each in types)]}


def _member(member: MemberSpec) -> Schema:
    schema: Schema = {"const": member.value, "title": member.name}
    description = doc_text(member.summary, member.deprecated)
    if description:
        schema["description"] = description
    if member.deprecated is not None:
        schema["deprecated"] = True
    return schema


def _flag_values(item: EnumSpec) -> Schema:
    """Return the schema of the combinations of a flag's members. An IntFlag takes any bits."""
    if item.base is EnumBase.INT_FLAG:
        return {"type": "integer", "minimum": 0}
    bits = {bit for member in item.members for bit in _bits(member.value)}
    mask = sum(bits)
    if mask == (1 << len(bits)) - 1:
        return {"type": "integer", "minimum": 0, "maximum": mask}
    if 2 ** len(bits) <= _MOST_COMBINATIONS:
        combinations = [0]
        for bit in sorted(bits):
            combinations += [each + bit for each in combinations]
        return {"enum": combinations}
    return {"type": "integer", "minimum": 0, "maximum": mask}


def _bits(value: object) -> list[int]:
    number = value if isinstance(value, int) and value > 0 else 0
    return [1 << index for index in range(number.bit_length()) if number >> index & 1]
