"""Whatever stands around a shape, a migration keeps it to the byte, parses, keeps names bound, and
has nothing to do the second time."""

from __future__ import annotations

import ast
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.example_counts import examples

from ssotgen.app.audit import Request
from ssotgen.app.migrate import migrate
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec

CASES = Path(__file__).resolve().parents[1] / "cases" / "codemods"
LOADED = load_spec(Settings(root=CASES, spec=CASES / "spec", output=CASES))

FILLERS = (
    "# a comment, été",
    "",
    "\t",
    "x = {'a':1,\n  'b' : [ 2,]  }  # odd",
    "def f( a,b = 'ü' ) :\n\treturn a ;",
    "if  True :\n  y=1 ; z = 2",
    "'''text\n   over lines'''",
    "for i in range( 3 ):\n        print (i)",
    "async def g():\n   await  f(1)",
    "@f\nclass Filler ( object ):\n    pass",
    "w = (\n  1 +\n  2\n)",
)
SHAPES = (
    'class Status(enum.Enum):\n    QUEUED = "queued"\n    RUNNING = "running"\n    DONE = "done"',
    "try:\n    from charts import draw\n    CHARTS_AVAILABLE = True\n"
    "except ImportError:\n    CHARTS_AVAILABLE = False",
    "def check(a):\n    return a and not CHARTS_AVAILABLE",
    "print(CHARTS_AVAILABLE, Status)",
)


@st.composite
def modules(draw: st.DrawFn) -> tuple[bytes, list[str]]:
    """A module of shapes in their order with fillers between, and the fillers."""
    fillers = draw(st.lists(st.sampled_from(FILLERS), min_size=5, max_size=12))
    places = sorted(draw(st.lists(st.integers(0, len(fillers)), min_size=4, max_size=4)))
    parts = list(fillers)
    for place, shape in reversed(list(zip(places, SHAPES, strict=True))):
        parts.insert(place, shape)
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = "\n".join(["import enum", *parts, draw(st.sampled_from(["", "last = 1"]))])
    bom = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return bom + text.replace("\n", end).encode(), fillers


@settings(
    max_examples=examples(25, 100),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)
@given(modules())
def test_a_migration_touches_nothing_but_its_edits(made: tuple[bytes, list[str]]) -> None:
    data, fillers = made
    assert LOADED.spec is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "app" / "agent.py"
        path.parent.mkdir()
        path.write_bytes(data)
        place = Settings(root=Path(folder), spec=CASES / "spec", output=Path(folder))
        (change,) = migrate(LOADED.spec, place, Request()).changes
        new = change.new or b""
        path.write_bytes(new)
        assert migrate(LOADED.spec, place, Request()).changes == ()
    before, after = ast.parse(data), ast.parse(new)
    assert bound(after) >= bound(before) - {"enum", "CHARTS_AVAILABLE"}
    assert new.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")
    newline = "\r\n" if b"\r\n" in data else "\n"
    assert (b"\r" in new) == (newline == "\r\n")
    text, position = new.decode(), 0
    for filler in fillers:
        if not filler.strip() or filler.startswith("#"):
            # A comment right above a class goes with it, and blank lines meet.
            continue
        found = text.find(filler.replace("\n", newline), position)
        assert found >= 0, filler
        position = found + len(filler)


def bound(tree: ast.Module) -> set[str]:
    """Return the names that the statements at the top of a module bind."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found.update(alias.asname or alias.name for alias in node.names)
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            found.update(each.id for each in statement.targets if isinstance(each, ast.Name))
        elif isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            found.add(statement.name)
    return found
