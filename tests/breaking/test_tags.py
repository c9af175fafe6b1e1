"""A change of the key that says which dataclass of a union a value is."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.enum_modules import PROJECT, read_spec

from ssotgen.breaking.compare import compare

SPEC = """
dataclasses:
  Card:
    summary: Paid by card.
    fields:
      kind: {type: 'Literal["card"]', default: card}
      method: {type: 'Literal["chip"]', default: chip}
  Cash:
    summary: Paid in coins.
    fields:
      kind: {type: 'Literal["cash"]', default: cash}
      method: {type: 'Literal["hand"]', default: hand}
  Bill:
    summary: What is paid.
    fields:
      payment: {type: Card | Cash, tag: kind}
"""
OTHER_KEY = SPEC.replace("method: {type", "way: {type")
FORMER_KEY = OTHER_KEY.replace("default: chip", "default: chip, was: [kind]").replace(
    "default: hand", "default: hand, was: [kind]"
)
NO_KIND = FORMER_KEY.replace("kind: {type", "sort: {type").replace("tag: kind", "tag: way")

DERIVED = """
dataclasses:
  Card: {fields: {kind: {type: 'Literal["card"]', default: card}, way: {type: 'Literal["c"]'}}}
  Cash: {fields: {kind: {type: 'Literal["cash"]', default: cash}, way: {type: 'Literal["x"]'}}}
  Bill:
    fields: {payment: {type: Card | Cash, tag: way}}
    properties: {paid: {type: Card | Cash, value: payment, tag: way}}
"""


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (SPEC, SPEC.replace("tag: kind", "tag: method"), []),
        (OTHER_KEY, SPEC.replace("tag: kind", "tag: method"), [("wire-read",)]),
        (SPEC, OTHER_KEY.replace("tag: kind", "tag: way"), [("wire-read",)]),
        (SPEC.replace("tag: kind", "tag: method"), OTHER_KEY, [("wire-write",)]),
        (SPEC, NO_KIND, [("wire-write",)]),
        (
            DERIVED.replace("kind:", "sort:"),
            DERIVED.replace("payment, tag: way", "payment, tag: kind"),
            [("wire-read",)],
        ),
        (SPEC, NO_KIND.replace("hand, was: [kind]", "hand"), [("wire-read", "wire-write")]),
    ],
)
def test_data_must_have_the_tag_that_the_reader_looks_at(
    tmp_path: Path, old: str, new: str, found: list[tuple[str, ...]]
) -> None:
    before = read_spec(tmp_path / "old", PROJECT, old)
    after = read_spec(tmp_path / "new", PROJECT, new)
    reported = [each for each in compare(before, after) if "says which dataclass" in each.message]
    assert len(reported) == 1
    assert [each.categories for each in reported if each.rule is not None] == found
