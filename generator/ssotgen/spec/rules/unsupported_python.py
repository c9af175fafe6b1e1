"""The rule `unsupported-python`; its page is docs/rules/unsupported-python.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.build.project import OLDEST_PYTHON, parse_target
from ssotgen.spec.model import Spec
from ssotgen.spec.yaml.plain_scalars import is_misread

NEWEST_PYTHON = (3, 14)


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding where the target is out of the range."""
    written = spec.project.source.get("target_python")
    if not isinstance(written, str):
        return
    mark = spec.project.source.marks.get("target_python")
    if mark is not None and mark.plain and is_misread(written):
        return
    target = parse_target(written)
    if target is None or not OLDEST_PYTHON <= target <= NEWEST_PYTHON:
        oldest, newest = (".".join(map(str, each)) for each in (OLDEST_PYTHON, NEWEST_PYTHON))
        yield RULE.finding(
            spec.project.source.at("target_python"),
            f"unsupported Python version {quoted(written)}",
            hint=f'use a version from `"{oldest}"` to `"{newest}"`',
            symbol="project.target_python",
        )


RULE = Rule(
    "SSG324",
    "unsupported-python",
    "Checks for target versions of Python that are not supported.",
    check=check,
)
