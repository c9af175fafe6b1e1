"""The rule `replaces-itself`; its page is docs/rules/replaces-itself.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec, Text


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each generated module among the hand-written ones."""
    named: list[tuple[str, tuple[Text, ...]]] = []
    named += [(enum.name, enum.replaces) for enum in spec.enums]
    named += [(item.name, item.replaces) for item in spec.dataclasses]
    generated = (spec.project.config_module, spec.project.enums_module)
    for name, modules in named:
        for module in modules:
            if module.text in generated:
                yield RULE.finding(
                    module.location,
                    f"{quoted(module.text)} is generated from this spec and cannot be replaced",
                    hint="use the name of the hand-written module, or remove it",
                    symbol=name,
                )


RULE = Rule(
    "SSG337", "replaces-itself", "Checks for generated modules under `replaces`.", check=check
)
