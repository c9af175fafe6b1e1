"""The `Rule` type: what a rule file defines under the name `RULE`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ssotgen.diagnostics.finding import Finding, Fix, Location, Severity

Check = Callable[..., Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that a spec, a generated file or a codebase is held against.

    `code` is never used again once a rule is gone; `name` is what people write in a suppression;
    `check` is a pure function of the stage's subject (the `Spec` for the stage `meaning`), or None
    where the stage that reads the input reports the rule itself.
    """

    code: str
    name: str
    summary: str
    severity: Severity = Severity.ERROR
    check: Check | None = None

    def finding(
        self,
        location: Location,
        message: str,
        *,
        hint: str = "",
        symbol: str = "",
        fix: Fix = Fix.NONE,
        severity: Severity | None = None,
        end: tuple[int, int] | None = None,
        related: tuple[tuple[Location, str], ...] = (),
        categories: tuple[str, ...] = (),
    ) -> Finding:
        """Return a finding of this rule at `location`."""
        return Finding(
            code=self.code,
            rule=self.name,
            severity=severity or self.severity,
            location=location,
            message=message,
            hint=hint,
            symbol=symbol,
            fix=fix,
            end=end,
            related=related,
            categories=categories,
        )
