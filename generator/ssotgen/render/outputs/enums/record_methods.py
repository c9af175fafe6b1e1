"""The methods that turn a dataclass into plain data, make one of it, and check one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.text_literal import text_literal
from ssotgen.render.outputs.enums.runtime_names import RuntimeNames
from ssotgen.render.outputs.enums.type_code import TypeCode
from ssotgen.render.outputs.enums.value_source import (
    Bracketed,
    Piece,
    lay_out_call,
    lay_out_piece,
    limit_source,
    unit_source,
)
from ssotgen.render.python.code import (
    INDENT,
    LINE_LENGTH,
    Code,
    flat_literal,
    identifier,
    text_literals,
)
from ssotgen.render.python.expressions import render_expression
from ssotgen.spec.expressions.can_fail import can_fail
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import CheckSpec, DataclassSpec, FieldSpec
from ssotgen.spec.types.grammar import (
    OptionalOf,
    TypeRef,
    named_types,
)

_BODY_INDENT = 8


@record
class CheckView:
    """A check: its condition, the call that reports it, and, where evaluating the condition may
    fail (as a division by zero does), the call that reports that."""

    when: Code
    report: Code
    failure: Code | None


@record
class Entry:
    """What `to_dict()` has of a field or property: its key, the source of its value and of the
    plain form of that, and its type."""

    key: str
    source: str
    written: str
    type: TypeRef


@record
class RecordMethods:
    """The parts of `to_dict()`, `from_dict()` and `validate()`.

    `entries` are the items of the dict; `can_fail` says whether making one may raise for a value of
    a wrong type. `prepared` are what the data becomes before it is read: with the names of today,
    and without unknown keys. `opening` begins to read data, `arguments` are for the constructor,
    and `derived` are calls that check what the data says of properties. `fits` is the condition
    under which no value has a wrong type; `issues` are calls that give lists of issues.
    """

    entries: tuple[Code, ...]
    can_fail: bool
    prepared: tuple[Code, ...]
    opening: Code
    arguments: tuple[Code, ...]
    derived: tuple[Code, ...]
    fits: Code | None
    issues: tuple[Code, ...]
    checks: tuple[CheckView, ...]


def record_methods(item: DataclassSpec, lookup: Lookup, runtime: RuntimeNames) -> RecordMethods:
    """Return the methods of a dataclass of the spec."""
    types = TypeCode(lookup, runtime)
    derived = [each for each in item.properties if each.serialize]
    derived.sort(key=lambda each: each.name)
    shown = [(each.key, each.name, each.type) for each in item.fields]
    shown += [(each.name, each.name, each.type) for each in derived]
    entries = [
        Entry(key, f"self.{name}", types.written(f"self.{name}", ref), ref)
        for key, name, ref in shown
    ]
    for name in ("WRITE_ERRORS", "write_error", "type_issues"):
        runtime(name)
    names = ["cls", "data", *(flat_literal(each.name) for each in derived)]
    opener = "open_keys" if item.has_wire_names else "open_fields"
    opening = Bracketed(f"{runtime(opener)}(", tuple(("", each) for each in names), ")")
    return RecordMethods(
        entries=tuple(_entry(each) for each in entries),
        can_fail=any(each.written != each.source for each in entries),
        prepared=tuple(_prepared(item, names[2:], runtime)),
        opening=lay_out_call(opening, _BODY_INDENT, len("fields = ")),
        arguments=tuple(_argument(each, types, item.keyword_only) for each in item.fields),
        derived=tuple(_derived(each.name, each.type, types) for each in derived),
        fits=_condition([types.check(f"self.{each.name}", each.type) for each in item.fields]),
        issues=tuple(each for field in item.fields for each in _issues(field, lookup, runtime)),
        checks=tuple(_check(each, item, lookup, runtime) for each in item.checks),
    )


def _prepared(item: DataclassSpec, derived: Sequence[str], runtime: RuntimeNames) -> Iterator[Code]:
    calls = []
    if item.former_names:
        former_names = sorted(item.former_names.items())
        pairs = [(f"{flat_literal(was)}: ", flat_literal(now)) for was, now in former_names]
        former = Bracketed("{", tuple(pairs), "}")
        arguments: tuple[tuple[str, Piece], ...] = (("", "data"), ("", former))
        calls.append(Bracketed(f"{runtime('renamed_keys')}(", arguments, ")"))
    if item.ignores_unknown:
        names = tuple(("", each) for each in ("cls", "data", *derived))
        function = "known_wire_keys" if item.has_wire_names else "known_keys"
        calls.append(Bracketed(f"{runtime(function)}(", names, ")"))
    for call in calls:
        yield lay_out_call(call, _BODY_INDENT, len("data = "))


def _entry(item: Entry) -> Code:
    """Return the item of a dict display that has the plain form of a field or property."""
    indent = _BODY_INDENT + 8
    written, key = item.written, flat_literal(item.key)
    entry = f"{key}: {written}"
    if indent + len(entry) + 1 <= LINE_LENGTH or not entry.isascii():
        return Code(entry)
    margin = "\n" + " " * indent
    if isinstance(item.type, OptionalOf) and written.startswith("None if "):
        # Black puts a conditional that does not fit into parentheses of its own.
        return Code(f"{key}: ({margin}{INDENT}{written}{margin})")
    if written.endswith(f"({item.source})"):
        function = written.removesuffix(f"({item.source})")
        return Code(f"{key}: {function}({margin}{INDENT}{item.source}{margin})")
    return Code(entry)


def _argument(field: FieldSpec, types: TypeCode, keyword_only: bool) -> Code:
    read, *parameters = types.reader(field.type)
    items = ["fields", flat_literal(field.key), *parameters]
    call = Bracketed(f"{read}(", tuple(("", each) for each in items), ")")
    keyword = f"{identifier(field.name)}=" if keyword_only else ""
    return Code(f"{keyword}{lay_out_call(call, _BODY_INDENT + 4, len(keyword), 1)}")


def _derived(name: str, ref: TypeRef, types: TypeCode) -> Code:
    items = ["fields", "record", flat_literal(name), *types.reader(ref)]
    check = types.runtime("check_derived")
    call = Bracketed(f"{check}(", tuple(("", each) for each in items), ")")
    return lay_out_call(call, _BODY_INDENT)


def _condition(terms: Sequence[list[str]]) -> Code | None:
    """Return the condition that all terms hold, each of which is a list of alternatives."""
    if not terms:
        return None
    if len(terms) == 1:
        line = " or ".join(terms[0])
        rows = _rows("or ", terms[0])
    else:
        flat = [f"({' or '.join(term)})" if len(term) > 1 else term[0] for term in terms]
        line = " and ".join(flat)
        rows = _rows("and ", [_term(term) for term in terms])
    fits = _BODY_INDENT + len(f"fits = {line}") <= LINE_LENGTH
    if fits or len(rows) == 2:  # black may break the last call of two instead: it is asked
        return Code(line)
    if _BODY_INDENT + 4 + len(line) <= LINE_LENGTH:
        rows = [line]
    margin = "\n" + " " * (_BODY_INDENT + 4)
    return Code(f"({margin}{margin.join(rows)}\n{' ' * _BODY_INDENT})")


def _rows(operator: str, operands: list[str]) -> list[str]:
    return [operands[0], *(f"{operator}{each}" for each in operands[1:])]


def _term(alternatives: list[str]) -> str:
    """Return a term of a condition, for a row that begins with `and`."""
    if len(alternatives) == 1:
        return alternatives[0]
    indent = _BODY_INDENT + 4
    line = " or ".join(alternatives)
    if indent + len(f"and ({line})") <= LINE_LENGTH:
        return f"({line})"
    inner = "\n" + " " * (indent + 4)
    fits = indent + 4 + len(line) <= LINE_LENGTH
    rows = [line] if fits else _rows("or ", alternatives)
    return f"({inner}{inner.join(rows)}\n{' ' * indent})"


def _issues(field: FieldSpec, lookup: Lookup, runtime: RuntimeNames) -> Iterator[Code]:
    place = (("", flat_literal(field.name)), ("", f"self.{identifier(field.name)}"))
    limits = tuple(
        (f"{key}=", limit_source(value, field.type))
        for key, value in (("minimum", field.minimum), ("maximum", field.maximum))
        if value is not None
    )
    calls: list[Bracketed] = []
    if limits:
        calls.append(Bracketed(f"{runtime('limit_issues')}(", place + limits, ")"))
    if field.multiple_of is not None:
        unit = ("", unit_source(field.multiple_of, field.type))
        calls.append(Bracketed(f"{runtime('multiple_issues')}(", (*place, unit), ")"))
    for name, least, most in (
        ("size_issues", field.min_items, field.max_items),
        ("length_issues", field.min_length, field.max_length),
    ):
        sizes = [("minimum=", least)] if least else []
        sizes += [("maximum=", most)] if most is not None else []
        if sizes:
            given = tuple((key, flat_literal(size)) for key, size in sizes)
            calls.append(Bracketed(f"{runtime(name)}(", place + given, ")"))
    if field.pattern is not None:
        pattern = ("", flat_literal(field.pattern))
        calls.append(Bracketed(f"{runtime('pattern_issues')}(", (*place, pattern), ")"))
    if any(each.name in lookup.dataclasses for each in named_types(field.type)):
        calls.append(Bracketed(f"{runtime('nested_issues')}(", place, ")"))
    for call in calls:
        yield lay_out_call(call, _BODY_INDENT, len("issues += "))


def _check(
    check: CheckSpec, owner: DataclassSpec, lookup: Lookup, runtime: RuntimeNames
) -> CheckView:
    fallible = can_fail(check.when, owner, lookup)
    outer = _BODY_INDENT + 4 if fallible else _BODY_INDENT
    return CheckView(
        when=render_expression(check.when, outer, len("if "), len(":")),
        report=_report(check.message, outer + 4),
        failure=_failure(check.message, outer, runtime) if fallible else None,
    )


def _report(message: str, indent: int) -> Code:
    literal = text_literal(message)
    if indent + 4 + len(literal) + 1 <= LINE_LENGTH:
        return lay_out_piece(Bracketed("issues.append(", (("", literal),), ")"), indent)
    margin = "\n" + " " * indent
    lines = text_literals(message, LINE_LENGTH - indent - 4)
    return Code(f"issues.append({margin}{INDENT}{(margin + INDENT).join(lines)}{margin})")


def _failure(message: str, indent: int, runtime: RuntimeNames) -> Code:
    inner = indent + 8
    lines = text_literals(message, LINE_LENGTH - inner - 1)
    literal = ("\n" + " " * inner).join(lines)
    unchecked = Bracketed(f"{runtime('unchecked')}(", (("", literal), ("", "error")), ")")
    return lay_out_piece(Bracketed("issues.append(", (("", unchecked),), ")"), indent)
