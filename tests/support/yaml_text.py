"""Plain data as YAML, with texts quoted where they need it."""

from __future__ import annotations

import re
from typing import Any

_PLAIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*")


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n"}


def to_yaml(value: Any, indent: int = 0) -> str:
    """Return plain data as YAML: block style on top, flow style below, texts quoted if need be."""
    if isinstance(value, dict) and value and indent < 6:
        margin = " " * indent
        lines = []
        for key, item in value.items():
            below = isinstance(item, dict) and item and indent < 4
            end = "\n" if below else ""
            space = "" if below else " "
            lines.append(f"{margin}{_scalar(key)}:{space}{end}{to_yaml(item, indent + 2)}")
        return "\n".join(lines) + ("\n" if indent == 0 else "")
    return _flow(value)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(k)}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, float):
        # Not every reader takes `1e+300` for a number.
        return re.sub(r"^(-?\d+)e", r"\1.0e", repr(value))
    if not isinstance(value, str):
        return repr(value)
    words = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
    if _PLAIN_WORD.fullmatch(value) and value.lower() not in words:
        return value
    return '"' + "".join(_ESCAPES.get(each) or _character(each) for each in value) + '"'


def _character(each: str) -> str:
    if " " <= each <= "~" or each.isalnum():
        return each
    return f"\\U{ord(each):08x}"
