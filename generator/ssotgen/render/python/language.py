"""Python as a language of generated files: laid out by black, compared by its syntax tree."""

from __future__ import annotations
import __future__

import ast
import io
import re
import symtable
import tokenize
from collections.abc import Iterator, Sequence

from ssotgen.render.language import Language
from ssotgen.render.python import code
from ssotgen.render.python.black import is_formatted, lay_out
from ssotgen.render.python.linter_notes import linter_notes

_AT_ONCE = 20
"""Blocks. With more, the tree of the parser outgrows the caches of a processor: 500 dataclasses at
once take half as long again."""

_DEFINITION = re.compile(r"^(?:@|class |def |async def )", re.MULTILINE)


def _blank_lines(before: str, after: str) -> int:
    """Return what black wants between two blocks: two lines around a definition, else one."""
    return 2 if _DEFINITION.search(before) or _DEFINITION.search(after) else 1


def _some_at_a_time(blocks: Sequence[str]) -> Iterator[str]:
    """Yield blocks as text: 10,000 enums at once take 300 MB as well."""
    for start in range(0, len(blocks), _AT_ONCE):
        yield "\n".join(blocks[start : start + _AT_ONCE])


def _parse(blocks: Sequence[str], name: str) -> None:
    """Raise SyntaxError for blocks that are not Python, or ValueError for a null character."""
    for source in _some_at_a_time(blocks):
        # Unlike ast.parse(), it does not make an object of each node, which takes two thirds.
        symtable.symtable(source, name, "exec")


def _compile(blocks: Sequence[str], name: str) -> None:
    """Compile blocks. Raises what `_parse` does, also for code such as a `return` outside of a
    function."""
    flags = 0
    for source in _some_at_a_time(blocks):
        compile(source, name, "exec", flags, dont_inherit=True)
        # What the first lines import from __future__ holds for all that follow.
        flags = __future__.annotations.compiler_flag


def _same_code(one: str, other: str) -> bool:
    """Whether two sources differ in layout alone. Text that is no Python is never the same."""
    try:
        if ast.dump(ast.parse(one)) != ast.dump(ast.parse(other)):
            return False
        return _comments(one) == _comments(other)
    except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError):
        return False


def _comments(source: str) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [token.string for token in tokens if token.type == tokenize.COMMENT]


PYTHON = Language(
    name="python",
    title="Python",
    suffix=".py",
    filters={
        "annotation": code.annotation,
        "comment": code.comment,
        "docstring": code.docstring,
        "dotted": code.dotted,
        "identifier": code.identifier,
        "literal": code.literal,
    },
    suggested_filter="literal",
    filters_by_name={
        **dict.fromkeys(("license", "marker", "command"), "comment"),
        **dict.fromkeys(("name", "attribute", "function"), "identifier"),
        **dict.fromkeys(("doc", "summary"), "docstring"),
        "type": "annotation",
    },
    blank_lines=_blank_lines,
    formatter="black",
    is_formatted=is_formatted,
    lay_out=lay_out,
    linter_notes=linter_notes,
    parse=_parse,
    compile=_compile,
    same=_same_code,
)
