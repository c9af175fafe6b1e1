"""`ssotgen audit` tells what is to be replaced, keeps to exit codes, .gitignore, baseline and
suppressions, and never runs what it reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.audited_project import COPY, SPEC, audit, found, write

from ssotgen.codebase.facts import Unparsable
from ssotgen.codebase.module_visitor import ModuleVisitor
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.scan import scan
from ssotgen.diagnostics.marker import MARKER


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, {"spec/jobs.yaml": SPEC})
    return tmp_path


def test_exit_codes(project: Path) -> None:
    write(project, {"clean.py": "x = 1\n"})
    answer = audit(project)
    assert (answer.returncode, answer.stderr) == (0, "no copies left in 1 file\n")
    write(project, {"agent.py": COPY})
    answer = audit(project)
    summary = "found 1 error (2 files read)\n1 fixable with `ssotgen migrate --write`\n"
    assert (answer.returncode, answer.stderr) == (1, summary)
    assert answer.stdout.startswith("agent.py:4:1: SSG601 [duplicate-definition] JobStatus")
    assert audit(project, "nowhere").returncode == 2
    assert audit(project, "--select", "stale-imports").returncode == 2
    assert audit(project, "--baseline", "none.json").returncode == 2
    write(project, {"spec/jobs.yaml": "enums: 1\n"})
    assert audit(project).returncode == 2


def test_what_a_baseline_knows_is_not_called_gone(project: Path) -> None:
    write(project, {"agent.py": COPY})
    assert audit(project, "--write-baseline", "known.json").returncode == 0
    answer = audit(project, "--baseline", "known.json")
    told = "nothing new in 1 file beside the 1 finding of known.json\n"
    assert (answer.returncode, answer.stderr) == (0, told)
    write(project, {"agent.py": "", "known.json": '{"version": 1, "findings": []}'})
    assert audit(project, "--baseline", "known.json").stderr == "no copies left in 1 file\n"


def test_a_class_of_the_same_name_is_told_apart(project: Path) -> None:
    fields = "{status: {type: JobStatus}}"
    spec = f"dataclasses: {{Job: {{summary: A job., replaces: [job], fields: {fields}}}}}"
    copy = (
        "from dataclasses import dataclass\nfrom elsewhere import JobStatus\n\n\n"
        "@dataclass\nclass Job:\n    status: JobStatus\n"
    )
    write(project, {"spec/job.yaml": spec, "job.py": copy})
    told = "the type of status, JobStatus, is another class than in the spec"
    assert told in audit(project).stdout


def test_a_path_without_python_files_is_no_clean_answer(project: Path) -> None:
    answer = audit(project)
    assert answer.returncode == 2, "no setting names sources, and the folder holds none"
    assert "SSG936 [no-python-file]" in answer.stdout
    write(project, {"src/agent.py": COPY, "web/page.js": "", "skipped/agent.py": COPY})
    assert found(project, "scr") == [("missing-path", None, None)]
    assert found(project, "src", "web") == [("no-python-file", "web", 1)]
    settings = 'sources = ["src", "scr", "web", "skipped"]\nexclude = ["skipped/"]\n'
    write(project, {"ssotgen.toml": settings})
    for command in ("audit", "migrate"):
        answer = audit(project, command=command)
        assert answer.returncode == 2
        missing = "ssotgen.toml:1:19: SSG931 [missing-path] the path 'scr' of the setting 'sources'"
        assert f"{missing} does not exist\n" in answer.stdout
        assert answer.stdout.count("contains no Python file") == 2
    write(project, {"web/page.py": "", "skipped/agent.py": COPY})
    write(project, {"ssotgen.toml": settings.replace('"scr", ', "").replace(', "skipped"', "")})
    assert audit(project).returncode == 1


def test_one_file_that_cannot_be_scanned_stops_no_other(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    latin = f"# caf\xe9\n{COPY}".encode("latin-1")
    deep = f"from agent import JobStatus\nJobStatus{'.a' * 2500}\n"
    write(project, {"agent.py": COPY, "latin.py": latin, "deep.py": deep})
    answer = audit(project, "--notes", "--format", "json")
    assert answer.returncode == 1, answer.stderr
    findings = json.loads(answer.stdout)["findings"]
    assert [each["path"] for each in findings if each["rule"] == "duplicate-definition"]
    notes = {each["path"]: each["message"] for each in findings if each["rule"] == "unparsable"}
    assert "it is not utf-8" in notes["latin.py"]

    def broken(*_: object) -> None:
        raise ZeroDivisionError("in the visitor")

    monkeypatch.setattr(ModuleVisitor, "collect", broken)
    answered = scan("x.py", b"JobStatus = 1\n", Prefilter(frozenset({"JobStatus"})))
    assert isinstance(answered, Unparsable)
    assert "ZeroDivisionError: in the visitor" in answered.reason


def test_statistics_count_rules_and_reasons(project: Path) -> None:
    flag = (
        "try:\n    from runner import Runner\n{}    A = True\nexcept ImportError:\n    A = False\n"
    )
    write(
        project,
        {
            "agent.py": COPY,
            "plain.py": flag.format(""),
            "more.py": flag.format("    print(1)\n"),
            "again.py": flag.format("    print(2)\n    import json\n"),
            "missing.py": flag.format("").replace("ImportError", "ModuleNotFoundError"),
        },
    )
    answer = audit(project, "--statistics")
    assert answer.returncode == 1
    assert (
        answer.stdout
        == """\
4  SSG606 [availability-flag]
1  SSG601 [duplicate-definition]

flag blocks by fix (a block can have several reasons):
2  safe
2  unsafe: its block does something in the 'try' that may import more
"""
    )
    assert answer.stderr == "read 5 files\n"
    counts = json.loads(audit(project, "--statistics", "--format", "json").stdout)
    assert counts["rewrites"]["safe"] == 2
    assert counts["rules"][0] == {"code": "SSG606", "rule": "availability-flag", "count": 4}
    assert audit(project, "--statistics", "--format", "sarif").returncode == 2


def test_only_copies_fail_and_notes_never_do(project: Path) -> None:
    write(project, {"other.py": COPY.replace("queued", "open"), "bad.py": "class JobStatus(:\n"})
    assert audit(project).returncode == 0
    assert audit(project, "--notes").returncode == 0
    notes = [rule for rule, _, _ in found(project, "--notes")]
    assert notes == ["unparsable", "namesake"]
    write(project, {"other.py": COPY})
    assert audit(project).returncode == 1, "a warning fails"
    assert found(project, "--ignore", "copied-definition") == []
    assert found(project, "--select", "SSG603,SSG612") == [
        ("unparsable", "bad.py", 1),
        ("copied-definition", "other.py", 4),
    ]


def test_gitignore_exclude_and_generated_files_are_passed_over(project: Path) -> None:
    marked = f"# {MARKER} from spec/ - do not edit.\n{COPY}"
    (project / ".git").mkdir()
    write(
        project,
        {
            ".gitignore": "build/\n!\n*_old.py\n[z-a]\n!keep_old.py\nx\\\n[[:alpha:]]\n",
            "ssotgen.toml": 'exclude = ["!", "[z-a]", "vendor/"]\n',
            "build/agent.py": COPY,
            "agent_old.py": COPY,
            "keep_old.py": COPY,
            "vendor/agent.py": COPY,
            "sub/.gitignore": "/secret\n",
            "sub/secret/agent.py": COPY,
            "sub/other/secret/agent.py": COPY,
            "node_modules/agent.py": COPY,
            "venv/pyvenv.cfg": "",
            "venv/agent.py": COPY,
            "generated.py": marked,
        },
    )
    paths = [path for _, path, _ in found(project)]
    assert paths == ["keep_old.py", "sub/other/secret/agent.py"]
    assert [path for _, path, _ in found(project, "sub")] == ["sub/other/secret/agent.py"]
    assert [path for _, path, _ in found(project, "agent_old.py")] == ["agent_old.py"]


def test_nothing_is_run_and_odd_files_are_no_stop(project: Path) -> None:
    write(
        project,
        {
            "agent.py": f'open("ran.txt", "w")\nraise SystemExit(3)\n{COPY}',
            "latin.py": b'# -*- coding: latin-1 -*-\nx = "\xe9"; from agent import JobStatus\n',
            "utf16.py": "JobStatus = 1\n".encode("utf-16"),
            "bom.py": b"\xef\xbb\xbffrom agent import JobStatus\r\nx = 1\r\n",
            "mac.py": b"x = 1\rfrom agent import JobStatus\r",
            "nul.py": b"JobStatus = '\0'\n",
            "deep.py": f"JobStatus = {'(' * 5000}{')' * 5000}\n",
            "wide.py": 'x = ["ä", "漢"]; from agent import JobStatus\n',
        },
    )
    (project / "link.py").symlink_to("agent.py")
    (project / "loop").symlink_to(".")
    answer = audit(project, "--notes", "--format", "json")
    assert answer.returncode == 1, answer.stderr
    findings = json.loads(answer.stdout)["findings"]
    stale = {
        each["path"]: (each["line"], each["column"])
        for each in findings
        if each["rule"] == "stale-import"
    }
    assert stale == {"latin.py": (2, 28), "bom.py": (1, 19), "mac.py": (2, 19), "wide.py": (1, 35)}
    unparsable = {each["path"] for each in findings if each["rule"] == "unparsable"}
    assert unparsable >= {"nul.py", "deep.py"}
    assert not (project / "ran.txt").exists()


def test_many_files_in_processes_find_the_same(project: Path) -> None:
    write(project, {f"part{n // 100}/module{n}.py": "x = 1\n" for n in range(700)})
    write(project, {"agent.py": COPY, "part3/user.py": "from agent import JobStatus\n"})
    assert [rule for rule, _, _ in found(project)] == ["duplicate-definition", "stale-import"]


def test_sarif_holds_every_finding(project: Path) -> None:
    write(project, {"agent.py": COPY, "user.py": "from agent import JobStatus\n"})
    run = json.loads(audit(project, "--format", "sarif").stdout)["runs"][0]
    assert [each["ruleId"] for each in run["results"]] == ["SSG601", "SSG609"]
    assert audit(project, "--format", "github").stdout.count("::error") == 2


def test_what_blocks_import_more_is_added_to_the_spec(tmp_path: Path) -> None:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "jobs.yaml").write_text(
        "project: {name: jobs, package: app.ssot, summary: Jobs.}\n"
        "features:\n"
        "  charts:\n"
        "    summary: Charts.\n"
        "    hint: pip install charts\n"
        "    imports:\n"
        "      charts: [Canvas]  # the drawing\n"
        "    legacy_flags: [HAS_CHARTS]\n"
    )
    block = "try:\n    {}\n    HAS_CHARTS = True\nexcept ImportError:\n    HAS_CHARTS = False\n"
    more = "from charts import Canvas, Palette\n    import charts.colours"
    (tmp_path / "more.py").write_text(block.format(more))
    (tmp_path / "other.py").write_text(
        block.format("from charts import Canvas\n    import requests")
    )
    answer = audit(tmp_path, "--add-to-spec")
    assert answer.returncode == 0, answer.stderr
    assert (tmp_path / "spec" / "jobs.yaml").read_text().splitlines()[6:8] == [
        "      charts: [Canvas, Palette]  # the drawing",
        "      charts.colours: []",
    ]
    assert (tmp_path / "generated" / "app" / "ssot" / "jobs.py").is_file()
    left = audit(tmp_path).stdout
    assert "more.py" in left
    assert "charts.Palette" not in left
    assert audit(tmp_path, "--add-to-spec").stderr == ""


def test_a_class_without_a_property_of_the_spec_is_no_safe_duplicate(tmp_path: Path) -> None:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "jobs.yaml").write_text(
        "project: {name: jobs, package: app.ssot, summary: Jobs.}\n"
        "dataclasses:\n"
        "  Point:\n"
        "    summary: A point.\n"
        "    replaces: [code]\n"
        "    fields: {x: {type: int}}\n"
        '    properties: {far: {type: bool, value: "x > 3"}}\n'
    )
    (tmp_path / "code.py").write_text(
        "from dataclasses import dataclass\n\n\n"
        "@dataclass\nclass Point:\n    x: int\n\n\n"
        "point = Point(1)\npoint.far = True\n"
    )
    answer = audit(tmp_path)
    assert "--unsafe-fixes" in answer.stdout
    assert "property far" in answer.stdout


def test_a_deprecated_feature_is_found_where_it_is_named(project: Path) -> None:
    spec = SPEC.replace("hint:", 'deprecated: {since: "1.0", use: other}, hint:')
    other = "\n  other: {summary: The new one., hint: none, imports: {json: []}}\nenums:"
    code = """\
from jobs.ssot.jobs import jobs_config

print(jobs_config.require("runner"))
print(jobs_config.runner_available)
with jobs_config.override(runner=True):
    jobs_config.require("runner")  # ssotgen: ignore[deprecated-use] until all workers are new
"""
    write(project, {"spec/jobs.yaml": spec.replace("\nenums:", other), "app.py": code})
    assert found(project) == [("deprecated-use", "app.py", line) for line in (3, 4, 5)]
