"""The truth table of visibility: each way in which a name can be seen, and what follows from it.

docs/migrate-safety.md shows the same rows to the reader.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from ssotgen.diagnostics.paths import display_path

BoundName = tuple[str, str]
"""A name at the top of a module: the module's file, and the name."""


class Consequence(str, Enum):
    """What follows for a name where something sees it that is not rewritten."""

    ALIAS = "stays"
    PINNED = "stays, and is still read"
    TRY_STAYS = "goes, but the `try` stays"
    UNSAFE = "unsafe"
    REFUSED = "left"


class Row(NamedTuple):
    """A way to see a name: what follows, how a message says it, and an example."""

    consequence: Consequence
    phrase: str
    example: str


class Sight(Row, Enum):
    """The ways to see the flag `F` of a module `a`."""

    LEFT_READ = (
        Consequence.ALIAS,
        "a read of it is not rewritten",
        "`print(F)  # ssotgen: ignore[flag-use] why`, `try: x = F` with `except NameError`",
    )
    CLASS_READ = (
        Consequence.ALIAS,
        "a class body reads it and may also bind it",
        "`class C:` with `if x: F = 1` and `y = F`",
    )
    LABELLED_READ = Consequence.ALIAS, "an f-string shows its name", '`f"{F=}"`'
    COMPILED_READ = (
        Consequence.ALIAS,
        "a function that is compiled reads it",
        "`if F:` below `@njit`, or beside `import torch` in a project with `torch.jit.script`",
    )
    LEFT_IMPORT = (
        Consequence.ALIAS,
        "an import of it is not rewritten",
        "`from a import F` in a `try`, in a class body, in a file that must not be written, or as"
        " the only import of a module whose import has effects",
    )
    UNKNOWN_IMPORT = (
        Consequence.ALIAS,
        "an import that cannot be followed may take it",
        "`from installed.path.a import F`",
    )
    OFFERED = (
        Consequence.ALIAS,
        "an import passes it on",
        "`from a import F as F`, or `from .a import F` in an `__init__.py` that does not read it",
    )
    EXPORTED = Consequence.ALIAS, "__all__ lists it", '`__all__ = ["F"]`'
    UNKNOWN_READ = (
        Consequence.ALIAS,
        "it may be read from an object that cannot be followed",
        "`x.F`, where `x` is a parameter",
    )
    UNKNOWN_SET = (
        Consequence.PINNED,
        "it may be set on an object that cannot be followed",
        "`x.F = False`, where `x` is a parameter",
    )
    SET_OUTSIDE = Consequence.PINNED, "it is set from outside", "`a.F = False`"
    STRING = (
        Consequence.PINNED,
        "a string names it",
        '`mock.patch("a.F", False)`, `{"F": False}`, `f"{module}.F"`',
    )
    READ_BY_STRING = (
        Consequence.ALIAS,
        "a string reads it",
        '`getattr(a, "F")`, `skipif("not F")`, `eval("F")`, `globals()["F"]`, `attrgetter("F")`',
    )
    DOCSTRING = Consequence.ALIAS, "a docstring names it", '`""">>> F"""`'
    COMPOSED = (
        Consequence.ALIAS,
        "a computed string may name it",
        '`getattr(a, "HAS_" + name)`',
    )
    KEYWORD = Consequence.PINNED, "a keyword may set it", "`patch.multiple(a, F=False)`"
    NAMES_READ = (
        Consequence.ALIAS,
        "all names of its module are read",
        "`vars(a)`, `dir(a)`, `getattr(a, name)`, `vars(import_module(name))`",
    )
    NAMES_SET = (
        Consequence.PINNED,
        "any name of its module may be set",
        "`globals().update(x)`, `exec(code)`, `setattr(a, name, x)`",
    )
    MODULE_GETATTR = (
        Consequence.ALIAS,
        "its module has a function for missing names",
        "`def __getattr__(name):` at the top of `a`",
    )
    TEXT = (
        Consequence.ALIAS,
        "a file that is not Python names it",
        "`{% if F %}` in a template, `F` in a configuration file or a notebook",
    )
    UNPARSABLE = (
        Consequence.ALIAS,
        "a file that cannot be parsed names it",
        '`print "F"`',
    )
    UNPARSABLE_SET = (
        Consequence.PINNED,
        "a file that cannot be parsed may set it",
        "`a.F = 0` next to a syntax error",
    )
    IMPORTED_AGAIN = (
        Consequence.UNSAFE,
        "its module, or a package that it tests for, may be imported again",
        '`importlib.reload(a)`, `sys.modules["a"]`, `sys.modules["target"] = None`',
    )
    IMPORTS_REPLACED = (
        Consequence.UNSAFE,
        "code that names its module, or a package that it tests for, replaces how Python imports",
        '`mock.patch("builtins.__import__", f)`, `sys.meta_path.insert(0, f)`',
    )
    ANNOTATIONS_READ = (
        Consequence.UNSAFE,
        "it is annotated in some branches only, and code reads annotations of its module",
        "`F: bool = True` in the `try`, `F = False` in the handler, and `get_type_hints(a)`",
    )
    PARTLY_BOUND = (
        Consequence.TRY_STAYS,
        "its block imports several modules, and a name of the first one is read without a test",
        "`import x; import y; F = True` in the `try`, and `x.f()` outside of `if F:`",
    )
    BOUND_AGAIN = (
        Consequence.REFUSED,
        "it is bound again",
        "`F = 1`, `def F`, `import F`, `except E as F`, `case F`, `(F := 1)`, `global F`",
    )
    DELETED = Consequence.REFUSED, "it is deleted", "`del F`"
    STARRED = (
        Consequence.REFUSED,
        "a star import brings the same name",
        "`from b import *`, where `b` has an `F` too",
    )


_SHOWN = 3
"""How many of the places that keep a name a message shows."""


@dataclass(slots=True)
class Reasons:
    """Why a name stays or a flag is left: phrases, each with the places that it is true of."""

    places: dict[str, dict[tuple[str, int], None]] = field(default_factory=dict)

    def add(self, phrase: str, path: str = "", line: int = 0) -> None:
        """Add a reason; one that is true of no place in particular has no path."""
        found = self.places.setdefault(phrase, {})
        if path:
            found[path, line] = None

    def update(self, others: Reasons) -> None:
        """Add the reasons of others."""
        for phrase, places in others.places.items():
            self.places.setdefault(phrase, {}).update(places)

    def __bool__(self) -> bool:
        return bool(self.places)

    def __str__(self) -> str:
        return "; ".join(_with_places(each, list(at)) for each, at in self.places.items())


def _with_places(phrase: str, places: list[tuple[str, int]]) -> str:
    if not places:
        return phrase
    shown = [f"{display_path(Path(path))}:{line}" for path, line in sorted(places)[:_SHOWN]]
    more = len(places) - len(shown)
    return f"{phrase} at {', '.join(shown)}{f' and {more} more places' if more > 0 else ''}"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place where a name may be seen. `reach` are the module-level names that it may mean, None
    for every one of that name."""

    name: str
    sight: Sight
    path: str
    line: int
    reach: frozenset[BoundName] | None = None
