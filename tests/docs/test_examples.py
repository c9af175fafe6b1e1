"""The examples of README.md and docs/ do what they show: each is run, and its output compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples import DOCUMENTS, Example, ExampleError, find_examples, run_example

EXAMPLES = [example for document in DOCUMENTS for example in find_examples(document)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: f"{each.document}:{each.name}")
def test_the_examples_of_a_project_do_what_they_show(example: Example, tmp_path: Path) -> None:
    told = ""
    try:
        run_example(example, tmp_path)
    except ExampleError as error:
        told = str(error)
    if told:
        pytest.fail(told, pytrace=False)


def test_readme_and_guide_have_examples() -> None:
    assert {"README.md", "docs/guide.md", "docs/generated-api.md"} <= {
        example.document for example in EXAMPLES
    }
