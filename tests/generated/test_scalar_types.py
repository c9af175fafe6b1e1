"""Every scalar type in generated dataclasses: defaults, plain data there and back, what is refused."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import pytest
from support.enum_modules import MakeModule
from support.scalar_rows import ROWS
from support.yaml_text import to_yaml

from ssotgen.spec.types.scalars import SCALARS

INDEX = {name: index for index, name in enumerate(SCALARS)}


def class_of(name: str) -> str:
    """Return the name of the dataclass with fields of that type."""
    return f"Record{INDEX[name]}"


def fields_of(name: str) -> dict[str, Any]:
    """Return its fields as a spec has them: one for each sample, whose default it is."""
    row = SCALARS[name]
    fields: dict[str, Any] = {"value": {"type": name}}
    for index, sample in enumerate(row.samples):
        fields[f"sample_{index}"] = {"type": name, "default": sample}
    if row.limit:
        limits = [sample for sample in row.samples if SCALARS[row.limit].fits(sample)]
        fields["limited"] = {"type": name, "default": limits[0], "minimum": limits[0]}
        fields["limited"]["maximum"] = limits[0]
    fields["maybe"] = {"type": f"{name} | None", "default": None}
    fields["many"] = {"type": f"list[{name}]", "default": list(row.samples)}
    return fields


@pytest.fixture(scope="module")
def module(make_module: MakeModule) -> ModuleType:
    return make_module(
        to_yaml({"dataclasses": {class_of(name): {"fields": fields_of(name)} for name in SCALARS}})
    )


@pytest.mark.parametrize("name", ROWS)
def test_defaults_are_the_values_that_the_spec_stands_for(name: str, module: ModuleType) -> None:
    row, owner = SCALARS[name], getattr(module, class_of(name))
    samples = [row.to_python(sample) for sample in row.samples]
    record = owner(samples[0])
    assert [getattr(record, f"sample_{index}") for index in range(len(samples))] == samples
    assert [type(each) for each in record.many] == [type(each) for each in samples]
    assert record.many == samples


@pytest.mark.parametrize(
    ("name", "plain", "value"),
    [(name, *pair) for name, row in ROWS.items() for pair in row.values.items()],
)
def test_plain_data_is_read_and_written(
    name: str, plain: Any, value: object, module: ModuleType
) -> None:
    owner = getattr(module, class_of(name))
    record = owner.from_dict({"value": plain, "maybe": plain, "many": [plain]})
    assert (record.value, type(record.value)) == (value, type(value))
    assert record.many == [record.maybe] == [value]
    assert record.validate() == []
    written = json.loads(json.dumps(record.to_dict()))
    assert written["value"] == written["maybe"] == written["many"][0] == plain
    assert owner.from_dict(written) == record
    assert owner.from_dict({"value": plain, "maybe": None}).to_dict()["maybe"] is None


@pytest.mark.parametrize(
    ("name", "wrong"), [(name, wrong) for name, row in ROWS.items() for wrong in row.wrong]
)
def test_other_data_is_refused_with_its_path(name: str, wrong: Any, module: ModuleType) -> None:
    owner = getattr(module, class_of(name))
    good = SCALARS[name].samples[0]
    with pytest.raises(ValueError, match=r"^value must be "):
        owner.from_dict({"value": wrong})
    with pytest.raises(ValueError, match=r"^many\[1\] must be "):
        owner.from_dict({"value": good, "many": [good, wrong]})


@pytest.mark.parametrize(
    ("name", "bad"), [(name, bad) for name, row in ROWS.items() for bad in (*row.bad, object())]
)
def test_values_of_another_type_are_issues(name: str, bad: object, module: ModuleType) -> None:
    owner = getattr(module, class_of(name))
    good = SCALARS[name].to_python(SCALARS[name].samples[0])
    assert owner(good).validate() == []
    for record, path in (
        (owner(bad), "value"),
        (owner(good, maybe=bad), "maybe"),
        (owner(good, many=[good, bad]), "many[1]"),
    ):
        (issue,) = record.validate()
        assert issue.startswith(f"{path} must be ")
        if SCALARS[name].writer:
            with pytest.raises(ValueError, match=rf"^{path.split('[')[0]}"):
                record.to_dict()


@pytest.mark.parametrize("name", [name for name in ROWS if SCALARS[name].limit])
def test_a_value_outside_of_its_limits_is_an_issue(name: str, module: ModuleType) -> None:
    row, owner = SCALARS[name], getattr(module, class_of(name))
    limit = row.to_python(row.samples[0])
    assert owner(limit, limited=limit).validate() == []
    for plain in ROWS[name].values:
        value = row.to_python(plain)
        if value != limit:
            (issue,) = owner(limit, limited=value).validate()
            assert issue.startswith(("limited must be at ", "limited cannot be compared with "))
