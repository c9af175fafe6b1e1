"""Drafts: what is to become an entry of the spec, while it is being gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from ssotgen.codebase.facts import ClassFact, Place
from ssotgen.spec.yaml.document import Value


@dataclass(frozen=True, slots=True)
class SourceClass:
    """A class statement that a draft stands for, and the module it is in."""

    path: str
    module: str
    fact: ClassFact


@dataclass(frozen=True, slots=True)
class DraftField:
    """A field of a dataclass; `default` counts only where `has_default`."""

    name: str
    type: str
    has_default: bool
    default: Value


@dataclass(slots=True)
class EnumDraft:
    """An enum: its base, and its members with their values in order."""

    name: str
    summary: str
    base: str
    members: dict[str, str | int]
    homes: list[SourceClass] = field(default_factory=list)

    @property
    def form(self) -> str:
        """What makes it another enum where it differs."""
        return repr((self.base, list(self.members.items())))


@dataclass(slots=True)
class DataclassDraft:
    """A dataclass and its fields in order."""

    name: str
    summary: str
    frozen: bool
    fields: tuple[DraftField, ...]
    homes: list[SourceClass] = field(default_factory=list)

    @property
    def form(self) -> str:
        """What makes it another dataclass where it differs."""
        return repr((self.frozen, self.fields))


@dataclass(slots=True)
class FeatureDraft:
    """A feature: the names that each module must have, and the flags that asked for it."""

    name: str
    imports: dict[str, list[str]]
    flags: list[str]
    place: tuple[str, Place]


@dataclass(slots=True)
class Drafts:
    """Everything that was found, by name."""

    enums: dict[str, EnumDraft] = field(default_factory=dict)
    dataclasses: dict[str, DataclassDraft] = field(default_factory=dict)
    features: dict[str, FeatureDraft] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.enums or self.dataclasses or self.features)

    def drop(self, name: str) -> None:
        """Forget the entry of that name."""
        self.enums.pop(name, None)
        self.dataclasses.pop(name, None)
        self.features.pop(name, None)
