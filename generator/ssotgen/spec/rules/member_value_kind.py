"""The rule `member-value-kind`; its page is docs/rules/member-value-kind.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import AnyHint, quote, write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import EnumBase, EnumSpec, MemberSpec, Spec
from ssotgen.spec.phrases import described
from ssotgen.spec.yaml.document import YamlMapping
from ssotgen.spec.yaml.plain_scalars import is_misread


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each value that its enum cannot hold."""
    for enum in spec.enums:
        if enum.base is EnumBase.ENUM:
            continue
        wanted = enum.base.value_type or int
        for index, member in enumerate(enum.members):
            if not isinstance(member.value, wanted) and not _was_misread(enum, member):
                yield RULE.finding(
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


RULE = Rule(
    "SSG333",
    "member-value-kind",
    "Checks for values of members that do not match the base of their enum.",
    check=check,
)
