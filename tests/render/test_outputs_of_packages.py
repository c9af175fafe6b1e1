"""Outputs that an installed package defines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.custom_outputs import SQL, faults, generated, settings, write

from ssotgen.app.check import check
from ssotgen.app.generate import generate
from ssotgen.app.validate import validate
from ssotgen.settings.load import load_settings
from ssotgen.settings.settings import Flags

GIVEN = {
    "api": 1,
    "summary": "the tables",
    "template": "tables.sql.j2",
    "path": "db/{project.name}.sql",
    "language": "sql",
}


class TestOfAPackage:
    """Outputs that installed packages bring."""

    @pytest.fixture
    def install(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
        """Return what makes a mapping, or source that raises, the output `tables` of a package."""

        def add(source: str = "", **changes: object) -> None:
            given = {**GIVEN, "templates": str(folder / "templates"), **changes}
            site = folder / "site"
            name = f"tables_of_{folder.name}"
            write(site / f"{name}.py", source or f"OUTPUT = {given!r}\n")
            info = site / "tables-1.0.dist-info"
            write(info / "METADATA", "Metadata-Version: 2.1\nName: tables\nVersion: 1.0\n")
            write(info / "entry_points.txt", f"[ssotgen.outputs]\ntables = {name}:OUTPUT\n")
            monkeypatch.syspath_prepend(site)

        (folder / "templates" / "page.md.j2").unlink()
        return add

    def test_the_settings_name_it_and_may_choose_its_path(
        self, folder: Path, install: Callable[..., None]
    ) -> None:
        install()
        write(folder / "ssotgen.toml", '[[outputs]]\nname = "tables"\n')
        project = load_settings(folder, Flags())
        assert folder / "db" / "shop.sql" in generated(project)
        assert not check([project]).is_cacheable
        assert not validate([project]).result.is_cacheable
        write(folder / "ssotgen.toml", '[[outputs]]\nname = "tables"\npath = "sql/x.sql"\n')
        found = check([load_settings(folder, Flags())]).findings
        assert {(each.rule, each.location.path) for each in found} == {
            ("extra-file", "db/shop.sql"),
            ("missing-file", "sql/x.sql"),
        }

    def test_one_that_is_installed_but_not_named_makes_nothing(
        self, folder: Path, install: Callable[..., None]
    ) -> None:
        install("raise RuntimeError\n")
        assert generated(settings(folder, SQL))

    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            ({"api": 2}, "it is made for version 2 of the interface, and this is 1"),
            ({"template": "x.sql"}, "'template' must be a file in 'templates' that ends in .j2"),
            ({"templates": "/nowhere"}, "'templates' must be an existing folder"),
            ({"language": "cobol"}, "the language 'cobol' is none of go, json"),
            ({"language": {"title": "COBOL"}}, "'language' must be the name of one, or a mapping"),
            ({"filters": {"x": 1}}, "'filters' must be a mapping of names to functions"),
            ({"more": 1}, "unknown key 'more'"),
            ({"path": "../x.sql"}, "its path '../x.sql' leads out"),
            ({"path": "x.xyz"}, "its path 'x.xyz' ends in none of"),
            ({"source": "OUTPUT = 1\n"}, "is not a mapping"),
            ({"source": "raise RuntimeError('no')\n"}, "imported: RuntimeError: no"),
        ],
    )
    def test_one_that_cannot_be_used_is_reported(
        self, folder: Path, install: Callable[..., None], changes: dict[str, object], reason: str
    ) -> None:
        install(**changes)
        (finding,) = faults(folder, '[[outputs]]\nname = "tables"\n')
        assert finding.rule == "unusable-output"
        assert "the output 'tables' of the package tables cannot be used" in finding.message
        assert reason in finding.message
        assert finding.location.line == 2

    def test_a_template_of_the_project_stands_in_for_its_own(
        self, folder: Path, install: Callable[..., None]
    ) -> None:
        theirs = folder / "theirs"
        theirs.mkdir()
        (folder / "templates" / "tables.sql.j2").replace(theirs / "tables.sql.j2")
        install(templates=str(theirs))
        text = "{{ header.text | comment }}\nSELECT {{ spec.enums | length | literal }};\n"
        write(folder / "templates" / "tables.sql.j2", text.replace(" | length", "[0].name"))
        entry = 'templates = "templates"\n[[outputs]]\nname = "tables"\n'
        write(folder / "ssotgen.toml", entry)
        project = load_settings(folder, Flags())
        assert folder / "db" / "shop.sql" in generated(project)
        assert "SELECT 'Colour';" in (folder / "db" / "shop.sql").read_text()
        assert check([project]).findings == ()

    @pytest.fixture
    def parts(self, folder: Path, install: Callable[..., None]) -> Path:
        """An output of a package whose template includes another; returns the project's folder of
        templates, which is empty."""
        (folder / "templates" / "tables.sql.j2").unlink()
        theirs = folder / "theirs"
        write(
            theirs / "tables.sql.j2", '{{ header.text | comment }}\n{% include "part.sql.j2" %}\n'
        )
        write(theirs / "part.sql.j2", "SELECT {{ spec.name | literal }};\n")
        install(templates=str(theirs))
        write(folder / "ssotgen.toml", 'templates = "templates"\n[[outputs]]\nname = "tables"\n')
        return folder / "templates"

    @pytest.mark.parametrize(
        ("templates", "text"),
        [
            ({"part.sql.j2": "SELECT 2;\n"}, "SELECT 2;\n"),
            (
                {"tables.sql.j2": '{{ header.text | comment }}\n-- !\n{% include "part.sql.j2" %}'},
                "-- !\nSELECT 'shop';\n",
            ),
            (
                {
                    "tables.sql.j2": '{{ header.text | comment }}\n{% include "mine/x.j2" %}',
                    "mine/x.j2": '{% include "part.sql.j2" %}',
                },
                "SELECT 'shop';\n",
            ),
            (
                {"part.sql.j2": '{% include "mine/x.j2" %}', "mine/x.j2": "SELECT 3;\n"},
                "SELECT 3;\n",
            ),
        ],
    )
    def test_templates_of_the_project_and_the_package_include_each_other(
        self, folder: Path, parts: Path, templates: dict[str, str], text: str
    ) -> None:
        for name, source in templates.items():
            write(parts / name, source)
        project = load_settings(folder, Flags())
        assert folder / "db" / "shop.sql" in generated(project)
        assert (folder / "db" / "shop.sql").read_text().endswith(text)
        assert check([project]).findings == ()

    @pytest.mark.parametrize(
        ("name", "source", "rule", "line", "message"),
        [
            ("part.sql.j2", "\n{{ spec.name }}", "unescaped-value", 2, "spec.name is printed"),
            ("part.sql.j2", "\n{{ spec.nam | name }}", "unknown-template-name", 2, "no 'nam'"),
            ("part.sql.j2", "\n{% for %}", "template-failed", 2, "Expected"),
            ("part.sql.j2", '{% include "x.j2" %}', "template-failed", 1, "'x.j2' does not exist"),
            ("prat.sql.j2", "SELECT 1;", "unused-template", 1, "no output uses"),
        ],
    )
    def test_a_fault_of_a_template_that_a_package_includes_is_a_finding(
        self, folder: Path, parts: Path, name: str, source: str, rule: str, line: int, message: str
    ) -> None:
        write(parts / name, source)
        (finding,) = generate([load_settings(folder, Flags())]).findings
        assert (finding.rule, finding.location.path) == (rule, f"templates/{name}")
        assert finding.location.line == line
        assert message in finding.message

    def test_two_outputs_may_have_filters_of_the_same_name(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / "templates" / "page.md.j2").unlink()
        source = "".join(
            f"{name.upper()} = {{**{GIVEN!r}, 'templates': {str(folder / 'templates')!r}, "
            f"'path': '{name}.sql', 'language': {{'title': 'C++', 'comment': '//'}}, "
            f"'template': 'two.j2', 'filters': {{'say': lambda value: '{name}'}}}}\n"
            for name in ("first", "second")
        )
        (folder / "templates" / "tables.sql.j2").unlink()
        write(folder / "templates" / "two.j2", "{{ header.text | comment }}\n{{ 1 | say }}\n")
        name = f"two_of_{folder.name}"
        write(folder / "site" / f"{name}.py", source)
        info = folder / "site" / "two-1.0.dist-info"
        write(info / "METADATA", "Metadata-Version: 2.1\nName: two\nVersion: 1.0\n")
        rows = "".join(f"{each} = {name}:{each.upper()}\n" for each in ("first", "second"))
        write(info / "entry_points.txt", f"[ssotgen.outputs]\n{rows}")
        monkeypatch.syspath_prepend(folder / "site")
        write(
            folder / "ssotgen.toml",
            '[[outputs]]\nname = "first"\n[[outputs]]\nname = "second"\n',
        )
        generated(load_settings(folder, Flags()))
        for each in ("first", "second"):
            assert (folder / f"{each}.sql").read_text().endswith(f"\n{each}\n")

    def test_its_templates_have_the_same_guards(
        self, folder: Path, install: Callable[..., None]
    ) -> None:
        install()
        write(folder / "templates" / "tables.sql.j2", "\n{{ spec.name }}\n")
        write(folder / "ssotgen.toml", '[[outputs]]\nname = "tables"\n')
        (finding,) = generate([load_settings(folder, Flags())]).findings
        assert (finding.rule, finding.location.line) == ("unescaped-value", 2)
