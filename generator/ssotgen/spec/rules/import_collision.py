"""The rule `import-collision`; its page is docs/rules/import-collision.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import ImportTarget, Spec
from ssotgen.spec.names import camel_case


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each import whose name another import has already."""
    first: dict[str, tuple[ImportTarget, str]] = {}
    targets = [(target, each.name) for each in spec.features for target in each.all_targets]
    alternatives = {each.name for each in spec.features if each.any_of}
    for target, feature in sorted(targets, key=lambda found: found[0].location):
        other, owner = first.setdefault(target.alias, (target, feature))
        if owner == feature and feature in alternatives:
            continue
        if (other.module, other.name) != (target.module, target.name):
            yield RULE.finding(
                target.location,
                f"two imports are cached as {quoted(target.alias)}",
                hint=write(f"{target.name} as {_other_name(target, feature)}"),
                symbol=feature,
                related=((other.location, f"imported from {other.module} here"),),
            )


def _other_name(target: ImportTarget, feature: str) -> str:
    if target.alias.islower():
        return f"{feature}_{target.alias}"
    return f"{camel_case(feature)}{target.alias}"


RULE = Rule(
    "SSG318",
    "import-collision",
    "Checks for different imports that are cached under the same name.",
    check=check,
)
