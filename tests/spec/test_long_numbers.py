"""Numbers of more digits than Python converts, wherever a spec may have digits."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli_command import command

from ssotgen.spec.version import version_key

LONG = "9" * 5000
PROJECT = "project: {name: lab, package: lab, summary: A lab., version: '2.0'}\n"


@pytest.mark.parametrize(
    "body",
    [
        f"features: {{a: {{imports: {{json: []}}, deprecated: {{since: '{LONG}'}}}}}}",
        "features: {a: {imports: {json: []}, deprecated: {since: '1.0', "
        f"remove_in: '{LONG}.1'}}}}}}",
        f"features: {{a: {{imports: {{json: [n{LONG}, n1]}}}}}}",
        f"features: {{a: {{requires: ['json>={LONG}']}}}}",
        f"enums:\n  ? E{LONG}\n  : {{members: {{A: a}}}}\n  E1: {{members: {{A: a}}}}",
        f"dataclasses: {{D: {{fields: {{a: {{type: int, minimum: {LONG}}}}}}}}}",
    ],
    ids=lambda body: body[:30],
)
def test_the_command_says_what_it_makes_of_them(body: str, tmp_path: Path) -> None:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec/all.yaml").write_text(PROJECT + body + "\n", encoding="utf-8")
    done = command(tmp_path, "generate", "--no-cache")
    assert done.returncode in (0, 2), done.stderr[-500:]
    assert "ssotgen: " not in done.stderr


def test_versions_compare_by_their_numbers() -> None:
    ordered = ["0.9", "1.2", "1.10", "2", "10.0.1", LONG, f"1{LONG}"]
    keys = [version_key(each) for each in ordered]
    assert keys == sorted(set(keys))
    assert version_key("1.4.0") == version_key("01.4")


@pytest.mark.parametrize("epoch", [LONG, "9" * 20, "²"])
def test_an_epoch_that_is_no_date_is_not_used(epoch: str, tmp_path: Path) -> None:
    (tmp_path / "spec").mkdir()
    body = (
        "features: {a: {imports: {json: []}, deprecated: {since: '1', remove_after: '2099-01-01'}}}"
    )
    (tmp_path / "spec/all.yaml").write_text(PROJECT + body, encoding="utf-8")
    assert command(tmp_path, "validate", SOURCE_DATE_EPOCH=epoch).returncode == 0


def test_a_number_of_processes(tmp_path: Path) -> None:
    done = command(tmp_path, "audit", "--jobs", LONG)
    assert (done.returncode, "a number is needed, 1 or more" in done.stderr) == (2, True)
