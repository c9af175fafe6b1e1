"""Describes the faults in the keys of members of an enum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.schema.rules import missing_key
from ssotgen.spec.schema.unknown_key import KeySuggester, unknown_key
from ssotgen.spec.yaml.document import YamlMapping


def member_faults(
    members: YamlMapping, faulty: Mapping[str, YamlMapping], allowed: tuple[str, ...], enum: str
) -> Iterator[Finding]:
    """Yield the findings of those members of an enum that have an unknown key, or no value."""
    guesser = KeySuggester()
    undeclared: set[str] = set()
    for name, node in faulty.items():
        symbol = f"{enum}.{name}"
        yield from _unknown_keys(node, allowed, symbol, guesser, undeclared)
        if "value" not in node:
            at = members.at_key(name)
            yield missing_key(at, "value", f"the member {quoted(name)}", symbol)


def _unknown_keys(
    node: YamlMapping,
    allowed: tuple[str, ...],
    symbol: str,
    guesser: KeySuggester,
    undeclared: set[str],
) -> Iterator[Finding]:
    """Yield the findings of one member; of a key that several have, and that seems to be an
    attribute which is not declared, only the first: that is one mistake."""
    for key in [key for key in node if key not in allowed]:
        near = guesser.meant(key, allowed)
        is_taken = near in node
        found = unknown_key(
            node.at_key(key), key, "a member", allowed, near, is_taken=is_taken, symbol=symbol
        )
        if near is None and key.isidentifier():
            if key in undeclared:
                continue
            undeclared.add(key)
        yield found
        if near is not None and not is_taken:
            node[near] = node.pop(key)
            node.marks[near] = node.marks.pop(key)
