"""Rewriting reads: replaces the expressions that read a flag, in a walk over a whole file."""

from __future__ import annotations

import libcst as cst
from libcst.metadata import CodeRange, PositionProvider

from ssotgen.codebase.node_spans import Place
from ssotgen.migrate.codemods.edits import FileEdits, ReadEdit, Spot
from ssotgen.migrate.codemods.flag_use import replacement, without_negation


class ReadRewriter(cst.CSTTransformer):
    """Makes the edits of expressions; `made` counts the edits of any kind."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, edits: FileEdits) -> None:
        super().__init__()
        self._edits = edits
        self._bare: set[int] = set()
        self._quotes: list[str] = []
        self.made = 0

    def visit_FormattedString(self, node: cst.FormattedString) -> None:
        self._quotes.append(node.quote[-1])

    def leave_FormattedString(
        self, original_node: cst.FormattedString, updated_node: cst.FormattedString
    ) -> cst.BaseExpression:
        self._quotes.pop()
        return updated_node

    def visit_If(self, node: cst.If) -> None:
        self._bare.add(id(node.test))

    def visit_While(self, node: cst.While) -> None:
        self._bare.add(id(node.test))

    def visit_IfExp(self, node: cst.IfExp) -> None:
        self._bare.add(id(node.test))

    def visit_Assert(self, node: cst.Assert) -> None:
        self._bare.add(id(node.test))

    def visit_Assign(self, node: cst.Assign) -> None:
        self._bare.add(id(node.value))

    def visit_AnnAssign(self, node: cst.AnnAssign) -> None:
        self._bare.add(id(node.value))

    def visit_Param(self, node: cst.Param) -> None:
        self._bare.add(id(node.default))

    def visit_Element(self, node: cst.Element) -> None:
        self._bare.add(id(node.value))

    def visit_Index(self, node: cst.Index) -> None:
        self._bare.add(id(node.value))

    def visit_Return(self, node: cst.Return) -> None:
        self._bare.add(id(node.value))

    def visit_Arg(self, node: cst.Arg) -> None:
        if not node.star:
            self._bare.add(id(node.value))

    def visit_BooleanOperation(self, node: cst.BooleanOperation) -> None:
        self._bare.update((id(node.left), id(node.right)))

    def visit_DictElement(self, node: cst.DictElement) -> None:
        self._bare.add(id(node.value))

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.BaseExpression:
        return self._read(original_node, updated_node)

    def leave_Attribute(
        self, original_node: cst.Attribute, updated_node: cst.Attribute
    ) -> cst.BaseExpression:
        return self._read(original_node, updated_node)

    def leave_Call(self, original_node: cst.Call, updated_node: cst.Call) -> cst.BaseExpression:
        edit = self._edits.reads.get(self._place(original_node)) if self._edits.reads else None
        if edit is None:
            return updated_node
        self.made += 1
        return replacement(self._quoted(edit), updated_node, bare=True)

    def _quoted(self, edit: ReadEdit) -> ReadEdit:
        """Return the edit without the quotes of the f-strings around it, which would end these."""
        if '"' not in self._quotes:
            return edit
        return ReadEdit(edit.target.replace('"', "'"), edit.negated)

    def leave_UnaryOperation(
        self, original_node: cst.UnaryOperation, updated_node: cst.UnaryOperation
    ) -> cst.BaseExpression:
        edit = self._edit_of(original_node.expression)
        if isinstance(original_node.operator, cst.Not) and edit is not None and edit.negated:
            return without_negation(edit, updated_node, bare=id(original_node) in self._bare)
        return updated_node

    def _read(
        self, original: cst.BaseExpression, updated: cst.BaseExpression
    ) -> cst.BaseExpression:
        edit = self._edit_of(original)
        if edit is None:
            return updated
        self.made += 1
        return replacement(self._quoted(edit), updated, bare=id(original) in self._bare)

    def _edit_of(self, node: cst.BaseExpression) -> ReadEdit | None:
        if not isinstance(node, cst.Name | cst.Attribute) or not self._edits.reads:
            return None
        return self._edits.reads.get(self._place(node))

    def _range(self, node: cst.CSTNode) -> CodeRange:
        found = self.get_metadata(PositionProvider, node)
        assert isinstance(found, CodeRange)
        return found

    def _spot(self, node: cst.CSTNode) -> Spot:
        start = self._range(node).start
        return Spot(start.line, start.column)

    def _place(self, node: cst.CSTNode) -> Place:
        found = self._range(node)
        return Place(found.start.line, found.start.column, found.end.line, found.end.column)
