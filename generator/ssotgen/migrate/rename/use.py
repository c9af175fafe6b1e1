"""Uses: where code or a text names a symbol, how sure that is, and what a rename writes there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ssotgen.codebase.node_spans import Place


class Certainty(str, Enum):
    """How sure it is that a use is one.

    `certain` ones follow from what names lead to, `likely` ones from annotations and calls nearby;
    `text` is a string, a comment or a page that names the symbol.
    """

    CERTAIN = "certain"
    LIKELY = "likely"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class CodeUse:
    """A use of a symbol: the place of the name alone, and what takes its place.

    `how` is `import`, `read`, `subscript`, `keyword`, `pattern`, `call`, `export`, `text` or,
    for one of an object that nothing says the class of, `attribute`.
    `obstacle` says why the place cannot be edited, empty where it can.
    """

    path: str
    place: Place
    how: str
    certainty: Certainty
    new: str = ""
    obstacle: str = ""
