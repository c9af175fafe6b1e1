"""A change breaks reading or writing if and only if data of one side fails on the other.

For random pairs of versions, every example object of the one is written and read by the other: that
is what the categories `wire-read` and `wire-write` claim.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ssotgen.breaking.compare import compare
from ssotgen.breaking.witness import write_modules
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec
from ssotgen.spec.model import Spec

EXAMPLES: dict[str, tuple[str, ...]] = {
    "str": ("'x'", "'first'"),
    "int": ("7", "0"),
    "float": ("1.5", "2.0"),
    "bool": ("True",),
    "float | list[str]": ("1.5", "['b']"),
    "str | None": ("'x'", "None"),
    "int | None": ("7", "None"),
    "float | None": ("1.5", "None"),
    "Kind": ("Kind.{member}",),
    "Kind | None": ("Kind.{member}", "None"),
    "list[str]": ("['b', 'a']", "[]"),
    "tuple[str, ...]": ("('b', 'a')", "()"),
    "frozenset[str]": ("frozenset('ba')", "frozenset()"),
    "set[str]": ("{'b', 'a'}", "set()"),
    "list[int]": ("[2, 1]",),
    "int | str": ("7", "'x'"),
    "list[int] | str": ("[2, 1]", "'x'"),
    "list[float]": ("[2.5]",),
    "dict[str, int]": ("{'k': 1}",),
    "dict[str, float]": ("{'k': 1.5}",),
    "dict[Kind, int]": ("{Kind.{member}: 1}",),
    "dict[str, Kind]": ("{'k': Kind.{member}}",),
}
"""Types, and the values that tell them apart."""

MEMBERS = {"ONE": ("one", "uno"), "TWO": ("two", "one"), "THREE": ("three",)}
_numbers = itertools.count()


@st.composite
def _version(draw: Any) -> dict[str, Any]:
    names = draw(st.lists(st.sampled_from(("alpha", "beta", "gamma")), min_size=1, unique=True))
    fields = {name: draw(st.sampled_from(sorted(EXAMPLES))) for name in names}
    chosen = draw(st.lists(st.sampled_from(sorted(MEMBERS)), min_size=1, unique=True))
    members = {name: draw(st.sampled_from(MEMBERS[name])) for name in chosen}
    if len(set(members.values())) < len(members):
        members = {name: MEMBERS[name][0] for name in members}
    limit = draw(st.sampled_from((None, 1, 5)))
    derived = draw(st.sampled_from(({}, {"serialize": True}, {"serialize": False})))
    names_of_keys = st.sampled_from(("alpha", "beta", "gamma", "delta"))
    wire = draw(st.dictionaries(st.sampled_from(names), names_of_keys, max_size=2))
    if len({wire.get(name, name) for name in names}) < len(names):
        wire = {}
    keys = {wire.get(name, name) for name in names}
    return {
        "fields": fields,
        "wire": wire,
        "members": members,
        "limit": limit,
        "derived": derived,
        "ignores": draw(st.booleans()),
        "fallback": draw(st.sampled_from((None, *members))),
        "was": {
            name: draw(st.sampled_from(sorted({"alpha", "beta", "gamma"} - keys) or [""]))
            for name in names[:1]
            if draw(st.booleans())
        },
    }


def _yaml(version: dict[str, Any]) -> str:
    lines = [
        "project: {name: shop, package: PACKAGE, summary: A shop.}",
        "enums:",
        "  Kind:",
        "    summary: A kind.",
        f"    members: {{{', '.join(f'{k}: {v}' for k, v in version['members'].items())}}}",
        *([f"    fallback: {version['fallback']}"] if version["fallback"] else []),
        "dataclasses:",
        "  Thing:",
        "    summary: A thing.",
        f"    unknown: {'ignore' if version['ignores'] else 'refuse'}",
        "    fields:",
        f"      kind: {{type: Kind, default: {next(iter(version['members']))}}}",
        "      size: {type: int, default: 3}",
    ]
    lines += [
        f'      {name}: {{type: "{ref}", summary: A field.{_was(version, name)}}}'
        for name, ref in version["fields"].items()
    ]
    start = lines.index("    fields:") + 1
    kind, size, *rest = lines[start:]
    lines = [*lines[:start], *rest, kind, size]
    if version["derived"]:
        serialize = str(version["derived"]["serialize"]).lower()
        lines += [
            "    properties:",
            f"      is_big: {{type: bool, value: size > 2, serialize: {serialize}, summary: Big.}}",
        ]
    return "\n".join(lines) + "\n"


def _was(version: dict[str, Any], name: str) -> str:
    former, wire = version["was"].get(name), version["wire"].get(name)
    return (f", was: [{former}]" if former else "") + (f", wire: {wire}" if wire else "")


def _load(version: dict[str, Any], folder: Path) -> tuple[Spec, ModuleType]:
    package = f"wire_{next(_numbers)}"
    (folder / "spec").mkdir(parents=True)
    text = _yaml(version).replace("PACKAGE", package)
    (folder / "spec" / "a.yaml").write_text(text, encoding="utf-8")
    loaded = load_spec(Settings(root=folder, spec=folder / "spec", output=folder))
    assert loaded.spec is not None, loaded.errors
    write_modules(folder, loaded.spec)
    sys.path.insert(0, str(folder))
    try:
        __import__(f"{package}.shop_enums")
    finally:
        sys.path.remove(str(folder))
    return loaded.spec, sys.modules[f"{package}.shop_enums"]


def _objects(version: dict[str, Any], module: ModuleType) -> Iterator[Any]:
    """Yield objects that hold, one after the other, every example of every field."""
    choices = {
        name: [
            text.replace("{member}", member)
            for text in EXAMPLES[ref]
            for member in version["members"]
        ]
        for name, ref in version["fields"].items()
    }
    usual = {name: values[0] for name, values in choices.items()}
    for member in version["members"]:
        yield _make(module, {**usual, "kind": f"Kind.{member}"})
    for name, values in choices.items():
        for value in values:
            yield _make(module, {**usual, name: value})


def _make(module: ModuleType, values: dict[str, str]) -> Any:
    arguments = {name: eval(text, vars(module)) for name, text in values.items()}
    return module.Thing(**arguments)


def _is_read(
    written: Any,
    writer: dict[str, Any],
    reader: dict[str, Any],
    module: ModuleType,
    fallback: str | None,
) -> bool:
    """Whether the reader returns an object that holds what was written, each value of its type.

    Members that it lacks may be the `fallback`.
    """
    data = written.to_dict()
    try:
        read = module.Thing.from_dict(data)
    except (ValueError, TypeError):
        return False
    reads = {reader["wire"].get(name, name): name for name in reader["fields"]}
    reads |= {was: name for name, was in reader["was"].items() if was}
    for name in (*writer["fields"], "kind", "size"):
        found = name if hasattr(read, name) else reads.get(writer["wire"].get(name, name))
        if found is not None and not _is_same(
            getattr(read, found), getattr(written, name), fallback
        ):
            return False
    return True


def _plain_key(key: object) -> tuple[bool, object]:
    """Return whether a key of a mapping is a member, and the text that it is as plain data."""
    return isinstance(key, Enum), key.value if isinstance(key, Enum) else key


def _is_same(read: Any, written: Any, fallback: str | None) -> bool:
    """Whether a value is what was written. Lists and tuples hold the same plain data, as sets and
    frozen ones do."""
    for kinds in ((list, tuple), (set, frozenset)):
        if isinstance(read, kinds) and isinstance(written, kinds):
            one, other = (each if kinds[0] is list else sorted(each) for each in (read, written))
            pairs = zip(one, other, strict=False)
            same = all(_is_same(each, counterpart, fallback) for each, counterpart in pairs)
            return same and len(read) == len(written)
    if isinstance(read, dict) and isinstance(written, dict):
        found = {_plain_key(key): value for key, value in read.items()}
        expected = {_plain_key(key): value for key, value in written.items()}
        same = all(_is_same(found.get(key), expected[key], fallback) for key in expected)
        return same and len(read) == len(written)
    if isinstance(written, Enum) and isinstance(read, Enum):
        known = type(read).__members__
        if fallback and written.value not in {member.value for member in known.values()}:
            return read.name == fallback
        if written.name not in known:  # another name of the same value
            return bool(read.value == written.value)
    if {type(read), type(written)} == {int, float}:  # 7 and 7.0 are equal, and plain data is too
        return bool(read == written)
    return type(read).__name__ == type(written).__name__ and str(read) == str(written)


@settings(max_examples=20)
@given(old=_version(), new=_version())
def test_wire_categories_are_what_happens(
    old: dict[str, Any], new: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    _compare(old, new, tmp_path_factory.mktemp("wire"))


@pytest.mark.long
@settings(max_examples=1_500)
@given(old=_version(), new=_version())
def test_wire_categories_are_what_happens_often(
    old: dict[str, Any], new: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    _compare(old, new, tmp_path_factory.mktemp("wire"))


def _compare(old: dict[str, Any], new: dict[str, Any], folder: Path) -> None:
    # Where the key of one field is the name of another, values go astray and are of the right type.
    for one, other in ((old, new), (new, old)):
        assume(not set(one["wire"].values()) & other["fields"].keys())
        renamed = {was for name, was in one["was"].items() if name in other["was"].values()}
        assume(not renamed & other["fields"].keys())
    old_spec, old_module = _load(old, folder / "old")
    new_spec, new_module = _load(new, folder / "new")
    found = {
        category
        for change in compare(old_spec, new_spec)
        for category in change.categories
        if change.rule and change.rule.name != "module-moved"
    }
    reads = all(_is_read(each, old, new, new_module, None) for each in _objects(old, old_module))
    writes = all(
        _is_read(each, new, old, old_module, old["fallback"]) for each in _objects(new, new_module)
    )
    assert ("wire-read" in found, "wire-write" in found) == (not reads, not writes)
