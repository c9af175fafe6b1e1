"""Scanning: from the bytes of one file to its facts.

Only the parts of the syntax tree are visited whose lines hold a name of interest, an import, or,
where copies under other names are asked for, a class.
"""

from __future__ import annotations

import ast
import dataclasses
import re
import warnings
from collections.abc import Collection, Iterable, Iterator, Sequence

from ssotgen.codebase.facts import FileFacts, Ignore, Unparsable
from ssotgen.codebase.flag_facts import BlockKind
from ssotgen.codebase.module_visitor import ModuleVisitor
from ssotgen.codebase.prefilter import IGNORE_MARK, LOADED, MEANINGS, Prefilter, word_pattern
from ssotgen.codebase.source_text import source_text
from ssotgen.codebase.thin_source import thinned
from ssotgen.diagnostics.conflict_markers import CONFLICT, UNRESOLVED
from ssotgen.diagnostics.marker import is_generated

_IMPORTS = (b"import", b"__all__")
_MEANING = re.compile(
    rb"\n(?:(?:class|def)[ \t]+)?(?:" + "|".join(sorted(MEANINGS)).encode() + rb")\b[ \t]*[(:=]"
)
_CLASS = b"class"
_CALL = re.compile(rb"(?:Enum|Flag|=[ \t(]*[\w.]+)\(\s*(?:\w+\s*=\s*)?[rRuU]?[\"']")
"""How a call begins that may make an enum."""

_CHECKS = (
    *(b"find_spec", b"find_loader", b"importorskip"),
    *(b"version(", b"distribution("),
)
"""What asks for a module by its name."""

_SET = rb"(?=[^\n=]*=[^=])"
_FLAG_STARTS = ("has", "have", "had", "with", "use", "uses", "can", "got", "is", "enable")
_FLAGS = (
    re.compile(
        rb"_(?:%b)" % "|".join(rf"(?<=\b(?i:{word})_)" for word in _FLAG_STARTS).encode() + _SET
    ),
    re.compile(
        rb"_(?i:available|installed|present|enabled|missing|found|imported|importable|exists"
        rb"|support|supported|ok|loaded|failed)\b" + _SET
    ),
)
"""What sets a name that reads like a flag. The patterns begin with a character that can be searched
for: together they take an eighth of the time of one that begins with words."""

_IGNORE = re.compile(r"#\s*ssotgen:\s*ignore(?:\[([^\]]*)\])?[ \t]*(.*)$")


def scan(path: str, data: bytes, prefilter: Prefilter) -> FileFacts | Unparsable:
    """Return the facts of the file at `path` with the content `data`, or why there are none.

    One file never stops the scan of the others: whatever goes wrong is the reason in the answer.
    """
    try:
        return _scanned(path, data, prefilter)
    except UnicodeDecodeError as error:
        return undecodable(path, error)
    except (RecursionError, MemoryError):
        return Unparsable(path, 1, 1, "it nests too deeply")
    except Exception as error:
        reason = f"internal error: {type(error).__name__}: {error}; please report it"
        return Unparsable(path, 1, 1, reason)


def undecodable(path: str, error: UnicodeDecodeError) -> Unparsable:
    """Return that a file has bytes that its encoding does not allow: the parser lets them pass in
    comments."""
    line = error.object.count(b"\n", 0, error.start) + 1
    return Unparsable(path, line, 1, f"it is not {error.encoding}: {error.reason}")


def _scanned(path: str, data: bytes, prefilter: Prefilter) -> FileFacts | Unparsable:
    if is_generated(data):
        return FileFacts(path, generated=True)
    syntax = _Syntax(path, data, partly=prefilter.partly)
    words = [*_IMPORTS]
    patterns = [_MEANING, prefilter.names_pattern(syntax.words)]
    if prefilter.all_classes or prefilter.may_copy_members(data):
        words.append(_CLASS)
        patterns.append(_CALL)
    if prefilter.everything:
        words.extend(_CHECKS)
        patterns.extend((*_FLAGS, LOADED))
    facts = _facts(syntax, _hot_lines(syntax.words, words, patterns), prefilter)
    if isinstance(facts, Unparsable):
        return facts
    blocks = [block for block in facts.blocks if block.kind is BlockKind.TRY]
    flags = {flag.name for block in blocks for flag in block.flags} - prefilter.names
    if flags:
        # The names of its flags are known only now; what reads them is on other lines.
        wider = prefilter.with_names(frozenset(flags))
        hot = _hot_lines(syntax.words, words, (*patterns, word_pattern(flags)))
        facts = _facts(syntax, hot, wider)
    if IGNORE_MARK in data and isinstance(facts, FileFacts):
        return dataclasses.replace(facts, ignores=_ignores(data))
    return facts


def _facts(syntax: _Syntax, hot: Sequence[int], prefilter: Prefilter) -> FileFacts | Unparsable:
    tree = syntax.tree(hot, prefilter.class_words)
    if isinstance(tree, Unparsable):
        return tree
    lines = utf8_lines(syntax.data)
    return ModuleVisitor(syntax.path, tree, lines, prefilter, hot, syntax.whole).collect()


class _Syntax:
    """A source and its syntax tree. `words` are its bytes, or those of them that can name
    something, line by line; where it is parsed `partly`, the tree lacks statements without any of
    the lines that matter."""

    def __init__(self, path: str, data: bytes, *, partly: bool) -> None:
        self.path, self.data = path, data
        text = source_text(data) if partly else None
        self.words = data if text is None else text.words
        self._code = None if text is None else text.code
        self._whole: ast.Module | Unparsable | None = None

    def tree(self, hot: Sequence[int], classes: Collection[bytes]) -> ast.Module | Unparsable:
        """Return the tree, or why there is none; `hot` are the numbers of the lines that matter,
        `classes` the names of the classes of which every line does."""
        if self._code is None:
            return self.whole()
        found = parse(self.path, thinned(self.data, self._code, hot, classes))
        return self.whole() if isinstance(found, Unparsable) else found

    def whole(self) -> ast.Module | Unparsable:
        """Return the tree of all lines, or why there is none."""
        if self._whole is None:
            self._whole = parse(self.path, self.data)
        return self._whole


def scan_text(path: str, text: str, prefilter: Prefilter) -> FileFacts:
    """Return the facts of Python source that is known to parse, generated or not.

    Raises:
        SyntaxError: It does not parse.
    """
    data = text.encode()
    hot = _hot_lines(data, (*_IMPORTS, _CLASS), (prefilter.names_pattern(data),))
    return ModuleVisitor(path, ast.parse(data), utf8_lines(data), prefilter, hot).collect()


def parse(path: str, data: bytes) -> ast.Module | Unparsable:
    """Return the syntax tree of a file, or why it has none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(data)
    except SyntaxError as error:
        if b"<<<<<<<" in data and (found := re.search(CONFLICT, data.decode("utf-8", "replace"))):
            return Unparsable(path, found.string.count("\n", 0, found.start()) + 1, 1, UNRESOLVED)
        return Unparsable(path, error.lineno or 1, error.offset or 1, error.msg or "bad syntax")
    except (ValueError, LookupError) as error:
        return Unparsable(path, 1, 1, str(error))
    except (RecursionError, MemoryError):
        return Unparsable(path, 1, 1, "it nests too deeply for Python's parser")


def _hot_lines(
    data: bytes, words: Iterable[bytes], patterns: Iterable[re.Pattern[bytes]]
) -> tuple[int, ...]:
    """Return the numbers, from 1 and rising, of the first line, and of those on which one of the
    words is or a match of one of the patterns ends."""
    offsets = {match.end() for each in patterns for match in each.finditer(data)}
    offsets.update(at for word in words for at in _places(word, data))
    found: dict[int, None] = {1: None}
    line, position = 1, 0
    for offset in sorted(offsets):
        line += _line_ends(data, position, offset)
        position = offset
        found[line] = None
    return tuple(found)


def _places(word: bytes, data: bytes) -> Iterator[int]:
    at = data.find(word)
    while at >= 0:
        yield at
        at = data.find(word, at + len(word))


def _line_ends(data: bytes, start: int, end: int) -> int:
    """Return how many lines end between two offsets (of words), by any of Python's line ends."""
    ends = data.count(b"\n", start, end)
    if b"\r" in data:
        ends += data.count(b"\r", start, end) - data.count(b"\r\n", start, end)
    return ends


def utf8_lines(data: bytes) -> tuple[bytes, ...]:
    """Return the lines of the file as UTF-8, which is what the columns of the tree count in."""
    if data.isascii():
        return ()
    import io
    import tokenize

    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    except SyntaxError:
        # The parser has let it pass: a byte within the first two lines that is not UTF-8.
        encoding = "utf-8"
    text = data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    return tuple(line.encode() for line in text.split("\n"))


def _ignores(data: bytes) -> tuple[Ignore, ...]:
    """Return the suppressions among the comments; one inside a string is none."""
    import io
    import tokenize

    found = []
    for token in tokenize.tokenize(io.BytesIO(data).readline):
        if token.type != tokenize.COMMENT or (match := _IGNORE.search(token.string)) is None:
            continue
        rules = tuple(name.strip() for name in (match[1] or "").split(",") if name.strip())
        line, column = token.start
        found.append(Ignore(line, column + match.start() + 1, rules, match[2].strip()))
    return tuple(found)
