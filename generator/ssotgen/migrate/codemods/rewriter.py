"""Rewriting: makes all edits of one file in one walk over its concrete syntax tree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import libcst as cst
from libcst.metadata import MetadataWrapper

from ssotgen.migrate.codemods.assigned_test import without_flag
from ssotgen.migrate.codemods.availability_flag import Former, rewritten, without_flags
from ssotgen.migrate.codemods.duplicate_definition import (
    gone,
    is_gone,
    parted,
    put_together,
    without_blank_start,
)
from ssotgen.migrate.codemods.edits import FileEdits, NewImport, RefusedError, Spot
from ssotgen.migrate.codemods.import_keys import ImportStyle
from ssotgen.migrate.codemods.lines_above import lines_above
from ssotgen.migrate.codemods.read_rewriter import ReadRewriter
from ssotgen.migrate.codemods.stale_import import import_statements, split_import
from ssotgen.migrate.codemods.top_comments import is_of_the_file, with_own_comment

_Statements = cst.BaseStatement | cst.FlattenSentinel[cst.BaseStatement]


def parse_module(data: bytes) -> cst.Module:
    """Return the concrete syntax tree of a file.

    Raises:
        RefusedError: LibCST cannot read the file, or would lose a byte of it.
    """
    try:
        module = cst.parse_module(data)
    except (cst.ParserSyntaxError, UnicodeError, RecursionError) as error:
        raise RefusedError(f"LibCST cannot read the file: {type(error).__name__}") from error
    if b"\f" in data and module.bytes != data:
        raise RefusedError("LibCST would remove a form feed that is before code")
    return module


def rewrite(module: cst.Module, edits: FileEdits, style: ImportStyle) -> cst.Module:
    """Return the module with the edits made; encoding, BOM and line ends stay.

    `style` is how imports are laid out that are added.

    Raises:
        RefusedError: The file is laid out in a way that no rewrite handles.
    """
    wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
    walk = _Rewriter(edits, style)
    new = wrapper.visit(walk)
    if walk.made != edits.count:
        raise RefusedError("a place that was to be edited was not found again")
    return new


class _Rewriter(ReadRewriter):
    def __init__(self, edits: FileEdits, style: ImportStyle) -> None:
        super().__init__(edits)
        self._style = style
        self._lines = edits.lines()
        self._former: dict[str, Former] = {}
        self._header: list[cst.EmptyLine] | None = None

    def on_visit(self, node: cst.CSTNode) -> bool:
        # Most statements hold no edit: to walk through them costs more than all the rest.
        if isinstance(node, cst.BaseStatement) and not self._holds_edit(node):
            return False
        return super().on_visit(node)

    def _holds_edit(self, node: cst.BaseStatement) -> bool:
        found = self._range(node)
        start = found.start.line
        if isinstance(node, cst.ClassDef | cst.FunctionDef):
            start = min(start, self._first(node).line)
        index = bisect_left(self._lines, start)
        return index < len(self._lines) and self._lines[index] <= found.end.line

    def visit_Module(self, node: cst.Module) -> None:
        # What stands right above the first statement counts as the file's header.
        first = node.body[0] if node.body else None
        if not isinstance(first, cst.SimpleStatementLine):
            return
        spot = self._spot(first.body[0])
        above, own = parted(node.header)
        if spot in self._edits.aliased and own and not is_of_the_file(own):
            self._remember(spot, first, own)
            self._header = above

    # Statements

    def leave_SimpleStatementLine(
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> _Statements:
        spots = [self._spot(each) for each in original_node.body]
        edited = self._edits.removed.union(self._edits.tests)
        due = any(spot in edited for spot in spots) or any(
            spot in self._edits.moved for each in original_node.body for spot in self._aliases(each)
        )
        if due and len(original_node.body) > 1:
            raise RefusedError(f"several statements share line {spots[0].line}")
        statements: list[cst.BaseStatement] = [updated_node]
        if spots[0] in self._edits.removed:
            self.made += 1
            self._remember(spots[0], updated_node, parted(updated_node.leading_lines)[1])
            statements = [gone(updated_node.leading_lines)]
        elif spots[0] in self._edits.tests:
            self.made += 1
            statements = without_flag(updated_node, self._edits.tests[spots[0]])
        elif due:
            statements = self._split(original_node, updated_node)
        return self._with_imports(spots[0], statements)

    def _remember(
        self, spot: Spot, line: cst.SimpleStatementLine, above: Sequence[cst.EmptyLine]
    ) -> None:
        """Remember what the alias that takes the place of a statement takes over from it."""
        name = self._edits.aliased.get(spot)
        if name is None:
            return
        made = line.body[0]
        known = self._former.get(name, Former())
        if not known.above and known.behind.comment is None:
            behind = line.trailing_whitespace
            shown = behind if behind.comment is not None else known.behind
            known = known._replace(above=tuple(above), behind=shown)
        if isinstance(made, cst.AnnAssign) and known.annotation is None:
            known = known._replace(annotation=made.annotation)
        self._former[name] = known

    def leave_SimpleStatementSuite(
        self, original_node: cst.SimpleStatementSuite, updated_node: cst.SimpleStatementSuite
    ) -> cst.BaseSuite:
        for each in original_node.body:
            spot = self._spot(each)
            if spot in self._edits.removed.union(self._edits.tests) or any(
                alias in self._edits.moved for alias in self._aliases(each)
            ):
                raise RefusedError(f"several statements share line {spot.line}")
        return updated_node

    def leave_ClassDef(
        self, original_node: cst.ClassDef, updated_node: cst.ClassDef
    ) -> _Statements:
        spot = self._spot(original_node)
        statements: list[cst.BaseStatement] = [updated_node]
        if spot in self._edits.removed:
            self.made += 1
            statements = [gone(updated_node.leading_lines)]
        return self._with_imports(self._first(original_node), statements)

    def leave_FunctionDef(
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> _Statements:
        return self._with_imports(self._first(original_node), [updated_node])

    def leave_Try(self, original_node: cst.Try, updated_node: cst.Try) -> _Statements:
        spot = self._spot(original_node)
        statements: list[cst.BaseStatement] = [updated_node]
        edit = self._edits.blocks.get(spot)
        if edit is not None:
            self.made += 1
            make = rewritten if edit.condition else without_flags
            statements = make(updated_node, edit, self._former)
        return self._with_imports(spot, statements)

    def leave_TryStar(self, original_node: cst.TryStar, updated_node: cst.TryStar) -> _Statements:
        return self._with_imports(self._spot(original_node), [updated_node])

    def leave_If(self, original_node: cst.If, updated_node: cst.If) -> _Statements:
        return self._with_imports(self._spot(original_node), [updated_node])

    def leave_For(self, original_node: cst.For, updated_node: cst.For) -> _Statements:
        return self._with_imports(self._spot(original_node), [updated_node])

    def leave_While(self, original_node: cst.While, updated_node: cst.While) -> _Statements:
        return self._with_imports(self._spot(original_node), [updated_node])

    def leave_With(self, original_node: cst.With, updated_node: cst.With) -> _Statements:
        return self._with_imports(self._spot(original_node), [updated_node])

    def leave_Match(self, original_node: cst.Match, updated_node: cst.Match) -> _Statements:
        return self._with_imports(self._spot(original_node), [updated_node])

    def leave_IndentedBlock(
        self, original_node: cst.IndentedBlock, updated_node: cst.IndentedBlock
    ) -> cst.IndentedBlock:
        if not any(is_gone(each) for each in updated_node.body):
            return updated_node
        kept, lines = put_together(updated_node.body)
        if not kept:
            kept = [cst.SimpleStatementLine(body=[cst.Pass()])]
        elif is_gone(updated_node.body[0]) and not self._is_block(original_node.body[0]):
            above = lines_above(kept[0])
            kept[0] = kept[0].with_changes(leading_lines=without_blank_start(above))
        return updated_node.with_changes(body=kept, footer=[*lines, *updated_node.footer])

    def leave_Module(self, original_node: cst.Module, updated_node: cst.Module) -> cst.Module:
        kept, lines = put_together(updated_node.body)
        header = list(updated_node.header if self._header is None else self._header)
        if kept and (is_gone(updated_node.body[0]) or header != list(updated_node.header)):
            above = lines_above(kept[0])
            kept[0] = kept[0].with_changes(leading_lines=without_blank_start(above))
        if original_node.body and self._is_block(original_node.body[0]):
            header, kept = with_own_comment(header, kept)
        return updated_node.with_changes(
            header=header, body=kept, footer=[*lines, *updated_node.footer]
        )

    def _is_block(self, node: cst.BaseStatement) -> bool:
        """Whether a flag block begins with a statement."""
        if isinstance(node, cst.SimpleStatementLine):
            return self._spot(node.body[0]) in self._edits.removed.union(self._edits.tests)
        return self._spot(node) in self._edits.blocks

    # Imports

    def _split(
        self, original: cst.SimpleStatementLine, updated: cst.SimpleStatementLine
    ) -> list[cst.BaseStatement]:
        statement = original.body[0]
        assert isinstance(statement, cst.ImportFrom | cst.Import)
        moved: list[int] = []
        added: list[NewImport] = []
        for index, spot in enumerate(self._aliases(statement)):
            if spot in self._edits.moved:
                self.made += 1
                moved.append(index)
                new = self._edits.moved[spot]
                added.extend([new] if new is not None else [])
        indent = self._spot(statement).column
        found = split_import(updated, moved, added, self._style, indent)
        return list(found) or [gone(updated.leading_lines)]

    def _with_imports(self, spot: Spot, statements: Sequence[cst.BaseStatement]) -> _Statements:
        """Return the statements with the imports that are to stand around the one at `spot`."""
        before = self._edits.before.get(spot, ())
        after = self._edits.after.get(spot, ())
        self.made += bool(before) + bool(after)
        found = list(statements)
        if before:
            first = found[0]
            lines = lines_above(first)
            imports = import_statements(before, self._style, spot.column)
            if spot.line > 1:
                imports[0] = imports[0].with_changes(leading_lines=[cst.EmptyLine(indent=False)])
            found = [*imports, *found]
            if not lines:
                # Something must set the import apart from what follows.
                count = 2 if isinstance(first, cst.ClassDef | cst.FunctionDef) else 1
                blank = [cst.EmptyLine(indent=False)] * count
                found[len(imports)] = first.with_changes(leading_lines=blank)
        if after:
            found.extend(_set_apart(found[-1], import_statements(after, self._style, spot.column)))
        return found[0] if len(found) == 1 else cst.FlattenSentinel(found)

    def _first(self, node: cst.ClassDef | cst.FunctionDef) -> Spot:
        """Return where a definition starts, its decorators included."""
        return self._spot(node.decorators[0]) if node.decorators else self._spot(node)

    def _aliases(self, node: cst.BaseSmallStatement) -> list[Spot]:
        if not isinstance(node, cst.ImportFrom | cst.Import):
            return []
        if isinstance(node.names, cst.ImportStar):
            return []
        return [self._spot(alias) for alias in node.names]


def _set_apart(
    above: cst.BaseStatement, imports: list[cst.SimpleStatementLine]
) -> list[cst.SimpleStatementLine]:
    """Return the imports with a blank line before them, unless what is above imports from the same
    package."""
    package = _package(above)
    if package and package == _package(imports[0]):
        return imports
    return [imports[0].with_changes(leading_lines=[cst.EmptyLine(indent=False)]), *imports[1:]]


def _package(statement: cst.BaseStatement) -> str:
    """Return the outermost package that an import statement imports from, empty for anything else.

    What is relative counts as one of its own, since its name is not known here.
    """
    node = statement.body[0] if isinstance(statement, cst.SimpleStatementLine) else None
    if isinstance(node, cst.ImportFrom):
        if node.relative or node.module is None:
            return ""
        name: cst.BaseExpression = node.module
    elif isinstance(node, cst.Import):
        name = node.names[0].name
    else:
        return ""
    while isinstance(name, cst.Attribute):
        name = name.value
    return name.value if isinstance(name, cst.Name) else ""
