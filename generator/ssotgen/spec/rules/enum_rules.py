"""The rules about enums and the values of their members."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.hints import AnyHint, Hint, quote, write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import EnumBase, EnumSpec, MemberSpec, Spec
from ssotgen.spec.phrases import described
from ssotgen.spec.yaml.document import Value, YamlMapping
from ssotgen.spec.yaml.plain_scalars import is_misread


def check_empty_enum(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each enum without members."""
    for enum in spec.all_enums:
        if enum.members or enum.invalid_names:
            continue
        if enum.source is None:
            message = f"no standard layers for the enum {quoted(enum.name)}"
            hint = "add one under `layers.standard`, or remove `layers`"
        elif enum.source.get("members"):
            continue
        else:
            message = f"empty enum {quoted(enum.name)}"
            hint = "add a member, such as `RED: red`, or remove the enum"
        yield EMPTY_ENUM.finding(enum.location, message, hint=hint, symbol=enum.name)


EMPTY_ENUM = Rule(
    "SSG330", "empty-enum", "Checks for enums without members.", check=check_empty_enum
)


def check_duplicate_value(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each member that repeats an earlier value without saying so."""
    for enum in spec.all_enums:
        first: dict[Value, MemberSpec] = {}
        is_flag = enum.base.is_flag
        for member in enum.members:
            if is_flag and not isinstance(member.value, int):
                continue  # has a finding of its own
            other = first.setdefault(member.value, member)
            if other is not member and not member.alias and not other.alias:
                yield _repeated_value(enum, member, other)


def _repeated_value(enum: EnumSpec, member: MemberSpec, other: MemberSpec) -> Finding:
    if enum.source is None:
        message = (
            f"the standard layer {quoted(member.name)} has the same value as {quoted(other.name)}, "
            f"{described(member.value)}"
        )
        hint = "rename one of them, so that they differ in more than upper and lower case"
    else:
        message = f"{quoted(member.name)} has the same value as {quoted(other.name)}"
        hint = f"change the value, or add `alias: true` if it is another name for {other.name}"
    symbol = f"{enum.name}.{member.name}"
    return DUPLICATE_VALUE.finding(
        member.value_location,
        message,
        hint=hint,
        symbol=symbol,
        related=((other.value_location, "first used here"),),
    )


DUPLICATE_VALUE = Rule(
    "SSG331",
    "duplicate-value",
    "Checks for members of an enum with the same value.",
    check=check_duplicate_value,
)


def check_needless_alias(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each alias of nothing."""
    for enum in spec.enums:
        if enum.invalid_names:  # what it repeats may be a member that could not be read
            continue
        last = {member.value: member.name for member in enum.members}
        seen: set[Value] = set()
        for member in enum.members:
            value = member.value
            if member.alias and value not in seen and not _combines(enum, value):
                yield _second_name(enum, member, last[value])
            seen.add(value)


def _combines(enum: EnumSpec, value: Value) -> bool:
    """Whether the value is one of several flags, which `enum` itself calls an alias."""
    is_flag = enum.base.is_flag
    return is_flag and isinstance(value, int) and value & (value - 1) != 0


def _second_name(enum: EnumSpec, member: MemberSpec, last: str) -> Finding:
    if last != member.name:
        hint = f"move it below {last}, which has the same value"
    else:
        hint = "use the value of the member that it is another name for, or remove `alias`"
    return NEEDLESS_ALIAS.finding(
        member.location,
        f"the alias {quoted(member.name)} has a value of its own, {described(member.value)}",
        hint=hint,
        symbol=f"{enum.name}.{member.name}",
    )


NEEDLESS_ALIAS = Rule(
    "SSG332",
    "needless-alias",
    "Checks for aliases without another member of the same value.",
    check=check_needless_alias,
)


def check_member_value_kind(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each value that its enum cannot hold."""
    for enum in spec.enums:
        if enum.base is EnumBase.ENUM:
            continue
        wanted = enum.base.value_type or int
        for index, member in enumerate(enum.members):
            if not isinstance(member.value, wanted) and not _was_misread(enum, member):
                yield MEMBER_VALUE_KIND.finding(
                    member.value_location,
                    f"expected {'an integer' if wanted is int else 'a string'} in the "
                    f"{enum.base.value} {quoted(enum.name)}, found {described(member.value)}",
                    hint=_integer(enum, member, index) if wanted is int else _text(member),
                    symbol=f"{enum.name}.{member.name}",
                )


def _text(member: MemberSpec) -> AnyHint:
    return quote(str(member.value))


def _integer(enum: EnumSpec, member: MemberSpec, index: int) -> AnyHint:
    """Return the hint for the member at `index`, which may be written as in Python: `1 << 2`."""
    written = str(member.value).replace(" ", "")
    shift = re.fullmatch(r"1<<(\d{1,2})", written)
    if shift is not None:
        return write(str(1 << int(shift[1])))
    if written in ("auto", "auto()"):
        is_flag = enum.base.is_flag
        return write(str(1 << index if is_flag else index + 1))
    return "use an integer"


def _was_misread(enum: EnumSpec, member: MemberSpec) -> bool:
    """Whether the reader has reported the value already, as one that YAML takes for another."""
    members = None if enum.source is None else enum.source.get("members")
    if not isinstance(members, YamlMapping):
        return False
    declared = members.get(member.name)
    node, key = (declared, "value") if isinstance(declared, YamlMapping) else (members, member.name)
    mark = node.marks.get(key)
    return mark is not None and mark.plain and mark.text is not None and is_misread(mark.text)


MEMBER_VALUE_KIND = Rule(
    "SSG333",
    "member-value-kind",
    "Checks for values of members that do not match the base of their enum.",
    check=check_member_value_kind,
)


def check_bad_flag_value(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each value that is no combination of the enum's flags."""
    for enum in spec.enums:
        if not enum.base.is_flag:
            continue
        bits = known = _single_bits(enum)
        for member in enum.members:
            value = member.value
            if not isinstance(value, int) or (value >= 0 and value & ~known == 0):
                continue
            if value < 0:
                reason = f"negative value {value} of a flag"
            elif enum.invalid_names:
                continue
            else:
                reason = (
                    f"the flag value {value} is neither a power of two nor a combination of other "
                    "members"
                )
                known |= value  # other combinations with the same bits have the same cause
            yield BAD_FLAG_VALUE.finding(
                member.value_location,
                reason,
                hint=f"use a power of two, such as `{_next_free(bits)}`, the next free one",
                symbol=f"{enum.name}.{member.name}",
            )


def _single_bits(enum: EnumSpec) -> int:
    known = 0
    for member in enum.members:
        value = member.value
        if isinstance(value, int) and value > 0 and value & (value - 1) == 0:
            known |= value
    return known


def _next_free(known: int) -> int:
    return ~known & (known + 1)


BAD_FLAG_VALUE = Rule(
    "SSG334",
    "bad-flag-value",
    "Checks for values of flags that are not made of powers of two.",
    check=check_bad_flag_value,
)


def check_bad_fallback(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each fallback that unknown values cannot be read as."""
    for enum in spec.enums:
        fallback = enum.fallback
        if fallback is None or not fallback.text:
            continue  # what is no string is reported where its shape is checked
        known = {member.name for member in enum.members} | enum.invalid_names
        hint: str | Hint
        if enum.base.is_flag:
            message = f"{enum.name} is a {enum.base.value}, which cannot have a fallback"
            hint = "remove `fallback`: an unknown bit is not an unknown value"
        elif fallback.text not in known:
            message = f"the fallback {quoted(fallback.text)} is not a member of {enum.name}"
            hint = Suggester(known).hint(fallback.text, "name one of its members")
        else:
            continue
        yield BAD_FALLBACK.finding(fallback.location, message, hint=hint, symbol=enum.name)


BAD_FALLBACK = Rule(
    "SSG366",
    "bad-fallback",
    "Checks for fallbacks of enums that cannot be used.",
    check=check_bad_fallback,
)


def check_mixed_values(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each such enum, at the first value of the other kind."""
    for enum in spec.enums:
        if enum.base is not EnumBase.ENUM or not enum.members:
            continue
        first = enum.members[0]
        for member in enum.members:
            if isinstance(member.value, str) is not isinstance(first.value, str):
                yield MIXED_VALUES.finding(
                    member.value_location,
                    f"the enum {quoted(enum.name)} has both strings and integers",
                    hint="use one of the two for all members",
                    symbol=enum.name,
                    related=((first.value_location, f"this one is {_kind(first.value)}"),),
                )
                break


def _kind(value: Value) -> str:
    return "a string" if isinstance(value, str) else "an integer"


MIXED_VALUES = Rule(
    "SSG406",
    "mixed-values",
    "Checks for enums with both strings and integers.",
    severity=Severity.WARNING,
    check=check_mixed_values,
)
