"""Rules about the YAML of a spec, raised while it is read."""

from __future__ import annotations

import re

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import AnyHint, Hint, did_you_mean, quote, write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted, yaml_string
from ssotgen.spec.yaml.plain_scalars import CURLY, Scalar

BAD_YAML = Rule("SSG101", "bad-yaml", "Checks for files that are not valid YAML.")
TAB = Rule("SSG102", "tab", "Checks for tabs where YAML allows only spaces.")
DUPLICATE_KEY = Rule(
    "SSG103", "duplicate-key", "Checks for keys that are given twice in one mapping."
)
ALIAS_EXPANSION = Rule(
    "SSG104",
    "alias-expansion",
    "Checks for aliases that contain themselves or repeat too many values.",
)
UNKNOWN_ALIAS = Rule("SSG105", "unknown-alias", "Checks for aliases without an anchor.")
NESTING_TOO_DEEP = Rule(
    "SSG106", "nesting-too-deep", "Checks for values that are nested too deeply."
)
NOT_UTF8 = Rule("SSG107", "not-utf8", "Checks for files that are not UTF-8.")
CONTROL_CHARACTER = Rule(
    "SSG108", "control-character", "Checks for control characters and other invisible characters."
)
EMPTY_SPEC = Rule("SSG109", "empty-spec", "Checks for specs that declare nothing.")
SECOND_DOCUMENT = Rule(
    "SSG111", "second-document", "Checks for files with more than one YAML document."
)
DOCUMENT_NO_MAPPING = Rule(
    "SSG112", "document-no-mapping", "Checks for documents that are not a mapping."
)
YAML_TAG = Rule("SSG113", "yaml-tag", "Checks for YAML tags that ask for more than plain data.")
KEY_NOT_TEXT = Rule(
    "SSG114", "key-not-text", "Checks for keys that YAML does not read as a string."
)
MISREAD_VALUE = Rule(
    "SSG115", "misread-value", "Checks for values that YAML does not read as they are written."
)
UNREADABLE_SPEC = Rule(
    "SSG116", "unreadable-spec", "Checks for files and folders of the spec that cannot be read."
)
LINK_OUTSIDE = Rule(
    "SSG117", "link-outside", "Checks for symbolic links that lead out of the spec folder."
)
LONE_SURROGATE = Rule("SSG119", "lone-surrogate", "Checks for escapes that are not a character.")
BAD_MERGE = Rule("SSG120", "bad-merge", "Checks for merge keys without a mapping to merge.")


def bad_directive(location: Location) -> Finding:
    """Return the finding for a line with a % that is no directive, or a YAML version to come."""
    return BAD_YAML.finding(
        location,
        "unknown YAML directive",
        hint="remove the line; quote a string that starts with %",
    )


def value_breaks_off(location: Location, char: str) -> Finding:
    """Return the finding for a bracket behind a value inside [ ] or { }, as in {type: set[str]}."""
    return BAD_YAML.finding(
        location,
        f"a value without quotes ends at this {quoted(char)}",
        hint='quote a value that contains any of [ ] { } , such as `"list[str]"`',
    )


def no_colon_before_bracket(location: Location, text: str, key: str) -> Finding:
    """Return the finding for a key, `text` up to the bracket, that a bracket follows directly."""
    return BAD_YAML.finding(
        location,
        f"no colon and space between '{key}' and the bracket",
        hint=write(f"{key}: "),
        end=(location.line, location.column + len(text)),
    )


def doubled_brace(location: Location, text: str) -> Finding:
    """Return the finding for the two braces that `text` begins with, as templates have them."""
    found = re.match(r"\{\{[^\n]*?\}\}[^\n,]*?(?=[ ]*(?:$|[,}\]\r\n]))", text)
    return BAD_YAML.finding(
        location,
        "a value that starts with '{{' needs quotes",
        hint="put the value in quotes" if found is None else quote(found[0]),
        end=None if found is None else (location.line, location.column + len(found[0])),
    )


def tab(location: Location) -> Finding:
    """Return the finding for a tab outside of text and comments."""
    return TAB.finding(
        location,
        "a tab where YAML allows only spaces",
        hint="replace the tab with spaces",
    )


def duplicate_key(location: Location, key: str, first: Location) -> Finding:
    """Return the finding for the second `key` of a mapping, whose first is at `first`."""
    return DUPLICATE_KEY.finding(
        location,
        f"duplicate key {quoted(key)}",
        hint="remove or rename one of them",
        related=((first, "first given here"),),
    )


_HINT = "write the values themselves instead of the alias"


def contains_itself(location: Location, name: str) -> Finding:
    """Return the finding for an alias inside the value that it represents."""
    return ALIAS_EXPANSION.finding(
        location, f"the alias {quoted('*' + name)} is inside of its own value", hint=_HINT
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
    hint = did_you_mean(f"*{near}") if near else quote(f"*{name}")
    return UNKNOWN_ALIAS.finding(location, f"unknown anchor {quoted(name)} of an alias", hint=hint)


MAX_DEPTH = 50
"""Mappings and lists inside one another; what walks a document may then recurse."""


def nesting_too_deep(location: Location) -> Finding:
    """Return the finding for a mapping or list that lies more than `MAX_DEPTH` levels deep."""
    return NESTING_TOO_DEEP.finding(
        location,
        f"nested more than {MAX_DEPTH} levels deep",
        hint="check for extra brackets; a spec needs only a few levels",
    )


def empty_spec(location: Location, has_files: bool) -> Finding:
    """Return the finding for the folder at `location`, which has YAML files or has none."""
    message = (
        "the files of the spec are empty"
        if has_files
        else "the spec folder contains no .yaml or .yml file"
    )
    return EMPTY_SPEC.finding(location, message, hint="run `ssotgen init` to create a spec")


def second_document(location: Location) -> Finding:
    """Return the finding for the start of a file's second document."""
    return SECOND_DOCUMENT.finding(
        location,
        "a second YAML document in one file",
        hint="remove the line with ---, or move what follows into another file",
    )


def document_no_mapping(location: Location, value: object) -> Finding:
    """Return the finding for a document that is `value`."""
    kind = "a list" if isinstance(value, list) else "a single value"
    return DOCUMENT_NO_MAPPING.finding(
        location,
        f"the document is {kind}, not a mapping",
        hint="start with a section: `project:`, `features:`, `enums:`, `dataclasses:` or `layers:`",
    )


def key_not_text(location: Location, text: str, scalar: Scalar) -> Finding:
    """Return the finding for a plain key `text` that YAML resolves to something else."""
    if not text:
        return KEY_NOT_TEXT.finding(
            location, "no key in front of the colon", hint="add the key, or remove the colon"
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
        f"YAML reads the key {quoted(text)} {read}"
        + ("" if re.fullmatch(CURLY, text) else ", not as a string"),
        hint=_as_string(text),
    )


def container_as_key(location: Location, kind: str) -> Finding:
    """Return the finding for a mapping or a list in the place of a key."""
    return KEY_NOT_TEXT.finding(
        location,
        f"expected a key, found a {kind}",
        hint="use a name; quote a string that starts with [ or {",
    )


def misread_value(
    location: Location, text: str, scalar: Scalar, hint: AnyHint | None = None
) -> Finding:
    """Return the finding for the plain scalar `text`, which `scalar` says is misread; `hint` is
    what to do, where quotes do not help."""
    return MISREAD_VALUE.finding(
        location,
        f"YAML reads {quoted(text)} {scalar.misread}",
        hint=_as_string(text) if hint is None else hint,
    )


def cut_off_value(location: Location, text: str, comment: str, end: tuple[int, int]) -> Finding:
    """Return the finding for a text in curly quotes of which a `#` makes a comment; `comment` is
    that part up to the closing quote, which is in front of `end`."""
    return MISREAD_VALUE.finding(
        location,
        f"YAML reads {quoted(text)}, and the rest as a comment: curly quotes do not quote",
        hint=write(yaml_string(f"{text[1:]}{comment[:-1]}")),
        end=end,
    )


def _as_string(text: str) -> Hint:
    """Return the hint to put a text in the quotes that it lacks, or instead of curly ones."""
    curly = re.fullmatch(CURLY, text)
    return quote(text) if curly is None else write(yaml_string(curly[1]))


MAX_VALUES = 1_500_000


"""Keys and values of all files of a spec together."""


def too_many_values(location: Location) -> Finding:
    """Return the finding for the value at which a spec holds too many."""
    return UNREADABLE_SPEC.finding(
        location,
        f"the spec has more than {MAX_VALUES:,} values",
        hint="move files that declare nothing out of the spec folder",
    )


def lone_surrogate(location: Location) -> Finding:
    """Return the finding for an escape that represents no character."""
    return LONE_SURROGATE.finding(
        location,
        "this escape is not a character, or only half of one",
        hint="use the character itself, or one escape of eight digits, such as `\\U0001F680`",
    )


def bad_merge(location: Location) -> Finding:
    """Return the finding for the value of a merge key that cannot be merged."""
    return BAD_MERGE.finding(
        location,
        "'<<' needs a mapping, or a list of mappings",
        hint="use an alias of a mapping, such as `<<: *common`",
    )
