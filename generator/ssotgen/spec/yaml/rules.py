"""Rules about the YAML of a spec, raised while it is read."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted, yaml_quoted
from ssotgen.spec.yaml.plain_scalars import Scalar

BAD_YAML = Rule("SSG101", "bad-yaml", "The file is not well-formed YAML.")
TAB = Rule("SSG102", "tab", "A tab stands where YAML takes spaces alone.")
DUPLICATE_KEY = Rule("SSG103", "duplicate-key", "A key stands twice in one mapping.")
ALIAS_EXPANSION = Rule(
    "SSG104", "alias-expansion", "An alias contains itself or multiplies without bound."
)
UNKNOWN_ALIAS = Rule("SSG105", "unknown-alias", "An alias has no anchor before it.")
NESTING_TOO_DEEP = Rule("SSG106", "nesting-too-deep", "A value lies too many levels deep.")
NOT_UTF8 = Rule("SSG107", "not-utf8", "The file is not UTF-8.")
CONTROL_CHARACTER = Rule(
    "SSG108", "control-character", "The file holds a character that cannot be seen."
)
EMPTY_SPEC = Rule("SSG109", "empty-spec", "The spec declares nothing.")
SECOND_DOCUMENT = Rule("SSG111", "second-document", "A file holds a second YAML document.")
DOCUMENT_NO_MAPPING = Rule("SSG112", "document-no-mapping", "The document of a file is no mapping.")
YAML_TAG = Rule("SSG113", "yaml-tag", "A YAML tag asks for more than plain data.")
KEY_NOT_TEXT = Rule("SSG114", "key-not-text", "A key is not text to YAML.")
MISREAD_VALUE = Rule(
    "SSG115", "misread-value", "YAML reads a value as something else than is written."
)
UNREADABLE_SPEC = Rule("SSG116", "unreadable-spec", "A file or folder of the spec cannot be read.")
LINK_OUTSIDE = Rule("SSG117", "link-outside", "A link leads out of the spec folder.")
LONE_SURROGATE = Rule("SSG119", "lone-surrogate", "An escape stands for no character.")
BAD_MERGE = Rule("SSG120", "bad-merge", "A merge key has nothing to merge.")


def bad_directive(location: Location) -> Finding:
    """Return the finding for a line with a % that is no directive, or a YAML version to come."""
    return BAD_YAML.finding(
        location,
        "this line is no directive that the reader knows",
        hint="remove the line; quote a text that begins with %",
    )


def value_breaks_off(location: Location, char: str) -> Finding:
    """Return the finding for a bracket behind a value inside [ ] or { }, as in {type: set[str]}."""
    return BAD_YAML.finding(
        location,
        f"a value without quotes breaks off at {char!r} here",
        hint='quote a value that holds any of [ ] { } , such as "list[str]"',
    )


def tab(location: Location) -> Finding:
    """Return the finding for a tab outside of text and comments."""
    return TAB.finding(
        location,
        "a tab stands where YAML takes spaces alone",
        hint="replace the tab with spaces",
    )


def duplicate_key(location: Location, key: str, first: Location) -> Finding:
    """Return the finding for the second `key` of a mapping, whose first is at `first`."""
    there = f"on line {first.line}"
    if first.line == location.line:
        there = f"in column {first.column}"
    return DUPLICATE_KEY.finding(
        location,
        f"the key {quoted(key)} is given twice; the first is {there}",
        hint="remove or rename one of the two",
    )


_HINT = "write the values out where they are needed"


def contains_itself(location: Location, name: str) -> Finding:
    """Return the finding for an alias inside the value that it stands for."""
    return ALIAS_EXPANSION.finding(
        location, f"the alias {quoted('*' + name)} stands inside its own value", hint=_HINT
    )


def too_many_aliased(location: Location, name: str) -> Finding:
    """Return the finding for the alias at which the spec repeats too many values."""
    return ALIAS_EXPANSION.finding(
        location,
        f"with {quoted('*' + name)} the aliases of the spec repeat more than 100,000 values",
        hint=_HINT,
    )


def unknown_alias(location: Location, name: str, near: str | None) -> Finding:
    """Return the finding for an alias without an anchor; `near` is the one it may mean."""
    hint = f"did you mean *{near}?" if near else "quote a text that begins with *"
    return UNKNOWN_ALIAS.finding(
        location, f"no anchor {quoted('&' + name)} stands before its alias", hint=hint
    )


def nesting_too_deep(location: Location, limit: int) -> Finding:
    """Return the finding for a mapping or list that lies more than `limit` levels deep."""
    return NESTING_TOO_DEEP.finding(
        location,
        f"this lies more than {limit} levels deep",
        hint="take levels out; no part of a spec needs so many",
    )


def empty_spec(location: Location, has_files: bool) -> Finding:
    """Return the finding for the folder at `location`, which has YAML files or has none."""
    message = (
        "no file in the spec folder declares anything"
        if has_files
        else "the spec folder holds no .yaml or .yml file"
    )
    return EMPTY_SPEC.finding(location, message, hint="run `ssotgen init` for a starter spec")


def second_document(location: Location) -> Finding:
    """Return the finding for the start of a file's second document."""
    return SECOND_DOCUMENT.finding(
        location,
        "a second document begins here; a file holds one",
        hint="remove the line of --- or move what follows into a file of its own",
    )


def document_no_mapping(location: Location, value: object) -> Finding:
    """Return the finding for a document that is `value`."""
    kind = "a list" if isinstance(value, list) else "a single value"
    return DOCUMENT_NO_MAPPING.finding(
        location,
        f"the document is {kind}, not a mapping",
        hint="begin with one of project:, features:, enums:, dataclasses:, layers:",
    )


def key_not_text(location: Location, text: str, scalar: Scalar) -> Finding:
    """Return the finding for a plain key `text` that YAML resolves to something else."""
    if not text:
        return KEY_NOT_TEXT.finding(
            location, "a key is missing before the colon", hint="write the key, or remove the colon"
        )
    if scalar.misread:
        read = scalar.misread
    elif scalar.value is None:
        read = "as null"
    elif isinstance(scalar.value, bool):
        read = f"as the boolean {str(scalar.value).lower()}"
    else:
        read = f"as the number {scalar.value}"
    return KEY_NOT_TEXT.finding(
        location,
        f"YAML reads the key {quoted(text)} {read}; a key is text",
        hint=f"quote this key: {yaml_quoted(text)}",
    )


def container_as_key(location: Location, kind: str) -> Finding:
    """Return the finding for a mapping or a list in the place of a key."""
    return KEY_NOT_TEXT.finding(
        location,
        f"a {kind} stands where a key is expected",
        hint="write a name; quote a text that begins with [ or {",
    )


def misread_value(location: Location, text: str, scalar: Scalar) -> Finding:
    """Return the finding for the plain scalar `text`, which `scalar` says is misread."""
    kind = "boolean" if scalar.instead in ("true", "false") else "number"
    other = f", or write {scalar.instead} for the {kind}" if scalar.instead else ""
    return MISREAD_VALUE.finding(
        location,
        f"YAML reads {quoted(text)} {scalar.misread}",
        hint=f"quote this value: {yaml_quoted(text)}{other}",
    )


MAX_VALUES = 1_500_000


"""Keys and values of all files of a spec together."""


def too_many_values(location: Location) -> Finding:
    """Return the finding for the value at which a spec holds too many."""
    return UNREADABLE_SPEC.finding(
        location,
        f"with this value the spec holds more than {MAX_VALUES:,}",
        hint="keep in the spec folder only what declares something",
    )


def lone_surrogate(location: Location) -> Finding:
    """Return the finding for an escape that stands for no character."""
    return LONE_SURROGATE.finding(
        location,
        "this escape stands for half a character or for none",
        hint="write the character itself, or one escape of eight digits such as \\U0001F680",
    )


def bad_merge(location: Location) -> Finding:
    """Return the finding for the value of a merge key that cannot be merged."""
    return BAD_MERGE.finding(
        location,
        "the merge key '<<' takes a mapping or a list of mappings",
        hint="point it at an anchor on a mapping, such as `<<: *common`",
    )
