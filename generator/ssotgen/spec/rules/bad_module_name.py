"""The rule `bad-module-name`; its page is docs/rules/bad-module-name.md."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import AnyHint, write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import coded, quoted
from ssotgen.spec.model import CallProbe, Spec
from ssotgen.spec.names import is_plain_identifier


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each dotted name that is none."""
    for subject, name, location, symbol in _dotted_names(spec):
        if not is_dotted(name):
            yield RULE.finding(
                location,
                f"invalid {subject} {quoted(name)}: {_reason(name)}",
                hint=_hint(name),
                symbol=symbol,
            )


def is_dotted(name: str) -> bool:
    """Whether `name` is plain identifiers joined by dots."""
    return all(is_plain_identifier(part) for part in name.split("."))


def _dotted_names(spec: Spec) -> Iterator[tuple[str, str, Location, str]]:
    yield "package", spec.project.package, spec.project.source.at("package"), "project.package"
    for feature in spec.features:
        for module in feature.all_modules:
            yield "module", module.text, module.location, feature.name
        if isinstance(feature.probe, CallProbe):
            yield "module", feature.probe.module, feature.probe.location, feature.name
    for enum in spec.enums:
        yield from (("module", old.text, old.location, enum.name) for old in enum.replaces)
    for item in spec.dataclasses:
        yield from (("module", old.text, old.location, item.name) for old in item.replaces)


def _reason(name: str) -> str:
    if name.startswith("."):
        return "a relative name"
    words = [part for part in name.split(".") if keyword.iskeyword(part)]
    if words:
        return f"{quoted(words[0])} is a Python keyword"
    return "not a dotted name"


def _hint(name: str) -> AnyHint:
    path = re.sub(r"(/__init__)?\.py$", "", name.replace("\\", "/")).strip("/")
    better = path.replace("/", ".").replace("-", "_")
    if name.startswith("."):
        return "use the absolute name, with the package in front"
    if len(name.split()) > 1 and all(map(is_dotted, name.split())):
        return f"list them separately: {coded(name.split(), 'and')}"
    if better != name and is_dotted(better):
        note = ", the name of the module, not of the distribution" if "-" in name else ""
        return write(better, note)
    return "use identifiers separated by dots, such as `package.module`"


RULE = Rule(
    "SSG312",
    "bad-module-name",
    "Checks for modules and packages without a valid dotted name.",
    check=check,
)
