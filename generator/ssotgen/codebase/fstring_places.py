"""Places in f-strings: before Python 3.12 the parser does not say where expressions in them are.

They are found in the source of the string again, parsed by themselves, and compared with the tree.
"""

from __future__ import annotations

import ast
import io
import sys
import tokenize
from collections.abc import Iterator
from typing import NamedTuple

from ssotgen.codebase.node_spans import Place, span

PARSER_KNOWS = sys.version_info >= (3, 12)
"""Whether the tree of this Python has the places already."""


class _Piece(NamedTuple):
    """The source of an expression, and where it begins."""

    text: str
    line: int
    column: int


def fstring_places(tree: ast.Module, data: bytes) -> dict[ast.AST, Place]:
    """Return the place of each node in an f-string of a file, without width where it is unknown."""
    found: dict[ast.AST, Place] = {}
    inner = {below for node in _joined(tree) for below in ast.walk(node) if below is not node}
    outer = [node for node in _joined(tree) if node not in inner]
    if not outer:
        return found
    pieces = [
        piece
        for token in tokenize.tokenize(io.BytesIO(data).readline)
        if token.type == tokenize.STRING and "f" in token.string[:2].lower()
        for piece in _pieces(token)
    ]
    for node in outer:
        for below in ast.walk(node):
            if below is not node and hasattr(below, "lineno"):
                found[below] = Place(node.lineno, 0, node.lineno, 0)
        _match(node, pieces, found)
    return found


def _joined(tree: ast.AST) -> list[ast.JoinedStr]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]


def _match(node: ast.JoinedStr, pieces: list[_Piece], found: dict[ast.AST, Place]) -> None:
    """Give each expression of a string the place of the first piece on its lines that reads alike;
    that piece is taken then."""
    end = node.end_lineno or node.lineno
    for value in _values(node):
        wanted = ast.dump(value)
        for index, piece in enumerate(pieces):
            parsed = _parsed(piece) if node.lineno <= piece.line <= end else None
            if parsed is None or ast.dump(parsed) != wanted:
                continue
            del pieces[index]
            for mine, its in zip(ast.walk(value), ast.walk(parsed), strict=True):
                if hasattr(its, "lineno") and not isinstance(its, ast.JoinedStr):
                    found[mine] = _moved(its, piece)
            for nested in _joined(value):
                for below in ast.walk(nested):
                    found[below] = Place(node.lineno, 0, node.lineno, 0)
            break


def _values(node: ast.JoinedStr) -> Iterator[ast.expr]:
    for each in node.values:
        if isinstance(each, ast.FormattedValue):
            yield each.value
            if isinstance(each.format_spec, ast.JoinedStr):
                yield from _values(each.format_spec)


def _parsed(piece: _Piece) -> ast.expr | None:
    try:
        return ast.parse(f"({piece.text})", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _moved(node: ast.AST, piece: _Piece) -> Place:
    """Return the place in the file of a node of a piece, which was parsed behind a parenthesis."""
    lines = f"({piece.text})".split("\n")

    def position(line: int, offset: int) -> tuple[int, int]:
        column = len(lines[line - 1].encode()[:offset].decode(errors="replace"))
        return piece.line + line - 1, column + (piece.column - 1 if line == 1 else 0)

    line, column, end_line, end_column = span(node)
    return Place(*position(line, column), *position(end_line, end_column))


def _pieces(token: tokenize.TokenInfo) -> Iterator[_Piece]:
    """Yield the expressions in an f-string, those in format specifications too."""
    text = token.string
    prefix = len(text) - len(text.lstrip("rRfF"))
    quote = 3 if text[prefix : prefix + 3] in ('"""', "'''") else 1
    index, end, depth = prefix + quote, len(text) - quote, 0
    is_raw = "r" in text[:prefix].lower()
    while index < end:
        if not is_raw and text.startswith("\\N{", index):
            index = text.find("}", index, end) + 1 or end
        elif not depth and text[index : index + 2] in ("{{", "}}"):
            index += 2
        elif text[index] == "{":
            stop = _expression_end(text, index + 1, end)
            before = text[: index + 1]
            line = token.start[0] + before.count("\n")
            column = len(before.rpartition("\n")[2])
            column += 0 if "\n" in before else token.start[1]
            yield _Piece(text[index + 1 : stop], line, column)
            depth += 1
            index = stop
        else:
            depth -= text[index] == "}"
            index += 1


def _expression_end(text: str, index: int, end: int) -> int:
    """Return where the expression ends that begins at `index`."""
    depth = 0
    while index < end:
        char, following = text[index], text[index + 1 : index + 2]
        if char in "\"'":
            width = 3 if text.startswith(char * 3, index) else 1
            closing = text.find(char * width, index + width, end)
            index = end if closing < 0 else closing + width
            continue
        if char in "([{":
            depth += 1
        elif depth and char in ")]}":
            depth -= 1
        elif not depth and _ends(char, following, text[index - 1]):
            return index
        index += 1
    return end


def _ends(char: str, following: str, before: str) -> bool:
    """Whether a character outside of brackets ends an expression: `}`, `:`, `!r`, the last `=`."""
    if char == "=":
        return before not in "=!<>" and following != "="
    return char in "}:" or (char == "!" and following != "=")
