"""Drafts: what is to become an entry of the spec, while it is being gathered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ssotgen.codebase.facts import ClassFact
from ssotgen.codebase.node_spans import Place
from ssotgen.extract.losses import Loss, Reason
from ssotgen.spec.yaml.document import Value


@dataclass(frozen=True, slots=True)
class SourceClass:
    """A class statement that a draft represents, and the module it is in."""

    path: str
    module: str
    fact: ClassFact


@dataclass(frozen=True, slots=True)
class Home:
    """A place that a class is defined in, with how its members or fields differ from the entry,
    what only the entry has, and what else the class has that the one of the entry lacks."""

    source: SourceClass
    differences: tuple[str, ...] = ()
    additions: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def divergences(self) -> tuple[str, ...]:
        """Everything that differs, but for what only the entry has."""
        return (*self.differences, *self.beside)


@dataclass(frozen=True, slots=True)
class DraftField:
    """A field of a dataclass; `default` counts only where `has_default`."""

    name: str
    type: str
    has_default: bool
    default: Value
    repr: bool = True
    compare: bool = True


@dataclass(frozen=True, slots=True)
class ClassDraft:
    """What enums and dataclasses have in common. `beside` is what the class has that no entry can
    express; `blocked` says why no entry would be faithful."""

    name: str
    summary: str
    source: SourceClass
    losses: tuple[Loss, ...] = ()
    blocked: Reason | None = None
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftAttribute:
    """An attribute of an enum, read from a table beside it that is called `table`; `values` are by
    member."""

    name: str
    type: str
    values: Mapping[str, Value]
    table: str


@dataclass(frozen=True, slots=True)
class DraftGroup:
    """A group of an enum, read from a constant beside it that is called `constant`."""

    name: str
    members: tuple[str, ...]
    constant: str


@dataclass(frozen=True, slots=True)
class EnumDraft(ClassDraft):
    """An enum: its base, its members with their values in order, its attributes and groups."""

    base: str = "Enum"
    members: Mapping[str, str | int] = field(default_factory=dict)
    attributes: tuple[DraftAttribute, ...] = ()
    groups: tuple[DraftGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class DataclassDraft(ClassDraft):
    """A dataclass and its fields in order."""

    frozen: bool = False
    options: tuple[str, ...] = ()
    fields: tuple[DraftField, ...] = ()


Draft = EnumDraft | DataclassDraft


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the spec: the draft it is made from and all places that define it, that of the
    draft first. `needed` says that it is there only because another entry uses it."""

    draft: Draft
    homes: tuple[Home, ...]
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Guard:
    """A place that asks whether something can be imported, and the flags that it sets."""

    path: str
    place: Place
    flags: tuple[str, ...]
    imports: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FeatureDraft:
    """A feature: the names that each module must have, `name as alias` where another feature has
    the name; the flags that ask for it, and the places that set them, `alike` of which ask for
    exactly this. `is_own` says that the modules are the codebase's own."""

    name: str
    distribution: str
    imports: Mapping[str, tuple[str, ...]]
    flags: tuple[str, ...]
    guards: tuple[Guard, ...]
    alike: int
    is_own: bool = False

    @property
    def files(self) -> tuple[str, ...]:
        """The files that ask for it."""
        return tuple(dict.fromkeys(guard.path for guard in self.guards))


@dataclass(frozen=True, slots=True)
class Drafts:
    """Everything that goes into the spec, by name."""

    classes: Mapping[str, Entry] = field(default_factory=dict)
    features: Mapping[str, FeatureDraft] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.classes or self.features)
