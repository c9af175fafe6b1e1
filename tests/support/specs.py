"""Whole specs for property tests: valid ones with every key and awkward texts, and their YAML.

`spec_data()` gives a spec as plain data, `written()` the files that it could stand in.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from ssotgen.spec.names import BUILTINS
from ssotgen.spec.taken_names import FIELD_NAMES, MODULE_NAMES
from ssotgen.spec.types.scalars import SCALARS
from support.scalar_rows import plain_forms

Data = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]

NASTY = (
    "",
    " ",
    '"""',
    "'''\\",
    "ends with a backslash \\",
    'ends with a quote "',
    "{{ 7 * 7 }} {% raw %} {# note #}",
    "two\nlines\n",
    "\tindented\r\nby a tab\r",
    "\x00\x07\x1b[31m\x7f",
    "next\u0085line\u2028separator\u2029",
    "\u202ereversed\u202c",
    "\ufeffmark",
    "ﬁ ligature, e\u0301 accent, 😀",
    "# ssotgen: ignore[bad-name] no",
    "%s {0} {name} $name",
    "-*- coding: utf-7 -*-",
    "on",
    "~",
    "012",
    "1:30",
    "0o7",
    "2026-01-01",
    "null",
)
"""Texts that have broken generators before."""

ANY_TEXT = st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
SENTENCES = st.sampled_from(
    ("Waiting in the queue.", "How a task is run, and where.", "Größe in cm, not in inches.")
)
SUMMARIES = SENTENCES | ANY_TEXT.filter(lambda text: text.strip() != "")

_CLASS_NAMES = st.from_regex(r"[A-Z][a-z]{1,6}[A-Z][a-z0-9]{0,5}", fullmatch=True)
_MEMBER_NAMES = st.from_regex(r"[A-Z][A-Z0-9]{1,8}(_[A-Z0-9]{1,4})?", fullmatch=True) | (
    st.sampled_from(("größe", "Δ", "lower_case", "x_", "Match", "type", "日本", "names"))
)
_FIELD_NAMES = st.from_regex(r"[a-z][a-z0-9]{1,7}(_[a-z0-9]{1,4})?", fullmatch=True) | (
    st.sampled_from(("größe", "match", "case", "type", "id", "cls", "value", "name", "X", "日本"))
)
_SNAKE = st.from_regex(r"[a-z][a-z0-9]{1,7}(_[a-z0-9]{1,4})?", fullmatch=True)
_TAKEN = BUILTINS | MODULE_NAMES | FIELD_NAMES | set(SCALARS) | {"self", "mro"}


def _usable(name: str) -> bool:
    return not keyword.iskeyword(name) and name not in _TAKEN


def _names(strategy: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(
        strategy.filter(_usable), min_size=least, max_size=most, unique_by=lambda n: n.casefold()
    )


@st.composite
def spec_data(draw: Draw) -> Data:
    """Return a valid spec, as the plain data of one document."""
    classes = draw(_names(_CLASS_NAMES, 3, 8))
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
    names = draw(_names(_SNAKE, 0, 4))
    data["features"] = {name: draw(_feature(index)) for index, name in enumerate(names)}
    for index, name in enumerate(names):
        # Only those above it, so that there is no cycle.
        if index and draw(st.booleans()):
            needs = st.lists(st.sampled_from(names[:index]), min_size=1, max_size=2, unique=True)
            data["features"][name]["needs"] = draw(needs)
    return data


@st.composite
def _project(draw: Draw) -> Data:
    optional = {
        "target_python": st.sampled_from(("3.10", "3.11", "3.12", "3.13", "3.14")),
        "license_header": st.sampled_from(("Copyright the shop.\nAll rights.", "SPDX: MIT\n", "")),
        "pytest_plugin": st.booleans(),
        "init_files": st.booleans(),
    }
    name = draw(_SNAKE.filter(lambda name: not keyword.iskeyword(name)))
    found = {"name": name, "package": draw(st.sampled_from(("shop.ssot", "größe.x.y")))}
    return {
        **found,
        "summary": draw(SUMMARIES),
        **draw(st.fixed_dictionaries({}, optional=optional)),
    }


def _deprecated() -> st.SearchStrategy[Data]:
    return st.fixed_dictionaries({"since": SUMMARIES}, optional={"reason": SUMMARIES})


@st.composite
def _enum(draw: Draw) -> Data:
    base = draw(
        st.sampled_from(("Enum", "StrEnum", "IntEnum", "IntFlag", "Flag", "str, Enum", "int, Enum"))
    )
    names = draw(_names(_MEMBER_NAMES.filter(_is_member_name), 1, 6))
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
            {"value": st.just(value)}, optional={"summary": SUMMARIES, "deprecated": _deprecated()}
        )
        members[name] = draw(st.just(value) | more)
    if draw(st.booleans()):
        members["ALIAS_OF_FIRST"] = {"value": values[0], "alias": True}
    optional = {
        "summary": SUMMARIES,
        "reserved": st.just(["GONE_BEFORE"]),
        "replaces": st.just(["shop.old", "shop.older"]),
        "deprecated": _deprecated(),
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
        values = _value(written, {}, {})
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


LITERALS = {
    'Literal["on", "off"]': ("on", "off"),
    'Literal["say \\"hi\\"", "it\'s", "tab\\t", ""]': ('say "hi"', "it's", "tab\t", ""),
    f'Literal["{"a" * 40}", "{"b" * 40}", "{"c" * 40}"]': ("a" * 40, "b" * 40, "c" * 40),
    "Literal[1, -20]": (1, -20),
    "Literal[True]": (True,),
}


UNIONS = {
    "int | str": ("int", "str"),
    "datetime | bool | timedelta": ("datetime", "bool", "timedelta"),
    'float | Literal["on", "off"]': ("float", 'Literal["on", "off"]'),
    "str | list[bytes]": ("str", "list[bytes]"),
    "bool | dict[str, UUID]": ("bool", "dict[str, UUID]"),
}
"""Unions, and their parts."""


@st.composite
def _type(draw: Draw, named: list[str], items: list[str], depth: int = 2) -> str:
    """Return a type; `named` may be required, `items` be named where none is required."""
    kind = draw(st.integers(0, 10 if depth else 3))
    if kind <= 2:
        return str(draw(st.sampled_from((*SCALARS, *LITERALS, *UNIONS))))
    if kind <= 5:
        return str(draw(st.sampled_from([*SCALARS, *named])))
    inner = draw(_type([*named, *items], items, depth - 1))
    if kind == 6:
        return inner if inner.endswith("| None") else f"{inner} | None"
    if kind == 7:
        items = [row.name for row in SCALARS.values() if row.is_set_item]
        name = draw(st.sampled_from(("set", "frozenset")))
        return f"{name}[{draw(st.sampled_from(items))}]"
    return {8: f"list[{inner}]", 9: f"tuple[{inner}, ...]"}.get(kind, f"dict[str, {inner}]")


@st.composite
def _value(draw: Draw, written: str, enums: Data, classes: Data, least: int = 0) -> Any:
    """Return plain data that fits the type `written`, a collection with at least `least` items."""
    if written.endswith(" | None") and written.count("[") == written.count("]"):
        inner = written.removesuffix(" | None")
        return draw(st.none() | _value(inner, enums, classes, least))
    if written in UNIONS:
        return draw(_value(draw(st.sampled_from(UNIONS[written])), enums, classes))
    match = re.fullmatch(
        r"(list|tuple|set|frozenset|dict)\[(?:(?<=dict\[)str, )?(.*?)(?:, \.\.\.)?\]", written
    )
    if match is not None:
        items = _value(match[2], enums, classes)
        if match[1] in ("set", "frozenset"):
            return draw(st.lists(items, min_size=least, max_size=3, unique=True))
        listed = st.lists(items, min_size=least, max_size=3)
        table = st.dictionaries(ANY_TEXT, items, min_size=least, max_size=2)
        return draw(table if match[1] == "dict" else listed)
    if written in LITERALS:
        return draw(st.sampled_from(LITERALS[written]))
    if written in enums:
        return draw(st.sampled_from(sorted(enums[written]["members"])))
    if written in classes:
        fields = classes[written]["fields"]
        needed = {name: field for name, field in fields.items() if "default" not in field}
        return {name: draw(_field_value(field, enums, classes)) for name, field in needed.items()}
    return draw(SCALAR_VALUES[written])


def _field_value(field: Data, enums: Data, classes: Data) -> st.SearchStrategy[Any]:
    """Return values that fit a field and its limits."""
    if "minimum" in field:
        return st.just(field["minimum"])
    return _value(field["type"], enums, classes, field.get("min_items", 0))


_FLOATS = st.floats(-1e300, 1e300, allow_nan=False)
_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**64), 2**64) | _FLOATS | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=5,
)
SCALAR_VALUES = {
    **{name: plain_forms(name) for name in SCALARS},
    "str": ANY_TEXT,
    "Any": _PLAIN,
}
"""Plain data that fits each scalar type, with awkward texts."""


@st.composite
def _dataclass(draw: Draw, enums: Data, earlier: list[str], own: str, classes: Data) -> Data:
    names = draw(_names(_FIELD_NAMES.filter(lambda name: name not in enums), 1, 6))
    required = draw(st.integers(0, len(names)))
    fields: Data = {}
    for index, name in enumerate(names):
        written = draw(_type([*enums, *earlier], [own]))
        field: Data = {"type": written}
        if index >= required:
            if re.search(rf"\b{own}\b", written):
                written = field["type"] = f"list[{written}]"
                field["default"] = []
            else:
                field["default"] = draw(_value(written, enums, classes))
        _limit(draw, field)
        optional = {
            "summary": SUMMARIES,
            "deprecated": _deprecated(),
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
        "deprecated": _deprecated(),
    }
    found = {**draw(st.fixed_dictionaries({}, optional=optional_keys)), "fields": fields}
    conditions = [
        each for name, field in fields.items() for each in _conditions(name, field, enums)
    ]
    if conditions and draw(st.booleans()):
        chosen = draw(st.lists(st.sampled_from(conditions), min_size=1, max_size=2, unique=True))
        found["properties"] = {
            f"derived_{index}": {"type": "bool", "value": text, "serialize": draw(st.booleans())}
            for index, text in enumerate(chosen)
        }
        found["checks"] = [{"when": f"not derived_0 and ({chosen[-1]})", "message": "No: " + "x"}]
        found["checks"].append({"when": chosen[0], "message": "m" + draw(ANY_TEXT)})
    return found


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
        member = sorted(enums[written]["members"])[0]
        return [f"{name} == {written}.{member}", f"{name} in ({written}.{member},)"]
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
    names = draw(_names(_MEMBER_NAMES.filter(_is_member_name), 1, 4))
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
def _feature(draw: Draw, number: int) -> Data:
    names = st.lists(
        st.sampled_from((f"Name{number}", f"make_{number} as made_{number}", f"_private{number}")),
        max_size=3,
        unique=True,
    )
    probe = st.sampled_from(
        (
            {"call": "shop.probes:answers"},
            {"tcp": {"host": "localhost", "port": 5432}},
            {"tcp": {"host": "::1", "port": 1, "timeout_seconds": 0.5}},
        )
    )
    imports = st.fixed_dictionaries({f"shop.part{number}": names})
    optional = {
        "summary": SUMMARIES,
        "hint": SUMMARIES,
        "legacy_flags": st.just([f"HAS_{number}"]),
        "settings": st.dictionaries(
            ANY_TEXT.filter(lambda key: key.strip() != ""), _PLAIN, max_size=3
        ),
        "aggregate": st.booleans(),
        "disabled_by": st.just("TEST_NO_SERVICES"),
        "requires": st.lists(
            st.sampled_from(
                ("docker", "rich >= 13, < 15", "zope.interface~=5.1", f"{'long' * 12}==1.*,!=1.2.*")
            ),
            min_size=1,
            max_size=4,
            unique=True,
        ),
        "entry_points": st.sampled_from(
            ({"group": "shop.inks"}, {"group": ".".join(["long"] * 14), "minimum": 2})
        ),
        "deprecated": _deprecated(),
    }
    found = draw(st.fixed_dictionaries({}, optional=optional))
    unknown = {"requires_unknown": st.sampled_from(("refuse", "allow"))}
    if draw(st.booleans()):
        return {**found, "probe": draw(probe)}
    if draw(st.integers(0, 3)) == 0:
        found["any_of"] = draw(_alternatives(number))
        return {**found, **draw(st.fixed_dictionaries({}, optional=unknown))}
    found["imports"] = draw(imports)
    found.update(draw(st.fixed_dictionaries({}, optional=unknown)))
    if draw(st.booleans()):
        found["resolve"] = draw(st.sampled_from(("import", "find_spec")))
    return {**found, "probe": draw(probe)} if draw(st.booleans()) else found


@st.composite
def _alternatives(draw: Draw, number: int) -> list[Data]:
    """Return two or three ways to provide a feature."""
    requirements = st.lists(st.sampled_from(("docker>=7", f"{'long' * 14}~=1.2")), min_size=1)
    names = st.lists(
        st.sampled_from((f"Name{number}", f"make_{number} as made_{number}")), unique=True
    )
    found = []
    for index in range(draw(st.integers(2, 3))):
        imports = st.dictionaries(
            st.sampled_from((f"shop.way{number}", f"shop.{'long' * 10}")), names, min_size=1
        )
        each = {"name": f"way {index}", "imports": draw(imports)}
        if draw(st.booleans()):
            each["requires"] = draw(requirements.map(lambda items: list(dict.fromkeys(items))))
        found.append(each)
    return found


@st.composite
def written(draw: Draw, data: st.SearchStrategy[Data] | None = None) -> dict[str, str]:
    """Return the files of a spec by name: everything in one, or spread over several."""
    whole = draw(spec_data() if data is None else data)
    if draw(st.booleans()):
        return {"spec.yaml": to_yaml(whole)}
    return {f"{section}.yaml": to_yaml({section: part}) for section, part in whole.items()}


_PLAIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n"}


def to_yaml(value: Any, indent: int = 0) -> str:
    """Return plain data as YAML: block style on top, flow style below, texts quoted if need be."""
    if isinstance(value, dict) and value and indent < 6:
        margin = " " * indent
        lines = []
        for key, item in value.items():
            below = isinstance(item, dict) and item and indent < 4
            end = "\n" if below else ""
            space = "" if below else " "
            lines.append(f"{margin}{_scalar(key)}:{space}{end}{to_yaml(item, indent + 2)}")
        return "\n".join(lines) + ("\n" if indent == 0 else "")
    return _flow(value)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(k)}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, float):
        # Not every reader takes `1e+300` for a number.
        return re.sub(r"^(-?\d+)e", r"\1.0e", repr(value))
    if not isinstance(value, str):
        return repr(value)
    words = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
    if _PLAIN_WORD.fullmatch(value) and value.lower() not in words:
        return value
    return '"' + "".join(_ESCAPES.get(each) or _character(each) for each in value) + '"'


def _character(each: str) -> str:
    if " " <= each <= "~" or each.isalnum():
        return each
    return f"\\U{ord(each):08x}"
