"""Facts: what one Python file says about the names that matter, small enough to pass between
processes. Everything is syntax; what a name means is for the resolver."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from ssotgen.codebase.member_facts import MemberList, MemberTable
from ssotgen.codebase.returned_keys import ReturnedKeys


class Place(NamedTuple):
    """Where a node is: lines from 1, columns in characters from 0."""

    line: int
    column: int
    end_line: int
    end_column: int


class ScopeKind(str, Enum):
    """What opens a scope. Lambdas and comprehensions count as functions."""

    MODULE = "module"
    FUNCTION = "function"
    CLASS = "class"


class Scope(NamedTuple):
    """A scope; `parent` is the index of the one around it, -1 for the module."""

    kind: ScopeKind
    parent: int
    name: str


MODULE_SCOPE = 0
"""The index of the module's own scope among the scopes of a file."""


class Access(str, Enum):
    """What is done to a name."""

    LOAD = "load"
    STORE = "store"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class ImportFact:
    """One name of an import statement.

    `from ..a import b as c` has level 2, module `a`, name `b`, bound `c`; `import a.b` has level 0,
    module `a.b`, no name, bound `a`. `place` is the alias alone, `statement` the whole. `guarded`
    says that it is in a `try` body whose handlers could catch its failure, `type_checking` that
    only a type checker sees it.
    """

    place: Place
    statement: Place
    level: int
    module: str
    name: str
    bound: str
    scope: int
    guarded: bool = False
    type_checking: bool = False
    aliased: bool = False

    @property
    def is_star(self) -> bool:
        """Whether it is `from module import *`."""
        return self.name == "*"


@dataclass(frozen=True, slots=True)
class Binding:
    """A name of interest, or an import, bound in a scope; `import_index` leads to the import."""

    name: str
    scope: int
    place: Place
    kind: str
    import_index: int = -1


@dataclass(frozen=True, slots=True)
class Use:
    """A name of interest that is read, set or deleted.

    `base` is what is in front of it, `a.b` of `a.b.NAME`, and `root_scope` the scope in which
    the first name of the chain is bound, by an import alone (-1 where that is not so). `attribute`
    is what is taken from the name: `MEMBER` of `NAME.MEMBER`; `item` the same of `NAME["MEMBER"]`.
    `is_test` says that it is asked for being true, or None. `keywords` and `positional` describe
    the call where the name is called.
    """

    name: str
    scope: int
    place: Place
    access: Access
    base: str = ""
    root_scope: int = -1
    attribute: str = ""
    item: str = ""
    is_test: bool = False
    is_call: bool = False
    positional: int = 0
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of interest inside a string: `mock.patch("a.b.NAME")`, `getattr(module, "NAME")`.

    `call` is the function that takes it and `base` the dotted name of its first argument, where
    that is one and the string is not.
    """

    text: str
    scope: int
    place: Place
    call: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True)
class ClassItem:
    """One statement of a class body: `name: annotation = value`, a method, or something else.

    `returned` are the keys of what a `to_dict` returns.
    """

    kind: str
    name: str
    annotation: str = ""
    value: str = ""
    decorators: tuple[str, ...] = ()
    returned: ReturnedKeys | None = None


@dataclass(frozen=True, slots=True)
class ClassFact:
    """A class statement, as written. `place` takes in the decorators; `summary` is the first
    paragraph of the docstring, on one line."""

    name: str
    scope: int
    place: Place
    name_place: Place
    bases: tuple[str, ...]
    keywords: tuple[str, ...]
    decorators: tuple[str, ...]
    items: tuple[ClassItem, ...]
    context: tuple[str, ...]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class BlockFlag:
    """A flag of a block: `positive` where it is True when the import worked."""

    name: str
    positive: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why something cannot be rewritten exactly: `kind` reads the same wherever the reason does, so
    that it can be counted, and `detail` says which name or line it is here. `about_if` is one that
    is against an `if` in the place of the `try` alone: the flag can go, and the `try` stays."""

    kind: str
    detail: str = ""
    about_if: bool = False

    def __str__(self) -> str:
        return f"{self.kind} ({self.detail})" if self.detail else self.kind


class BlockKind(str, Enum):
    """What kind of code finds out whether something can be imported."""

    TRY = "try"
    SUPPRESS = "suppress"
    TEST = "test"
    NONE = "none"
    FUNCTION = "function"


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


@dataclass(frozen=True, slots=True)
class FlagBlock:
    """Code that finds out whether something can be imported, and the flags that say so.

    A `try` that imports something and sets a flag both ways; a `with suppress(ImportError)` that
    does; an assignment of a test, such as `find_spec("x") is not None`; a `try` whose handler sets
    what it should import to None; a function that answers.

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
    def sets_between_imports(self) -> bool:
        """Whether a flag is set between imports of the `try`, which would stand together without
        it."""
        kinds = [step.kind for step in self.steps]
        if StepKind.IMPORT not in kinds:
            return False
        last = len(kinds) - kinds[::-1].index(StepKind.IMPORT)
        return StepKind.SET in kinds[kinds.index(StepKind.IMPORT) : last]


@dataclass(frozen=True, slots=True)
class ModuleCheck:
    """A call, or `in sys.modules`, that asks for a module by its name in a string; `function` is
    how the source calls it."""

    function: str
    module: str
    scope: int
    place: Place


@dataclass(frozen=True, slots=True)
class Ignore:
    """A `# ssotgen: ignore[rule, ...] reason` comment."""

    line: int
    column: int
    rules: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Unparsable:
    """A file that could not be read, where and why."""

    path: str
    line: int
    column: int
    reason: str


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Everything that a file says. `exports` is its `__all__` where that is a plain list or
    tuple."""

    path: str
    generated: bool = False
    scopes: tuple[Scope, ...] = (Scope(ScopeKind.MODULE, -1, ""),)
    imports: tuple[ImportFact, ...] = ()
    bindings: tuple[Binding, ...] = ()
    uses: tuple[Use, ...] = ()
    mentions: tuple[Mention, ...] = ()
    classes: tuple[ClassFact, ...] = ()
    blocks: tuple[FlagBlock, ...] = ()
    checks: tuple[ModuleCheck, ...] = ()
    member_tables: tuple[MemberTable, ...] = ()
    member_lists: tuple[MemberList, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    exports: tuple[str, ...] | None = None

    def is_ignored(self, place: Place, rule: str) -> bool:
        """Whether a comment on the first line of a place silences the rule of that name there."""
        return any(each.line == place.line and rule in each.rules for each in self.ignores)
