"""The methods of the config class that type checkers see with the names of the features."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ssotgen.diagnostics.text_literal import text_literal
from ssotgen.render.outputs.availability.feature_view import FeatureView
from ssotgen.render.python.code import INDENT, LINE_LENGTH, Code, identifier

_INDENT = 8


def stub_lines(features: Sequence[FeatureView], feature_type: str) -> tuple[Code, ...]:
    """Return the methods, laid out, with a blank line around those that take several lines."""
    name = identifier(feature_type)
    methods = [
        f"def get_available_features(self) -> set[{name}]: ...",
        f"def get_unavailable_features(self) -> set[{name}]: ...",
        _stub("get_service_config", name, "dict[str, Any]"),
    ]
    for feature in features:
        classes = [f"api.{identifier(each.name)}" for each in feature.returned]
        returns = " | ".join(classes) or "SimpleNamespace"
        overload = f"@overload\n{' ' * _INDENT}" if len(features) > 1 else ""
        stub = _stub("require", f"Literal[{text_literal(feature.name)}]", returns)
        methods.append(overload + stub)
    if len(features) > 1:
        methods.append("def require(self, feature: Any) -> Any: ...")
    lines = [methods[0]]
    for before, method in pairwise(methods):
        if before.count("\n") > 1 or method.count("\n") > 1:
            lines.append("")
        lines.append(method)
    return tuple(Code(line) for line in lines)


def _stub(name: str, annotation: str, returns: str) -> str:
    """Return a method with the parameter `feature`, over three lines where one is too long."""
    line = f"def {name}(self, feature: {annotation}) -> {returns}: ..."
    if _INDENT + len(line) <= LINE_LENGTH:
        return line
    margin = " " * _INDENT
    inner = f"{margin}{INDENT}self, feature: {annotation}\n"
    return f"def {name}(\n{inner}{margin}) -> {returns}: ..."
