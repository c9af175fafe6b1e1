"""Findings for lists of members of an enum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.enum_values import own_names
from ssotgen.spec.model import EnumSpec, Text


def named_members(
    rule: Rule, enum: EnumSpec, names: Iterable[Text], subject: str
) -> Iterator[Finding]:
    """Yield a finding for each of the names that is no member of the enum, or that names the same
    member as one before it; `subject` is what lists them."""
    names = tuple(names)
    known = own_names(enum)
    given = {name.text for name in names}
    free = Suggester(name for name in known if name not in given)
    seen: dict[str, Text] = {}
    for name in names:
        if name.text not in known:
            if name.text not in enum.invalid_names:
                yield rule.finding(
                    name.location,
                    f"{quoted(name.text)} in {subject} is not a member of {enum.name}",
                    hint=free.hint(name.text, "name one of its members"),
                    symbol=enum.name,
                )
            continue
        first = seen.setdefault(known[name.text], name)
        if first is not name and first.text != name.text:
            yield rule.finding(
                name.location,
                f"{quoted(name.text)} in {subject} is the same member as {quoted(first.text)}",
                hint="remove one of them",
                symbol=enum.name,
                related=((first.location, "first named here"),),
            )
