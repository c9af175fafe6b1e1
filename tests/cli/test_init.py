"""`ssotgen init`: a folder that works at once, and nothing of yours ever overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli_command import command

from ssotgen import __version__
from ssotgen.resources import PRESETS, preset_spec_folder


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".ssotgen_cache" not in path.parts
    }


@pytest.mark.parametrize("preset", PRESETS)
def test_a_new_folder_validates_generates_and_checks(tmp_path: Path, preset: str) -> None:
    answer = command(tmp_path, "init", "--preset", preset)
    assert answer.returncode == 0, answer.stdout
    files = tree(tmp_path)
    assert {line.removeprefix("created ") for line in answer.stdout.splitlines()} == set(files)
    assert {name for name in files if not name.startswith("spec/")} == {
        ".gitattributes",
        ".github/workflows/ssotgen.yml",
        ".pre-commit-config.yaml",
        "ssotgen.schema.json",
        "ssotgen.toml",
    }
    assert "ssotgen generate" in answer.stderr
    for name in ("validate", "generate", "check"):
        then = command(tmp_path, name)
        assert then.returncode == 0, then.stdout + then.stderr


def test_the_orchestration_preset_is_the_default_spec(tmp_path: Path) -> None:
    command(tmp_path, "init", "--preset", "orchestration")
    assert tree(tmp_path / "spec") == tree(preset_spec_folder("orchestration"))


def test_the_minimal_preset_is_the_default(tmp_path: Path) -> None:
    command(tmp_path, "init")
    assert tree(tmp_path / "spec") == tree(preset_spec_folder("minimal"))


def test_editors_find_the_schema_that_the_documents_name(tmp_path: Path) -> None:
    (tmp_path / "ssotgen.toml").write_text('spec = "shop/design"\n')
    assert command(tmp_path, "init").returncode == 0
    schema = command(tmp_path, "schema").stdout
    for document in (tmp_path / "shop" / "design").iterdir():
        first = document.read_text(encoding="utf-8").splitlines()[0]
        name = first.removeprefix("# yaml-language-server: $schema=")
        assert (document.parent / name).read_text(encoding="utf-8") == schema


def test_every_file_in_the_way_is_named_and_none_written(tmp_path: Path) -> None:
    assert command(tmp_path, "init").returncode == 0
    (tmp_path / "ssotgen.toml").unlink()
    (tmp_path / "spec" / "more.yml").write_text("enums: {}\n")
    before = tree(tmp_path)
    answer = command(tmp_path, "init")
    assert answer.returncode == 2
    assert tree(tmp_path) == before
    assert answer.stdout.count("SSG907") == 1
    wanted = ("spec/", ".github/", "ssotgen.schema.json")
    assert all(name in answer.stdout for name in before if name.startswith(wanted))
    assert answer.stdout.endswith(
        "    = help: edit the spec in spec/, or run `ssotgen init` in another folder\n"
    )


def test_files_that_others_share_are_left_alone_and_the_lines_told(tmp_path: Path) -> None:
    (tmp_path / ".gitattributes").write_text("* text=auto\n")
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []\n")
    answer = command(tmp_path, "init")
    assert answer.returncode == 0
    assert (tmp_path / ".gitattributes").read_text() == "* text=auto\n"
    assert (tmp_path / ".pre-commit-config.yaml").read_text() == "repos: []\n"
    assert "generated/** linguist-generated" in answer.stderr
    assert "entry: ssotgen check" in answer.stderr


@pytest.mark.parametrize("name", ["pyproject.toml", "ssotgen.toml"])
def test_settings_that_stand_in_the_folder_are_kept_and_used(tmp_path: Path, name: str) -> None:
    header = "[tool.ssotgen]\n" if name == "pyproject.toml" else ""
    (tmp_path / name).write_text(f'{header}spec = "design"\noutput = "my src"\n')
    before = (tmp_path / name).read_bytes()
    answer = command(tmp_path, "init")
    assert answer.returncode == 0
    files = tree(tmp_path)
    assert files[name] == before
    assert len({"pyproject.toml", "ssotgen.toml"} & set(files)) == 1
    assert any(path.startswith("design/") for path in files)
    assert "ssotgen.schema.json" in files
    assert files[".gitattributes"].splitlines() == [
        b'"my src/**" linguist-generated text eol=lf',
        b"*.ssotgen merge=union",
    ]


def test_a_pyproject_without_settings_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "mine"\n')
    assert command(tmp_path, "init").returncode == 0
    assert (tmp_path / "pyproject.toml").read_text() == '[project]\nname = "mine"\n'
    assert (tmp_path / "ssotgen.toml").exists()


def test_a_folder_below_another_project_starts_one_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "ssotgen.toml").write_text('spec = "design"\n')
    (tmp_path / "below").mkdir()
    assert command(tmp_path / "below", "init").returncode == 0
    assert (tmp_path / "below" / "ssotgen.toml").exists()
    assert not (tmp_path / "design").exists()


def test_a_preset_that_does_not_exist(tmp_path: Path) -> None:
    answer = command(tmp_path, "init", "--preset", "maximal")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "minimal" in answer.stderr
    assert tree(tmp_path) == {}


def works(folder: Path) -> None:
    for name in ("validate", "generate", "check"):
        done = command(folder, name)
        assert (done.returncode, done.stdout.count("SSG5")) == (0, 0), done.stdout


def touch(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("files", "made"),
    [
        ({"src/paint_shop/__init__.py": ""}, "src/paint_shop/ssot/paint_shop_enums.py"),
        ({"src/paint_shop/till.py": ""}, "src/paint_shop/ssot/paint_shop_enums.py"),
        ({"shop/__init__.py": "", "tests/__init__.py": ""}, "shop/ssot/shop_enums.py"),
        (
            {"pyproject.toml": '[project]\nname = "Paint-Shop"\n'},
            "generated/paint_shop/ssot/paint_shop_enums.py",
        ),
        (
            {
                "pyproject.toml": '[project]\nname = "the.shop"\n',
                "src/another/__init__.py": "",
                "src/the_shop/__init__.py": "",
            },
            "src/the_shop/ssot/the_shop_enums.py",
        ),
        ({"pyproject.toml": "not toml ["}, "generated/my_app/ssot/jobs_enums.py"),
    ],
)
@pytest.mark.parametrize("preset", PRESETS)
def test_what_is_in_the_folder_decides(
    tmp_path: Path, files: dict[str, str], made: str, preset: str
) -> None:
    for name, text in files.items():
        touch(tmp_path / name, text)
    if preset == "orchestration":
        made = made.replace("my_app/ssot/jobs", "test_framework/ssot/orchestration")
    assert command(tmp_path, "init", "--preset", preset).returncode == 0
    works(tmp_path)
    assert (tmp_path / made).exists()
    attributes = (tmp_path / ".gitattributes").read_text()
    alone = Path(made).parent if made.split("/")[0] != "generated" else Path("generated")
    assert attributes.startswith(f"{alone.as_posix()}/** linguist-generated")


def test_the_names_and_the_output_can_be_given(tmp_path: Path) -> None:
    flags = ("--name", "till", "--package", "shop.facts", "--output", "lib")
    assert command(tmp_path, "init", *flags).returncode == 0
    works(tmp_path)
    assert (tmp_path / "lib" / "shop" / "facts" / "till_enums.py").exists()
    document = (tmp_path / "spec" / "project.yaml").read_text()
    assert "till.py and till_enums.py in the package shop.facts, with TillConfig" in document
    assert "jobs_" not in document


@pytest.mark.parametrize(
    "flags", [("--name", "a b"), ("--package", "shop/ssot"), ("--output", "../lib")]
)
def test_names_that_cannot_be(tmp_path: Path, flags: tuple[str, str]) -> None:
    done = command(tmp_path, "init", *flags)
    assert done.returncode == 2
    assert done.stdout.startswith("ssotgen: SSG90")
    assert f"`{flags[0]}`" in done.stdout
    assert tree(tmp_path) == {}


def test_the_snippets_name_the_version_that_wrote_them(tmp_path: Path) -> None:
    assert command(tmp_path, "init").returncode == 0
    workflow = (tmp_path / ".github" / "workflows" / "ssotgen.yml").read_text()
    assert f"pip install ssotgen=={__version__}\n" in workflow


def test_below_the_top_of_a_repository_ci_files_go_to_the_top(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("pay", "bill"):
        folder = tmp_path / "services" / name
        folder.mkdir(parents=True)
        done = command(folder, "init", "--name", name)
        assert done.returncode == 0, done.stdout
        assert "at the top of the repository, ../.." in done.stderr
        assert {path.name for path in folder.iterdir()} == {
            ".gitattributes",
            "spec",
            "ssotgen.schema.json",
            "ssotgen.toml",
        }
        works(folder)
    workflows = tmp_path / ".github" / "workflows"
    assert {path.name for path in workflows.iterdir()} == {
        "ssotgen.yml",
        "ssotgen-services-bill.yml",
    }
    for name, file in (("pay", "ssotgen.yml"), ("bill", "ssotgen-services-bill.yml")):
        line = f"- run: ssotgen -C services/{name} check --format github\n"
        assert line in (workflows / file).read_text()
        assert command(tmp_path, "-C", f"services/{name}", "check").returncode == 0
    hook = (tmp_path / ".pre-commit-config.yaml").read_text()
    assert "entry: ssotgen -C services/pay check\n" in hook
    assert "^(services/pay/spec|services/pay/generated|services/pay/ssotgen\\.toml)(/|$)" in hook
    assert "entry: ssotgen -C services/bill check\n" in done.stderr


def test_quiet_prints_nothing(tmp_path: Path) -> None:
    answer = command(tmp_path, "init", "--quiet")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    assert (tmp_path / "ssotgen.toml").is_file()
