"""The rule for a key that the spec language does not have, and its suggestions."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import AnyHint, did_you_mean, write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.diagnostics.wording import coded, quoted
from ssotgen.spec.yaml.document import without_colon

UNKNOWN_KEY = Rule("SSG201", "unknown-key", "Checks for keys that the spec language does not have.")

OTHER_WORDS = {
    "description": "summary",
    "doc": "summary",
    "docstring": "summary",
    "values": "members",
    "extends": "base",
    "bases": "base",
    "inherits": "base",
    "min": "minimum",
    "max": "maximum",
    "multipleOf": "multiple_of",
    "step": "multiple_of",
    "minItems": "min_items",
    "maxItems": "max_items",
    "minLength": "min_length",
    "maxLength": "max_length",
    "regex": "pattern",
    "matches": "pattern",
    "modules": "imports",
    "import": "imports",
    "module": "imports",
    "install": "hint",
    "attributes": "fields",
    "models": "dataclasses",
    "classes": "dataclasses",
    "condition": "when",
    "if": "when",
    "expression": "value",
    "timeout": "timeout_seconds",
    "license": "license_header",
    "python": "target_python",
    "readonly": "frozen",
    "immutable": "frozen",
    "kw_only": "keyword_only",
    "eq": "compare",
    "secret": "repr",
    "alias": "wire",
    "key": "wire",
    "json": "wire",
    "serialized_name": "wire",
    "discriminator": "tag",
    "hidden": "repr",
    "ge": "minimum",
    "gte": "minimum",
    "le": "maximum",
    "lte": "maximum",
    "depends_on": "needs",
    "dependencies": "needs",
}
"""What people write who know another format, and the word of this one."""

_OPTIONAL = "use a type such as `str | None`, with `default: null`"
_VALUES = 'use the type `Literal["a", "b"]`, or an enum'

_OF_FIELDS = {
    "required": "remove it: what has no `default` is required",
    "optional": _OPTIONAL,
    "nullable": _OPTIONAL,
    "enum": _VALUES,
    "choices": _VALUES,
    "const": _VALUES,
    "gt": "use `minimum`, or a check of the dataclass",
    "lt": "use `maximum`, or a check of the dataclass",
    "init": "remove it: the constructor takes each field",
    "additionalProperties": "use `unknown: refuse` or `unknown: ignore`",
    "extra": "use `unknown: refuse` or `unknown: ignore`",
    "format": "use a type such as `date` or `UUID`, or a `pattern`",
}
"""What to do about words for fields, which no key of this language represents."""

_NAMES = ("names", "objects", "symbols", "from")
"""What people write to list what a feature imports."""

_EXTENDS = ("extends", "base", "bases", "inherits", "parent")
"""What people write to have a dataclass extend another, which none does."""


class KeySuggester:
    """Finds the key that a misspelt one represents, at a bounded cost for one document."""

    def __init__(self) -> None:
        self._suggesters: dict[tuple[str, ...], Suggester] = {}

    def meant(self, key: str, allowed: tuple[str, ...]) -> str | None:
        """Return the allowed key that `key` most likely represents, or None."""
        other = OTHER_WORDS.get(key)
        if other in allowed:
            return other
        if key in _OF_FIELDS and ("type" in allowed or "fields" in allowed):
            return None
        if key in _NAMES and "imports" in allowed:
            return None
        if allowed not in self._suggesters:
            self._suggesters[allowed] = Suggester(allowed)
        return self._suggesters[allowed].nearest(key)


def unknown_key(
    location: Location,
    key: str,
    of: str,
    allowed: tuple[str, ...],
    near: str | None,
    *,
    is_taken: bool,
    is_word: bool = False,
    symbol: str,
) -> Finding:
    """Return the finding for `key` in a mapping that is `of` (an enum, say); `near` is the allowed
    key that it may represent, which is `is_taken` where the mapping has it already; `is_word` says
    that it has neither a colon nor a value."""
    hint: AnyHint = f"the keys of {of} are {coded(allowed, 'and')}"
    if near and is_taken:
        hint = f"remove it, or join it with `{near}`, which is given as well"
    elif is_word and not near:
        hint = "quote a string that contains a comma: inside { } a comma ends a value"
    elif near:
        hint = did_you_mean(near)
    elif (entry := without_colon(key)) and entry.partition(":")[0] in allowed:
        hint = write(entry)
    elif key in _OF_FIELDS and ("type" in allowed or "fields" in allowed):
        hint = _OF_FIELDS[key]
    elif key in _NAMES and "imports" in allowed:
        hint = "list the names behind their module: `imports: {module: [NAME]}`"
    elif key in _EXTENDS and "fields" in allowed:
        hint = (
            "add a field of that type, or use a merge key (`<<`): dataclasses have no base classes"
        )
    elif of == "a member" and key in ("attributes", "groups", "transitions"):
        hint = f"declare `{key}` beside `members`, and list the members there"
        if key == "attributes":
            hint = "write what is in it beside `value`"
    elif of == "a member" and key.isidentifier():
        hint = f"declare it: `attributes: {{{key}: str}}`, or remove it"
    elif " " in key:
        hint = "quote a string that contains a comma: inside { } a comma ends a value"
    top_level = of == "a document"
    return UNKNOWN_KEY.finding(
        location,
        f"unknown top-level key {quoted(key)}"
        if top_level
        else f"unknown key {quoted(key)} in {of}",
        hint=hint,
        symbol=f"{symbol}.{key}" if symbol else key,
    )
