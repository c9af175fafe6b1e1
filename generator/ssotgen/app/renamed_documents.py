"""The documents of a spec in which a symbol has another name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ssotgen.app.edited_spec import RefusedError, document_texts, edited_spec
from ssotgen.app.kept_name import NotKeptError, with_old_name
from ssotgen.codebase.prefilter import has_word, word_pattern
from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.record import record
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.settings.rules import RENAME_REFUSED
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec, property_of_group
from ssotgen.spec.named_places import reference_name, spec_references
from ssotgen.spec.symbols import SETTINGS, Symbol, symbols
from ssotgen.spec.yaml.edit import NotEditableError, Replacement, replaced, with_key


@record
class Request:
    """What is to be renamed, and how.

    `likely` uses are edited too; `keep` keeps the old name, of a member as an alias that is
    deprecated `since` a version, and of a field in data. By default, that is done where the names
    are public.
    """

    old: str
    new: str
    likely: bool = False
    keep: bool | None = None
    since: str = ""


class RenamedDocuments:
    """The documents of one spec with one symbol renamed; `new` is the new name as declared."""

    def __init__(self, spec: Spec, settings: Settings, request: Request, symbol: Symbol) -> None:
        self._spec = spec
        self._settings = settings
        self._request = request
        self._declared = symbol
        self._at = symbol.location
        self._kind = symbol.kind
        self._old = symbol.name
        self.symbol = reference_name(spec, symbol.full_name)
        self.new = self._new_name()

    @property
    def keeps(self) -> bool:
        """Whether the old name is kept."""
        asked = self._request.keep
        return self._settings.is_public if asked is None else asked

    @property
    def new_last_part(self) -> str:
        """What the new full name ends with: for a group, the name of its property."""
        return property_of_group(self.new) if self._kind == "group" else self.new

    def texts(self) -> dict[str, str]:
        """Return the new text of each document that names the symbol, by its path in messages.

        Raises:
            RefusedError: The symbol cannot be renamed everywhere, or its old name cannot stay.
        """
        texts = self._edited_texts()
        return texts | self._kept(texts) if self.keeps else texts

    def refusal(self, location: Location, message: str, hint: str) -> Finding:
        """Return the finding for what keeps the symbol from being renamed."""
        return RENAME_REFUSED.finding(location, message, hint=hint, symbol=self.symbol)

    def _new_name(self) -> str:
        owner = self._owner
        given = self._request.new.removeprefix(owner).removeprefix("layer:")
        if self._kind == "transitions":
            message = f"the name of {self.symbol} is part of the language"
            refuse([self.refusal(self._at, message, "it cannot be changed")])
        if self._kind == "group":
            given = given.removeprefix("is_")
            given = given.upper() if self._old.isupper() else given
        if not given.isidentifier():
            message = f"'{given}' cannot be the new name of {self.symbol}"
            what = "use letters, digits and underscores, starting with a letter"
            what += f", with or without `{owner}` in front" if owner else ""
            refuse([self.refusal(self._at, message, what)])
        if given == self._old:
            what = "give another name"
            refuse([self.refusal(self._at, f"the new name is the old one: {given}", what)])
        return given

    @property
    def _owner(self) -> str:
        """What the full name has in front of the last name."""
        return self.symbol[: -len(self.symbol.replace(":", ".").rpartition(".")[2])]

    def _written_for(self, name: str) -> str:
        """Return the new form of a name of the symbol: that of the property of a group, for its
        property."""
        return self.new if name == self._old else self.new_last_part

    def _edited_texts(self) -> dict[str, str]:
        """Return the new text of each document that names the symbol, by its path in messages."""
        replacements: dict[str, list[Replacement]] = {}
        obstacles = []
        for each in spec_references(self._spec):
            if each.symbol != self.symbol:
                continue
            path = each.location.path
            replacements.setdefault(path, []).append(
                Replacement(each.location, each.name, self._written_for(each.name))
            )
            if not each.is_exact:
                message = f"{each.name} is not written out in one piece here"
                obstacles.append(self.refusal(each.location, message, "write it plainly"))
        refuse(obstacles)
        sources = document_texts(self._spec)
        return {path: replaced(sources[path], found) for path, found in replacements.items()}

    def with_flag(self, texts: Mapping[str, str], files: ProjectFiles) -> dict[str, str]:
        """Return the text of the document of a feature with the flag that goes by its old name,
        where the code has that flag: by the new name, the audit would not know it."""
        feature = next((each for each in self._spec.features if each.name == self._old), None)
        if self._kind != "feature" or feature is None or feature.legacy_flags:
            return {}
        (flag,) = feature.flag_names
        word = word_pattern((flag,))
        if not any(has_word(word, files.peek(path)) for path in files.python):
            return {}
        path, keys = self._at.path, ("features", self.new)
        try:
            return {path: with_key(texts[path], keys, "legacy_flags", f"[{flag}]")}
        except NotEditableError as error:
            message = f"`legacy_flags: [{flag}]` cannot be added: {error}"
            raise RefusedError([self.refusal(self._at, message, "add it by hand")]) from error

    def _kept(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Return the text of the document that declares the symbol, with its old name kept."""
        path, since = self._at.path, self._request.since or self._spec.project.version
        try:
            return {path: with_old_name(texts[path], self._spec, self._declared, self.new, since)}
        except NotKeptError as error:
            raise RefusedError([self.refusal(self._at, str(error), error.hint)]) from error

    def new_spec(self, texts: Mapping[str, str]) -> Spec:
        """Return the renamed spec, checked by every rule."""
        edited = edited_spec(self._spec, self._settings, texts)
        found = reference_name(edited, self._owner + self.new_last_part)
        wanted = {self._renamed(each, found) for each in symbols(self._spec)}
        if self.keeps and self._kind == "member":
            wanted.add(self.symbol)
        if wanted != set(symbols(edited)):
            message = "the documents would declare something else beside the new name"
            refuse([self.refusal(self._at, message, "rename it by hand")])
        return edited

    def _renamed(self, symbol: str, new: str) -> str:
        """Return what a symbol is called afterwards; members of a class go with it."""
        layer = f"layer:{self._old}"
        if symbol == layer and reference_name(self._spec, layer) == self.symbol:
            return f"layer:{self.new}"
        if symbol == self.symbol:
            return new
        if self._kind == "feature":
            settings = f"{SETTINGS}{self._old}."
            if symbol.startswith(settings):
                return f"{SETTINGS}{self.new}.{symbol[len(settings) :]}"
        owner = f"{self.symbol}."
        return f"{new}.{symbol[len(owner) :]}" if symbol.startswith(owner) else symbol


def refuse(findings: Sequence[Finding]) -> None:
    """Let a rename come to nothing if there are findings.

    Raises:
        RefusedError: There are.
    """
    if findings:
        raise RefusedError(findings)
