"""A flag is found whatever shape the code has that sets it: by its name in `legacy_flags` as the
feature's, else as a note."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.audited import audited, write_files

from ssotgen.app.audit import Request
from ssotgen.diagnostics.finding import Finding

SPEC = """\
project: {name: shop, package: shop.ssot, summary: A shop.}
features:
  charts:
    summary: Charts.
    hint: pip install charts
    imports: {charts.core: [draw]}
    legacy_flags: [HAS_CHARTS, has_charts, canvas, Charts]
  tables: {summary: Tables., hint: pip install tables, imports: {tables: []}}
"""
TRY = "try:\n    from charts.core import draw\n"
SHAPES = {
    "find_spec": "from importlib.util import find_spec\nFLAG = find_spec('charts') is not None",
    "find_spec is None": "import importlib.util\nFLAG = importlib.util.find_spec('charts') is None",
    "bool": "from importlib.util import find_spec\nFLAG = bool(find_spec('charts.core'))",
    "not": "from importlib.util import find_spec\nFLAG = not find_spec('charts.core')",
    "chosen": "from importlib.util import find_spec\nFLAG = True if find_spec('charts') else False",
    "both": (
        "from importlib.util import find_spec as f\nimport importlib.util as u\n"
        "FLAG = u.find_spec('charts.core') is not None and u.find_spec('charts') is not None"
    ),
    "none and test": f"{TRY}except ImportError:\n    draw = None\nFLAG = draw is not None",
    "none in one go": (
        "try:\n    from charts.core import draw, line\nexcept ImportError:\n"
        "    draw, line = None, None\nFLAG = draw is not None"
    ),
    "suppress": (
        "from contextlib import suppress\nFLAG = False\nwith suppress(ImportError):\n"
        "    from charts.core import draw\n    FLAG = True"
    ),
    "suppress of two": (
        "import contextlib\nFLAG = False\n"
        "with contextlib.suppress(ImportError, AttributeError):\n"
        "    import charts.core\n    FLAG = True"
    ),
    "import_module": (
        "import importlib\ntry:\n    importlib.import_module('charts.core')\n    FLAG = True\n"
        "except ImportError:\n    FLAG = False"
    ),
    "__import__": (
        "try:\n    __import__('charts.core')\n    FLAG = True\nexcept ImportError:\n"
        "    FLAG = False"
    ),
    "version": (
        "from importlib.metadata import PackageNotFoundError, version\ntry:\n"
        "    version('charts')\n    FLAG = True\nexcept PackageNotFoundError:\n    FLAG = False"
    ),
    "a later version": (
        "from importlib.metadata import version\nfrom packaging.version import Version\n"
        "FLAG = Version(version('charts')) >= Version('2')"
    ),
    "numbers": f"{TRY}    FLAG = 1\nexcept ImportError:\n    FLAG = 0",
    "texts": f"{TRY}    FLAG = 'yes'\nexcept ImportError:\n    FLAG = ''",
    "None for no": f"{TRY}    FLAG = True\nexcept ImportError:\n    FLAG = None",
    "else": f"{TRY}except ImportError:\n    FLAG = False\nelse:\n    FLAG = True",
    "error kept": (
        f"import traceback\nERR = None\n{TRY}    FLAG = True\nexcept ImportError:\n"
        "    ERR = traceback.format_exc()\n    FLAG = False"
    ),
    "if": (
        "from importlib.util import find_spec\nif find_spec('charts.core') is not None:\n"
        "    FLAG = True\nelse:\n    FLAG = False"
    ),
    "if and preset": (
        "from importlib.util import find_spec\nFLAG = False\n"
        "if (found := find_spec('charts.core')) is not None:\n    FLAG = True"
    ),
    "sys.modules": "import sys\nFLAG = 'charts.core' in sys.modules",
    "sys.modules.get": "import sys\nFLAG = sys.modules.get('charts.core') is not None",
    "helper with the name": (
        "def _try(name):\n    try:\n        return __import__(name), True\n"
        "    except ImportError:\n        return None, False\n\n\n"
        "charts, FLAG = _try('charts.core')"
    ),
    "helper from elsewhere": (
        "from tools import optional_package\n\ncharts, FLAG, _ = optional_package('charts.core')"
    ),
    "own function": (
        "def check():\n    try:\n        import charts.core\n    except ImportError:\n"
        "        return False\n    return True\n\n\nFLAG = check()"
    ),
    "class": (
        "class Box:\n    try:\n        import charts.core\n        FLAG = True\n"
        "    except ImportError:\n        FLAG = False"
    ),
    "function": (
        "def draw_it():\n    try:\n        import charts.core\n        FLAG = True\n"
        "    except ImportError:\n        FLAG = False\n    return FLAG"
    ),
}

OTHER_SHAPES = {
    "walrus": (
        "from importlib.util import find_spec\nif FLAG := find_spec('charts.core'):\n    pass"
    ),
    "all": (
        "from importlib.util import find_spec\n"
        "FLAG = all(find_spec(each) is not None for each in ('charts.core', 'charts'))"
    ),
    "constant": (
        "from importlib.util import find_spec\nLIB = 'charts.core'\n"
        "FLAG = find_spec(LIB) is not None"
    ),
    "spec in a name": (
        "from importlib.util import find_spec\n_spec = find_spec('charts.core')\n"
        "FLAG = _spec is not None"
    ),
    "helper that is given more": (
        "from tools import is_installed\nFLAG = is_installed('charts.core', strict=False)"
    ),
    "suppress under another name": (
        "from contextlib import suppress as ignoring\nFLAG = 0\nwith (\n"
        "    ignoring(ImportError),\n    ignoring(AttributeError),\n):\n"
        "    from charts.core import draw\n\n    FLAG = 1"
    ),
    "None before": (
        "draw = None\ntry:\n    from charts.core import draw\nexcept ImportError:\n    pass\n"
        "FLAG = not not draw"
    ),
    "mark of what is missing": (
        f"_MISSING = object()\n{TRY}except ImportError:\n    draw = _MISSING\n"
        "FLAG = draw is not _MISSING"
    ),
    "globals": f"{TRY}except ImportError:\n    pass\nFLAG = 'charts' in globals()",
    "function with suppress": (
        "from contextlib import suppress\n\n\ndef check():\n    with suppress(ImportError):\n"
        "        import charts.core\n\n        return True\n    return False\n\n\nFLAG = check()"
    ),
    "function that gives the name": (
        "def load():\n    try:\n        from charts.core import draw\n"
        "    except ImportError:\n        return None\n    return draw\n\n\n"
        "draw = load()\nFLAG = draw is not None"
    ),
    "loop over names": (
        "import importlib\n\nfor name in ('charts.core', 'tables'):\n    try:\n"
        "        importlib.import_module(name)\n        FLAG = True\n"
        "    except ImportError:\n        FLAG = False"
    ),
    "table": (
        "from importlib.util import find_spec\n"
        "THERE = {each: find_spec(each) is not None for each in ('charts.core', 'tables')}\n"
        "FLAG = THERE['charts.core']"
    ),
    "item": f"FLAGS = {{}}\n{TRY}    FLAGS['FLAG'] = 1\nexcept ImportError:\n    FLAGS['FLAG'] = 0",
    "attribute of a class": (
        f"class State: ...\n\n\n{TRY}    State.FLAG = True\nexcept ImportError:\n"
        "    State.FLAG = False"
    ),
    "attribute of self": (
        "class Box:\n    def __init__(self):\n        try:\n            import charts.core\n"
        "            self.FLAG = True\n        except ImportError:\n            self.FLAG = False"
    ),
    "setattr": (
        f"import sys\n\nhere = sys.modules[__name__]\n{TRY}    setattr(here, 'FLAG', True)\n"
        "except ImportError:\n    setattr(here, 'FLAG', False)"
    ),
}
"""Shapes of which a name in `legacy_flags` alone says that they are flags."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(tmp_path, {"spec/shop.yaml": SPEC})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def flags(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(each.rule, each.symbol) for each in findings if each.rule != "flag-use"]


@pytest.mark.parametrize("shape", [*SHAPES, *OTHER_SHAPES])
@pytest.mark.parametrize("notes", [True, False], ids=["notes", "plain"])
def test_a_named_flag_is_found_in_every_shape(project: Path, shape: str, *, notes: bool) -> None:
    code = {**SHAPES, **OTHER_SHAPES}[shape]
    write_files(project, {"app.py": code.replace("FLAG", "HAS_CHARTS") + "\n"})
    found = audited(project, Request(notes=notes))
    assert ("availability-flag", "HAS_CHARTS") in flags(found)
    extra = [each for each in flags(found) if each[1] != "HAS_CHARTS"]
    assert all(rule == "availability-check" for rule, _ in extra), extra
    (finding,) = (each for each in found if each.rule == "availability-flag")
    assert "migrate" in finding.hint or "no command does that here: " in finding.hint


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (
            "import sys\nfrom importlib.util import find_spec\n"
            "HAS_CHARTS = find_spec('charts.core') is not None and sys.platform != 'win32'",
            "asks for something else too",
        ),
        (
            "try:\n    import charts.core\n    HAS_CHARTS = hasattr(charts.core, 'draw')\n"
            "except ImportError:\n    HAS_CHARTS = False",
            "other values than True and False (hasattr(charts.core, 'draw'))",
        ),
        (
            "from importlib.util import find_spec\ntry:\n"
            "    HAS_CHARTS = find_spec('charts.core') is not None\n"
            "except ImportError:\n    HAS_CHARTS = False",
            "cannot do that here: its block sets its flag to other values",
        ),
        (
            "import sys\nHAS_CHARTS = sys.modules.get('charts.core') is not None",
            "cannot do that here: its block asks whether the module was imported already",
        ),
        (
            "HAS_CHARTS = False\n\n\ndef load():\n    global HAS_CHARTS\n    try:\n"
            "        import charts.core\n        HAS_CHARTS = True\n"
            "    except ImportError:\n        HAS_CHARTS = False",
            "cannot do that here: its function declares it as global",
        ),
    ],
)
def test_a_named_flag_that_asks_for_more_is_found(project: Path, code: str, reason: str) -> None:
    write_files(project, {"app.py": code + "\n"})
    (finding,) = audited(project, Request())
    assert (finding.rule, finding.symbol) == ("availability-flag", "HAS_CHARTS")
    assert reason in finding.hint


def test_imports_that_stand_in_for_one_another_are_not_to_be_added_to_the_spec(
    project: Path,
) -> None:
    inner = "    try:\n        from charts.core import fast\n    except ImportError:\n"
    inner += "        from charts.core import slow as fast\n"
    code = f"try:\n    import charts.core\n{inner}    HAS_CHARTS = True\nexcept ImportError:\n"
    write_files(project, {"app.py": f"{code}    HAS_CHARTS = False\n"})
    (finding,) = audited(project, Request())
    assert "add `" not in finding.hint


@pytest.mark.parametrize(
    ("name", "rules"),
    [("HAS_CHARTS", ["availability-flag"]), ("is_open", ["feature-candidate"]), ("opened", [])],
)
def test_whether_more_than_an_import_worked_is_asked_by_a_named_flag_alone(
    project: Path, name: str, rules: list[str]
) -> None:
    body = f"    import charts.core\n    pen = charts.core.open()\n    {name} = True\n"
    code = f"try:\n{body}except Exception:\n    {name} = False\n"
    write_files(project, {"app.py": code})
    assert [rule for rule, _ in flags(audited(project))] == rules


def test_what_asks_for_a_version_is_not_to_be_added_to_the_spec(project: Path) -> None:
    body = "    import pkg_resources\n    pkg_resources.get_distribution('charts')\n"
    code = f"try:\n{body}    HAS_CHARTS = True\nexcept Exception:\n    HAS_CHARTS = False\n"
    write_files(project, {"app.py": code})
    (finding,) = audited(project, Request())
    assert finding.symbol == "HAS_CHARTS" and "add `" not in finding.hint


@pytest.mark.parametrize("shape", SHAPES)
def test_an_unknown_flag_is_a_note_in_every_shape(project: Path, shape: str) -> None:
    code = SHAPES[shape].replace("FLAG", "HAS_PLOTS").replace("charts", "plots")
    write_files(project, {"app.py": code + "\n"})
    assert ("feature-candidate", "HAS_PLOTS") in flags(audited(project))
    assert audited(project, Request()) == ()


def test_a_named_function_and_its_calls_are_found(project: Path) -> None:
    code = "def has_charts():\n    try:\n        import charts.core\n        return True\n"
    write_files(
        project,
        {
            "app.py": f"{code}    except ImportError:\n        return False\n",
            "user.py": "from app import has_charts\n\nprint(has_charts())\n",
        },
    )
    found = [(each.rule, each.location.path) for each in audited(project, Request())]
    assert found == [
        ("availability-flag", "app.py"),
        ("flag-import", "user.py"),
        ("flag-use", "user.py"),
    ]


def test_a_name_that_is_none_is_a_flag_where_it_is_asked(project: Path) -> None:
    code = """\
try:
    from charts.core import canvas
except ImportError:
    canvas = None


def paint(data):
    if canvas is None:
        return 0
    if not canvas or (canvas is not None and data):
        return 1
    return canvas.paint(data, canvas)
"""
    write_files(project, {"app.py": code})
    found = [(each.rule, each.location.line) for each in audited(project, Request())]
    assert found == [
        ("availability-flag", 4),
        ("flag-use", 8),
        ("flag-use", 10),
        ("flag-use", 10),
    ]
