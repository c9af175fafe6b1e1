"""The rule `requires-itself`; its page is docs/rules/requires-itself.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.cycles import find_cycles, format_cycle
from ssotgen.spec.model import FieldSpec, Spec
from ssotgen.spec.types.grammar import Named


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each circle of dataclasses that require each other."""
    own = {item.name for item in spec.dataclasses}
    needs: dict[str, dict[str, FieldSpec]] = {}
    for item in spec.dataclasses:
        needed = needs[item.name] = {}
        for field in item.fields:
            ref = field.type
            if not field.has_default and isinstance(ref, Named) and ref.name in own:
                needed.setdefault(ref.name, field)
    for cycle in find_cycles(needs):
        name = cycle[0]
        field = needs[name][cycle[1 % len(cycle)]]
        yield RULE.finding(
            field.location,
            f"impossible dataclass {quoted(name)}: {format_cycle(cycle, 'requires')}",
            hint=f"change the type of {field.name} to `{field.type} | None`, with the default null",
            symbol=f"{name}.{field.name}",
        )


RULE = Rule(
    "SSG347",
    "requires-itself",
    "Checks for dataclasses that require an instance of themselves.",
    check=check,
)
