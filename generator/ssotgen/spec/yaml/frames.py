"""What a tree is built from: the mappings and sequences that are open while a file is read."""

from __future__ import annotations

from enum import Enum, auto

from ssotgen.spec.yaml.anchors import Anchor
from ssotgen.spec.yaml.document import YamlMapping, YamlSequence


class State(Enum):
    """What a mapping or a sequence waits for next."""

    ITEM = auto()
    KEY = auto()
    VALUE = auto()
    MERGE = auto()
    END_OF_KEY = auto()
    VALUE_OF_NO_KEY = auto()


class Frame:
    """A mapping or a sequence that is being read, and the key whose value comes next.

    `size` and `height` grow with what is put in: the values in there, aliases expanded, and the
    levels below. `sources` are the mappings of its merge key, which is at `merge`.
    """

    __slots__ = (
        "anchor", "height", "key", "key_column", "key_line", "merge", "node", "size", "sources",
        "state",
    )  # fmt: skip

    def __init__(self, node: YamlMapping | YamlSequence, anchor: Anchor | None) -> None:
        self.node = node
        self.anchor = anchor
        self.state = State.KEY if isinstance(node, YamlMapping) else State.ITEM
        self.key = ""
        self.key_line = 0
        self.key_column = 0
        self.merge: tuple[int, int] | None = None
        self.sources: list[YamlMapping] = []
        self.size = 1
        self.height = 1
