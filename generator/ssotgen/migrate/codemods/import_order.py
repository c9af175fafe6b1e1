"""Sorts the imports that a rewrite has added or changed, in files whose imports were sorted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import libcst as cst
from libcst.helpers import get_full_name_for_node

from ssotgen.migrate.code_style import CodeStyle
from ssotgen.migrate.codemods.duplicate_definition import has_comment, parted
from ssotgen.migrate.codemods.import_keys import Entry, ImportStyle, Name
from ssotgen.migrate.codemods.stale_import import import_line

_DIRECTIVES = ("isort:", "ruff: isort", "ruff: noqa")
_OFF = ("fmt: off", "yapf: disable")
"""Directives that are about the statements below them, imports or not."""


def default_style(style: CodeStyle) -> ImportStyle:
    """Return how imports are sorted where a file shows nothing else."""
    return next(_variants(style))


def style_of(module: cst.Module, style: CodeStyle) -> ImportStyle | None:
    """Return how a file sorts its imports, None where it does not."""
    text = module.code
    head = module.with_changes(body=_head(module.body)).code
    if any(each in text for each in _DIRECTIVES) or any(each in head for each in _OFF):
        return None
    runs = [run for body in _bodies(module) for run in _runs(body)]
    for each in _variants(style):
        if all(_is_sorted(run, each) for run in runs):
            is_spaced = _spaced(module.body) == list(module.body)
            unspaced = () if is_spaced else _entries(module.body)
            return replace(each, unspaced=frozenset(unspaced))
    return None


def sorted_imports(module: cst.Module, style: ImportStyle) -> cst.Module:
    """Return the module with the imports sorted that follow one another."""
    runs = (run for body in _bodies(module) for run in _runs(body))
    is_spaced = _spaced(module.body, style.unspaced) == list(module.body)
    if is_spaced and all(_is_sorted(run, style) for run in runs):
        return module
    found = module.visit(_Sorter(style))
    assert isinstance(found, cst.Module)
    return found


class _Sorter(cst.CSTTransformer):
    def __init__(self, style: ImportStyle) -> None:
        super().__init__()
        self._style = style

    def visit_SimpleStatementLine(self, node: cst.SimpleStatementLine) -> bool:
        return False

    def leave_IndentedBlock(
        self, original_node: cst.IndentedBlock, updated_node: cst.IndentedBlock
    ) -> cst.IndentedBlock:
        return updated_node.with_changes(body=_sorted(updated_node.body, self._style))

    def leave_Module(self, original_node: cst.Module, updated_node: cst.Module) -> cst.Module:
        body = _sorted(updated_node.body, self._style)
        return updated_node.with_changes(body=_spaced(body, self._style.unspaced))


def _variants(style: CodeStyle) -> Iterator[ImportStyle]:
    """Yield the ways to sort, the most common first."""
    for own in dict.fromkeys((style.own, style.own | style.found, frozenset[str]())):
        base = ImportStyle(own=own, width=style.width)
        yield replace(base, mixed=style.mixed, combined=style.combined, single=style.single)
        yield base
        yield replace(base, combined=True)
        yield replace(base, mixed=True)
        yield replace(base, mixed=True, combined=True)
        yield replace(base, single=True)
        yield replace(base, single=True, mixed=True)


def _bodies(module: cst.Module) -> Iterator[Sequence[cst.BaseStatement]]:
    pending: list[Sequence[cst.BaseStatement]] = [module.body]
    while pending:
        body = pending.pop()
        yield body
        for statement in body:
            pending.extend(_inner_bodies(statement))


def _inner_bodies(statement: cst.CSTNode) -> Iterator[Sequence[cst.BaseStatement]]:
    """Yield the bodies of a compound statement, and of the clauses that go with it."""
    body = getattr(statement, "body", None)
    if isinstance(body, cst.IndentedBlock):
        yield body.body
    parts = [getattr(statement, name, None) for name in ("orelse", "finalbody")]
    for name in ("handlers", "cases"):
        parts.extend(getattr(statement, name, ()))
    for part in parts:
        if part is not None:
            yield from _inner_bodies(part)


def _runs(body: Sequence[cst.BaseStatement]) -> Iterator[list[cst.SimpleStatementLine]]:
    """Yield the import statements that follow one another."""
    run: list[cst.SimpleStatementLine] = []
    for statement in body:
        if _entry(statement) is not None and isinstance(statement, cst.SimpleStatementLine):
            run.append(statement)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _head(body: Sequence[cst.BaseStatement]) -> Sequence[cst.BaseStatement]:
    """Return the statements down to the last import at the top."""
    last = max((i for i, each in enumerate(body) if _entry(each) is not None), default=-1)
    return body[: last + 1]


def _entry(statement: cst.BaseStatement) -> Entry | None:
    """Return what a statement imports, None where it does something else or more."""
    if not isinstance(statement, cst.SimpleStatementLine) or len(statement.body) != 1:
        return None
    node = statement.body[0]
    if isinstance(node, cst.Import):
        return Entry(False, 0, "", tuple(map(_name, node.names)))
    if not isinstance(node, cst.ImportFrom):
        return None
    module = get_full_name_for_node(node.module) if node.module is not None else None
    if isinstance(node.names, cst.ImportStar):
        names: tuple[Name, ...] = (Name("*"),)
    else:
        names = tuple(map(_name, node.names))
    return Entry(True, len(node.relative), module or "", names)


def _name(alias: cst.ImportAlias) -> Name:
    bound = alias.asname.name if alias.asname is not None else None
    text = bound.value if isinstance(bound, cst.Name) else ""
    return Name(get_full_name_for_node(alias.name) or "", text)


def _entries(run: Sequence[cst.BaseStatement]) -> list[Entry]:
    return [entry for each in run if (entry := _entry(each)) is not None]


def _is_sorted(run: Sequence[cst.SimpleStatementLine], style: ImportStyle) -> bool:
    entries = _entries(run)
    if style.arranged(entries) != entries:
        return False
    for above, below, line in zip(entries, entries[1:], run[1:], strict=False):
        blank = sum(each.comment is None for each in line.leading_lines)
        is_apart = style.section(above) != style.section(below)
        # Ruff sets an import with a comment above it apart, isort does so by some profiles.
        if blank != is_apart and not (blank == 1 and has_comment(line.leading_lines)):
            return False
    return True


def _sorted(body: Sequence[cst.BaseStatement], style: ImportStyle) -> list[cst.BaseStatement]:
    found: list[cst.BaseStatement] = []
    runs = {id(run[0]): run for run in _runs(body)}
    taken: set[int] = set()
    for statement in body:
        run = runs.get(id(statement))
        if run is not None:
            found.extend(_arranged(run, style))
            taken.update(map(id, run))
        elif id(statement) not in taken:
            found.append(statement)
    return found


def _spaced(
    body: Sequence[cst.BaseStatement], unspaced: frozenset[Entry] = frozenset()
) -> list[cst.BaseStatement]:
    """Return the statements at the top with as many blank lines after imports as isort has.

    Where a file has some of its own `unspaced`, these stay so, and others only lose lines.
    """
    found: list[cst.BaseStatement] = []
    run: set[Entry] = set()
    for statement in body:
        entry = _entry(statement)
        if entry is not None:
            run.add(entry)
        elif run:
            if unspaced.isdisjoint(run):
                statement = _below_imports(statement, may_add=not unspaced)
            run = set()
        found.append(statement)
    return found


def _below_imports(statement: cst.BaseStatement, *, may_add: bool) -> cst.BaseStatement:
    lines: Sequence[cst.EmptyLine] = getattr(statement, "leading_lines", ())
    blank = next((i for i, each in enumerate(lines) if each.comment is not None), len(lines))
    wanted = 2 if isinstance(statement, cst.FunctionDef | cst.ClassDef) else 1
    if blank == wanted or (blank < wanted and not may_add):
        return statement
    made = [cst.EmptyLine(indent=False)] * wanted
    return statement.with_changes(leading_lines=[*made, *lines[blank:]])


def _arranged(
    run: list[cst.SimpleStatementLine], style: ImportStyle
) -> list[cst.SimpleStatementLine]:
    """Return the statements of a run in order, each with its comments."""
    bound = [each.alias or each.name for entry in set(_entries(run)) for each in entry.names]
    if _is_sorted(run, style) or len(bound) != len(set(bound)):
        return run
    head, first = parted(run[0].leading_lines)
    lines = [run[0].with_changes(leading_lines=first), *run[1:]]
    spaced = not any(
        has_comment(each.leading_lines) and each.leading_lines[0].comment is not None
        for each in run[1:]
    )
    sources = list(zip(_entries(lines), lines, strict=True))
    made: list[cst.SimpleStatementLine] = []
    above: Entry | None = None
    for entry in style.arranged([each for each, _ in sources]):
        own = [line for each, line in sources if _is_part(entry, each, style)]
        line = _line(entry, own, style)
        if above is None:
            blank = list(head)
        else:
            apart = style.section(above) != style.section(entry)
            apart = apart or (spaced and has_comment(line.leading_lines))
            blank = [cst.EmptyLine(indent=False)] if apart else []
        made.append(line.with_changes(leading_lines=[*blank, *line.leading_lines]))
        above = entry
    return made


def _is_part(whole: Entry, part: Entry, style: ImportStyle) -> bool:
    """Whether a statement of the source is one of those that an arranged one is made of."""
    same = (whole.is_from, whole.level, whole.module) == (part.is_from, part.level, part.module)
    return same and not set(whole.names).isdisjoint(part.names)


def _line(
    entry: Entry, own: Sequence[cst.SimpleStatementLine], style: ImportStyle
) -> cst.SimpleStatementLine:
    """Return the statement for an entry, with the comments of those that it is made of."""
    comments = [each for line in own for each in line.leading_lines if each.comment is not None]
    for line in own:
        if _entry(line) == entry:
            return line.with_changes(leading_lines=comments)
    new = import_line(entry, style)
    noted = next((x for x in own if x.trailing_whitespace.comment is not None), None)
    trailing = new.trailing_whitespace if noted is None else noted.trailing_whitespace
    return new.with_changes(leading_lines=comments, trailing_whitespace=trailing)
