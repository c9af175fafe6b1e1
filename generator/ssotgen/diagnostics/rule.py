"""The `Rule` type, of which every rule is a constant."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ssotgen.diagnostics.finding import Finding, Fix, Location, Severity
from ssotgen.diagnostics.hints import AnyHint, Hint
from ssotgen.diagnostics.record import record

_OF_THE_SPEC = ("SSG1", "SSG2", "SSG3", "SSG4")

Check = Callable[..., Iterable[Finding]]


@record
class Rule:
    """A rule that a spec, a generated file or a codebase is checked by.

    `code` is never used again once a rule is gone; `name` is what people write in a suppression;
    `check` is a pure function of the stage's subject (the `Spec` for the stage `meaning`), or None
    where the stage that reads the input reports the rule itself.
    """

    code: str
    name: str
    summary: str
    severity: Severity = Severity.ERROR
    check: Check | None = None
    fixed_by: str = ""
    """The command that fixes the finding, at least where that is safe; empty where none does."""

    @property
    def can_be_suppressed(self) -> bool:
        """Whether a comment in the spec can suppress the rule: a warning about the spec, but not
        about such a comment."""
        is_minor = self.severity is not Severity.ERROR
        return is_minor and self.code.startswith(_OF_THE_SPEC) and not self.is_of_suppressions

    @property
    def is_of_suppressions(self) -> bool:
        """Whether the rule is about the comments that suppress others."""
        return self.name.startswith("suppression-")

    def finding(
        self,
        location: Location,
        message: str,
        *,
        hint: AnyHint = "",
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
            hint=hint.text if isinstance(hint, Hint) else hint,
            symbol=symbol,
            fix=fix,
            end=end,
            replacement=hint.replacement if isinstance(hint, Hint) else None,
            related=related,
            categories=categories,
        )
