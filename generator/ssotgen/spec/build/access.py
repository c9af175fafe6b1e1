"""Typed look-ups in the plain data of a document: the value if it has the type, else nothing."""

from __future__ import annotations

from ssotgen.spec.model import Deprecation, Text
from ssotgen.spec.yaml.document import YamlMapping, YamlSequence


def text(node: YamlMapping, key: str, default: str = "") -> str:
    """Return the text under `key`, or `default`."""
    value = node.get(key)
    return value if isinstance(value, str) else default


def summary(node: YamlMapping) -> str:
    """Return the summary, empty if it is only white space, which cannot become a docstring."""
    found = text(node, "summary")
    return found if found.strip() else ""


def flag(node: YamlMapping, key: str, default: bool) -> bool:
    """Return the boolean under `key`, or `default`."""
    value = node.get(key)
    return value if isinstance(value, bool) else default


def number(node: YamlMapping, key: str) -> int | float | None:
    """Return the number under `key`, or None."""
    value = node.get(key)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def limit(node: YamlMapping, key: str) -> int | float | str | None:
    """Return the number or the text under `key`, or None."""
    value = node.get(key)
    return value if isinstance(value, str) else number(node, key)


def integer(node: YamlMapping, key: str) -> int | None:
    """Return the whole number under `key`, or None."""
    value = number(node, key)
    return value if isinstance(value, int) else None


def mapping(node: YamlMapping, key: str) -> YamlMapping | None:
    """Return the mapping under `key`, or None."""
    value = node.get(key)
    return value if isinstance(value, YamlMapping) else None


def texts(node: YamlMapping, key: str) -> tuple[Text, ...]:
    """Return the texts in the sequence under `key`, each with its place."""
    value = node.get(key)
    if not isinstance(value, YamlSequence):
        return ()
    return tuple(
        Text(item, value.at(index)) for index, item in enumerate(value) if isinstance(item, str)
    )


def located_text(node: YamlMapping, key: str) -> Text | None:
    """Return the text under `key` with its place, or None."""
    value = node.get(key)
    return Text(value, node.at(key)) if isinstance(value, str) else None


def deprecation(node: YamlMapping) -> Deprecation | None:
    """Return what `deprecated` says, or None where the entry has no such key."""
    found = mapping(node, "deprecated")
    if found is None:
        return None
    return Deprecation(
        since=text(found, "since"),
        use=text(found, "use"),
        reason=text(found, "reason"),
        location=node.at_key("deprecated"),
        source=found,
        remove_in=text(found, "remove_in"),
        remove_after=text(found, "remove_after"),
    )
