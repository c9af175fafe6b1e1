"""The form that `imports` of a feature should have, made of what was written instead."""

from __future__ import annotations

import re

from ssotgen.diagnostics.wording import shorten
from ssotgen.spec.schema.fault import SchemaFault

_MODULE = r"[^\W\d]\w*(?:\.[^\W\d]\w*)*"
_MAX_MODULES = 4


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
    modules: dict[str, str] = {}
    for item in value if isinstance(value, list) else [value]:
        pairs = item.items() if isinstance(item, dict) else [(item, [])]
        for module, names in pairs:
            if not isinstance(module, str) or not re.fullmatch(_MODULE, module):
                return ""
            modules[module] = _names(names)
    if not 0 < len(modules) <= _MAX_MODULES:
        return ""
    written = ", ".join(f"{module}: [{names}]" for module, names in modules.items())
    return f"write it as a mapping: `imports: {{{written}}}`"


def _names(value: object) -> str:
    listed = value if isinstance(value, list) else [value]
    return ", ".join(
        item for item in listed if isinstance(item, str) and re.fullmatch(_MODULE, item)
    )
