"""The rule `bad-limit`; its page is docs/rules/bad-limit.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import FieldSpec, Spec
from ssotgen.spec.types.grammar import DictOf, ListOf, Named, OptionalOf, Scalar, SetOf, TypeRef


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each limit that its field cannot have."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        for field in item.fields:
            if _is_unknown(field.type, lookup):
                continue  # reported where it is named
            symbol = f"{item.name}.{field.name}"
            for key, given in (("minimum", field.minimum), ("maximum", field.maximum)):
                if given is not None and not _is_number(field.type):
                    yield RULE.finding(
                        field.source.at_key(key),
                        f"{symbol} is {field.type}, which has no {key}",
                        hint=_instead(field.type),
                        symbol=symbol,
                    )
            yield from _min_items(field, symbol)
            if not can_hold(field) and _is_number(field.type):
                yield RULE.finding(
                    field.source.at("minimum"),
                    f"no value of {symbol} can be: "
                    f"the minimum {field.minimum} is above the maximum {field.maximum}",
                    hint="swap the two",
                    symbol=symbol,
                )


def can_hold(field: FieldSpec) -> bool:
    """Whether the limits of a field leave any value."""
    low, high = field.minimum, field.maximum
    return low is None or high is None or low <= high


def _min_items(field: FieldSpec, symbol: str) -> Iterator[Finding]:
    if field.min_items is None:
        return
    if not isinstance(_inner(field.type), ListOf | SetOf | DictOf):
        yield RULE.finding(
            field.source.at_key("min_items"),
            f"{symbol} is {field.type}, which has no items",
            hint=_instead(field.type),
            symbol=symbol,
        )
    elif field.min_items < 0:
        yield RULE.finding(
            field.source.at("min_items"),
            f"{symbol} cannot have fewer than 0 items",
            hint="write 1 or more, or remove `min_items`",
            symbol=symbol,
        )


def _is_unknown(ref: TypeRef, lookup: Lookup) -> bool:
    inner = _inner(ref)
    return (
        isinstance(inner, Named)
        and inner.name not in lookup.enums
        and inner.name not in lookup.dataclasses
    )


def _inner(ref: TypeRef) -> TypeRef:
    return ref.item if isinstance(ref, OptionalOf) else ref


def _is_number(ref: TypeRef) -> bool:
    inner = _inner(ref)
    return isinstance(inner, Scalar) and inner.name in ("int", "float")


def _instead(ref: TypeRef) -> str:
    inner = _inner(ref)
    if isinstance(inner, ListOf | SetOf | DictOf):
        return "write `min_items`"
    if _is_number(ref):
        return "write `minimum`"
    if isinstance(inner, Scalar) and inner.name == "str":
        return "write a check, such as {when: len(name) < 1, message: ...}"
    return "remove it, or write a check"


RULE = Rule("SSG345", "bad-limit", "A limit does not go with its field's type.", check=check)
