"""`ssotgen breaking`, `diff` and `changelog` on a project in git, as a user runs them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from support.cli_command import command

BASE = Path(__file__).parents[1] / "cases" / "breaking" / "base.yaml"
FINE = "      FINE: {value: fine, summary: Without a fault.}\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(folder: Path, *words: str) -> str:
    name = ["-c", "user.name=Mill", "-c", "user.email=mill@example.org"]
    done = subprocess.run(
        ["git", *name, *words], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


def commit(folder: Path, tag: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", tag)
    git(folder, "tag", tag)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository whose spec is tagged v1."""
    (tmp_path / "spec").mkdir()
    shutil.copy(BASE, tmp_path / "spec" / "mill.yaml")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, "v1")
    return tmp_path


def test_the_same_spec_breaks_nothing(project: Path) -> None:
    done = command(project, "breaking", "--against", "v1")
    assert (done.returncode, done.stdout) == (0, "")
    assert "nothing breaks" in done.stderr


def test_a_removed_member_is_reported_at_both_places(project: Path) -> None:
    edit(project / "spec" / "mill.yaml", FINE, "")
    done = command(project, "breaking", "--against", "v1")
    assert done.returncode == 1
    first, *rest = done.stdout.splitlines()
    text = BASE.read_text()
    enum, member = (text[: text.index(each)].count("\n") + 1 for each in ("  Grade:", FINE))
    assert first == (
        f"spec/mill.yaml:{enum}:3: SSG722 [member-removed] Grade.FINE is gone; "
        "breaks source, wire-read"
    )
    assert f"   :: v1:spec/mill.yaml:{member}:7 was here" in rest
    assert "version step: major" in done.stderr


def test_json_says_what_breaks(project: Path) -> None:
    edit(project / "spec" / "mill.yaml", FINE, "")
    done = command(project, "breaking", "--against", "v1", "--format", "json")
    (finding,) = json.loads(done.stdout)["findings"]
    assert finding["categories"] == ["source", "wire-read"]
    assert finding["related"][0]["path"] == "v1:spec/mill.yaml"


def test_the_settings_of_the_old_version_say_where_its_spec_was(project: Path) -> None:
    (project / "facts").mkdir()
    git(project, "mv", "spec/mill.yaml", "facts/mill.yaml")
    (project / "ssotgen.toml").write_text('spec = "facts"\n[breaking]\nagainst = "v1"\n')
    assert command(project, "breaking").returncode == 0
    edit(project / "facts" / "mill.yaml", FINE, "")
    assert command(project, "breaking").returncode == 1
    commit(project, "v2")
    assert command(project, "breaking", "--against", "v2").returncode == 0


def test_a_folder_is_compared_as_well(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(project / "spec", other / "spec")
    shutil.copytree(project / "spec", tmp_path / "alone")
    edit(project / "spec" / "mill.yaml", FINE, "")
    for against in ("other", "alone", "path:other"):
        done = command(project, "breaking", "--against", against)
        assert done.returncode == 1, done.stderr
        assert "Grade.FINE is gone" in done.stdout


@pytest.mark.parametrize("against", ["v9", "--output=x", "git:nowhere"])
def test_a_revision_that_is_not_there_is_no_answer(project: Path, against: str) -> None:
    done = command(project, "breaking", f"--against={against}")
    assert done.returncode == 2
    assert "[unknown-revision]" in done.stdout


def test_without_a_version_there_is_no_answer(project: Path) -> None:
    done = command(project, "breaking")
    assert done.returncode == 2
    assert "[nothing-to-compare]" in done.stdout


def test_where_there_was_no_spec_everything_is_new(project: Path) -> None:
    git(project, "rm", "--quiet", "-r", "--cached", "spec")
    git(project, "commit", "--quiet", "--message", "without", "--allow-empty")
    done = command(project, "breaking", "--against", "HEAD")
    assert done.returncode == 0
    assert "HEAD has no spec: everything is new" in done.stderr


def test_nothing_is_checked_out_and_no_hook_runs(project: Path) -> None:
    hook = project / ".git" / "hooks" / "post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\ntouch ran\n")
    hook.chmod(0o755)
    edit(project / "spec" / "mill.yaml", FINE, "")
    before = git(project, "status", "--porcelain")
    command(project, "breaking", "--against", "v1")
    assert git(project, "status", "--porcelain") == before
    assert not (project / "ran").exists()


def test_what_a_later_version_had_already_is_left_out(project: Path) -> None:
    edit(project / "spec" / "mill.yaml", FINE, "")
    commit(project, "v2")
    edit(project / "spec" / "mill.yaml", "maximum: 400", "maximum: 300")
    both = command(project, "breaking", "--against", "v1")
    assert both.stdout.count("SSG7") == 2
    done = command(project, "breaking", "--against", "v1", "--since", "v2")
    assert "limit-tightened" in done.stdout
    assert "member-removed" not in done.stdout


def test_severities_and_selection(project: Path) -> None:
    edit(project / "spec" / "mill.yaml", "maximum: 400", "maximum: 300")
    (project / "ssotgen.toml").write_text('[breaking]\nseverity = {behaviour = "off"}\n')
    assert command(project, "breaking", "--against", "v1").returncode == 0
    (project / "ssotgen.toml").write_text('[breaking]\nseverity = {limit-tightened = "error"}\n')
    done = command(project, "breaking", "--against", "v1")
    assert "found 1 error" in done.stderr
    assert command(project, "breaking", "--against", "v1", "--ignore", "behaviour").returncode == 0
    assert command(project, "breaking", "--against", "v1", "--select", "source").returncode == 0
    (project / "ssotgen.toml").write_text('[breaking]\nseverity = {behavior = "off"}\n')
    done = command(project, "breaking", "--against", "v1")
    assert done.returncode == 2
    assert "did you mean `behaviour`?" in done.stdout


def test_a_waiver_accepts_one_finding_until_its_end(project: Path) -> None:
    edit(project / "spec" / "mill.yaml", FINE, "")
    edit(project / "spec" / "mill.yaml", "maximum: 400", "maximum: 300")
    waived = command(project, "breaking", "--against", "v1", "--select", "source", "--write-waiver")
    assert waived.returncode == 0
    waivers = project / "ssotgen-waivers.yaml"
    done = command(project, "breaking", "--against", "v1")
    assert done.returncode == 2, "there is no reason yet"
    assert "ssotgen-waivers.yaml:1:3: SSG942 [invalid-waiver] a waiver has no reason" in done.stdout
    edit(waivers, '""', "Agreed with the pulpers.")
    done = command(project, "breaking", "--against", "v1")
    assert done.returncode == 1
    assert "member-removed" not in done.stdout
    assert "1 waived" in done.stderr
    until = re.search(r"until: (\S+)", waivers.read_text())
    assert until is not None
    last = int(datetime.fromisoformat(f"{until[1]}T23:59:59+00:00").timestamp())
    on_time = command(project, "breaking", "--against", "v1", SOURCE_DATE_EPOCH=str(last))
    assert "1 waived" in on_time.stderr
    late = command(project, "breaking", "--against", "v1", SOURCE_DATE_EPOCH=str(last + 1))
    assert "[waiver-expired]" in late.stdout
    assert "[member-removed]" in late.stdout
    git(project, "checkout", "--quiet", "spec")
    unused = command(project, "breaking", "--against", "v1")
    assert "[waiver-unused]" in unused.stdout


def test_an_announced_removal_is_a_note(project: Path) -> None:
    spec = project / "spec" / "mill.yaml"
    edit(spec, '{since: "0.9", use: PLAIN}', '{since: "0.9", use: PLAIN, remove_in: "2.0"}')
    commit(project, "v2")
    edit(
        spec,
        "      SCRAP: {value: scrap, summary: To be pulped., "
        'deprecated: {since: "0.9", use: PLAIN, remove_in: "2.0"}}\n'
        "      WASTE: {value: scrap, alias: true}\n",
        "      WASTE: scrap\n",
    )
    edit(spec, 'version: "1.0"', 'version: "2.0"')
    done = command(project, "breaking", "--against", "v2", "--select", "member-removed")
    assert "note: Grade.SCRAP is gone" in done.stdout
    assert done.returncode == 0


def test_proofs_are_shown(project: Path) -> None:
    edit(project / "spec" / "mill.yaml", FINE, "")
    done = command(project, "breaking", "--against", "v1", "--prove")
    assert done.returncode == 1
    assert "proven: AttributeError: FINE" in done.stdout


def test_diff_and_changelog_list_every_change(project: Path) -> None:
    spec = project / "spec" / "mill.yaml"
    edit(spec, FINE, "")
    edit(spec, "Drives the press.", "Moves the press.")
    edit(spec, "members: {ONE: one}", 'members: {ONE: one}\n    deprecated: {since: "1.1"}')
    done = command(project, "diff", "--against", "v1")
    assert (done.returncode, done.stdout.count("\n")) == (0, 3)
    assert command(project, "diff", "--against", "v1", "--exit-code").returncode == 1
    done = command(project, "changelog", "--against", "v1")
    assert done.stdout == (
        "Version step: major\n\n"
        "### Removed\n\n"
        "- Grade.FINE is gone (source, wire-read). "
        "Keep it deprecated until nobody uses or stores it.\n\n"
        "### Deprecated\n\n"
        "- Unused is deprecated.\n"
    )


def test_uses_say_who_is_hit(project: Path) -> None:
    (project / "src").mkdir()
    (project / "ssotgen.toml").write_text('sources = ["src"]\n')
    (project / "src" / "a.py").write_text(
        "from mill.facts.mill_enums import Grade as G\nprint(G.FINE, G['FINE'], G.PLAIN)\n"
    )
    (project / "src" / "b.py").write_text(
        "import mill.facts.mill_enums as e\n\n\ndef f(x):\n    return x is e.Grade.FINE\n"
    )
    other = project / "other"
    other.mkdir()
    (other / "c.py").write_text("from mill.facts.mill_enums import Grade\nprint(Grade.FINE)\n")
    edit(project / "spec" / "mill.yaml", FINE, "")
    edit(project / "spec" / "mill.yaml", "    members: {ONE: one}", "    members: {TWO: one}")
    done = command(project, "breaking", "--against", "v1", "--uses")
    assert "   :: src/a.py:2:9" in done.stdout
    assert "used 3 times in 2 files, first here" in done.stdout
    assert "is now Unused.TWO; breaks source; no use found" in done.stdout
    done = command(project, "breaking", "--against", "v1", "--uses", "other", "--format", "json")
    found = {each["rule"]: each for each in json.loads(done.stdout)["findings"]}
    assert found["member-removed"]["uses"] == 1
    assert found["member-removed"]["related"][1]["path"] == "other/c.py"
    assert found["member-renamed"]["uses"] == 0
    done = command(project, "breaking", "--against", "v1", "--format", "json")
    assert json.loads(done.stdout)["findings"][0]["uses"] is None
