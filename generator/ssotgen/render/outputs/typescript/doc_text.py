"""The words of TSDoc comments."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ssotgen.diagnostics.wording import counted
from ssotgen.render.typescript.source import literal
from ssotgen.spec.model import CheckSpec, Deprecation, FieldSpec, MemberSpec

_TAG = re.compile(r"(?<![\w\\])@(?=\w)")


def class_doc(summary: str, deprecated: Deprecation | None, checks: Iterable[CheckSpec]) -> str:
    """Return the comment of an enum or a dataclass, with what its checks report."""
    reports = [f"- {_text(check.message)}" for check in checks]
    listed = "\n".join(["Only Python checks this:", *reports]) if reports else ""
    return _with_tags(_joined(_text(summary), listed), _tag(deprecated))


def member_doc(member: MemberSpec) -> str:
    """Return the comment of a member, empty where the spec says nothing of it."""
    return _with_tags(_text(member.summary), _tag(member.deprecated))


def field_doc(field: FieldSpec, default: object) -> str:
    """Return the comment of a field, with its limits and its default as plain data."""
    limits = [
        "" if field.minimum is None else f"at least {field.minimum}",
        "" if field.maximum is None else f"at most {field.maximum}",
        "" if field.multiple_of is None else f"a multiple of {field.multiple_of}",
        "" if field.min_items is None else f"at least {counted(field.min_items, 'item')}",
        "" if field.max_items is None else f"at most {counted(field.max_items, 'item')}",
        "" if field.min_length is None else f"at least {counted(field.min_length, 'character')}",
        "" if field.max_length is None else f"at most {counted(field.max_length, 'character')}",
        "" if field.pattern is None else f"matches `{field.pattern}`",
    ]
    said = ", ".join(filter(None, limits))
    limit = f"Only Python checks this: {said}." if said else ""
    tag = f"@defaultValue `{literal(default)}`" if field.has_default and _is_short(default) else ""
    return _with_tags(_joined(_text(field.summary), limit), tag, _tag(field.deprecated))


def _is_short(default: object) -> bool:
    return "\n" not in literal(default) and "`" not in literal(default)


def _tag(deprecated: Deprecation | None) -> str:
    if deprecated is None:
        return ""
    since = f"Since {deprecated.since}" if deprecated.since else "Deprecated"
    use = f": use {deprecated.use}." if deprecated.use else "."
    return f"@deprecated {_text(f'{since}{use} {deprecated.reason}')}".strip()


def _text(text: str) -> str:
    """Return text of the spec in which nothing is a tag of TSDoc."""
    return _TAG.sub(r"\\@", text.strip())


def _with_tags(text: str, *tags: str) -> str:
    return "\n".join(filter(None, [text, *tags]))


def _joined(*parts: str) -> str:
    return "\n\n".join(filter(None, parts))
