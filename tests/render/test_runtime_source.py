"""The runtime module: the text of modules unchanged, and only what is used."""

from __future__ import annotations

import itertools

import pytest

from ssotgen.render.runtime_modules import (
    Module,
    UnusableRuntimeError,
    read_module,
    runtime_modules,
)
from ssotgen.render.runtime_source import ORDER, RARE, compose

FIRST = '''
"""The docstring of a module is not copied."""

from __future__ import annotations

import re
from os import path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

# Says why it is twelve.
DOZEN = 12
"""How many."""


def helper(text: Any) -> bool:
    return re.match("x", text) is not None  # as it is


def unused() -> str:
    return path.sep
'''

SECOND = """
from __future__ import annotations

from functools import cache

from ssotgen.runtime.first import DOZEN, helper

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def ask() -> Iterator[int]:
    if helper("x"):
        yield DOZEN
"""


THIRD = """
from __future__ import annotations

from fnmatch import fnmatch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ssotgen.runtime.second import ask


def matches(text: str, known: ask) -> bool:
    return fnmatch(text, "x")
"""


def modules() -> tuple[Module, ...]:
    """Return three modules, each of which uses the one before."""
    sources = {"first": FIRST, "second": SECOND, "third": THIRD}
    return tuple(read_module(name, text) for name, text in sources.items())


def test_a_definition_brings_its_module_and_those_that_this_uses() -> None:
    source = compose(["ask"], modules())
    assert [each.name for each in source.definitions] == ["DOZEN", "helper", "unused", "ask"]
    assert source.imports == (
        "from __future__ import annotations\n\n"
        "import re\n"
        "from functools import cache\n"
        "from os import path\n\n"
        "TYPE_CHECKING = False\n"
        "if TYPE_CHECKING:\n"
        "    from collections.abc import Iterator\n"
        "    from typing import Any\n"
        "else:\n"
        "    Any = object"
    )


def test_the_text_is_unchanged_with_comments_decorators_and_docstrings() -> None:
    dozen, helper, _, ask = (each.source for each in compose(["ask"], modules()).definitions)
    assert dozen == '# Says why it is twelve.\nDOZEN = 12\n"""How many."""'
    assert "is not None  # as it is" in helper
    assert ask.startswith("@cache\ndef ask()")
    for each in (dozen, helper, ask):
        assert each in FIRST + SECOND


def test_the_order_is_that_of_the_modules_whatever_is_asked_first() -> None:
    one, other = compose(["ask", "helper"], modules()), compose(["helper", "ask"], modules())
    assert one == other


def test_a_module_that_only_type_checkers_import_comes_along() -> None:
    taken = compose(["matches"], modules()).definitions
    assert [each.name for each in taken] == ["DOZEN", "helper", "unused", "ask", "matches"]


def test_what_all_features_use_is_taken_together() -> None:
    modules = {each.module for each in compose(["read_boolean"]).definitions}
    assert modules >= {"attempt", "availability", "command_line"}
    assert not modules & {"records", "tcp_probe"}


def test_a_rare_definition_is_taken_where_something_uses_it() -> None:
    names = {each.name for each in compose(["limit_issues"]).definitions}
    assert "size_issues" in names
    assert not names & RARE
    text = "from ssotgen.runtime.first import pattern_issues\ndef ask(): return pattern_issues(1)"
    rare = read_module("first", "def pattern_issues(path): return path")
    taken = compose(["ask"], (rare, read_module("second", text))).definitions
    assert [each.name for each in taken] == ["pattern_issues", "ask"]
    assert compose(["length_issues"]).definitions != compose(["limit_issues"]).definitions


def test_between_what_only_some_specs_have_is_what_others_have_too() -> None:
    common = {each.name for name in ("shown", "Answer") for each in compose([name]).definitions}
    parts = [
        "" if each.name in common else each.name if each.name in RARE else each.module
        for module in runtime_modules(ORDER)
        for each in module.definitions
    ]
    assert {*parts} >= RARE
    assert [pair for pair in itertools.pairwise(parts) if all(pair) and pair[0] != pair[1]] == []


def test_an_import_that_is_needed_when_it_runs_is_not_left_to_type_checkers() -> None:
    uses = "from collections.abc import Iterator\ndef is_one(x): return isinstance(x, Iterator)"
    source = compose(["ask", "is_one"], (*modules(), read_module("fourth", uses)))
    assert source.imports.index("import Iterator") < source.imports.index("TYPE_CHECKING")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("for x in (1, 2): y = x", "third:1: this statement cannot be copied"),
        ("a = b = 1", "third:1: this statement cannot be copied"),
        ("TYPE_CHECKING = False\nif TYPE_CHECKING:\n    x = 1", "third:3: only imports"),
        ("from ssotgen.runtime.first import helper as h", "line 1: .* imported `as`"),
        (
            "def f():\n    from ssotgen.runtime.first import helper",
            "third:2: import this at the top",
        ),
    ],
)
def test_what_cannot_be_copied_is_refused(text: str, fault: str) -> None:
    with pytest.raises(UnusableRuntimeError, match=fault):
        read_module("third", text)


def test_names_that_mean_two_things_are_refused() -> None:
    with pytest.raises(UnusableRuntimeError, match="helper is in first and in fourth"):
        compose(["ask"], (*modules(), read_module("fourth", "helper = 1")))
    other = "from fnmatch import cache\ndef two(): return cache"
    with pytest.raises(UnusableRuntimeError, match="cache is imported from two modules"):
        compose(["ask", "two"], (*modules(), read_module("fourth", other)))


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(UnusableRuntimeError, match="no runtime module defines nobody"):
        compose(["nobody"], modules())


def test_type_variables_are_for_type_checkers_alone() -> None:
    text = """
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")


def same(value: T) -> T:
    return value
"""
    module = read_module("first", text)
    assert compose(["same"], [module]).imports == (
        "from __future__ import annotations\n\n"
        "TYPE_CHECKING = False\n"
        "if TYPE_CHECKING:\n"
        "    from typing import TypeVar\n\n"
        '    T = TypeVar("T")'
    )
