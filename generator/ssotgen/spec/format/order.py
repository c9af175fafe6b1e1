"""The order of keys in a spec, and which mappings go on one line where they fit."""

from __future__ import annotations

from collections.abc import Mapping

Path = tuple[str, ...]

_ORDER: Mapping[str, tuple[str, ...]] = {
    "root": ("project", "features", "enums", "dataclasses", "layers"),
    "project": (
        "name",
        "package",
        "summary",
        "distribution",
        "version",
        "target_python",
        "outputs",
        "imports",
        "export",
        "init_files",
        "pytest_plugin",
        "license_header",
    ),
    "feature": (
        "summary",
        "imports",
        "any_of",
        "entry_points",
        "requires",
        "requires_unknown",
        "needs",
        "resolve",
        "probe",
        "extra",
        "hint",
        "aggregate",
        "disabled_by",
        "legacy_flags",
        "settings",
        "deprecated",
    ),
    "alternative": ("name", "imports", "requires"),
    "enum": (
        "summary",
        "base",
        "replaces",
        "attributes",
        "members",
        "groups",
        "transitions",
        "fallback",
        "reserved",
        "deprecated",
    ),
    "member": ("value", "alias"),
    "attribute": ("type", "default"),
    "group": ("members",),
    "dataclass": (
        "summary",
        "frozen",
        "keyword_only",
        "slots",
        "order",
        "unknown",
        "replaces",
        "fields",
        "properties",
        "checks",
        "reserved",
        "deprecated",
    ),
    "field": (
        "type",
        "default",
        "minimum",
        "maximum",
        "multiple_of",
        "min_items",
        "max_items",
        "min_length",
        "max_length",
        "pattern",
        "tag",
        "wire",
        "was",
        "repr",
        "compare",
    ),
    "property": ("type", "value", "tag", "serialize"),
    "check": ("when", "message"),
    "layers": ("definition", "enum", "constant", "standard"),
    "layer": ("summary",),
    "deprecated": ("since", "use", "reason", "remove_in", "remove_after"),
    "tcp": ("host", "port", "timeout_seconds"),
}
_LAST = ("summary", "deprecated")
"""Keys that end an entry on one line, where the order does not place them."""

_ON_ONE_LINE = {
    "alternative",
    "member",
    "attribute",
    "group",
    "field",
    "property",
    "check",
    "deprecated",
    "probe",
    "tcp",
    "list",
}
"""What goes on one line wherever it fits; all else stays as its author has it, or is a block."""

_ALWAYS_BLOCK = {"root", "section", "project", "feature", "enum", "dataclass", "layers", "layer"}


def kind_of(path: Path) -> str:
    """Return what the value at a path of keys is; `[]` represents an item of a list."""
    match path:
        case ():
            return "root"
        case ("project",) | ("layers",):
            return path[0]
        case ("features" | "enums" | "dataclasses",) | ("layers", "standard"):
            return "section"
        case ("features", _):
            return "feature"
        case ("features", _, "any_of", "[]"):
            return "alternative"
        case ("enums", _):
            return "enum"
        case ("dataclasses", _):
            return "dataclass"
        case ("layers", "standard", _):
            return "layer"
        case ("enums", _, "members", _):
            return "member"
        case ("enums", _, "attributes", _):
            return "attribute"
        case ("enums", _, "groups", _):
            return "group"
        case ("dataclasses", _, "fields", _):
            return "field"
        case ("dataclasses", _, "properties", _):
            return "property"
        case ("dataclasses", _, "checks", "[]"):
            return "check"
        case (*_, "probe"):
            return "probe"
        case (*_, "probe", "tcp"):
            return "tcp"
        case (*_, "deprecated"):
            return "deprecated"
    return ""


def key_rank(kind: str, key: str) -> int:
    """Return the place of a key in a mapping of that kind; unknown ones keep their order behind."""
    order = _ORDER.get(kind, ())
    if key in order:
        return order.index(key)
    if order and key in _LAST:
        return 1000 + _LAST.index(key)
    return 100


def goes_on_one_line(kind: str) -> bool:
    """Whether a mapping of that kind is written on one line wherever it fits."""
    return kind in _ON_ONE_LINE


def is_always_block(kind: str) -> bool:
    """Whether a mapping of that kind has a line for each key, however short."""
    return kind in _ALWAYS_BLOCK


def has_key_order(kind: str) -> bool:
    """Whether the keys of a mapping of that kind are put in the order of the spec language; the
    order of all other mappings is their author's."""
    return kind in _ORDER
