"""The outputs of docs/template-api.md, for the default spec and random ones: SQL, Markdown, Go."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from support.go import GoModule
from support.random_specs import random_specs

from ssotgen.diagnostics.record import replace
from ssotgen.render.files import render_files
from ssotgen.render.name_forms import snake
from ssotgen.render.template_errors import TemplateFailedError
from ssotgen.settings.load import load_settings
from ssotgen.settings.settings import Flags, Settings
from ssotgen.spec.load import load_spec
from ssotgen.spec.model import EnumSpec, Spec

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "template-api.md").read_text(encoding="utf-8")
FILE = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings and templates of the page."""
    folder = tmp_path_factory.mktemp("documented")
    for name, text in FILE.findall(PAGE):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_settings(folder, Flags())


@pytest.fixture(scope="module")
def specs() -> dict[str, Spec]:
    """The default spec and random ones whose numbers databases and the type `int` of Go hold."""
    default = load_spec(Settings(ROOT, ROOT / "spec", ROOT / "generated")).spec
    assert default is not None
    found = {"default": default, **random_specs(20)}
    return {name: spec for name, spec in found.items() if largest(spec) < 2**63}


def files(spec: Spec, project: Settings) -> dict[str, str]:
    """Return the text of each file that the settings ask for."""
    return {file.path.as_posix(): file.text for file in render_files(spec, project) if file.custom}


def only(project: Settings, name: str) -> Settings:
    """Return the settings with one of the outputs alone."""
    return replace(project, outputs=tuple(each for each in project.outputs if each.name == name))


def largest(spec: Spec) -> int:
    """Return the number of the members that is the farthest from zero."""
    values = (member.value for enum in spec.all_enums for member in enum.members)
    return max((abs(value) for value in values if isinstance(value, int)), default=0)


@pytest.mark.slow
def test_go_compiles_and_formats_the_constants(
    project: Settings, specs: dict[str, Spec], tmp_path: Path
) -> None:
    go = GoModule(tmp_path)
    for name, spec in specs.items():
        (tmp_path / name).mkdir()
        (text,) = files(spec, only(project, "go")).values()
        (tmp_path / name / "enums.go").write_text(text, encoding="utf-8")
    assert go.vet() == ""
    assert go.unformatted() == ""


@pytest.mark.slow
def test_sqlite_and_postgres_read_the_tables(project: Settings, specs: dict[str, Spec]) -> None:
    parse = postgres_parser()
    for name, spec in specs.items():
        try:
            (text,) = files(spec, only(project, "tables")).values()
        except TemplateFailedError as error:
            assert "SQL has no literal for" in error.finding.message and name != "default"
            continue
        with sqlite3.connect(":memory:") as database:
            database.executescript(text)
            for enum in spec.all_enums:
                rows = database.execute(f'SELECT value FROM "{snake(enum.name)}"').fetchall()
                assert sorted(rows, key=str) == sorted(((each,) for each in values(enum)), key=str)
        parse(text)


def values(enum: EnumSpec) -> list[object]:
    """Return the values of the members that are no aliases."""
    return [member.value for member in enum.members if not member.alias]


def postgres_parser() -> Callable[[str], object]:
    """Return the parser of PostgreSQL; skip the test where there is none, in CI fail."""
    try:
        from pglast import parse_sql
    except ImportError:
        message = "needs pglast, of ssotgen[test]"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    return parse_sql
