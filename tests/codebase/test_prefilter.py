"""Which files are parsed: every one that could hold something, and few others."""

from __future__ import annotations

import pytest

from ssotgen.codebase import prefilter
from ssotgen.codebase.byte_context import has_odd_lines
from ssotgen.codebase.prefilter import Prefilter

LOOKS_FOR = Prefilter(
    frozenset({"Mode", "HAS_CHARTS"}), frozenset({"charts", "draw"}), frozenset({"Mode"})
)
AROUND = "\nexcept ImportError:\n    print(False)\nprint(True)\n"


@pytest.mark.parametrize(
    "text",
    [
        "class Mode(Enum): ...",
        "if x:\n    class  Mode : ...",
        "from modes import Mode",
        "from modes import Other, Mode as M",
        "import modes; from modes import Mode",
        "if x: from modes import Mode",
        "from modes import (\n    Other,  # (the other one)\n    Mode,\n)",
        "from modes import (  # noqa: F401\n    # a comment: one\n    Other as O, \n\n    Mode)",
        "from modes import Other, \\\n    Mode",
        "from modes import \\\n    Mode",
        "def f():\n\tfrom modes import (\n\t\tMode\n\t)",
        "from größen import (\n    Größe,\n    Mode,\n)",
        "from modes import *\n\nprint(Mode)",
        "x = modes.Mode",
        "x = modes. \\\n    Mode",
        "x = 'modes.Mode'",
        "x = 1\rfrom modes import Mode\r",
        "from modes import (\r\n    Other,\r\n    Mode,\r\n)\r\n",
        "print(HAS_CHARTS)",
        "x = 'HAS_CHARTS'",
    ],
)
def test_a_file_that_could_be_about_a_name_is_parsed(text: str) -> None:
    assert LOOKS_FOR.wants(text.encode())
    many = Prefilter(
        LOOKS_FOR.names | {f"Name{n}" for n in range(99)},
        classes=LOOKS_FOR.classes | {f"Name{n}" for n in range(99)},
    )
    assert many.wants(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "Mode = 1\nprint(Mode)",
        "def f(Mode): return Mode",
        "# the Mode of it",
        "x = 'Mode'\ncall(\n    x,\n    Mode,\n)",
        "class Model: ...\nfrom modes import SomeMode",
        "HAS_CHARTS_TOO = 1",
        "import charts",
    ],
)
def test_a_file_that_has_the_word_for_something_else_is_not(text: str) -> None:
    assert not LOOKS_FOR.wants(text.encode())
    assert not LOOKS_FOR.wants((text + AROUND).encode())


@pytest.mark.parametrize(
    "text",
    [
        "try:\n    import charts",
        "try: import charts",
        "try:\n    from charts import (\n        paint,\n        draw,\n    )",
        "try:\n    import numpy, \\\n        charts",
        "try:\n    # about it\n\n    import numpy\n    import charts",
        "if x:\n    try:\n        import numpy\n        with y:\n            import charts",
        "try:\n    if x:\n        import charts",
        "try:\n    x = '''\nno margin\n'''\n    import charts",
        "\ttry:\n\t\timport charts",
        "try:\r\n    import charts\r\n",
        "try:\n    x = import_module('charts')",
        "try:\n    from .compat import charts",
    ],
)
def test_a_file_that_could_set_an_unknown_flag_is_parsed(text: str) -> None:
    assert LOOKS_FOR.wants((text + AROUND).encode())


@pytest.mark.parametrize(
    "text",
    [
        "import charts\ntry:\n    import numpy",
        "def f():\n    import charts\n\ntry:\n    import numpy",
        "try:\n    pass\nfinally:\n    pass\ndef f():\n    if x:\n        import charts",
        "try:\n    import numpy\n    charts = draw(numpy)",
        "try:\n    import piecharts",
    ],
)
def test_a_file_that_imports_it_elsewhere_is_not(text: str) -> None:
    assert not LOOKS_FOR.wants((text + AROUND).encode())


def test_a_file_that_has_a_name_often_is_searched_as_often_as_any_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searches: list[bytes] = []

    def counted(data: bytes) -> bool:
        searches.append(data)
        return has_odd_lines(data)

    monkeypatch.setattr(prefilter, "has_odd_lines", counted)
    text = "try:\n    import numpy" + AROUND + "charts.draw(charts)\n" * 1_000
    assert not LOOKS_FOR.wants(text.encode())
    assert len(searches) == 1


EVERYTHING = Prefilter(frozenset({"Mode"}), everything=True)


@pytest.mark.parametrize(
    "text",
    [
        "try:\n    import numpy",
        "def found():\n    import numpy\n",
        "with suppress(Exception):\n    from numpy import array",
        "try: import numpy",
        "try:\n    from numpy \\\n    import array",
        "import_it = __import__",
        "FOUND = module_exists('numpy')",
        "FOUND = has_it('numpy')",
        "FOUND = find_spec('numpy')",
        "FOUND = 'numpy' in sys . modules",
        "FOUND = 'numpy' in (sys.\\\n    modules)",
        "FOUND = importlib . metadata.version ( 'numpy' )",
    ],
)
def test_a_file_that_could_ask_for_any_module_is_parsed_for_the_notes(text: str) -> None:
    assert EVERYTHING.wants((text + AROUND).encode())


@pytest.mark.parametrize("text", ["import numpy", "FOUND = lookup('numpy')", "'import numpy'"])
def test_a_file_that_cannot_ask_for_a_module_is_not(text: str) -> None:
    assert not EVERYTHING.wants((text + AROUND).encode())


@pytest.mark.parametrize(
    "text",
    [
        "HAS_NUMPY = exists('numpy')",
        "HAS_NUMPY = module_exists(\n    'numpy',\n)",
        "HAS_NUMPY = module_available (r'numpy')",
        'HAS_NUMPY = module_available("""numpy""")',
        "HAS_NUMPY = False\nwith suppress(Exception):\n    import numpy\n    HAS_NUMPY = True",
        "try:\n    import numpy\nexcept Exception:\n    HAS_NUMPY = 0\nelse:\n    HAS_NUMPY = 1",
        "try:\n    import_module('numpy')\nexcept Exception:\n    HAS_NUMPY = 0",
    ],
)
def test_a_file_that_asks_without_naming_import_errors_is_parsed_for_the_notes(text: str) -> None:
    assert EVERYTHING.wants(text.encode())
