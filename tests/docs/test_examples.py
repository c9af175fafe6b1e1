"""The examples of README.md and docs/ do what they show: each is run, and its output compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.examples import DOCUMENTS, Example, ExampleError, Step, find_examples, run_example

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


@pytest.mark.parametrize(
    "step",
    [
        Step("console", "$ echo two; echo three\n...\ntwo\n", 7),
        Step("pycon", ">>> 1 + 1\n3\n", 7),
        Step("python", "assert 1 + 1 == 3\n", 7),
        Step("run", "exit 3", 7),
    ],
    ids=lambda step: step.kind,
)
def test_an_example_that_shows_something_else_is_told_with_its_line(
    step: Step, tmp_path: Path
) -> None:
    with pytest.raises(ExampleError, match=r"^guide\.md:7: "):
        run_example(Example("guide.md", "wrong", (step,)), tmp_path)


def test_readme_and_guide_have_examples() -> None:
    assert {"README.md", "docs/spec.md", "docs/generated-api.md"} <= {
        example.document for example in EXAMPLES
    }
