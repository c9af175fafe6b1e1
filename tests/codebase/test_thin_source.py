"""A file that is parsed partly says of the names that matter what it says when parsed whole."""

from __future__ import annotations

import ast
import random
import sysconfig
import textwrap
from pathlib import Path
from typing import Any

import pytest

from ssotgen.codebase.facts import FileFacts, Unparsable
from ssotgen.codebase.prefilter import Prefilter, words_of
from ssotgen.codebase.scan import scan
from ssotgen.codebase.source_text import source_text
from ssotgen.codebase.thin_source import thinned

STANDARD_LIBRARY = Path(sysconfig.get_paths()["stdlib"])

ODD = {
    "a string that looks like code": '''
        TEXT = """
        def f():
            return 1
        """
        def g():
            return """
        def HAS_X():
        """
        def h():
            return HAS_X
    ''',
    "lines in brackets and behind backslashes at the margin": """
        def f(
        a,
        b=(1,
        2),
        ):
            x = [
        def_ for def_ in a
        ]
            y = 1 + \\
        2
            return x
        def g(): return HAS_X
    """,
    "methods": """
        class Box(object,
            metaclass=type):
            \"\"\"A box
        of HAS_X.\"\"\"
            size = 1
            if size:
                def inner(self):
                    return 1

                def other(self):
                    return 2
            @property
            # a comment
            def f(self):
                return (
            1)

            async def g(self):
                return HAS_X
            def h(self): return 1
            def last(self):
                pass
                # at the end
        # after it
    """,
    "a class in a class": """
        class Around:
            class HAS_X:
                def f(self):
                    x = 1
                    return x

            def g(self):
                x = 1
                return x
    """,
    "decorators": """
        @first
        @second(
            1
        )
        def f():
            return 1


        @HAS_X
        class C:
            def g(self):
                return 1

            def h(self):
                return 2
    """,
    "a name that a function binds": """
        import box
        def box():
            x = 1
            return x
        async def size():
            x = 1
            return x
        print(box.HAS_X, size.HAS_X)
    """,
    "helpers": """
        def _can(name):
            from importlib.util import find_spec
            return find_spec(name) is not None

        def _plain():
            x = 1
            return x

        HAS_X = _can("x")
        HAS_Y = _plain()
    """,
    "names in strings": """
        def f():
            x = "a.HAS_X"
            return x

        def g():
            x = "not HAS_X"
            return x

        def h():
            x = f"is {HAS_X}"
            return x

        def i():
            x = "a.\\
        HAS_X"
            return x
    """,
    "strings in the code of strings": """
        def f():
            x = f"{d["a"]} {HAS_X}"
            return x

        def g():
            y = f"{"#"}" + rf"}}{ {"a b": HAS_X}["a b"]}"
            return y

        def h():
            z = f'''{'''
        def q():
            pass
        '''}'''
            return HAS_X
    """,
    "no line end": "def f():\n    x = 1\n    return HAS_X",
    "nothing after a function": "HAS_X = 1\ndef f():\n    x = 1\n    return x",
    "other line ends": "HAS_X = 1\r\ndef f():\r\n    x = 1\r\n    return x\r\nprint(HAS_X)\r\n",
    "other letters": "HAS_X = 1\ndef größe():\n    x = 1\n    return x\nprint(größe.HAS_X)\n",
    "a form feed": "HAS_X = 1\n\x0cdef f():\n    x = 1\n    return x\nprint(HAS_X)\n",
    "tabs": "class C:\n\tdef f(self):\n\t\tx = 1\n\t\treturn x\n\tdef g(self):\n\t\treturn HAS_X\n",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_file_says_the_same(text: str) -> None:
    _compare(textwrap.dedent(text).encode(), frozenset({"HAS_X", "HAS_Y"}))


def test_files_of_the_standard_library_say_the_same() -> None:
    chooser = random.Random(5)
    for path in chooser.sample(sorted(STANDARD_LIBRARY.glob("*.py")), 25):
        data = path.read_bytes()
        words = sorted(set(words_of(data)))
        names = chooser.sample(words, min(5, len(words)))
        _compare(data, frozenset(each.decode() for each in names))


def test_what_holds_nothing_is_not_parsed() -> None:
    data = b"import os\n\ndef f():\n    x = [\n]\n    return x\n\nclass C:\n    x = 1\n    y = 2\n"
    text = source_text(data)
    assert text is not None
    tree = ast.parse(thinned(data, text.code, (1,), ()))
    assert [ast.unparse(node) for node in tree.body] == [
        "import os",
        "def f():\n    0",
        "class C:\n    0",
    ]


def test_a_fault_in_what_holds_nothing_keeps_no_finding_back() -> None:
    data = b"HAS_X = 1\n\ndef f():\n    print 1\n    return 2\n"
    found = scan("a.py", data, Prefilter(frozenset({"HAS_X"}), partly=True))
    assert isinstance(found, FileFacts)
    assert [each.name for each in found.bindings] == ["HAS_X"]
    whole = scan("a.py", data, Prefilter(frozenset({"HAS_X"})))
    assert isinstance(whole, Unparsable)


def _compare(data: bytes, names: frozenset[str]) -> None:
    whole = scan("a.py", data, Prefilter(names))
    partly = scan("a.py", data, Prefilter(names, partly=True))
    if isinstance(whole, FileFacts):
        assert isinstance(partly, FileFacts)
        assert _said(partly) == _said(whole)


def _said(facts: FileFacts) -> dict[str, list[Any]]:
    """Return what a file says, with scopes by their names: those without anything of interest are
    not numbered in one that is parsed partly."""
    kinds = ("imports", "uses", "bindings", "mentions", "classes", "blocks")
    return {kind: [_named(each, facts) for each in getattr(facts, kind)] for kind in kinds}


def _named(fact: Any, facts: FileFacts) -> tuple[object, ...]:
    values = {name: getattr(fact, name) for name in type(fact).__match_args__}
    for name in ("scope", "root_scope"):
        chain = []
        at = values.pop(name, -1)
        while at >= 0:
            chain.append(facts.scopes[at].name)
            at = facts.scopes[at].parent
        values[name] = chain
    return tuple(values.items())
