"""Outputs: which files a project asks for, and what each language owes the other steps."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssotgen.app.check import check
from ssotgen.app.generate import generate
from ssotgen.app.validate import validate
from ssotgen.diagnostics.marker import SUFFIXES
from ssotgen.render.outputs import OUTPUTS
from ssotgen.settings.settings import Settings

PROJECT = "project: {{name: shop, package: acme, summary: What the shop shares.{more}}}\n"
ENUM = "enums: {Colour: {summary: What paint can look like., members: {RED: red}}}\n"
FEATURE = "features: {redis: {summary: A cache., hint: Ask., imports: {redis: [Redis]}}}\n"


def project(folder: Path, more: str, sections: str = ENUM + FEATURE) -> Settings:
    (folder / "spec").mkdir()
    text = PROJECT.format(more=more) + sections
    (folder / "spec" / "shop.yaml").write_text(text, encoding="utf-8")
    return Settings(root=folder, spec=folder / "spec", output=folder / "generated")


@pytest.mark.parametrize(
    ("more", "names"),
    [
        ("", {"shop.py", "shop_enums.py"}),
        (", outputs: [enums]", {"shop_enums.py"}),
        (", pytest_plugin: true", {"shop.py", "shop_enums.py", "shop_pytest.py"}),
        (", outputs: [pytest, availability]", {"shop.py", "shop_pytest.py"}),
        (", outputs: [availability], pytest_plugin: true", {"shop.py", "shop_pytest.py"}),
        (", outputs: [enums], pytest_plugin: false", {"shop_enums.py"}),
    ],
)
def test_a_project_names_its_outputs(tmp_path: Path, more: str, names: set[str]) -> None:
    settings = project(tmp_path, more)
    assert generate([settings]).exit_code == 0
    made = {path.name for path in settings.output.rglob("*.py")}
    assert {name for name in made if not name.startswith("_")} == names


def test_an_unknown_output_is_reported_with_its_place(tmp_path: Path) -> None:
    settings = project(tmp_path, ", outputs: [enums, availabilty]")
    for result in (validate([settings]).result, generate([settings])):
        (finding,) = result.findings
        assert finding.rule == "unknown-output"
        assert (finding.location.line, finding.location.column) == (1, 87)
        assert finding.hint == "did you mean `availability`?"
        assert result.exit_code > 0
    assert not settings.output.exists()


def test_an_output_whose_import_is_not_generated_is_reported(tmp_path: Path) -> None:
    settings = project(tmp_path, ", outputs: [enums, pytest]")
    (finding,) = validate([settings]).result.findings
    assert finding.rule == "missing-output"
    assert "'availability'" in finding.message


def test_an_output_left_out_leaves_an_extra_file(tmp_path: Path) -> None:
    settings = project(tmp_path, ", outputs: [availability, enums, pytest]")
    assert generate([settings]).exit_code == 0
    spec = settings.spec / "shop.yaml"
    spec.write_text(spec.read_text().replace(", pytest", ""), encoding="utf-8")
    assert any("shop_pytest.py" in note for note in generate([settings]).notes)


def names(settings: Settings) -> set[str]:
    return {path.name for path in settings.output.rglob("*.py")}


def test_a_spec_without_features_has_no_module_for_them(tmp_path: Path) -> None:
    settings = project(tmp_path, ", outputs: [availability, enums, pytest]", ENUM)
    assert generate([settings]).exit_code == 0
    assert names(settings) == {"shop_enums.py"}


def test_files_of_the_last_feature_are_extra_once_it_is_gone(tmp_path: Path) -> None:
    settings = project(tmp_path, ", outputs: [availability, enums, pytest]")
    assert generate([settings]).exit_code == 0
    of_features = {"shop.py", "shop_pytest.py", "_shop_imports.py", "_shop_runtime.py"}
    assert names(settings) == {"shop_enums.py", *of_features}
    (settings.spec / "shop.yaml").write_text(PROJECT.format(more="") + ENUM, encoding="utf-8")
    findings = check([settings]).findings
    assert {finding.rule for finding in findings} == {"extra-file"}
    assert {Path(finding.location.path).name for finding in findings} == of_features


def test_a_feature_without_names_needs_no_types(tmp_path: Path) -> None:
    feature = FEATURE.replace("Redis", "")
    settings = project(tmp_path, "", feature)
    assert generate([settings]).exit_code == 0
    assert "_shop_imports.py" not in names(settings)


@pytest.mark.parametrize("name", OUTPUTS)
def test_the_table_of_outputs_is_whole(name: str) -> None:
    from ssotgen.resources import template_folder

    output = OUTPUTS[name].output()
    assert output.name == name
    assert (template_folder() / output.file.template).is_file()
    assert output.file.name.endswith(output.file.language.suffix)
    assert output.file.language.suffix in SUFFIXES
    assert set(OUTPUTS[name].needs) <= set(OUTPUTS)
    assert output.file.language.suggested_filter in output.file.language.filters


def test_what_reviewers_read_stays_short() -> None:
    package = Path(__file__).parents[2] / "generated" / "test_framework" / "ssot"
    lines = {path.name: len(path.read_text("utf-8").splitlines()) for path in package.glob("*.py")}
    assert lines["orchestration.py"] <= 250
    assert lines["orchestration_enums.py"] <= 1000
