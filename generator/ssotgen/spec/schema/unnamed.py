"""The keys of a feature, a class or a field where its name should be: one fault, not one a key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.schema.fault import SchemaFault
from ssotgen.spec.schema.rules import MISSING_KEY
from ssotgen.spec.yaml.document import YamlMapping

_SECTIONS = ("features", "enums", "dataclasses")


@record
class Unnamed:
    """What is in `node` under `key`: a feature, say, instead of features by their names."""

    node: YamlMapping
    key: str
    kind: str
    symbol: str

    def finding(self) -> Finding:
        """Return the finding, at the first key."""
        content = self.node[self.key]
        first = next(iter(content))
        return MISSING_KEY.finding(
            content.at_key(first),
            f"missing name of the {self.kind} in front of {quoted(first)}",
            hint=f"add its name below `{self.key}`, and indent what belongs to it",
            symbol=self.symbol,
        )

    def repair(self) -> None:
        """Give a field some name, and remove anything else: nothing can refer to it."""
        content, mark = self.node.pop(self.key), self.node.marks.pop(self.key)
        if self.key in _SECTIONS:
            return
        named = YamlMapping(content.text, content.line, content.column)
        named["unnamed"], named.marks["unnamed"] = content, mark
        self.node[self.key], self.node.marks[self.key] = named, mark


def unnamed(faults: Sequence[SchemaFault]) -> Iterator[Unnamed]:
    """Yield the features, classes and fields without a name: all that is there are keys of theirs,
    and one has a value that no feature, class or field can be."""
    seen: set[int] = set()
    for fault in faults:
        path = fault.path
        is_section = len(path) == 2 and path[0] in _SECTIONS
        is_field = len(path) == 4 and path[2] == "fields" and path[0] == "dataclasses"
        if fault.error.validator != "type" or not (is_section or is_field):
            continue
        content = fault.parent
        known = fault.error.schema.get("properties", {})
        is_one = isinstance(content, YamlMapping) and all(key in known for key in content)
        if id(content) in seen or not is_one or (is_field and "type" not in content):
            continue
        # What is at an anchor is met once for each alias.
        seen.add(id(content))
        node: Any = fault.data
        for step in path[:-2]:
            node = node[step]
        yield Unnamed(node, str(path[-2]), fault.kind, fault.symbol.rpartition(".")[0])
