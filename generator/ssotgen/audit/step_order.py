"""The order of a flag block's statements: which of them run whether the imports work or not, and
which only where some of them do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ssotgen.codebase.facts import ImportFact
from ssotgen.codebase.flag_facts import BlockKind, FlagBlock, Obstacle, Step, StepKind
from ssotgen.codebase.node_spans import Place
from ssotgen.diagnostics.record import record

_MORE = "does more in the 'try' than import"


@record
class Order:
    """What the order of the statements means. `hoisted` come before anything that can fail;
    `partial` are the names that are bound where only the first of several imports work."""

    hoisted: tuple[Place, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    doubts: tuple[Obstacle, ...] = ()
    partial: frozenset[str] = frozenset()


def order_of(block: FlagBlock, imports: Sequence[ImportFact], fallible: Collection[int]) -> Order:
    """Return what the order of a block's steps means; `fallible` are the imports that may fail."""
    steps = block.steps
    failing = [i for i, step in enumerate(steps) if not set(step.imports).isdisjoint(fallible)]
    if not failing:
        if block.kind is not BlockKind.TRY or block.modules:
            return Order()
        more = tuple(_obstacles(steps, len(steps), len(steps)))
        return Order(obstacles=more or (Obstacle("imports nothing that may fail"),))
    first, last = failing[0], failing[-1]
    hoisted = [step.place for step in steps[:first] if step.kind is not StepKind.SET]
    return Order(
        tuple(hoisted),
        tuple(_obstacles(steps, first, last)),
        tuple(_doubts(steps, first, last, fallible)),
        frozenset(_partial(steps, imports, fallible)) - block.fallbacks,
    )


def _obstacles(steps: Sequence[Step], first: int, last: int) -> Iterator[Obstacle]:
    for index, step in enumerate(steps):
        is_after = index > last
        if step.kind is StepKind.OTHER or (step.kind is StepKind.CAREFUL and not is_after):
            yield Obstacle(_MORE, f"line {step.place.line}")


def _doubts(
    steps: Sequence[Step], first: int, last: int, fallible: Collection[int]
) -> Iterator[Obstacle]:
    for index, step in enumerate(steps):
        line = f"line {step.place.line}"
        if step.kind is StepKind.CAREFUL and index > last:
            yield Obstacle("does something in the 'try' that may import more", line)
        elif step.kind is StepKind.PLAIN and first < index < last:
            yield Obstacle("does something between its imports", line, about_if=True)
        elif step.kind is StepKind.IMPORT and first <= index <= last:
            certain = [each for each in step.imports if each not in fallible]
            if certain and (first < index < last or len(step.imports) > len(certain)):
                kind = "has a standard library import between those that may fail"
                yield Obstacle(kind, line, about_if=True)


def _partial(
    steps: Sequence[Step], imports: Sequence[ImportFact], fallible: Collection[int]
) -> Iterator[str]:
    """Yield the names that imports bind before the last one that may fail; the names that one
    statement takes from one module come together."""
    order = [index for step in steps for index in step.imports if index in fallible]
    if not order:
        return
    final = imports[order[-1]]
    for index in order:
        fact = imports[index]
        if (fact.statement, fact.module) != (final.statement, final.module):
            yield fact.bound
