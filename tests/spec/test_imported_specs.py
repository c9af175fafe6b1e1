"""Specs that import others: what they use of them, and what follows a change there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from support.cli_command import command, environment
from support.generated_project import generate

from ssotgen.settings.load import load_settings
from ssotgen.settings.settings import Flags, Settings
from ssotgen.spec.imports import imported_settings
from ssotgen.spec.load import load_spec

SHARED = """\
project:
  name: shared
  package: acme.shared
  summary: What all services share.
  outputs: [enums]
  imports: {base: ../base}
enums:
  JobStatus:
    summary: How far a job is.
    members: {QUEUED: queued, DONE: done}
dataclasses:
  Money:
    summary: An amount.
    fields:
      cents: {type: int, minimum: 0}
      currency: {type: base.Currency, default: EUR}
      limits: {type: "dict[base.Currency, int]", default: {}}
"""
BASE = """\
project: {name: base, package: acme.base, summary: What everybody needs.}
enums:
  Currency:
    summary: What prices are in.
    base: StrEnum
    members: {EUR: eur, USD: usd}
"""
PAY = """\
project:
  name: pay
  package: acme.pay
  summary: What is paid, and how.
  outputs: [enums, json_schema, typescript, site]
  imports: {shared: ../shared}
dataclasses:
  Payment:
    summary: What somebody paid.
    fields:
      total: {type: shared.Money}
      fee: {type: shared.Money, default: {cents: 5, limits: {USD: 3}}}
      status: {type: shared.JobStatus, default: QUEUED}
      by: {type: "dict[shared.JobStatus, list[shared.Money]]", default: {DONE: [{cents: 1}]}}
    properties:
      is_done: {type: bool, value: status == shared.JobStatus.DONE}
"""
PROGRAM = """\
from acme.pay.pay_enums import Payment
from acme.shared.shared_enums import JobStatus, Money

paid = Payment.from_dict({"total": {"cents": -3}, "status": "done"})
assert paid.status is JobStatus.DONE and paid.is_done and isinstance(paid.total, Money)
assert Payment.from_dict(paid.to_dict()) == paid
print(*paid.validate())
try:
    Payment.from_dict({"total": {"cents": 3, "currency": "eus"}})
except ValueError as error:
    print(error)
"""


def write(path: Path, text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    write(tmp_path / "ssotgen.toml", '[workspace]\nmembers = ["*"]\n')
    for name, text in (("base", BASE), ("shared", SHARED), ("pay", PAY)):
        write(tmp_path / name / "ssotgen.toml", 'output = "../src"\n')
        write(tmp_path / name / "spec" / "all.yaml", text)
    generate(tmp_path)
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_classes_of_the_other_project_are_used_and_none_is_copied(workspace: Path) -> None:
    module = (workspace / "src/acme/pay/pay_enums.py").read_text(encoding="utf-8")
    assert (
        "\n\nfrom acme.base.base_enums import Currency\n"
        "from acme.shared.shared_enums import JobStatus, Money\n\n"
    ) in module
    assert [line for line in module.splitlines() if line.startswith("class ")] == ["class Payment:"]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=environment(str(workspace / "src")),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stderr, done.stdout.splitlines()) == (
        "",
        [
            "total.cents must be at least 0, not -3",
            "total.currency must be the value of a member of Currency, not 'eus'; "
            "did you mean 'usd'?",
        ],
    )


def test_outputs_of_other_languages_have_all_that_the_plain_data_needs(workspace: Path) -> None:
    schema = json.loads((workspace / "src/acme/pay/pay.schema.json").read_text(encoding="utf-8"))
    assert set(schema["$defs"]) == {"Currency", "JobStatus", "Money", "Payment"}
    typescript = (workspace / "src/acme/pay/pay.ts").read_text(encoding="utf-8")
    assert "export const Currency" in typescript
    assert "export function parseMoney" in typescript


@pytest.mark.parametrize(
    ("old", "new", "place", "message", "hint"),
    [
        (
            "total: {type: shared.Money}",
            "total: {type: shared.Mony}",
            "11:21",
            "unknown type 'shared.Mony'",
            "did you mean `shared.Money`?",
        ),
        (
            "total: {type: shared.Money}",
            "total: {type: shard.Money}",
            "11:21",
            "unknown type 'shard.Money'",
            "did you mean `shared.Money`?",
        ),
        (
            "total: {type: shared.Money}",
            "total: {type: Money}",
            "11:21",
            "unknown type 'Money'",
            "write `shared.Money`",
        ),
        (
            "total: {type: shared.Money}",
            "total: {type: shared.Currency}",
            "11:21",
            "unknown type 'shared.Currency'",
            "shared declares JobStatus or Money",
        ),
        (
            "== shared.JobStatus.DONE",
            "== shared.JobStatus.DON",
            "16:46",
            "unknown member 'DON' of shared.JobStatus",
            "did you mean `shared.JobStatus.DONE`?",
        ),
        (
            "== shared.JobStatus.DONE",
            "== JobStatus.DONE",
            "16:46",
            "unknown enum 'JobStatus'",
            "write `shared.JobStatus.DONE`",
        ),
        (
            "default: QUEUED",
            "default: QUEUD",
            "13:49",
            "unknown member 'QUEUD' of JobStatus",
            "did you mean `QUEUED`?",
        ),
        (
            "imports: {shared: ../shared}",
            "imports: {shared: ../share}",
            "6:21",
            "the import '../share' is not a folder: share does not exist",
            "did you mean `../shared`?",
        ),
    ],
)
def test_a_mistake_is_one_finding_at_its_place(
    workspace: Path, old: str, new: str, place: str, message: str, hint: str
) -> None:
    edit(workspace / "pay" / "spec" / "all.yaml", old, new)
    done = command(workspace, "validate", "--format", "json")
    (found,) = json.loads(done.stdout)["findings"]
    assert f"{found['line']}:{found['column']}" == place
    assert (found["message"], found["hint"]) == (message, hint)


def test_a_project_says_what_others_may_name(workspace: Path) -> None:
    spec = workspace / "shared" / "spec" / "all.yaml"
    edit(spec, "  outputs: [enums]\n", "  outputs: [enums]\n  export: [Money]\n")
    done = command(workspace, "validate", "--format", "json")
    places = [(each["line"], each["column"]) for each in json.loads(done.stdout)["findings"]]
    assert places == [(13, 22), (14, 24), (16, 46)]
    first = json.loads(done.stdout)["findings"][0]
    assert first["message"] == "'shared.JobStatus' is not exported by shared"
    assert first["hint"] == "add JobStatus to `export` at shared/spec/all.yaml:6:11"
    edit(
        workspace / "pay" / "spec" / "all.yaml",
        "total: {type: shared.Money}",
        "total: {type: shared.Coins}",
    )
    done = command(workspace, "validate", "--format", "json")
    assert json.loads(done.stdout)["findings"][0]["hint"] == "shared exports Money"
    edit(workspace / "pay" / "spec" / "all.yaml", "shared.Coins", "shared.Money")
    edit(spec, "export: [Money]", "export: [JobStatus, Money]")
    assert command(workspace, "validate").returncode == 0


def test_a_project_of_another_repository_is_not_imported(workspace: Path) -> None:
    (workspace / "pay" / ".git").mkdir()
    done = command(workspace / "pay", "validate", "--format", "json")
    (found,) = json.loads(done.stdout)["findings"]
    assert found["rule"] == "bad-spec-import"
    assert found["message"] == "the import '../shared' is outside of the repository"


def test_a_project_in_a_cycle_is_not_among_those_it_imports(workspace: Path) -> None:
    edit(
        workspace / "base" / "spec" / "all.yaml",
        "name: base,",
        "name: base, imports: {pay: ../pay},",
    )
    found = imported_settings(load_settings(workspace / "pay", Flags()))
    assert [each.root.name for each in found] == ["base", "shared"]


@pytest.mark.parametrize(
    "section",
    [
        '"project": {%s}',
        "'project' : {%s}",
        "{ project: {%s}}",
        "project: {\n%s\n}",
        "? project\n: {%s}",
        "? project # which is imported\n: {%s}",
        "---\nproject : {%s}",
    ],
)
@pytest.mark.parametrize("key", ["imports", '"imports"', r'"import\x73"'])
def test_imports_are_found_however_the_yaml_is_written(
    tmp_path: Path, section: str, key: str
) -> None:
    make(tmp_path / "shared", BASE)
    content = f"{key}: {{base: ../shared}}, name: pay, package: acme.pay, summary: What is paid."
    settings = make(tmp_path / "pay", section % content)
    loaded = load_spec(settings)
    assert loaded.spec is not None, loaded.found
    assert len(loaded.spec.project.imports) == 1
    assert [each.root.name for each in imported_settings(settings)] == ["shared"]


def make(folder: Path, spec: str) -> Settings:
    (folder / "spec").mkdir(parents=True)
    (folder / "ssotgen.toml").touch()
    (folder / "spec" / "all.yaml").write_text(f"{spec}\n", encoding="utf-8")
    return load_settings(folder, Flags())


def test_an_exported_name_is_one_of_the_spec(workspace: Path) -> None:
    spec = workspace / "shared" / "spec" / "all.yaml"
    edit(spec, "  outputs: [enums]\n", "  outputs: [enums]\n  export: [JobState, Money]\n")
    done = command(workspace / "shared", "validate", "--format", "json")
    (found,) = json.loads(done.stdout)["findings"]
    assert (found["line"], found["column"]) == (6, 12)
    assert found["message"] == "unknown enum or dataclass 'JobState'"
    assert found["hint"] == "did you mean `JobStatus`?"


def test_a_rename_edits_the_list_of_exported_names(workspace: Path) -> None:
    spec = workspace / "base" / "spec" / "all.yaml"
    edit(
        spec, "summary: What everybody needs.", "summary: What everybody needs., export: [Currency]"
    )
    assert command(workspace / "base", "remove", "Currency").returncode == 1
    command(workspace / "base", "rename", "Currency", "Coin", "--write")
    assert "export: [Coin]" in spec.read_text(encoding="utf-8")


def test_a_change_there_is_drift_here(workspace: Path) -> None:
    folder = workspace / "pay"
    assert command(folder, "generate", CI="").returncode == 0
    assert command(folder, "check", CI="").returncode == 0
    inputs = command(folder, "files", "--inputs").stdout.splitlines()
    assert {"../shared/spec/all.yaml", "../base/spec/all.yaml", "spec/all.yaml"} <= set(inputs)
    edit(workspace / "base" / "spec" / "all.yaml", "usd", "us")
    done = command(folder, "check", CI="")
    assert (done.returncode, "Currency does not match the spec" in done.stdout) == (1, True)


def test_a_project_that_imports_a_changed_one_has_changed(workspace: Path) -> None:
    git = ["git", "-c", "user.email=a@example.com", "-c", "user.name=a"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
        subprocess.run([*git, *words], cwd=workspace, check=True)
    edit(workspace / "base" / "spec" / "all.yaml", "usd", "us")
    done = command(workspace, "check", "--changed", "HEAD", "-v")
    for name in ("base", "shared", "pay"):
        assert f"spec: {name}/spec" in done.stderr
    edit(workspace / "base" / "spec" / "all.yaml", "us}", "usd}")
    edit(workspace / "shared" / "spec" / "all.yaml", "done}", "finished}")
    assert "spec: base/spec" not in command(workspace, "check", "--changed", "HEAD", "-v").stderr


def test_a_rename_reaches_the_code_of_the_workspace_and_names_the_other_specs(
    workspace: Path,
) -> None:
    (workspace / "shared" / "ssotgen.toml").write_text('output = "../src"\nsources = ["."]\n')
    (workspace / "pay" / "ssotgen.toml").write_text('output = "../src"\nsources = ["app"]\n')
    program = workspace / "pay" / "app" / "use.py"
    write(program, "from acme.shared.shared_enums import JobStatus\n\nprint(JobStatus.DONE)\n")
    done = command(workspace / "shared", "rename", "JobStatus", "WorkStatus", "--write")
    places = [line for line in done.stdout.splitlines() if "rename-left-over" in line]
    assert [each.partition(": ")[0] for each in places] == [
        "../pay/spec/all.yaml:13:29",
        "../pay/spec/all.yaml:14:31",
        "../pay/spec/all.yaml:16:53",
    ]
    assert "WorkStatus.DONE" in program.read_text(encoding="utf-8")
    removed = command(workspace / "shared", "remove", "Money")
    assert removed.returncode == 1
    assert "../pay/spec/all.yaml:11:28: SSG947" in removed.stdout
