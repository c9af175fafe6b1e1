"""Drawings: a map of the classes of a spec, as SVG whose boxes are links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ssotgen.diagnostics.record import record

MAX_BOXES = 40
"""How many boxes a drawing has at most; with more of them a list says more."""

_WIDTH, _HEIGHT, _GAP, _COLUMN = 220, 30, 10, 330


@record
class Box:
    """A box of the map: its anchor, its text and where it is, in pixels."""

    anchor: str
    text: str
    kind: str
    x: int
    y: int

    @property
    def left(self) -> tuple[int, int]:
        """Where an arrow into the box ends."""
        return self.x, self.y + _HEIGHT // 2

    @property
    def right(self) -> tuple[int, int]:
        """Where an arrow out of the box begins."""
        return self.x + _WIDTH, self.y + _HEIGHT // 2


@record
class Arrow:
    """An arrow between two boxes, as the data of an SVG path."""

    source: str
    target: str
    path: str


@record
class Drawing:
    """A map with its size in pixels."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    width: int
    height: int
    box_width: int = _WIDTH
    box_height: int = _HEIGHT


def draw(
    columns: Sequence[Sequence[tuple[str, str, str]]], edges: Sequence[tuple[str, str]]
) -> Drawing | None:
    """Return a map, None where it would have more than MAX_BOXES boxes.

    A column holds boxes as anchor, text and kind; an edge goes from one text to another. Boxes of a
    column keep their order, and an empty column takes no room.
    """
    if not 0 < sum(map(len, columns)) <= MAX_BOXES:
        return None
    boxes = [
        Box(anchor, text, kind, 10 + number * _COLUMN, 10 + row * (_HEIGHT + _GAP))
        for number, column in enumerate(filter(None, columns))
        for row, (anchor, text, kind) in enumerate(column)
    ]
    by_text = {box.text: box for box in boxes}
    arrows = [
        Arrow(source, target, _path(by_text[source], by_text[target]))
        for source, target in edges
        if source in by_text and target in by_text
    ]
    return Drawing(
        tuple(boxes),
        tuple(arrows),
        width=max(box.x for box in boxes) + _WIDTH + 10,
        height=max(box.y for box in boxes) + _HEIGHT + 10,
    )


def _path(source: Box, target: Box) -> str:
    if source.x == target.x:
        x, y = source.right
        _, end = target.right
        return f"M{x} {y} C{x + 60} {y} {x + 60} {end} {x} {end}"
    (x, y), (end_x, end_y) = source.right, target.left
    middle = (x + end_x) // 2
    return f"M{x} {y} C{middle} {y} {middle} {end_y} {end_x} {end_y}"


def mermaid(edges: Sequence[tuple[str, str]], names: Mapping[str, str]) -> str:
    """Return edges as a Mermaid flowchart; `names` maps texts to kinds."""
    lines = ["flowchart LR"]
    ids = {text: f"n{number}" for number, text in enumerate(sorted(names))}
    for text in sorted(names):
        opening, closing = ("([", "])") if names[text] == "enum" else ("[", "]")
        lines.append(f'    {ids[text]}{opening}"{text}"{closing}')
    lines += [f"    {ids[a]} --> {ids[b]}" for a, b in edges if a in ids and b in ids]
    return "\n".join(lines) + "\n"


def dot(edges: Sequence[tuple[str, str]], names: Mapping[str, str]) -> str:
    """Return edges as a graph in DOT; `names` maps texts to kinds."""
    lines = ["digraph spec {", "    rankdir=LR;"]
    for text in sorted(names):
        shape = "ellipse" if names[text] == "enum" else "box"
        lines.append(f'    "{text}" [shape={shape}];')
    lines += [f'    "{a}" -> "{b}";' for a, b in edges if a in names and b in names]
    return "\n".join([*lines, "}"]) + "\n"
