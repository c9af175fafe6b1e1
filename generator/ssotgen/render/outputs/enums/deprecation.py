"""The decorator by which type checkers know a deprecated class, on a Python that has it."""

from __future__ import annotations

from collections.abc import Iterable

from ssotgen.diagnostics.text_literal import text_literal
from ssotgen.render.outputs.enums.docstrings import deprecation_text
from ssotgen.render.outputs.enums.value_source import Bracketed, lay_out_piece
from ssotgen.render.python.code import Code
from ssotgen.spec.model import DataclassSpec, EnumSpec

_DEPRECATED_SINCE = (3, 13)
"""The Python that brought `warnings.deprecated`."""


def has_decorator(
    target_python: tuple[int, int], items: Iterable[EnumSpec | DataclassSpec]
) -> bool:
    """Whether a class of the module has the decorator `deprecated`."""
    return any(deprecation_decorators(target_python, item) for item in items)


def deprecation_decorators(
    target_python: tuple[int, int], item: EnumSpec | DataclassSpec
) -> tuple[Code, ...]:
    """Return the decorator of a deprecated class, where all Pythons it is for know one."""
    if item.deprecated is None or target_python < _DEPRECATED_SINCE:
        return ()
    text = text_literal(deprecation_text(item.deprecated))
    return (lay_out_piece(Bracketed("@deprecated(", (("", text),), ")")),)
