"""Members of an enum, or fields of a dataclass, without the key that they belong below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.wording import quoted, shorten
from ssotgen.spec.schema.fault import SchemaFault
from ssotgen.spec.schema.rules import MISSING_KEY
from ssotgen.spec.yaml.document import YamlMapping

_PARTS = {"enums": "members", "dataclasses": "fields"}
_OF_A_PART = {"members": "value", "fields": "type"}
"""The key that each member or field has which is a mapping."""
_OTHER_FORMATS = frozenset({"type", "required", "title", "name", "values", "enum"})
"""Keys by which other formats describe a class."""


@record
class NotBelow:
    """A class of the spec, and its parts beside the keys of a class."""

    node: YamlMapping
    subject: str
    key: str
    parts: tuple[str, ...]
    symbol: str

    def finding(self) -> Finding:
        """Return the finding, at the first of the parts."""
        first = self.parts[0]
        return MISSING_KEY.finding(
            self.node.at_key(first),
            f"missing key '{self.key}' above the {self.key} of {self.subject}",
            hint=f"add `{self.key}:` above {quoted(shorten(first))}, and indent what belongs to it",
            symbol=self.symbol,
        )

    def repair(self) -> None:
        """Move the parts to where they are meant to be."""
        mark = self.node.marks[self.parts[0]]
        value = YamlMapping(self.node.text, mark.key_line, mark.key_column)
        for name in self.parts:
            value[name] = self.node.pop(name)
            value.marks[name] = self.node.marks.pop(name)
        self.node[self.key] = value
        self.node.marks[self.key] = mark._replace(
            line=mark.key_line, column=mark.key_column, text=None
        )


def parts_not_below(faults: Sequence[SchemaFault]) -> Iterator[NotBelow]:
    """Yield the enums without `members` and the dataclasses without `fields` of which all unknown
    keys can be their parts."""
    seen: set[int] = set()
    for fault in faults:
        is_unknown = fault.error.validator == "additionalProperties" and len(fault.path) == 2
        key = _PARTS.get(str(fault.path[0])) if is_unknown else None
        if key is None or key in fault.value or id(fault.value) in seen:
            continue
        # What is at an anchor is met once for each alias.
        seen.add(id(fault.value))
        parts = tuple(fault.unknown_keys())
        allowed = tuple(fault.error.schema["properties"])
        if all(_is_part(fault.value, name, key) for name in parts) and not any(
            fault.guesser.meant(name, allowed) for name in parts
        ):
            yield NotBelow(fault.value, fault.subject, key, parts, fault.symbol)


def _is_part(node: YamlMapping, name: str, key: str) -> bool:
    value = node[name]
    if isinstance(value, YamlMapping):
        return _OF_A_PART[key] in value
    is_value = isinstance(value, str | int)
    return name.isidentifier() and name not in _OTHER_FORMATS and is_value


def misnamed_parts(fault: SchemaFault) -> dict[str, str]:
    """Return the only unknown key of an enum without `members`, or of a dataclass without `fields`,
    if its value is a mapping, with the key that it stands for."""
    key = _PARTS.get(str(fault.path[0])) if len(fault.path) == 2 else None
    unknown = fault.unknown_keys()
    is_it = key is not None and key not in fault.value and len(unknown) == 1
    if key is None or not is_it or not isinstance(fault.value[unknown[0]], YamlMapping):
        return {}
    return {unknown[0]: key}
