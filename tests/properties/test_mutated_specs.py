"""No spec is bad enough: whatever is done to it, it holds or gets findings with places.

The long run takes SSOTGEN_MUTATIONS specs (20000 unless it says otherwise), from SSOTGEN_SEED on:
`python -m pytest tests/properties/test_mutated_specs.py -m long`. A failure names the seed.
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.checked_specs import SEEDS, check_one
from support.example_counts import examples
from support.mutations import mutated
from support.specs import written

from ssotgen.diagnostics.finding import Finding


def mutate_and_check(seed: int, root: Path) -> tuple[Finding, ...]:
    """Mutate one of SEEDS, hold it against all rules, and return what was found."""
    random = Random(seed)
    # The default spec has everything in it; the cases have each thing on its own.
    files = mutated(random, SEEDS[0] if random.random() < 0.3 else random.choice(SEEDS))
    try:
        return check_one(files, root)
    except Exception as error:
        raise AssertionError(f"seed {seed}: {error!r}") from error


@pytest.mark.parametrize("start", [0, pytest.param(200, marks=pytest.mark.slow)])
def test_a_mutated_spec_gets_an_answer(start: int, tmp_path: Path) -> None:
    for seed in range(start, start + 150):
        mutate_and_check(seed, tmp_path)


@pytest.mark.long
def test_many_mutated_specs_get_an_answer(tmp_path: Path) -> None:
    start = int(os.environ.get("SSOTGEN_SEED", "1000"))
    for seed in range(start, start + int(os.environ.get("SSOTGEN_MUTATIONS", "20000"))):
        mutate_and_check(seed, tmp_path)


@given(written(), st.integers(0, 2**32))
@settings(
    max_examples=examples(8, 50),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_a_mutated_spec_with_awkward_names_and_texts_gets_an_answer(
    files: dict[str, str], seed: int
) -> None:
    encoded = {name: text.encode() for name, text in files.items()}
    with TemporaryDirectory() as folder:
        check_one(mutated(Random(seed), encoded), Path(folder))
