"""Faults of shape: an error of jsonschema with what our words for it need."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.wording import quoted, shorten
from ssotgen.spec.names import is_plain_identifier
from ssotgen.spec.schema.unknown_key import KeySuggester
from ssotgen.spec.yaml.document import Mark, YamlMapping, YamlSequence
from ssotgen.spec.yaml.plain_scalars import is_misread, resolve

_SECTIONS = ("features", "enums", "dataclasses", "members", "fields", "properties", "standard")

_NAMES = ("name", "package", "definition", "enum", "constant", "type", "use", "disabled_by")
"""Keys whose value is a name, which a number in quotes is not."""


class _Identifiers:
    """All names of Python."""

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and is_plain_identifier(text)


@record
class SchemaFault:
    """One error of jsonschema: the document it is in, the path to the value, and the error."""

    data: YamlMapping
    path: tuple[str | int, ...]
    error: Any
    guesser: KeySuggester

    @property
    def value(self) -> Any:
        """The value at fault; for a fault of an item, that item."""
        return _follow(self.data, self.path)

    @property
    def parent(self) -> YamlMapping | YamlSequence:
        """What the value is in."""
        parent = _follow(self.data, self.path[:-1])
        assert isinstance(parent, YamlMapping | YamlSequence)
        return parent

    @property
    def mark(self) -> Mark:
        """How and where the value was written; the document itself was not."""
        if not self.path:
            line, column = self.data.line, self.data.column
            return Mark(line, column, line, column, None, False)
        # A key where the parent is a mapping, an index where it is a list: as the path was made.
        return self.parent.marks[self.path[-1]]  # type: ignore[index]

    def at_value(self) -> Location:
        """Return where the value is."""
        mark = self.mark
        return Location(self.data.text.path, mark.line, mark.column)

    def at_key(self) -> Location:
        """Return where the key of the value is; for an item, where the item does."""
        mark = self.mark
        return Location(self.data.text.path, mark.key_line, mark.key_column)

    @property
    def kind(self) -> str:
        """What the schema calls the value, such as `enum`."""
        return str(self.error.schema.get("title", "mapping"))

    @property
    def is_named(self) -> bool:
        """Whether the key of the value is a name of the author's, not a word of the language."""
        steps = [step for step in self.error.absolute_schema_path if step != "$ref"]
        return len(steps) > 1 and steps[-2] == "additionalProperties"

    @property
    def subject(self) -> str:
        """What the value is called in a message."""
        if not self.path:
            return "the document"
        last = self.path[-1]
        if isinstance(last, int):
            where = quoted(str(self.path[-2]))
            return f"item {last + 1} of {where}"
        if self.is_named and "title" in self.error.schema:
            return f"the {self.kind} {quoted(last)}"
        return quoted(last)

    @property
    def owner(self) -> str:
        """What a mapping is called that lacks a key."""
        if self.path and isinstance(self.path[-1], str) and self.is_named:
            return self.subject
        return f"the {self.kind}"

    @property
    def symbol(self) -> str:
        """The names and keys on the path, without those that every such path has."""
        return ".".join(str(step) for step in self.path if step not in _SECTIONS)

    @property
    def example(self) -> str:
        """A value that would fit, as it is written behind its key, or empty."""
        examples = self.error.schema.get("examples")
        if not examples:
            return ""
        shown = _flow(examples[0])
        key = self.path[-1] if self.path else ""
        if self.kind == "member" and str(key).isidentifier():
            shown = _flow(str(key).lower())
        return f"{shorten(key)}: {shown}" if isinstance(key, str) else shown

    @property
    def allowed(self) -> Container[str] | None:
        """The strings that fit, as far as the schema or the key says, or None if all do."""
        if "enum" in self.error.schema:
            return tuple(str(item) for item in self.error.schema["enum"])
        is_item = bool(self.path) and isinstance(self.path[-1], int)
        is_name = is_item or (self.path and self.path[-1] in _NAMES and not self.is_named)
        return _Identifiers() if is_name else None

    @property
    def was_misread(self) -> bool:
        """Whether the reader has already reported the value."""
        mark = self.mark
        return mark.plain and mark.text is not None and is_misread(mark.text)

    def unknown_keys(self) -> list[str]:
        """Return the keys of the value, a mapping, that the schema does not know."""
        known = self.error.schema.get("properties", {})
        return [key for key in self.value if key not in known]


def _follow(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def _flow(value: Any) -> str:
    """Return an example of the schema as YAML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    text = str(value)
    plain = isinstance(resolve(text).value, str) and not set(text) & set(",[]{}:#'\"")
    return text if plain or not isinstance(value, str) else f'"{text}"'
