"""Black leaves every generated file as it is, though it is asked about hardly any of them."""

from __future__ import annotations

import re
import subprocess
import sys
import venv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.specs import written

from ssotgen.render.files import RenderedFile, render_files
from ssotgen.render.python.black import lay_out
from ssotgen.render.python.code import LINE_LENGTH
from ssotgen.render.python.expressions import render_expression
from ssotgen.settings.settings import Settings
from ssotgen.spec.expressions.parse import parse_expression
from ssotgen.spec.load import load_spec

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests" / "cases").glob("rules/*/good/spec"))
SHORT = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(SHORT, max_examples=400)


def rendered(spec_folder: Path) -> tuple[RenderedFile, ...]:
    """Return the files of a spec, none where it does not hold."""
    root = spec_folder.parent
    project = Settings(root=root, spec=spec_folder, output=root / "generated")
    spec = load_spec(project).spec
    return render_files(spec, project) if spec is not None else ()


def rendered_documents(documents: dict[str, str]) -> tuple[RenderedFile, ...]:
    with TemporaryDirectory() as name:
        folder = Path(name, "spec")
        folder.mkdir()
        for document, text in documents.items():
            (folder / document).write_text(text, encoding="utf-8", newline="\n")
        return rendered(folder)


@cache
def laid_out(block: str) -> str:
    """Most blocks are the same in every file, and black takes its time."""
    return lay_out(block)


def assert_settled(files: tuple[RenderedFile, ...], *, whole: bool = False) -> None:
    for file in (each for each in files if each.path.suffix == ".py"):
        for placed in file.blocks:
            assert laid_out(placed.block.text) == placed.block.text
        if whole:
            assert lay_out(file.text) + "\n" == file.text


@pytest.mark.long
@SHORT
@given(written())
def test_black_leaves_whole_specs(documents: dict[str, str]) -> None:
    assert_settled(rendered_documents(documents))


@pytest.mark.long
@settings(SHORT, max_examples=3)
@given(written())
def test_black_leaves_the_lines_between_blocks(documents: dict[str, str]) -> None:
    assert_settled(rendered_documents(documents), whole=True)


WIDE = """\
project: {name: lab, package: shop.ssot, summary: "%s"}
features:
  a: {summary: b, settings: {"%s": {b: 1}}, probe: {call: "a:b"}}
dataclasses:
  Aa:
    summary: "%s"
    fields: {a: {type: "str | None", default: null}}
    properties: {b: {type: bool, value: "a == '%s' or a == 'c'"}}
"""


@pytest.mark.parametrize("text", ["漡" * 40, "e\u0301" * 34, "é" * 58, "漡" * 90])
def test_black_leaves_what_is_wider_or_narrower_than_it_is_long(text: str) -> None:
    files = rendered_documents({"lab.yaml": WIDE % (text, text, text, text)})
    assert {file.path.name for file in files} >= {"lab.py", "lab_enums.py"}
    assert_settled(files)


THREE_FIELDS = """\
project: {name: lab, package: shop.ssot, summary: A lab.}
dataclasses:
  Aa:
    summary: A thing.
    fields: {a: {type: str}, b: {type: str}, %s: {type: "%s"}}
"""


@pytest.mark.parametrize("kind", ["str", "str | None"])
@pytest.mark.parametrize("length", range(1, 13))
def test_black_leaves_the_conditions_of_validate(length: int, kind: str) -> None:
    assert_settled(rendered_documents({"lab.yaml": THREE_FIELDS % ("c" * length, kind)}))


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_black_leaves_the_cases_of_rules(folder: Path) -> None:
    assert_settled(rendered(folder))


names = st.sampled_from(
    ("a_rather_long_name", "status", "exit_code", "number_of_retries_left", "Status.COMPLETED",
     "is_background_eligible", "ExecutionStrategy.PARALLEL_UNLIMITED")
)  # fmt: skip
atoms = st.one_of(names, names.map("len({})".format), st.sampled_from(("12", "-x", "'a, b'")))
comparisons = st.one_of(
    atoms,
    names.map("not {}".format),
    names.map("{} in (1, 2, 3)".format),
    st.tuples(atoms, st.sampled_from((" < ", " != ", " + 1 == ")), atoms).map("".join),
)


def joined(operands: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Conditions of several operands, and choices between them; any may stand in parentheses."""
    logic = st.tuples(
        operands, st.lists(st.tuples(st.sampled_from((" and ", " or ")), operands), max_size=3)
    ).map(lambda parts: parts[0] + "".join(a + b for a, b in parts[1]))
    choice = st.tuples(logic, logic, logic).map("{0[0]} if {0[1]} else {0[2]}".format)
    return logic | logic.map("({})".format) | choice


expressions = joined(comparisons | joined(comparisons).map("({})".format))
STATEMENTS = {"return ": "", "if ": ":\n            pass", "value: list[str] = ": ""}


@settings(SHORT, max_examples=80)
@given(expressions, st.sampled_from(tuple(STATEMENTS)))
def test_black_leaves_an_expression_that_was_broken(text: str, begin: str) -> None:
    end = STATEMENTS[begin]
    source = render_expression(parse_expression(text), 8, len(begin), len(end.partition("\n")[0]))
    block = f"class A:\n    def f(self):\n        {begin}{source}{end}"
    if max(map(len, block.split("\n"))) <= LINE_LENGTH:
        assert lay_out(block) == block


@pytest.fixture(scope="module")
def oldest_black(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The oldest black that pyproject.toml allows, in an environment of its own."""
    found = re.search(r'"black>=([\d.]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert found is not None
    folder = tmp_path_factory.mktemp("oldest")
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", f"black=={found[1]}"], check=True)
    return python


def numbered(folder: Path) -> Iterator[Path]:
    number = 0
    while True:
        yield folder / f"file_{number}.py"
        number += 1


@pytest.mark.long
def test_the_oldest_black_leaves_them_too(oldest_black: Path, tmp_path: Path) -> None:
    places = numbered(tmp_path)

    def keep(files: tuple[RenderedFile, ...]) -> None:
        for file in (each for each in files if each.path.suffix == ".py"):
            next(places).write_text(file.text, encoding="utf-8", newline="\n")

    @LONG
    @given(written())
    def keep_specs(documents: dict[str, str]) -> None:
        files = rendered_documents(documents)
        assert_settled(files)
        keep(files)

    for folder in CASES:
        keep(rendered(folder))
    keep_specs()
    command = [oldest_black, "-m", "black", "--check", "--quiet", "--diff", "-t", "py310"]
    done = subprocess.run([*command, tmp_path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert len(list(tmp_path.iterdir())) > 2 * len(CASES)
