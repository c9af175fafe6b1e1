"""What the template shows of an enum."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.render.outputs.enums.deprecation import deprecation_decorators
from ssotgen.render.outputs.enums.docstrings import doc_text
from ssotgen.render.outputs.enums.enum_parts_view import EnumPartsView, TableNames, enum_parts_view
from ssotgen.render.outputs.enums.runtime_names import RuntimeNames
from ssotgen.render.python.code import (
    LINE_LENGTH,
    Code,
    flat_literal,
    identifier,
    text_literals,
)
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import EnumBase, EnumSpec, MemberSpec
from ssotgen.spec.yaml.document import Value

_STR_ENUM_SINCE = (3, 11)
"""The Python that brought `StrEnum`, a `str()` of IntEnum and IntFlag that is the number, and
inverted bits of an IntFlag without a sign."""

_TEXTS = {
    EnumBase.STR_ENUM: Code("str.__str__(self)"),
    EnumBase.INT_ENUM: Code("int.__repr__(self)"),
    EnumBase.INT_FLAG: Code("int.__repr__(self)"),
}
"""What `str()` of a member gives since that Python, for the bases where it changed."""


@record
class MemberView:
    """A member: its assignment, the text of its docstring, and of an alias the member that it is
    one of."""

    name: str
    source: Code
    doc: str
    alias_of: str


@record
class EnumView:
    """An enum; `text` is what its `__str__` returns where it needs one of its own.

    `is_number` says that it then needs a `__format__` too: before Python 3.11 one with a `__str__`
    formats that text, and `{member:03d}` would raise.
    """

    name: str
    bases: Code
    doc: str
    decorators: tuple[Code, ...]
    members: tuple[MemberView, ...]
    text: Code | None
    is_number: bool
    parts: EnumPartsView
    location: Location


def enum_view(
    item: EnumSpec,
    target_python: tuple[int, int],
    lookup: Lookup,
    names: TableNames,
    runtime: RuntimeNames,
) -> EnumView:
    """Return the view of an enum of the spec."""
    text = _TEXTS.get(item.base) if target_python < _STR_ENUM_SINCE else None
    is_mixed = text is not None and item.base is EnumBase.STR_ENUM
    return EnumView(
        name=item.name,
        bases=_bases(EnumBase.STR_AND_ENUM if is_mixed else item.base),
        doc=doc_text(item.summary or f"{item.name}.", item.deprecated),
        decorators=(
            *deprecation_decorators(target_python, item),
            *_bit_decorators(target_python, item, runtime),
        ),
        members=tuple(_members(item)),
        text=text,
        is_number=text is not None and not is_mixed,
        parts=enum_parts_view(item, lookup, names),
        location=item.location,
    )


def _bit_decorators(
    target_python: tuple[int, int], item: EnumSpec, runtime: RuntimeNames
) -> tuple[Code, ...]:
    """Return what a flag needs on a Python where inverted bits have a sign."""
    if item.base is not EnumBase.INT_FLAG or target_python >= _STR_ENUM_SINCE:
        return ()
    return (Code(f"@{runtime('without_sign')}"),)


def _bases(base: EnumBase) -> Code:
    return Code(", ".join(identifier(name) for name in base.value.split(", ")))


def _members(enum: EnumSpec) -> Iterator[MemberView]:
    """Yield the members; one with the value of a member before it is another name for that."""
    names: dict[tuple[type, Value], str] = {}
    for member in enum.members:
        first = names.setdefault((type(member.value), member.value), member.name)
        alias_of = "" if first == member.name else first
        value = identifier(first) if alias_of else _value(member)
        source = f"{identifier(member.name)} = {value}"
        doc = doc_text(member.summary, member.deprecated)
        yield MemberView(member.name, Code(source), doc, alias_of)


def _value(member: MemberSpec) -> str:
    literal = flat_literal(member.value)
    if not isinstance(member.value, str) or len(f"    {member.name} = {literal}") <= LINE_LENGTH:
        return literal
    lines = "".join(f"        {each}\n" for each in text_literals(member.value, LINE_LENGTH - 8))
    return f"(\n{lines}    )"
