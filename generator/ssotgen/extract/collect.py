"""Collects drafts from the facts of Python files, with a finding for all that is left out."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from ssotgen.codebase.annotations import AnnotationReader
from ssotgen.codebase.defaults import ComputedError, DefaultReader
from ssotgen.codebase.facts import MODULE_SCOPE, ClassFact, ClassItem, FileFacts, FlagBlock, Place
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.codebase.resolve import Origin, Resolver
from ssotgen.codebase.shapes import Shape, shape_of
from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.extract.drafts import (
    DataclassDraft,
    DraftField,
    Drafts,
    EnumDraft,
    FeatureDraft,
    SourceClass,
)
from ssotgen.extract.rules import NOT_CARRIED
from ssotgen.spec.model import EnumBase
from ssotgen.spec.names import snake_case
from ssotgen.spec.types.foreign import not_a_type
from ssotgen.spec.types.grammar import OptionalOf, Scalar, TypeRef, named_types
from ssotgen.spec.types.parse_type import TypeSyntaxError, parse_type

_BASES = frozenset(base.value for base in EnumBase)


class DraftCollector:
    """Gathers the drafts of some files."""

    def __init__(self, facts: dict[str, FileFacts], index: ModuleIndex) -> None:
        self._facts = facts
        self._index = index
        self._resolver = Resolver(index, lambda path: facts.get(path) or FileFacts(path))
        self.drafts = Drafts()
        self.findings: list[Finding] = []
        self._enums: dict[str, list[EnumDraft]] = {}
        self._dataclasses: dict[str, list[DataclassDraft]] = {}
        self._classes = {
            (path, fact.name)
            for path, each in facts.items()
            for fact in each.classes
            if fact.scope == MODULE_SCOPE and self._is_carried(path, fact)
        }

    def gather(self) -> None:
        """Gather the classes and the flag blocks of all files, in the order of their paths."""
        for path in sorted(self._facts):
            summaries = _docstrings(path)
            for fact in self._facts[path].classes:
                if (path, fact.name) in self._classes and fact.scope == MODULE_SCOPE:
                    self._class(path, fact, summaries.get(fact.name, ""))
            for block in self._facts[path].blocks:
                if block.scope == MODULE_SCOPE:
                    self._block(path, block)
        self._merge()

    def reading(self, path: str) -> AnnotationReader:
        """Return what reads the annotations of a file."""
        return AnnotationReader(lambda chain: self._resolver.dotted(path, 0, chain), self._owned)

    def shape(self, path: str, fact: ClassFact) -> Shape:
        """Return what a class statement declares."""
        return shape_of(fact, path, self._resolver)

    def lost(self, path: str, place: Place, message: str, symbol: str, hint: str = "") -> None:
        """Note that something could not be carried."""
        location = Location(display_path(Path(path)), place.line, place.column + 1)
        self.findings.append(NOT_CARRIED.finding(location, message, hint=hint, symbol=symbol))

    def _is_carried(self, path: str, fact: ClassFact) -> bool:
        shape = self.shape(path, fact)
        if shape.is_enum:
            # An enum without members is a base class of others.
            return shape.kind in _BASES and bool(shape.members)
        return shape.is_dataclass and bool(shape.fields)

    def _owned(self, origin: Origin) -> str | None:
        return origin.name if (origin.path, origin.name) in self._classes else None

    # Classes

    def _class(self, path: str, fact: ClassFact, summary: str) -> None:
        shape = self.shape(path, fact)
        home = SourceClass(path, self._module(path), fact)
        for what in (*shape.extras, *(f"the method {name}" for name in shape.methods)):
            message = f"{fact.name} has {what}, which a spec cannot express"
            self.lost(path, fact.name_place, message, fact.name, "keep it where it is used")
        if shape.is_enum:
            self._enum(home, shape, summary)
        else:
            self._dataclass(home, shape, summary)

    def _enum(self, home: SourceClass, shape: Shape, summary: str) -> None:
        fact = home.fact
        members: dict[str, str | int] = {}
        for member in shape.members:
            if isinstance(member.value, str | int) and not isinstance(member.value, bool):
                members[member.name] = member.value
            else:
                self.lost(
                    home.path,
                    fact.name_place,
                    f"{fact.name}.{member.name} is {member.text}; a value is text or a number",
                    f"{fact.name}.{member.name}",
                )
        self._enums.setdefault(fact.name, []).append(
            EnumDraft(fact.name, summary, shape.kind, members, [home])
        )

    def _dataclass(self, home: SourceClass, shape: Shape, summary: str) -> None:
        fields = tuple(self._field(home, item) for item in shape.fields)
        fact = home.fact
        self._dataclasses.setdefault(fact.name, []).append(
            DataclassDraft(fact.name, summary, shape.frozen, fields, [home])
        )

    def _merge(self) -> None:
        """Make one draft of those that share a name: the form that most copies have."""
        for name, enums in self._enums.items():
            chosen = _most_common(enums)
            self.drafts.enums[name] = chosen
            for enum in enums:
                related = bool(chosen.members.items() & enum.members.items())
                self._join(chosen.homes, enum.homes[0], chosen.form == enum.form, related)
        for name, classes in self._dataclasses.items():
            picked = _most_common(classes)
            self.drafts.dataclasses[name] = picked
            names = {each.name for each in picked.fields}
            for each in classes:
                related = any(field.name in names for field in each.fields)
                self._join(picked.homes, each.homes[0], picked.form == each.form, related)

    def _join(self, homes: list[SourceClass], home: SourceClass, same: bool, related: bool) -> None:
        first, fact = homes[0], home.fact
        if home is first:
            return
        if same or related:
            homes.append(home)
        if not same:
            message = f"{fact.name} differs from that of {first.module}, which the spec follows"
            hint = "`ssotgen audit` tells how they differ" if related else "it is another thing"
            self.lost(home.path, fact.name_place, message, fact.name, hint)

    def _field(self, home: SourceClass, item: ClassItem) -> DraftField:
        fact, name = home.fact, f"{home.fact.name}.{item.name}"
        reading = self.reading(home.path)
        try:
            ref = parse_type(reading.type_text(item.annotation))
            for named in named_types(ref):
                if all(named.name != carried for _, carried in self._classes):
                    raise TypeSyntaxError(not_a_type(named.name), named.offset)
        except TypeSyntaxError as error:
            message = f"{name} is a {item.annotation}, which a spec cannot express: {error.message}"
            self.lost(home.path, fact.name_place, message, name, "it became Any")
            ref = Scalar("Any")
        if not item.value:
            return DraftField(item.name, str(ref), has_default=False, default=None)
        if item.value == "None":
            return DraftField(item.name, _optional(ref), has_default=True, default=None)
        try:
            default = DefaultReader(reading).read(item.value, ref)
            return DraftField(item.name, str(ref), has_default=True, default=default)
        except ComputedError:
            message = f"the default of {name} is computed: {item.value}"
            self.lost(home.path, fact.name_place, message, name, "it became None; set it yourself")
            return DraftField(item.name, _optional(ref), has_default=True, default=None)

    # Features

    def _block(self, path: str, block: FlagBlock) -> None:
        imports: dict[str, list[str]] = {}
        for index in block.imports:
            fact = self._facts[path].imports[index]
            module = self._resolver.imported_module(path, fact)
            home = module.modules[0] if module.modules else fact.module
            names = imports.setdefault(home, [])
            if fact.name and not fact.is_star and fact.name not in names:
                names.append(fact.name)
        for flag in block.flags:
            name = _feature_name(flag.name)
            known = self.drafts.features.get(name)
            if known is None:
                copied = {module: list(names) for module, names in imports.items()}
                place = (path, flag.place)
                self.drafts.features[name] = FeatureDraft(name, copied, [flag.name], place)
                continue
            if _sorted(known.imports) != _sorted(imports):
                message = (
                    f"{flag.name} asks for other imports than in {self._module(known.place[0])}"
                )
                self.lost(path, flag.place, message, flag.name, "the feature asks for all of them")
            for source, found in imports.items():
                names = known.imports.setdefault(source, [])
                names.extend(each for each in found if each not in names)
            if flag.name not in known.flags:
                known.flags.append(flag.name)

    def _module(self, path: str) -> str:
        names = self._index.names_of(path)
        return names[0] if names else display_path(Path(path))


def _optional(ref: TypeRef) -> str:
    """Return the type that also allows None."""
    return str(ref) if ref == Scalar("Any") or isinstance(ref, OptionalOf) else f"{ref} | None"


_Draft = TypeVar("_Draft", EnumDraft, DataclassDraft)


def _most_common(drafts: list[_Draft]) -> _Draft:
    """Return the first of those drafts whose form most of them have."""
    counts = Counter(draft.form for draft in drafts)
    return max(drafts, key=lambda draft: counts[draft.form])


def _feature_name(flag: str) -> str:
    """Return what to call the feature that a flag stands for: `HAS_DOCKER` gives `docker`."""
    text = flag.strip("_").lower()
    for prefix in ("has_", "have_", "with_", "is_", "can_"):
        text = text.removeprefix(prefix)
    for suffix in ("_available", "_installed", "_missing", "_present", "_enabled"):
        text = text.removesuffix(suffix)
    return snake_case(text) or "feature"


def _sorted(imports: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    return sorted((module, sorted(names)) for module, names in imports.items())


def _docstrings(path: str) -> dict[str, str]:
    """Return the first line of the docstring of each class at the top of a file."""
    tree = ast.parse(Path(path).read_bytes())
    return dict(_summaries(tree))


def _summaries(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            text = (ast.get_docstring(node) or "").strip()
            yield node.name, text.partition("\n")[0].strip()
