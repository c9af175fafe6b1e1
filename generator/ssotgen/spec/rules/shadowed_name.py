"""The rule `shadowed-name`; its page is docs/rules/shadowed-name.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import a_or_an, quoted
from ssotgen.spec.model import Spec
from ssotgen.spec.names import BUILTINS
from ssotgen.spec.taken_names import IMPORTED_NAMES


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each class or constant with a name that the module needs."""
    named = [("enum", item.name, item.location) for item in spec.enums]
    named += [("dataclass", item.name, item.location) for item in spec.dataclasses]
    if spec.layers is not None:
        enum, constant = spec.layers.enum, spec.layers.constant
        named.append(("enum of layers", enum.text, enum.location))
        named.append(("constant of layers", constant.text, constant.location))
    for subject, name, location in named:
        if name in IMPORTED_NAMES:
            reason = "the generated module imports it"
        elif name in BUILTINS:
            reason = "it is a builtin of Python"
        else:
            continue
        yield RULE.finding(
            location,
            f"{quoted(name)} cannot name {a_or_an(subject)}: {reason}",
            hint="use a longer name",
            symbol=name,
        )


RULE = Rule(
    "SSG316",
    "shadowed-name",
    "Checks for classes with the name of a builtin or an import.",
    check=check,
)
