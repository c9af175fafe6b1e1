"""Dotted names: chains of plain names in a syntax tree."""

from __future__ import annotations

import ast


def dotted(node: ast.AST) -> str:
    """Return `a.b.c` for a chain of plain names, empty for anything else."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join((node.id, *reversed(parts)))
