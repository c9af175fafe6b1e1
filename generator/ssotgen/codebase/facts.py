"""Facts: what one Python file says about the names that matter, small enough to pass between
processes. Everything is syntax; what a name means is for the resolver."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from ssotgen.codebase.flag_facts import FlagBlock
from ssotgen.codebase.member_facts import MemberList, MemberTable
from ssotgen.codebase.node_spans import Place
from ssotgen.codebase.returned_keys import ReturnedKeys
from ssotgen.diagnostics.record import record


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


@record
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


@record
class Binding:
    """A name of interest, or an import, bound in a scope; `import_index` leads to the import."""

    name: str
    scope: int
    place: Place
    kind: str
    import_index: int = -1


@record
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


@record
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


@record
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


NUMBERED = "numbered"
"""The kind of a member to which a call that makes an enum gives no value."""

BLOCK = "block"
"""The kind of a compound statement in the body of a class, such as an `if`."""

UNPACKED = "unpacked"
"""The kind of a class in the body of a class, and of assignments that are not to names alone."""


@record
class EnumCall:
    """How a call makes an enum: the name that it gives to the class, the first number of members
    without values, and the source of the members where that does not show them."""

    name: str
    start: int
    computed: str = ""


@record
class ClassFact:
    """A class statement, as written. `place` takes in the decorators; `summary` is the first
    paragraph of the docstring, on one line. An assignment of a call that makes an enum is one too;
    `call` says how."""

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
    call: EnumCall | None = None


@record
class ModuleCheck:
    """A call, or `in sys.modules`, that asks for a module by its name in a string; `function` is
    how the source calls it."""

    function: str
    module: str
    scope: int
    place: Place


@record
class Ignore:
    """A `# ssotgen: ignore[rule, ...] reason` comment."""

    line: int
    column: int
    rules: tuple[str, ...]
    reason: str


@record
class Unparsable:
    """A file that could not be read, where and why."""

    path: str
    line: int
    column: int
    reason: str


@record
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
