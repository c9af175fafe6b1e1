"""Structure: holds documents against the JSON Schema; one finding in our words for one fault."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ssotgen.document import Document, Mark, YamlMapping, YamlSequence
from ssotgen.findings import Finding, Location
from ssotgen.reading.frames import json_pointer
from ssotgen.reading.scalars import is_misread, resolve
from ssotgen.reading.wording import quoted, shorten
from ssotgen.resources import spec_schema
from ssotgen.rules.structure.conflicting_keys import conflicting_keys
from ssotgen.rules.structure.empty_value import empty_value
from ssotgen.rules.structure.missing_key import missing_key
from ssotgen.rules.structure.repeated_item import repeated_item
from ssotgen.rules.structure.unknown_key import KeyGuesser, unknown_key
from ssotgen.rules.structure.value_not_allowed import value_not_allowed
from ssotgen.rules.structure.wrong_type import wrong_type
from ssotgen.verdict import Check, verdict

if TYPE_CHECKING:
    from jsonschema.protocols import Validator


_SECTIONS = ("features", "enums", "dataclasses", "members", "fields", "properties", "standard")


def check_structure(documents: Iterable[Document]) -> tuple[Finding, ...]:
    """Return what in the shape of the documents is not as the JSON Schema has it.

    Names, types, expressions and references are not looked at: that is the rules' part. A key that
    is misspelt is renamed, in the documents, to the one that it was meant to be, so that what it
    holds is looked at too and nothing misses it: one fault, one finding.
    """
    findings: dict[tuple[Location, str], Finding] = {}
    for document in documents:
        if document.data is None:
            continue
        for finding in _document_findings(document.data):
            at = finding.location
            # What stands at an anchor is met once for each alias; it is wrong in one place.
            place = Location(at.path, at.line, at.column)
            findings.setdefault((place, finding.message), finding)
    return tuple(findings.values())


def _document_findings(data: YamlMapping) -> Iterator[Finding]:
    if _holds()(data):
        return
    guesser = KeyGuesser()
    while True:
        faults = [
            _Fault(data, tuple(error.absolute_path), error, guesser)
            for error in _validator().iter_errors(data)
        ]
        misspelt = [
            (fault, key, near) for fault in faults for key, near in _misspelt_keys(fault).items()
        ]
        if not misspelt:
            break
        for fault, key, near in misspelt:
            yield _unknown_key(fault, key, near)
        for fault, key, near in misspelt:
            _rename(fault.value, key, near)
    for fault in faults:
        yield from FINDINGS[str(fault.error.validator)](fault)


def _misspelt_keys(fault: _Fault) -> dict[str, str]:
    """Return the unknown keys of which it is plain what they were meant to be, and what."""
    if fault.error.validator != "additionalProperties":
        return {}
    meant: dict[str, str] = {}
    for key in fault.unknown_keys():
        near = fault.guesser.meant(key, tuple(fault.error.schema["properties"]))
        if near is not None and near not in fault.value and near not in meant.values():
            meant[key] = near
    return meant


def _rename(node: YamlMapping, key: str, new: str) -> None:
    # A mapping with an anchor is met once for each alias.
    if key in node:
        node[new] = node.pop(key)
        node.marks[new] = node.marks.pop(key)


@cache
def _holds() -> Check:
    return verdict(json.loads(spec_schema()))


@cache
def _validator() -> Validator:
    """Return the validator of the schema, stricter than JSON Schema in what an integer is."""
    from jsonschema import Draft202012Validator, validators

    def is_integer(_checker: object, value: object) -> bool:
        return isinstance(value, int) and not isinstance(value, bool)

    checker = Draft202012Validator.TYPE_CHECKER.redefine("integer", is_integer)
    extend: Any = validators.extend
    strict = extend(Draft202012Validator, {"uniqueItems": _repeated_texts}, type_checker=checker)
    validator: Validator = strict(json.loads(spec_schema()))
    return validator


def _repeated_texts(
    _validator: object, wanted: bool, instance: object, _schema: object
) -> Iterator[Any]:
    """Yield an error for each text that repeats an earlier item: in linear time, unlike
    jsonschema's own comparison of every two items."""
    from jsonschema import ValidationError

    if not wanted or not isinstance(instance, list):
        return
    seen: set[str] = set()
    for index, item in enumerate(instance):
        if isinstance(item, str):
            if item in seen:
                yield ValidationError("repeated", path=(index,))
            seen.add(item)


@dataclass(frozen=True, slots=True)
class _Fault:
    """One error of jsonschema: the document it is in, the path to the value, and the error."""

    data: YamlMapping
    path: tuple[str | int, ...]
    error: Any
    guesser: KeyGuesser

    @property
    def value(self) -> Any:
        """The value at fault; for a fault of an item, that item."""
        return _follow(self.data, self.path)

    @property
    def parent(self) -> YamlMapping | YamlSequence:
        """What the value stands in."""
        parent = _follow(self.data, self.path[:-1])
        assert isinstance(parent, YamlMapping | YamlSequence)
        return parent

    @property
    def mark(self) -> Mark:
        """How and where the value was written; the document itself was not."""
        if not self.path:
            line, column = self.data.line, self.data.column
            return Mark(line, column, line, column, None, False)
        return self.parent.marks[self.path[-1]]  # type: ignore[index]

    def at_value(self) -> Location:
        """Return where the value stands."""
        mark = self.mark
        return Location(self.data.path, mark.line, mark.column, json_pointer(self.path))

    def at_key(self) -> Location:
        """Return where the key of the value stands; for an item, where the item does."""
        mark = self.mark
        return Location(self.data.path, mark.key_line, mark.key_column, json_pointer(self.path))

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
        return f"{shorten(key)}: {shown}" if isinstance(key, str) else shown

    @property
    def was_misread(self) -> bool:
        """Whether the reader has already reported the value."""
        mark = self.mark
        return mark.plain and mark.text is not None and is_misread(mark.text)

    def unknown_keys(self) -> list[str]:
        """Return the keys of the value, a mapping, that the schema does not know."""
        known = self.error.schema.get("properties", {})
        return [key for key in self.value if key not in known]


def _unknown_keys(fault: _Fault) -> Iterator[Finding]:
    allowed = tuple(fault.error.schema["properties"])
    for key in fault.unknown_keys():
        yield _unknown_key(fault, key, fault.guesser.meant(key, allowed))


def _unknown_key(fault: _Fault, key: str, near: str | None) -> Finding:
    allowed = tuple(fault.error.schema["properties"])
    article = "an" if fault.kind[0] in "aeiou" else "a"
    of = "`layers`" if fault.kind == "layers" else f"{article} {fault.kind}"
    at = fault.value.at_key(key, json_pointer((*fault.path, key)))
    return unknown_key(at, key, of, allowed, near, fault.symbol)


def _missing_key(fault: _Fault) -> Iterator[Finding]:
    # jsonschema yields one error a missing key, but says only in its text which one it is.
    value, schema = fault.value, fault.error.schema
    if not isinstance(value, YamlMapping):
        return
    for key in schema["required"]:
        if key not in value:
            yield missing_key(fault.at_key(), key, fault.owner, fault.symbol)


def _wrong_type(fault: _Fault) -> Iterator[Finding]:
    if fault.was_misread:
        return
    expected = fault.error.validator_value
    expected = [expected] if isinstance(expected, str) else list(expected)
    yield wrong_type(
        fault.at_value(),
        fault.subject,
        fault.value,
        fault.mark,
        expected,
        example=fault.example,
        symbol=fault.symbol,
    )


def _not_allowed(fault: _Fault) -> Iterator[Finding]:
    value = fault.value
    if isinstance(value, str) and not fault.was_misread:
        allowed = [str(item) for item in fault.error.validator_value]
        yield value_not_allowed(fault.at_value(), str(fault.path[-1]), value, allowed, fault.symbol)


def _empty(fault: _Fault) -> Iterator[Finding]:
    kinds = {"minLength": "text", "minItems": "list", "minProperties": "mapping"}
    kind = kinds[str(fault.error.validator)]
    yield empty_value(fault.at_value(), fault.subject, kind, fault.example, fault.symbol)


def _conflicting(fault: _Fault) -> Iterator[Finding]:
    known = fault.error.schema["properties"]
    keys = [key for key in fault.value if key in known]
    if len(keys) > 1:
        at = fault.value.at_key(keys[1], json_pointer((*fault.path, keys[1])))
        yield conflicting_keys(at, f"the {fault.kind}", keys, fault.symbol)


def _repeated(fault: _Fault) -> Iterator[Finding]:
    yield repeated_item(fault.at_value(), fault.value, str(fault.path[-2]), fault.symbol)


FINDINGS = {
    "additionalProperties": _unknown_keys,
    "required": _missing_key,
    "type": _wrong_type,
    "enum": _not_allowed,
    "minProperties": _empty,
    "minItems": _empty,
    "minLength": _empty,
    "maxProperties": _conflicting,
    "uniqueItems": _repeated,
}
"""What makes findings of the errors of each keyword that the schema uses."""


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
