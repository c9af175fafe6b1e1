"""The rule `bad-extra`; its page is docs/rules/bad-extra.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec

_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?"


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each extra, and for a distribution, that pip cannot install."""
    project = spec.project
    if "distribution" in project.source and not re.fullmatch(_NAME, project.distribution):
        yield RULE.finding(
            project.source.at("distribution"),
            f"{quoted(project.distribution)} is not the name of a distribution",
            hint="write the name that pip installs, without extras and versions",
            symbol="project.distribution",
        )
    for feature in spec.features:
        if not isinstance(feature.source.get("extra"), str):
            continue  # what is no string is reported where its shape is checked
        if not re.fullmatch(_NAME, feature.extra):
            yield RULE.finding(
                feature.source.at("extra"),
                f"{quoted(feature.extra)} is not the name of an extra",
                hint="use the name alone, such as `extra: docker`",
                symbol=feature.name,
            )
        elif "distribution" not in project.source:
            yield RULE.finding(
                feature.source.at("extra"),
                f"unknown distribution of the extra {quoted(feature.extra)}",
                hint="add `distribution: ...` to `project`, with the name that pip installs",
                symbol=feature.name,
            )


RULE = Rule("SSG327", "bad-extra", "Checks for extras that pip cannot install.", check=check)
