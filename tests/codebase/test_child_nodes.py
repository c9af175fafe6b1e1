"""The nodes of a syntax tree are those of the standard library, in its order, without operators."""

from __future__ import annotations

import ast
from pathlib import Path

import ssotgen.codebase
from ssotgen.codebase.child_nodes import all_nodes, child_nodes

LEFT_OUT = (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)


def test_all_nodes_but_operators_are_found_in_the_order_of_the_standard_library() -> None:
    for path in (Path(__file__), *Path(ssotgen.codebase.__path__[0]).glob("*.py")):
        tree = ast.parse(path.read_bytes())
        wanted = [node for node in ast.walk(tree) if not isinstance(node, LEFT_OUT)]
        assert all_nodes(tree) == wanted


def test_the_fields_of_every_kind_of_node_are_looked_at() -> None:
    text = (
        "@d\nasync def f(a: int = 1, *b, c=2, **e) -> str:\n"
        "    global g\n"
        "    match a:\n        case {'x': y, **z} | C(k=[p, *q]) if a < b:\n            await a\n"
        "    return {**a, 'k': [i async for i in a if i]}\n"
    )
    for node in ast.walk(ast.parse(text)):
        wanted = [each for each in ast.iter_child_nodes(node) if not isinstance(each, LEFT_OUT)]
        assert child_nodes(node) == wanted
