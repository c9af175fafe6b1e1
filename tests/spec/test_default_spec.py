"""The default spec declares the names and values that programs rely on, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from support.default_spec import AT, ENUMS, FEATURES, FIELDS, LAYERS, REPLACES

from ssotgen.resources import preset_spec_folder, spec_schema
from ssotgen.spec.build import build
from ssotgen.spec.expressions.tree import Expression
from ssotgen.spec.model import DataclassSpec, Spec
from ssotgen.spec.yaml.read import read_documents

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def spec() -> Spec:
    reading = read_documents(ROOT / "spec")
    built = build(reading.documents)
    assert (*reading.findings, *built.findings) == ()
    assert built.spec is not None
    return built.spec


def test_it_is_called_as_programs_import_it(spec: Spec) -> None:
    assert spec.project.config_module == "test_framework.ssot.orchestration"
    assert spec.project.enums_module == "test_framework.ssot.orchestration_enums"
    assert {each.text for each in spec.project.outputs} == {"availability", "enums", "pytest"}
    assert spec.project.target_python == (3, 10)


def test_it_has_the_features(spec: Spec) -> None:
    found = {}
    for feature in spec.features:
        modules: dict[str, list[str]] = {}
        for target in feature.targets:
            name = target.name if target.name == target.alias else f"{target.name}={target.alias}"
            modules.setdefault(target.module.removeprefix(AT), []).append(name)
        imports = {module: " ".join(names) for module, names in modules.items()}
        found[feature.name] = (imports, feature.settings)
    assert found == FEATURES


def test_it_has_the_enums(spec: Spec) -> None:
    found = {
        enum.name: " ".join(member.name for member in enum.members)
        for enum in spec.enums
        if all(member.value == member.name.lower() for member in enum.members)
    }
    assert found == ENUMS


def described(entity: DataclassSpec) -> list[str]:
    lines = []
    for field in entity.fields:
        line = f"{field.name}: {field.type}"
        line += f" = {field.default!r}" if field.has_default else ""
        line += f" from {field.minimum}" if field.minimum is not None else ""
        line += f" at least {field.min_items} item" if field.min_items is not None else ""
        lines.append(line)
    lines.extend(f"> {item.name}: {item.type}" for item in entity.properties)
    return lines


def test_it_has_the_dataclasses(spec: Spec) -> None:
    wanted = {name: [line.strip() for line in text.split("\n")] for name, text in FIELDS.items()}
    found = {entity.name: ["", *described(entity), ""] for entity in spec.dataclasses}
    assert found == wanted


def test_its_properties_and_checks_are_those_that_callers_know(spec: Spec) -> None:
    def text(expression: Expression) -> str:
        return " ".join(expression.text.split())

    properties = {
        f"{entity.name}.{item.name}": text(item.value)
        for entity in spec.dataclasses
        for item in entity.properties
    }
    duration = "end_time - start_time if end_time is not None else None"
    assert properties == {
        "LayerExecutionResult.duration": duration,
        "LayerExecutionResult.success_rate": "passed_tests / total_tests * 100.0 "
        "if total_tests > 0 else 0.0",
        "CategoryExecutionResult.duration": duration,
        "BackgroundTaskResult.success": "status == BackgroundTaskStatus.COMPLETED and "
        "(exit_code is None or exit_code == 0)",
    }
    checks = [text(check.when) for entity in spec.dataclasses for check in entity.checks]
    assert checks == [
        'name == ""',
        "execution_strategy == ExecutionStrategy.PARALLEL_LIMITED "
        "and max_parallel_categories is not None and max_parallel_categories < 1",
        "is_background_eligible and execution_strategy == ExecutionStrategy.PARALLEL_UNLIMITED",
    ]


def test_it_has_the_standard_layers(spec: Spec) -> None:
    layers = spec.layers
    assert layers is not None
    assert (layers.definition.text, layers.enum.text, layers.constant.text) == (
        "LayerDefinition",
        "LayerType",
        "STANDARD_LAYERS",
    )
    found = {}
    for layer in layers.standard:
        values = {value.field: value.value for value in layer.values}
        flags = ("requires_real_services", "requires_real_llm", "can_run_in_parallel")
        found[layer.name] = (
            " ".join(values.pop("categories")),
            values.pop("execution_strategy"),
            values.pop("timeout_minutes"),
            values.pop("max_parallel_categories", None),
            " ".join(values.pop("service_dependencies", [])),
            "".join(
                "y" if values.pop(flag) else "n" for flag in (*flags, "is_background_eligible")
            ),
        )
        assert set(values) == {"summary"}
    assert found == LAYERS
    assert list(found) == list(LAYERS)


def test_it_says_where_the_copies_used_to_live(spec: Spec) -> None:
    found = {
        entity.name: [module.text for module in entity.replaces]
        for entity in (*spec.enums, *spec.dataclasses)
        if entity.replaces
    }
    assert found == {
        name: [f"{AT}{stem}_agent", f"{AT}{stem}_manager"] for name, stem in REPLACES.items()
    }


def test_every_entity_has_a_sentence_of_its_own(spec: Spec) -> None:
    summaries = [("project", spec.project.summary)]
    summaries += [(feature.name, feature.summary) for feature in spec.features]
    assert spec.layers is not None
    summaries += [(layer.name, layer.summary) for layer in spec.layers.standard]
    for enum in spec.enums:
        summaries.append((enum.name, enum.summary))
        summaries += [(f"{enum.name}.{member.name}", member.summary) for member in enum.members]
    for entity in spec.dataclasses:
        summaries.append((entity.name, entity.summary))
        for item in (*entity.fields, *entity.properties):
            summaries.append((f"{entity.name}.{item.name}", item.summary))
    for name, summary in summaries:
        assert re.fullmatch(r"[A-Z0-9].*\.", summary), name
        words = re.sub(r"[^a-z0-9]", "", summary.lower())
        assert words != re.sub(r"[^a-z0-9]", "", name.split(".")[-1].lower()), name
        assert len(summary) < 92, name
    of_enums = [text for name, text in summaries if name.split(".")[0] in ENUMS]
    assert len(of_enums) == len(set(of_enums))
    assert all(feature.hint for feature in spec.features)


@pytest.mark.parametrize("preset", ["orchestration", "minimal"])
def test_an_editor_finds_the_schema_beside_the_spec_folder(preset: str) -> None:
    line = "# yaml-language-server: $schema=../ssotgen.schema.json"
    for path in sorted(preset_spec_folder(preset).glob("*.yaml")):
        assert path.read_text(encoding="utf-8").splitlines()[0] == line, path


def test_the_schema_beside_the_default_spec_is_the_one_that_is_shipped() -> None:
    beside = (ROOT / "ssotgen.schema.json").read_text(encoding="utf-8")
    assert beside == spec_schema(), "run: ssotgen generate"
    assert json.loads(beside)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
