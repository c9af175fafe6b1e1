"""Several changes at once leave each finding's program a proof: it runs before and fails after."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from support.spec_changes import FILES, Version, base_versions, failure, load, read, told

from ssotgen.breaking.compare import compare
from ssotgen.breaking.witness import write_modules


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Version]:
    return base_versions(tmp_path_factory)


def combined(text: str, cases: list[dict[str, Any]], chooser: random.Random) -> tuple[str, str]:
    """Return the text with some changes that can be made together, and their names."""
    names = []
    for case in chooser.sample(cases, chooser.choice((2, 3, 4, 6))):
        if all(edit["old"] in text for edit in case["edits"]):
            names.append(case["name"])
            for edit in case["edits"]:
                text = text.replace(edit["old"], edit["new"])
    return text, ", ".join(names)


def prove_all(before: dict[str, Version], folder: Path, seed: int, count: int) -> None:
    chooser = random.Random(seed)
    cases: dict[str, list[dict[str, Any]]] = {}
    for path in FILES:
        cases.setdefault(read(path)["base"], []).extend(read(path)["changes"])
    for number in range(count):
        base = chooser.choice(sorted(cases))
        text, names = combined(before[base].text, cases[base], chooser)
        root = folder / str(number)
        new = load(text, root)
        if new is None:  # what holds one by one need not hold together
            continue
        write_modules(root, new)
        for change in compare(before[base].spec, new):
            if change.witness:
                about = f"{told(change)} after: {names}"
                assert failure(change.witness, before[base].root) == "", about
                assert failure(change.witness, root) != "", about


def test_changes_are_proven_together(before: dict[str, Version], tmp_path: Path) -> None:
    prove_all(before, tmp_path, seed=1, count=12)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 6))
def test_changes_are_proven_together_often(
    before: dict[str, Version], tmp_path: Path, seed: int
) -> None:
    prove_all(before, tmp_path, seed, count=250)
