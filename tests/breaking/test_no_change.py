"""A spec in which only the order of entries and keys is another has not changed."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from support.example_counts import examples
from support.spec_changes import load
from support.spec_values import Data
from support.specs import spec_data
from support.yaml_text import to_yaml

from ssotgen.breaking.compare import compare

ORDERED = ("members", "fields", "standard", "any_of", "transitions")
"""The keys whose entries have an order that means something."""


def shuffled(value: Any, draw: Any, key: str = "") -> Any:
    """Return the data with the keys of its mappings in another order."""
    if not isinstance(value, dict):
        return value
    names = list(value)
    if key not in ORDERED and not (key == "default" or key == "settings"):
        names = draw(st.permutations(names))
    return {name: shuffled(value[name], draw, name) for name in names}


@settings(max_examples=examples(8, 50))
@given(spec_data(), st.data())
def test_the_same_spec_in_another_order_has_not_changed(data: Data, draw: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        old = load(to_yaml(data), Path(name) / "old")
        same = load(to_yaml(data), Path(name) / "same")
        new = load(to_yaml(shuffled(data, draw.draw)), Path(name) / "new")
    assert old is not None
    assert new is not None
    assert same is not None
    assert compare(old, same) == ()
    assert compare(old, new) == compare(new, old) == ()
