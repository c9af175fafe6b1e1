"""Joins what a template of the project puts together before it prints it: `~`, `+` and `%`.

Jinja escapes values for HTML where they are joined with source, which no other language needs.
Here the whole is source only if each part is: what a filter made, or text written in the template.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

_ESCAPE_FOR_HTML = frozenset({"escape", "format", "format_map", "join", "replace"})
"""Methods of `Markup` that put values into source."""


class _JoinsSource(CodeGenerator):
    """Compiles the operators to calls of the functions of `SourceSandbox`."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - as Jinja calls it
        """Write `a ~ b`."""
        self._call("join_source", node.nodes, frame)

    def visit_Add(self, node: nodes.BinExpr, frame: Frame) -> None:  # noqa: N802
        """Write `a + b`."""
        self._call("add_source", [node.left, node.right], frame)

    def visit_Mod(self, node: nodes.BinExpr, frame: Frame) -> None:  # noqa: N802
        """Write `a % b`."""
        self._call("format_source", [node.left, node.right], frame)

    def _call(self, function: str, operands: list[nodes.Expr], frame: Frame) -> None:
        self.write(f"environment.{function}(")
        for each in operands:
            is_text = isinstance(each, nodes.Const) and isinstance(each.value, str)
            self.visit(nodes.MarkSafe(each) if is_text else each, frame)
            self.write(", ")
        self.write(")")


class SourceSandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which source that is joined with a value is not source any more."""

    code_generator_class = _JoinsSource

    def join_source(self, *parts: object) -> str:
        """Return the parts as one text."""
        for each in parts:
            if isinstance(each, Undefined):
                str(each)  # raises
        text = "".join(str(each) for each in parts)
        return Markup(text) if all(isinstance(each, Markup) for each in parts) else text

    def add_source(self, left: Any, right: Any) -> Any:
        """Return the sum of two numbers or lists, or two texts as one."""
        if isinstance(left, str) and isinstance(right, str):
            return self.join_source(left, right)
        return left + right

    def format_source(self, left: Any, right: Any) -> Any:
        """Return the remainder of two numbers, or a text with values in it, which is not source."""
        return (str(left) if isinstance(left, Markup) else left) % right

    def wrap_str_format(self, value: Any) -> Any:
        """Return a safe `str.format`, None where it is not to be used."""
        if isinstance(getattr(value, "__self__", None), Markup):
            return None
        return super().wrap_str_format(value)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may use the attribute."""
        if isinstance(obj, Markup) and attr in _ESCAPE_FOR_HTML:
            return False
        return super().is_safe_attribute(obj, attr, value)
