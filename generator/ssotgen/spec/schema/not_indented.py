"""Lines that are not indented below the key they belong to: one fault, whatever it looks like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.schema.fault import SchemaFault
from ssotgen.spec.schema.wrong_type import WRONG_TYPE
from ssotgen.spec.yaml.document import YamlMapping


@record
class NotIndented:
    """A key without a value, and the keys beside it that are meant to be its value."""

    parent: YamlMapping
    key: str
    symbol: str
    lost: tuple[str, ...]

    def finding(self) -> Finding:
        """Return the finding, at the first of these keys."""
        first = self.lost[0]
        return WRONG_TYPE.finding(
            self.parent.at_key(first),
            f"{quoted(first)} is not indented below {quoted(self.key)}, which has no other value",
            hint=f"indent the lines that belong to '{self.key}' by two more spaces",
            symbol=self.symbol,
            related=((self.parent.at_key(self.key), "has no value"),),
        )

    def repair(self) -> None:
        """Move these keys to where they are meant to be."""
        first = self.parent.marks[self.lost[0]]
        value = YamlMapping(self.parent.text, first.key_line, first.key_column)
        for key in self.lost:
            value[key] = self.parent.pop(key)
            value.marks[key] = self.parent.marks.pop(key)
        self.parent[self.key] = value
        mark = self.parent.marks[self.key]
        self.parent.marks[self.key] = mark._replace(
            line=first.key_line, column=first.key_column, text=None
        )


def not_indented(faults: Sequence[SchemaFault]) -> Iterator[NotIndented]:
    """Yield the keys without a value that are followed, in the same column, by what can only be
    theirs: keys that are unknown where they are, keys of the missing value, or keys whose values do
    not fit beside it."""
    unknown = {
        fault.path: frozenset(fault.unknown_keys())
        for fault in faults
        if fault.error.validator == "additionalProperties"
    }
    misfits: dict[tuple[str | int, ...], frozenset[str]] = {}
    for fault in faults:
        if fault.error.validator == "type" and fault.value is not None and fault.path:
            beside = misfits.get(fault.path[:-1], frozenset())
            misfits[fault.path[:-1]] = beside | {str(fault.path[-1])}
    done: set[tuple[str | int, ...]] = set()
    for fault in faults:
        place = fault.path[:-1]
        if fault.error.validator != "type" or not _lacks_mapping(fault) or place in done:
            continue
        parent, key = fault.parent, str(fault.path[-1])
        assert isinstance(parent, YamlMapping)
        lost = _following(parent, key, unknown.get(place, frozenset()))
        if not lost and fault.is_named:
            known = frozenset(fault.error.schema.get("properties", ()))
            lost = _following(parent, key, known | misfits.get(place, frozenset()))
            if all(isinstance(parent[name], YamlMapping) for name in lost):
                continue  # These are more of what the key is one of, with names like those of keys.
        if lost:
            done.add(place)
            yield NotIndented(parent, key, fault.symbol, lost)


def _lacks_mapping(fault: SchemaFault) -> bool:
    """Whether there is nothing behind the key of a value that can be a mapping."""
    wanted = fault.error.validator_value
    wanted = [wanted] if isinstance(wanted, str) else wanted
    is_empty = fault.value is None and bool(fault.path) and not fault.mark.text
    return is_empty and "object" in wanted and isinstance(fault.parent, YamlMapping)


def _following(parent: YamlMapping, key: str, wanted: frozenset[str]) -> tuple[str, ...]:
    """Return the keys of `wanted` that come right behind `key`, in lines and columns of a block."""
    own = parent.marks[key]
    later = [
        (mark.key_line, name)
        for name, mark in parent.marks.items()
        if mark.key_line > own.key_line and mark.key_column == own.key_column
    ]
    names = (name for _, name in sorted(later))
    return tuple(takewhile(wanted.__contains__, names))
