"""Whole specs for property tests: valid ones with every key and awkward texts, and their YAML.

`spec_data()` gives a spec as plain data, `written()` the files that it could stand in.
"""

from __future__ import annotations

import keyword
import re
from typing import Any

from hypothesis import strategies as st

from ssotgen.spec.types.scalars import SCALARS
from support.awkward_texts import (
    ANY_TEXT,
    CLASS_NAMES,
    MEMBER_NAMES,
    NAMES_OF_FIELDS,
    SNAKE_NAMES,
    SUMMARIES,
    distinct_names,
)
from support.spec_extras import add_ends, add_outputs, add_tagged
from support.spec_features import features
from support.spec_values import LITERALS, Data, Draw, deprecations, plain_values, types
from support.yaml_text import to_yaml


@st.composite
def spec_data(draw: Draw) -> Data:
    """Return a valid spec, as the plain data of one document."""
    classes = draw(distinct_names(CLASS_NAMES, 3, 8))
    half = len(classes) // 2
    enums = {name: draw(_enum()) for name in classes[:half]}
    data: Data = {"project": draw(_project()), "enums": enums, "dataclasses": {}}
    for index, name in enumerate(classes[half:]):
        # A dataclass may require those before it, and hold any number of those and of itself.
        earlier = classes[half : half + index]
        data["dataclasses"][name] = draw(_dataclass(enums, earlier, name, data["dataclasses"]))
    if draw(st.booleans()):
        _add_layers(draw, data)
    if draw(st.booleans()):
        data["project"]["export"] = draw(
            st.lists(st.sampled_from(classes), min_size=1, unique=True)
        )
    names = draw(distinct_names(SNAKE_NAMES, 0, 4))
    data["features"] = {name: draw(features(index)) for index, name in enumerate(names)}
    for index, name in enumerate(names):
        # Only those above it, so that there is no cycle.
        if index and draw(st.booleans()):
            needs = st.lists(st.sampled_from(names[:index]), min_size=1, max_size=2, unique=True)
            data["features"][name]["needs"] = draw(needs)
    add_outputs(draw, data)
    add_ends(draw, data)
    if draw(st.booleans()):
        add_tagged(draw, data)
    return data


@st.composite
def _project(draw: Draw) -> Data:
    optional = {
        "target_python": st.sampled_from(("3.10", "3.11", "3.12", "3.13", "3.14")),
        "license_header": st.sampled_from(("Copyright the shop.\nAll rights.", "SPDX: MIT\n", "")),
        "pytest_plugin": st.booleans(),
        "init_files": st.booleans(),
    }
    name = draw(SNAKE_NAMES.filter(lambda name: not keyword.iskeyword(name)))
    found = {"name": name, "package": draw(st.sampled_from(("shop.ssot", "größe.x.y")))}
    return {
        **found,
        "summary": draw(SUMMARIES),
        **draw(st.fixed_dictionaries({}, optional=optional)),
    }


@st.composite
def _enum(draw: Draw) -> Data:
    base = draw(
        st.sampled_from(("Enum", "StrEnum", "IntEnum", "IntFlag", "Flag", "str, Enum", "int, Enum"))
    )
    names = draw(distinct_names(MEMBER_NAMES.filter(_is_member_name), 1, 6))
    texts = st.lists(ANY_TEXT, min_size=len(names), max_size=len(names), unique=True)
    numbers = st.lists(
        st.integers(-(2**70), 2**70), min_size=len(names), max_size=len(names), unique=True
    )
    values: list[Any] = draw(
        {"Enum": texts | numbers, "StrEnum": texts, "str, Enum": texts}.get(base, numbers)
    )
    if "Flag" in base:
        values = [2**index for index in range(len(names))]
    members: Data = {}
    for name, value in zip(names, values, strict=True):
        more = st.fixed_dictionaries(
            {"value": st.just(value)}, optional={"summary": SUMMARIES, "deprecated": deprecations()}
        )
        members[name] = draw(st.just(value) | more)
    if draw(st.booleans()):
        members["ALIAS_OF_FIRST"] = {"value": values[0], "alias": True}
    optional = {
        "summary": SUMMARIES,
        "reserved": st.just(["GONE_BEFORE"]),
        "replaces": st.just(["shop.old", "shop.older"]),
        "deprecated": deprecations(),
    }
    if "Flag" not in base:
        optional["fallback"] = st.sampled_from(sorted(members))
    found = {"base": base, **draw(st.fixed_dictionaries({}, optional=optional))}
    found["members"] = members
    if draw(st.booleans()):
        _add_enum_parts(draw, found, names)
    return found


_ATTRIBUTE_NAMES = ("label", "kind_2", "größe_in_cm", "match", "日本語", "Label")


def _add_enum_parts(draw: Draw, enum: Data, names: list[str]) -> None:
    """Give an enum attributes, groups and transitions."""
    attributes: Data = {}
    chosen = st.lists(st.sampled_from(_ATTRIBUTE_NAMES), max_size=3, unique=True)
    for name in (name for name in draw(chosen) if name not in enum["members"]):
        written = draw(_attribute_type())
        values = plain_values(written, {}, {})
        default = {"type": written, "default": draw(values)}
        with_summary = {**default, "summary": draw(SUMMARIES)}
        attributes[name] = draw(st.sampled_from((written, default, with_summary)))
        for member in names:
            if attributes[name] == written or draw(st.booleans()):
                given = enum["members"][member]
                given = given if isinstance(given, dict) else {"value": given}
                enum["members"][member] = {**given, name: draw(values)}
    if draw(st.booleans()):
        attributes["about"] = {"type": "summary", "default": ""}
    if attributes:
        enum["attributes"] = attributes
    members = st.lists(st.sampled_from(names), min_size=1, unique=True)
    if draw(st.booleans()):
        enum["groups"] = {"IN_USE": draw(members), "länder": {"members": draw(members)}}
    if "Flag" not in enum["base"] and draw(st.booleans()):
        enum["transitions"] = {name: draw(members) for name in draw(members)}


@st.composite
def _attribute_type(draw: Draw) -> str:
    """Return a type of values that cannot be changed."""
    scalar = draw(st.sampled_from([*(name for name in SCALARS if name != "Any"), *LITERALS]))
    return draw(st.sampled_from((scalar, f"{scalar} | None", f"tuple[{scalar}, ...]")))


def _is_member_name(name: str) -> bool:
    return name not in {"name", "value", "mro", *dir(str), *dir(int), "is_integer"}


@st.composite
def _dataclass(draw: Draw, enums: Data, earlier: list[str], own: str, classes: Data) -> Data:
    names = draw(distinct_names(NAMES_OF_FIELDS.filter(lambda name: name not in enums), 1, 6))
    keys = [name for name, enum in enums.items() if _has_texts(enum)]
    required = draw(st.integers(0, len(names)))
    fields: Data = {}
    for index, name in enumerate(names):
        written = draw(types([*enums, *earlier], [own], keys=keys))
        field: Data = {"type": written}
        if index >= required:
            if re.search(rf"\b{own}\b", written):
                written = field["type"] = f"list[{written}]"
                field["default"] = []
            else:
                field["default"] = draw(plain_values(written, enums, classes))
        _limit(draw, field)
        optional = {
            "summary": SUMMARIES,
            "deprecated": deprecations(),
            "wire": st.sampled_from((f"camelCase{index}", f'@ "ä"\n{index}', "_" * (index + 1))),
            "was": st.just([f"former {index}", f"ältere_{index}"]),
            "repr": st.booleans(),
            "compare": st.booleans(),
        }
        fields[name] = {**field, **draw(st.fixed_dictionaries({}, optional=optional))}
    optional_keys = {
        "summary": SUMMARIES,
        "frozen": st.booleans(),
        "unknown": st.sampled_from(("refuse", "ignore")),
        "reserved": st.just(["gone before"]),
        "keyword_only": st.booleans(),
        "slots": st.booleans(),
        "order": st.booleans(),
        "replaces": st.just(["shop.old"]),
        "deprecated": deprecations(),
    }
    found = {**draw(st.fixed_dictionaries({}, optional=optional_keys)), "fields": fields}
    conditions = [
        each for name, field in fields.items() for each in _conditions(name, field, enums)
    ]
    if conditions and draw(st.booleans()):
        chosen = draw(st.lists(st.sampled_from(conditions), min_size=1, max_size=2, unique=True))
        found["properties"] = {
            f"derived_{index}": {
                "type": "bool",
                "value": text,
                **draw(st.fixed_dictionaries({}, optional=_OF_PROPERTIES)),
            }
            for index, text in enumerate(chosen)
        }
        found["checks"] = [{"when": f"not derived_0 and ({chosen[-1]})", "message": "No: " + "x"}]
        found["checks"].append({"when": chosen[0], "message": "m" + draw(ANY_TEXT)})
    return found


_OF_PROPERTIES = {"serialize": st.booleans(), "summary": SUMMARIES}


def _has_texts(enum: Data) -> bool:
    """Whether the values of an enum are all texts, so that its members may be keys."""
    members = enum["members"].values()
    values = (each["value"] if isinstance(each, dict) else each for each in members)
    return all(isinstance(value, str) for value in values)


def _limit(draw: Draw, field: Data) -> None:
    """Give the field limits that its type may have and its default keeps."""
    inner = field["type"].removesuffix(" | None")
    default = field.get("default")
    if inner in ("int", "float") and draw(st.booleans()):
        least = draw(st.integers(-50, 50)) if default is None else default
        field["minimum"], field["maximum"] = least, least + draw(st.integers(0, 9))
        if inner == "int" and draw(st.booleans()):
            field["multiple_of"] = 1
    elif inner.startswith(("list[", "tuple[", "set[", "frozenset[", "dict[")) and draw(
        st.booleans()
    ):
        field["min_items"] = 1 if default is None else len(default)
        if draw(st.booleans()):
            field["max_items"] = field["min_items"] + 3
    elif inner == "str" and isinstance(default, str) and draw(st.booleans()):
        field["min_length"], field["max_length"] = len(default), len(default) + 3
        field["pattern"] = draw(st.sampled_from(("", "^", r"^[^\\d\\D]*|.|\n", "\"|'|.?")))


def _conditions(name: str, field: Data, enums: Data) -> list[str]:
    """Return expressions over a field that give a bool."""
    written = field["type"]
    if written in enums:
        enum = enums[written]
        member = sorted(enum["members"])[0]
        groups = ("is_in_use", "is_länder") if "groups" in enum else ()
        found = [f"{name} == {written}.{member}", f"{name} in ({written}.{member},)"]
        found += [f"{name}.{group}" for group in groups]
        if "about" in enum.get("attributes", {}) and "Flag" not in enum["base"]:
            found.append(f"len({name}.about) > 2")
        return found
    if written.endswith(" | None"):
        return [f"{name} is None"]
    if written.startswith(("list[", "tuple[", "set[", "frozenset[", "dict[")) or written == "str":
        return [f"len({name}) > 2"]
    return {
        "int": [f"{name} * 2 > 3", f"0 <= {name} < 10"],
        "float": [f"-{name} < 1.5"],
        "bool": [f"not {name}", name],
    }.get(written, [])


def _add_layers(draw: Draw, data: Data) -> None:
    """Give the spec a definition of layers, and standard layers of it."""
    data["dataclasses"]["LayerDefinition"] = {
        "summary": draw(SUMMARIES),
        "fields": {
            "name": {"type": "str"},
            "layer_type": {"type": "LayerType | None"},
            "categories": {"type": "set[str]", "min_items": 1},
            "timeout_minutes": {"type": "int", "default": 30, "minimum": 1},
        },
        "checks": [{"when": 'name == "nobody"', "message": "Somebody."}],
    }
    names = draw(distinct_names(MEMBER_NAMES.filter(_is_member_name), 1, 4))
    standard = {
        name: {
            "summary": draw(SUMMARIES),
            "categories": draw(st.lists(ANY_TEXT, min_size=1, max_size=3, unique=True)),
            **draw(st.fixed_dictionaries({}, optional={"timeout_minutes": st.integers(1, 90)})),
        }
        for name in names
    }
    layers = {"definition": "LayerDefinition", "enum": "LayerType", "constant": "STANDARD_LAYERS"}
    data["layers"] = {**layers, "standard": standard}


@st.composite
def written(draw: Draw, data: st.SearchStrategy[Data] | None = None) -> dict[str, str]:
    """Return the files of a spec by name: everything in one, or spread over several."""
    whole = draw(spec_data() if data is None else data)
    if draw(st.booleans()):
        return {"spec.yaml": to_yaml(whole)}
    return {f"{section}.yaml": to_yaml({section: part}) for section, part in whole.items()}
