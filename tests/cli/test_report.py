"""Reporters: one result in four formats, none of which a spec's text can break out of."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from ssotgen.app.result import Result
from ssotgen.cli.report import FORMATS, render
from ssotgen.cli.report.look import Look
from ssotgen.diagnostics.finding import COMMAND_LINE, Finding, Fix, Location, Severity

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "findings.schema.json").read_text(encoding="utf-8")
)
ERROR = Finding(
    "SSG905",
    "missing-spec-folder",
    Severity.ERROR,
    Location("spec/a.yaml", 3, 7),
    "it is wrong",
    hint="mend it",
    symbol="Color.RED",
    fix=Fix.SAFE,
    end=(3, 10),
)
WARNING = replace(ERROR, severity=Severity.WARNING, hint="", end=None, location=Location("b.py"))
NOTE = replace(WARNING, severity=Severity.NOTE)
ALL = Result(findings=(ERROR, WARNING, NOTE), diff="--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n")
HOSTILE = "\x1b[31mred\x07\r\n::error::forged\u2028\u202e%0A\ud800,:"


def test_text() -> None:
    assert render("text", ALL) == (
        "spec/a.yaml:3:7: SSG905 [missing-spec-folder] it is wrong\n"
        "    = help: mend it\n"
        "b.py:1:1: SSG905 [missing-spec-folder] warning: it is wrong\n"
        "b.py:1:1: SSG905 [missing-spec-folder] note: it is wrong\n"
        "--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n"
    )


def test_a_hint_of_several_lines_stays_indented() -> None:
    shown = render("text", Result((replace(ERROR, hint="one\ntwo"),)))
    assert shown.splitlines()[1:] == ["    = help: one", "            two"]


def test_colour_changes_nothing_but_the_colours() -> None:
    import re

    colored = render("text", ALL, Look(color=True))
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[\d*m", "", colored) == render("text", ALL)


def test_json_follows_its_schema() -> None:
    document = json.loads(render("json", ALL))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert document["findings"][0] == {
        "code": "SSG905",
        "rule": "missing-spec-folder",
        "severity": "error",
        "path": "spec/a.yaml",
        "line": 3,
        "column": 7,
        "end_line": 3,
        "end_column": 10,
        "message": "it is wrong",
        "hint": "mend it",
        "symbol": "Color.RED",
        "fix": "safe",
        "replacement": None,
        "related": [],
        "categories": [],
        "uses": None,
    }
    assert document["summary"] == {"errors": 1, "warnings": 1, "notes": 1, "exit_code": 1}


def test_github_annotations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    assert render("github", Result((ERROR, WARNING, NOTE))).splitlines() == [
        "::error file=spec/a.yaml,line=3,col=7,endColumn=10,title=SSG905 missing-spec-folder"
        "::it is wrong%0Ahelp: mend it",
        "::warning file=b.py,line=1,col=1,title=SSG905 missing-spec-folder::it is wrong",
        "::notice file=b.py,line=1,col=1,title=SSG905 missing-spec-folder::it is wrong",
    ]


def test_github_paths_are_those_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert "file=below/spec/a.yaml," in render("github", Result((ERROR,)))


def test_sarif_paths_are_those_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def uri() -> str:
        place = sarif(Result((ERROR,)))["results"][0]["locations"][0]["physicalLocation"]
        return str(place["artifactLocation"]["uri"])

    below = tmp_path / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    assert uri() == "spec/a.yaml"
    (tmp_path / ".git").mkdir()
    (deeper := below / "deeper").mkdir()
    monkeypatch.chdir(deeper)
    assert uri() == "below/deeper/spec/a.yaml"
    monkeypatch.setenv("GITHUB_WORKSPACE", str(below))
    assert uri() == "deeper/spec/a.yaml"


@pytest.mark.parametrize("settings", ["", "spec = ", "[workspace]\nmembers = ['*']\n"])
def test_outside_a_repository_paths_are_those_of_the_project(
    settings: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (deeper := tmp_path / "below" / "deeper").mkdir(parents=True)
    (tmp_path / "ssotgen.toml").write_text(settings, encoding="utf-8")
    if settings.startswith("[workspace]"):
        (tmp_path / "below" / "ssotgen.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(deeper)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    finding = replace(ERROR, location=Location("../spec/a.yaml"))
    result = Result((finding,))
    assert "file=below/spec/a.yaml," in render("github", result)
    place = sarif(result)["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "below/spec/a.yaml"


def test_a_finding_about_the_command_line_has_no_file() -> None:
    finding = replace(ERROR, location=COMMAND_LINE, end=None)
    result = Result((finding,))
    assert render("concise", result) == "ssotgen: SSG905 [missing-spec-folder] it is wrong\n"
    assert render("github", result).startswith("::error title=SSG905 missing-spec-folder::it")
    assert sarif(result)["results"][0]["locations"] == []
    document = json.loads(render("json", result))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert document["findings"][0]["path"] is None


def test_related_places_are_in_every_format() -> None:
    finding = replace(ERROR, related=((Location("spec/b.yaml", 2, 3), "first declared here"),))
    result = Result((finding,))
    document = json.loads(render("json", result))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert document["findings"][0]["related"] == [
        {"path": "spec/b.yaml", "line": 2, "column": 3, "label": "first declared here"}
    ]
    (related,) = sarif(result)["results"][0]["relatedLocations"]
    assert related["message"] == {"text": "first declared here"}
    assert related["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 3}
    assert "%0Afirst declared here: spec/b.yaml:2:3%0A" in render("github", result)


def test_a_diff_gives_github_no_commands() -> None:
    first, *diff, last = render("github", Result(diff="+ ::error::x\n")).splitlines()
    token = first.removeprefix("::stop-commands::")
    assert len(token) == 32
    assert diff == ["+ ::error::x"]
    assert last == f"::{token}::"


def sarif(result: Result) -> Any:
    log = json.loads(render("sarif", result))
    SarifLog.model_validate(log)
    return log["runs"][0]


def test_sarif_follows_the_schema_of_the_standard() -> None:
    run = sarif(ALL)
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert run["results"][0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "spec/a.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 10},
    }
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["help"]["markdown"].startswith("# missing-spec-folder (SSG905)")
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]


def test_sarif_of_a_question_that_could_not_be_answered() -> None:
    assert sarif(Result(answered=False))["invocations"] == [
        {"executionSuccessful": False, "exitCode": 2}
    ]


def test_sarif_paths_are_uris(tmp_path: Path) -> None:
    def uri(path: str) -> str:
        run = sarif(Result((replace(ERROR, location=Location(path)),)))
        place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        return str(place["uri"])

    assert uri("a b/ü#?.yaml") == "a%20b/%C3%BC%23%3F.yaml"
    assert uri((tmp_path / "x").as_posix()) == (tmp_path / "x").as_uri()


def test_sarif_fingerprints_do_not_hang_on_lines() -> None:
    def prints(*findings: Finding) -> list[str]:
        run = sarif(Result(findings))
        return [result["partialFingerprints"]["ssotgen/v1"] for result in run["results"]]

    here = replace(ERROR, message="declared at spec/b.yaml:4:2, on line 4")
    moved = replace(
        here,
        location=Location("spec/a.yaml", 90, 1),
        message="declared at spec/b.yaml:70:2, on line 70",
    )
    other = replace(here, symbol="Color.BLUE")
    assert prints(here) == prints(moved) != prints(other)
    assert len(set(prints(here, moved, other))) == 3


@pytest.mark.parametrize("format_name", FORMATS)
def test_nothing_found(format_name: str) -> None:
    shown = render(format_name, Result())
    assert (shown == "") == (format_name in ("text", "concise", "github"))


def test_an_unknown_format() -> None:
    with pytest.raises(ValueError, match="xml"):
        render("xml", Result())


@given(st.text() | st.just(HOSTILE))
def test_text_of_a_spec_steers_neither_terminal_nor_log(text: str) -> None:
    finding = Finding("SSG905", "r", Severity.ERROR, Location(text or "x"), text, hint=text or "h")
    for format_name in FORMATS:
        shown = render(format_name, Result((finding,)))
        assert not any(ord(character) < 32 and character not in "\n\t" for character in shown)
        assert not any(character in shown for character in "\x7f\x85\u2028\u202e\ud800")
    assert len(render("github", Result((finding,))).splitlines()) == 1
    place, *hints = render("text", Result((finding,))).split("\n")[:-1]
    assert "SSG905 [r]" in place
    assert all(line.startswith("    ") for line in hints)


@given(st.text())
def test_json_and_sarif_carry_text_exactly(text: str) -> None:
    result = Result((replace(ERROR, message=text or "m", hint="", symbol=text),))
    assert json.loads(render("json", result))["findings"][0]["message"] == (text or "m")
    message = json.loads(render("sarif", result))["runs"][0]["results"][0]["message"]["text"]
    assert message == (text or "m")
