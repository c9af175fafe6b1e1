"""The rule `reserved-member-name`; its page is docs/rules/reserved-member-name.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.enum_names import ENUM_NAMES, inherited_names
from ssotgen.spec.model import Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each member whose name is taken."""
    for enum in spec.all_enums:
        hidden = inherited_names(enum.base)
        subject = "member" if enum.source is not None else "standard layer"
        for member in enum.members:
            name = member.name
            if name in ENUM_NAMES:
                reason = "Python's enum uses that name itself"
            elif name.startswith("_"):
                reason = "it starts with an underscore"
            elif name in hidden:
                reason = f"it hides an attribute of {enum.base.value}"
            else:
                continue
            upper = name.strip("_").upper()
            yield RULE.finding(
                member.location,
                f"{quoted(name)} cannot name a {subject}: {reason}",
                hint=write(upper) if upper != name and upper[:1].isalpha() else "use another name",
                symbol=f"{enum.name}.{name}",
            )


RULE = Rule(
    "SSG313",
    "reserved-member-name",
    "Checks for names of members that the enum or its base needs.",
    check=check,
)
