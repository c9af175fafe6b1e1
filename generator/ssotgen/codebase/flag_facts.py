"""Facts about code that finds out whether something can be imported, and the flags that say so."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from ssotgen.codebase.node_spans import Place
from ssotgen.diagnostics.record import record


@record
class BlockFlag:
    """A flag of a block: `positive` where it is True when the import worked."""

    name: str
    positive: bool
    place: Place


@record
class Obstacle:
    """Why something cannot be rewritten exactly: `kind` reads the same wherever the reason does, so
    that it can be counted, and `detail` says which name or line it is here. `about_if` is one that
    is against an `if` in the place of the `try` alone: the flag can go, and the `try` stays.
    `is_doubt` is one that a rewrite may pass over where somebody wants that."""

    kind: str
    detail: str = ""
    about_if: bool = False
    is_doubt: bool = False

    def __str__(self) -> str:
        return f"{self.kind} ({self.detail})" if self.detail else self.kind


class BlockKind(str, Enum):
    """What kind of code finds out whether something can be imported."""

    TRY = "try"
    SUPPRESS = "suppress"
    TEST = "test"
    NONE = "none"
    FUNCTION = "function"
    OTHER = "other"


class StepKind(str, Enum):
    """What a statement in the `try` of a flag block does.

    A plain one, such as a constant or a `def`, cannot fail. A careful one cannot raise what the
    handler catches, as far as anybody would write it; of any other that is not known. `pass` counts
    as setting the flag: it goes with it.
    """

    IMPORT = "import"
    SET = "set"
    PLAIN = "plain"
    CAREFUL = "careful"
    OTHER = "other"


class Step(NamedTuple):
    """A statement in the `try` of a flag block; `imports` are indexes into the file's imports."""

    place: Place
    kind: StepKind
    imports: tuple[int, ...] = ()


class Catches(str, Enum):
    """What the handlers of a flag block catch."""

    EVERYTHING = "everything"
    IMPORT_ERRORS = "import errors"
    MISSING_MODULES = "missing modules"


@record
class FlagBlock:
    """Code that finds out whether something can be imported, and the flags that say so.

    A `try` that imports something and sets a flag both ways; a `with suppress(ImportError)` that
    does; an assignment of a test, such as `find_spec("x") is not None`; a `try` whose handler sets
    what it should import to None; a function that answers; a flag of a known name that is made from
    any of this in another way.

    `imports` are indexes into the file's imports, `modules` what is asked for by a name in a
    string; `steps` are the statements of the `try`; `sets` are the assignments of the flags, in the
    block and before it; `fallbacks` are the names that every handler binds. `obstacles` say why it
    cannot be rewritten, as syntax shows it. `context` are the compound statements around it within
    its scope, the innermost last.
    """

    place: Place
    scope: int
    context: tuple[str, ...]
    imports: tuple[int, ...]
    flags: tuple[BlockFlag, ...]
    sets: tuple[Place, ...]
    obstacles: tuple[Obstacle, ...]
    kind: BlockKind = BlockKind.TRY
    modules: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    fallbacks: frozenset[str] = frozenset()
    catches: Catches = Catches.IMPORT_ERRORS

    @property
    def may_fail_otherwise(self) -> bool:
        """Whether the handlers catch any error, and the `try` does more than to import."""
        kinds = [step.kind for step in self.steps]
        return self.catches is Catches.EVERYTHING and StepKind.OTHER in kinds

    @property
    def sets_between_imports(self) -> bool:
        """Whether a flag is set between imports of the `try`, which would stand together without
        it."""
        kinds = [step.kind for step in self.steps]
        if StepKind.IMPORT not in kinds:
            return False
        last = len(kinds) - kinds[::-1].index(StepKind.IMPORT)
        return StepKind.SET in kinds[kinds.index(StepKind.IMPORT) : last]
