"""What a removal leaves: the classes of the spec that only the removed symbol used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ssotgen.app.edited_spec import RefusedError, document_texts, edited_spec
from ssotgen.app.symbol_uses import Codebase, target_named
from ssotgen.diagnostics.wording import listed
from ssotgen.migrate.rename.use import Certainty
from ssotgen.settings.rules import RENAME_REFUSED
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec
from ssotgen.spec.named_places import spec_references
from ssotgen.spec.symbols import keys_of, symbols
from ssotgen.spec.yaml.edit import NotEditableError, without


class Leftovers:
    """The enums and dataclasses that the spec named before a removal, and names no more."""

    def __init__(self, before: Spec, after: Spec, code: Codebase) -> None:
        self._before = before
        self.after = after
        self.code = code

    @cached_property
    def used(self) -> tuple[str, ...]:
        """Those that code uses."""
        return tuple(name for name in self._names if name not in self.unused)

    @cached_property
    def unused(self) -> tuple[str, ...]:
        """Those that code does not use either."""
        return tuple(name for name in self._names if not self._is_in_code(name))

    def notes(self, symbol: str, *, are_public: bool, are_removed: bool) -> Iterator[str]:
        """Yield what is left; `are_removed` says that the unused ones went as well."""
        if self.unused and not are_removed:
            names, what = listed(self.unused, "and"), _it(self.unused)
            way = "deprecate" if are_public else "--with-unused removes"
            yield f"only {symbol} used {names}; {way} {what} too"
        if self.used:
            names = listed(self.used, "and")
            yield f"in the spec, only {symbol} used {names}; code uses {_it(self.used)}"

    @cached_property
    def _names(self) -> tuple[str, ...]:
        known = {enum.name for enum in self.after.enums}
        known.update(item.name for item in self.after.dataclasses)
        named = _named(self._before) & known
        return tuple(sorted(named - _named(self.after)))

    def _is_in_code(self, name: str) -> bool:
        uses = self.code.uses(self.after, target_named(self.after, name), texts=False)
        return any(use.certainty is not Certainty.TEXT for use in uses)


def without_unused(
    left: Leftovers, settings: Settings, texts: Mapping[str, str]
) -> tuple[dict[str, str], Spec]:
    """Return the texts of the documents without the unused classes, and what these were alone to
    use, and the spec that they are.

    Raises:
        RefusedError: A document cannot be edited.
    """
    found = dict(texts)
    spec = left.after
    while left.unused:
        known = symbols(spec)
        sources = {**document_texts(spec), **found}
        for name in left.unused:
            symbol = known[name]
            path = symbol.location.path
            try:
                sources[path] = found[path] = without(sources[path], keys_of(symbol))
            except NotEditableError as error:
                message = f"{name} cannot be taken out here: {error}"
                raise RefusedError([RENAME_REFUSED.finding(symbol.location, message)]) from error
        before, spec = spec, edited_spec(spec, settings, found)
        left = Leftovers(before, spec, left.code)
    return found, spec


def _it(names: Sequence[str]) -> str:
    return "it" if len(names) == 1 else "them"


def _named(spec: Spec) -> set[str]:
    """Return the classes that other entries of a spec name."""
    return {each.symbol for each in spec_references(spec) if not each.is_declaration}
