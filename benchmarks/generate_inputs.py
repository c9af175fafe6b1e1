"""What the sides of `benchmarks/generate.py` are given: the same enums in each one's language."""

from __future__ import annotations

from pathlib import Path

MEMBERS = 10

FLOOR = '''
import gc; gc.disable()
import sys, yaml
with open(sys.argv[1], encoding="utf-8") as file:
    data = yaml.load(file, Loader=yaml.CSafeLoader)
parts = []
for name, item in data["enums"].items():
    parts.append(f'class {name}(Enum):\\n    """{item["summary"]}"""\\n')
    for member, entry in item["members"].items():
        parts.append(f'\\n    {member} = "{entry["value"]}"\\n    """{entry["summary"]}"""\\n')
with open(sys.argv[2], "w", encoding="utf-8") as file:
    file.write("".join(parts))
'''
"""The least that any generator with YAML as its input has to do."""


def write_spec(
    folder: Path, enums: int, dataclasses: int = 0, features: int = 0, layers: int = 0
) -> None:
    """Write a project of ssotgen's with that many of each into `folder`."""
    spec = folder / "spec"
    spec.mkdir(parents=True)
    _write(
        spec / "project.yaml",
        "project: {name: shop, package: shop.ssot, summary: What the shop is made of.}\n",
    )
    _write(spec / "enums.yaml", "enums:\n" + "".join(map(_enum, range(enums))))
    if dataclasses:
        items = "".join(_dataclass(number, enums) for number in range(dataclasses))
        _write(spec / "dataclasses.yaml", "dataclasses:\n" + items)
    if features:
        _write(spec / "features.yaml", "features:\n" + "".join(map(_feature, range(features))))
    if layers:
        _write(spec / "layers.yaml", _LAYERS + "".join(map(_layer, range(layers))))


def write_json_schema(file: Path, enums: int) -> None:
    """Write the enums as datamodel-code-generator takes them: JSON Schema, as YAML."""
    values = ", ".join(f"member-{each}" for each in range(MEMBERS))
    names = ", ".join(f"MEMBER_{each}" for each in range(MEMBERS))
    body = "".join(
        f"  Enum{number:05d}:\n    type: string\n    description: States of thing {number}.\n"
        f"    enum: [{values}]\n    x-enum-varnames: [{names}]\n"
        for number in range(enums)
    )
    _write(file, f"title: Shop\ntype: object\nproperties: {{}}\ndefinitions:\n{body}")


def write_linkml(file: Path, enums: int) -> None:
    """Write the enums as a LinkML schema."""
    members = "".join(
        f"      MEMBER_{each}: {{description: State {each} of the thing.}}\n"
        for each in range(MEMBERS)
    )
    body = "".join(
        f"  Enum{number:05d}:\n    description: States of thing {number}.\n"
        f"    permissible_values:\n{members}"
        for number in range(enums)
    )
    prefixes = "prefixes: {linkml: https://w3id.org/linkml/}\nimports: [linkml:types]\n"
    _write(file, f"id: https://example.org/shop\nname: shop\n{prefixes}enums:\n{body}")


def _enum(number: int) -> str:
    members = "".join(
        f"      MEMBER_{each}: {{value: member-{each}, summary: State {each} of the thing.}}\n"
        for each in range(MEMBERS)
    )
    return f"  Enum{number:05d}:\n    summary: States of thing {number}.\n    members:\n{members}"


def _dataclass(number: int, enums: int) -> str:
    return (
        f"  Record{number:04d}:\n    summary: What is known of thing {number}.\n    fields:\n"
        f"      state: {{type: Enum{number % enums:05d}}}\n"
        "      label: {type: str, default: unnamed, summary: What people call it.}\n"
        "      attempts: {type: int, default: 3, minimum: 1}\n"
        "      tags: {type: 'set[str]', default: [new]}\n"
        "    properties: {is_late: {type: bool, value: attempts > 5}}\n"
        "    checks: [{when: 'is_late and attempts > 9', message: Far too late}]\n"
    )


def _feature(number: int) -> str:
    return (
        f"  part_{number}:\n    summary: Part number {number}.\n"
        f"    imports: {{shop.parts.part_{number}: [Part as Part{number}]}}\n"
        f"    settings: {{timeout_seconds: {number}}}\n"
    )


_LAYERS = """\
dataclasses:
  Layer:
    summary: A layer.
    fields:
      name: {type: str}
      layer_type: {type: LayerType | None, default: null}
      categories: {type: 'set[str]', default: []}
      timeout_minutes: {type: int, default: 5, minimum: 1}
layers:
  definition: Layer
  enum: LayerType
  constant: STANDARD_LAYERS
  standard:
"""


def _layer(number: int) -> str:
    return (
        f"    LAYER_{number}: {{summary: Layer number {number}., categories: [fast, unit],"
        f" timeout_minutes: {number + 1}}}\n"
    )


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
