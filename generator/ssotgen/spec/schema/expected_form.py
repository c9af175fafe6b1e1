"""The form that members of an enum, or `imports`, should have, made of what was written instead."""

from __future__ import annotations

import re

from ssotgen.diagnostics.hints import AnyHint, write
from ssotgen.diagnostics.wording import shorten
from ssotgen.spec.schema.fault import SchemaFault
from ssotgen.spec.yaml.document import YamlMapping

_OF_INTEGERS = ("Flag", "IntFlag", "IntEnum", "int, Enum")
_NAMES = r"[(\[]?\s*-?\s*([A-Za-z_]\w*(?:(?:\s*,\s*|\s+-?\s*)[A-Za-z_]\w*)*)\s*[)\]]?"
_MODULE = r"[^\W\d]\w*(?:\.[^\W\d]\w*)*"
_MAX_MODULES = 4


def members_hint(fault: SchemaFault) -> AnyHint:
    """Return the hint for a fault in the members of an enum, empty for any other."""
    if fault.path[:1] != ("enums",) or fault.path[2:3] != ("members",):
        return ""
    enum = fault.data["enums"][fault.path[1]]
    base = enum.get("base") if isinstance(enum, YamlMapping) else None
    if len(fault.path) == 3:
        return _of_all(fault.value, base)
    value = fault.value
    if not isinstance(value, float) or base not in _OF_INTEGERS:
        return ""
    # Quotes would make a string of a fraction, which the base does not take either.
    return write(str(int(value))) if value.is_integer() else "use an integer"


def _of_all(value: object, base: object) -> str:
    pairs = _pairs(value, base)
    if not pairs:
        return ""
    shown = ", ".join(f"{name}: {each}" for name, each in pairs[:3])
    return f"use the form `members: {{{shorten(shown)}{', ...' if len(pairs) > 3 else ''}}}`"


def _pairs(value: object, base: object) -> list[tuple[str, object]]:
    """Return names and values for members that are listed, without values or one in a mapping."""
    if isinstance(value, str) and (found := re.fullmatch(_NAMES, value.strip())):
        value = re.findall(r"\w+", found[1])
    if not isinstance(value, list):
        return []
    pairs: list[tuple[str, object]] = []
    for index, item in enumerate(value):
        if isinstance(item, YamlMapping) and len(item) == 1:
            pairs += item.items()
        elif isinstance(item, str) and item.isidentifier():
            pairs.append((item, _value_of(item, index, base)))
        else:
            return []
    return [(name, each) for name, each in pairs if isinstance(each, str | int)]


def _value_of(name: str, index: int, base: object) -> str | int:
    if base in ("Flag", "IntFlag"):
        return 1 << min(index, 62)
    return index + 1 if base in _OF_INTEGERS else name.lower()


def imports_hint(fault: SchemaFault) -> str:
    """Return how to write the modules of a feature; empty for any other value, or where it is
    unclear what was meant."""
    above, *below = fault.path[2:] or ("",)
    if fault.path[:1] != ("features",) or above != "imports":
        return ""
    if not below:
        return _whole(fault.value)
    if len(below) == 1 and fault.value in (None, "", "*", True, False):
        module = shorten(str(below[0]))
        return f"use `{module}: []` for the module alone, or list names: `{module}: [NAME]`"
    return ""


def _whole(value: object) -> str:
    """Return the mapping for modules that were listed, or the one that was written as text."""
    modules: dict[str, list[str]] = {}
    for item in value if isinstance(value, list) else [value]:
        pairs = item.items() if isinstance(item, dict) else [(item, [])]
        for module, names in pairs:
            if not isinstance(module, str) or not re.fullmatch(_MODULE, module):
                return ""
            module, listed = _with_class(module, _names(names))
            modules[module] = [*modules.get(module, ()), *listed]
    if not 0 < len(modules) <= _MAX_MODULES:
        return ""
    written = ", ".join(f"{module}: [{', '.join(names)}]" for module, names in modules.items())
    return f"write it as a mapping: `imports: {{{written}}}`"


def _names(value: object) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [item for item in listed if isinstance(item, str) and re.fullmatch(_MODULE, item)]


def _with_class(module: str, names: list[str]) -> tuple[str, list[str]]:
    """Return a module and its names, for `rich.console.Console` without names that class of it."""
    above, _, last = module.rpartition(".")
    is_class = bool(above) and last[:1].isupper() and not names
    return (above, [last]) if is_class else (module, names)
