"""FlagVisitor: what statements say about whether something can be imported."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

from ssotgen.codebase.expression_visitor import ExpressionVisitor
from ssotgen.codebase.facts import MODULE_SCOPE, Access, Unparsable
from ssotgen.codebase.flag_blocks import Shape, flag_shape
from ssotgen.codebase.flag_facts import (
    BlockFlag,
    BlockKind,
    FlagBlock,
    Obstacle,
    Step,
    StepKind,
)
from ssotgen.codebase.flag_shapes import TestShapes, none_names, none_shape, suppress_shape
from ssotgen.codebase.node_spans import Place
from ssotgen.codebase.other_shapes import OtherFlag, OtherShapes
from ssotgen.codebase.prefilter import Prefilter


class FlagVisitor(ExpressionVisitor):
    """Gathers flag blocks. A block of another shape than a `try` that sets a flag both ways is
    noted only where its flag is a name of interest, or where everything is wanted."""

    def __init__(
        self,
        tree: ast.Module,
        lines: Sequence[bytes],
        prefilter: Prefilter,
        hot: Sequence[int],
        whole: Callable[[], ast.Module | Unparsable] | None = None,
    ) -> None:
        super().__init__(tree, lines, prefilter, hot)
        self._blocks: list[FlagBlock] = []
        self._named = prefilter.flags
        self._tests = TestShapes(tree, self._named, whole)
        self._optional: dict[int, dict[str, tuple[int, ...]]] = {}
        self._answering: dict[str, tuple[int, ...]] = {}

    def _note_try(
        self,
        node: ast.Try,
        before: Sequence[ast.stmt],
        scope: int,
        context: tuple[str, ...],
        imports: tuple[int, ...],
    ) -> None:
        shape = flag_shape(node, before, self._named)
        if imports:
            optional = self._optional.setdefault(scope, {})
            optional.update((name, imports) for name, _ in none_names(node))
            shape = shape or none_shape(node)
        if shape is not None and (imports or shape.modules):
            # A test in the `try` is part of its answer.
            place = self._place(node)
            self._blocks = [each for each in self._blocks if not _is_in(each, place, scope, shape)]
            self._note_block(node, shape, scope, context, imports)

    def _note_with(
        self,
        node: ast.With | ast.AsyncWith,
        before: Sequence[ast.stmt],
        scope: int,
        context: tuple[str, ...],
        imports: tuple[int, ...],
    ) -> None:
        shape = suppress_shape(node, before, self._named)
        if shape is not None:
            self._note_block(node, shape, scope, context, imports)

    def _note_assignment(self, node: ast.stmt, scope: int, context: tuple[str, ...]) -> None:
        optional = self._optional.get(scope, {})
        self._note_test(node, self._tests.assigned(node, optional), scope, context)

    def _note_condition(
        self, node: ast.If, before: Sequence[ast.stmt], scope: int, context: tuple[str, ...]
    ) -> None:
        optional = self._optional.get(scope, {})
        self._note_test(node, self._tests.condition(node, before, optional), scope, context)

    def _note_test(
        self, node: ast.stmt, shape: Shape | None, scope: int, context: tuple[str, ...]
    ) -> None:
        if shape is None:
            return
        optional = self._optional.get(scope, {})
        known = (optional.get(name, self._answering.get(name, ())) for name in shape.sources)
        imports = tuple(index for each in known for index in each)
        if imports or shape.modules:
            self._blocks = [each for each in self._blocks if not _is_asked(each, scope, shape)]
            self._note_block(node, shape, scope, context, imports)

    def _note_function(
        self, node: ast.FunctionDef, scope: int, context: tuple[str, ...], imports: tuple[int, ...]
    ) -> None:
        if scope == MODULE_SCOPE and imports:
            self._answering[node.name] = imports
        if node.name not in self._named and not self._prefilter.everything:
            return
        shape = self._tests.function(node)
        if shape is not None and (imports or shape.modules):
            self._note_block(node, shape, scope, context, imports)

    def _note_others(self, names: frozenset[str]) -> None:
        """Note the flags among `names` that no block sets."""
        missing = names.difference(flag.name for block in self._blocks for flag in block.flags)
        if not missing:
            return
        scopes = {use.place: use.scope for use in self._uses if use.access is Access.STORE}
        found: dict[str, list[OtherFlag]] = {}
        for each in OtherShapes(self._tests.complete(), missing).flags():
            found.setdefault(each.name, []).append(each)
        for flags in found.values():
            sets = tuple(dict.fromkeys(each.statement for each in flags))
            modules = tuple(dict.fromkeys(name for each in flags for name in each.modules))
            nodes = {node for each in flags for node in each.imports}
            statements = {self._place(node) for node in nodes}
            imports = (n for n, each in enumerate(self._imports) if each.statement in statements)
            first = flags[0]
            obstacle = (
                Obstacle("sets an attribute or an item", first.written)
                if first.written
                else Obstacle("sets its flag in a way that is not followed")
            )
            shape = Shape(
                ((first.name, True, first.target),), sets, (obstacle,), BlockKind.OTHER, modules
            )
            scope = scopes.get(self._place(first.target), MODULE_SCOPE)
            scope = MODULE_SCOPE if first.written else scope
            self._note_block(first.statement, shape, scope, (), tuple(imports))

    def _note_block(
        self,
        node: ast.stmt,
        shape: Shape,
        scope: int,
        context: tuple[str, ...],
        imports: tuple[int, ...],
    ) -> None:
        named = any(name in self._named for name, _, _ in shape.flags)
        if not named and not self._prefilter.everything and shape.kind is not BlockKind.TRY:
            return
        flags = (BlockFlag(name, good, self._place(at)) for name, good, at in shape.flags)
        self._blocks.append(
            FlagBlock(
                place=self._place(node),
                scope=scope,
                context=context,
                imports=imports,
                flags=tuple(flags),
                sets=tuple(self._place(each) for each in shape.sets),
                obstacles=shape.obstacles,
                kind=shape.kind,
                modules=shape.modules,
                steps=tuple(self._step(each, kind, imports) for each, kind in shape.steps),
                fallbacks=shape.fallbacks,
                catches=shape.catches,
            )
        )

    def _step(self, node: ast.stmt, kind: StepKind, imports: Sequence[int]) -> Step:
        """Return a step of a block that has these imports."""
        place = self._place(node)
        own = (index for index in imports if self._imports[index].statement == place)
        return Step(place, kind, tuple(own))


def _is_in(block: FlagBlock, place: Place, scope: int, shape: Shape) -> bool:
    """Whether a block is a test at a place, for a flag that the block of `shape` sets."""
    names = {name for name, _, _ in shape.flags}
    return (
        block.kind is BlockKind.TEST
        and block.scope == scope
        and place.line <= block.place.line <= place.end_line
        and names.issuperset(flag.name for flag in block.flags)
    )


def _is_asked(block: FlagBlock, scope: int, shape: Shape) -> bool:
    """Whether a block does no more than set the names that a flag of `shape` is made from."""
    names = {flag.name for flag in block.flags}
    return block.kind is BlockKind.NONE and block.scope == scope and names <= {*shape.sources}
