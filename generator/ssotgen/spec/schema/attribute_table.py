"""An attribute that is written as the table of its values: one fault, whatever its keys are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.wording import quoted, shorten
from ssotgen.spec.schema.fault import SchemaFault
from ssotgen.spec.schema.wrong_type import WRONG_TYPE
from ssotgen.spec.yaml.document import YamlMapping

_TYPES: tuple[tuple[type, str, object], ...] = (
    (bool, "bool", False),
    (int, "int", 0),
    (float, "float", 0.5),
)
"""Types of values, their names, and a default of each."""


@record
class AttributeTable:
    """An attribute, under its name in `parent`, that has values under the names of members; `key`
    is the first of them."""

    parent: YamlMapping
    name: str
    key: str
    symbol: str

    @property
    def _type(self) -> tuple[str, object]:
        """The type that the values seem to have, and a default of it."""
        values = list(self.parent[self.name].values())
        for kind, name, default in _TYPES:
            if all(type(each) is kind for each in values):
                return name, default
        return "str", ""

    def finding(self) -> Finding:
        """Return the finding, at the first value."""
        name = shorten(self.name)
        return WRONG_TYPE.finding(
            self.parent[self.name].at_key(self.key),
            f"the attribute {quoted(self.name)} must have a type, and no values",
            hint=f"use the form `{name}: {self._type[0]}`, and write `{name}: ...` in each member",
            symbol=self.symbol,
        )

    def repair(self) -> None:
        """Make it an attribute of which the members need no values."""
        table = self.parent[self.name]
        mark, (kind, default) = table.marks[self.key], self._type
        table.clear()
        table.marks.clear()
        table.update(type=kind, default=default)
        table.marks.update(type=mark, default=mark)


def attribute_tables(faults: Sequence[SchemaFault]) -> Iterator[AttributeTable]:
    """Yield the attributes that have the names of members as keys, or no key of an attribute."""
    seen: set[int] = set()
    for fault in faults:
        path, value = fault.path, fault.value
        is_unknown = fault.error.validator == "additionalProperties" and len(path) == 4
        if not is_unknown or (path[0], path[2]) != ("enums", "attributes") or id(value) in seen:
            continue
        # What is at an anchor is met once for each alias.
        seen.add(id(value))
        key = _first_value(fault)
        parent = fault.parent
        if key and isinstance(parent, YamlMapping):
            yield AttributeTable(parent, str(path[3]), key, fault.symbol)


def _first_value(fault: SchemaFault) -> str:
    """Return the first key of an attribute that is written as a table, empty for any other."""
    allowed = tuple(fault.error.schema["properties"])
    if "type" in fault.value:
        return ""
    names = _member_names(fault.data["enums"][fault.path[1]])
    strange = [key for key in fault.value if not fault.guesser.meant(key, allowed)]
    named = [key for key in fault.value if key in names]
    named = named or [key for key in strange if key.upper() in names]
    if not named and len(strange) == len(fault.value) and not set(strange) & set(allowed):
        named = strange
    return named[0] if named else ""


def _member_names(enum: YamlMapping) -> frozenset[str]:
    members = enum.get("members")
    return frozenset(members) if isinstance(members, YamlMapping) else frozenset()
