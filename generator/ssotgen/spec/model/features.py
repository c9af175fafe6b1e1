"""Features: what they import, require and probe."""

from __future__ import annotations

from enum import Enum

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import field, record
from ssotgen.spec.model.common import Deprecation, Text
from ssotgen.spec.yaml.document import YamlMapping


@record
class ImportTarget:
    """One name that a feature imports: `from module import name as alias`.

    `alias` is what it is cached under, the name itself unless the spec says `name as alias`.
    """

    module: str
    name: str
    alias: str
    location: Location


@record
class CallProbe:
    """`probe: {call: "module:function"}`."""

    module: str
    function: str
    location: Location


@record
class TcpProbe:
    """`probe: {tcp: {host, port, timeout_seconds}}`; the timeout is for the whole probe."""

    host: str
    port: int
    timeout_seconds: float
    location: Location
    source: YamlMapping = field(repr=False, compare=False)


@record
class Requirement:
    """A distribution that must be installed, with specifiers of its version, such as `>=7,<8`."""

    name: str
    specifiers: str
    location: Location

    @property
    def text(self) -> str:
        """The requirement as pip takes it."""
        return f"{self.name}{self.specifiers}"


@record
class EntryPointGroup:
    """`entry_points: {group, minimum}`: a group of which at least so many must be installed."""

    group: str
    minimum: int
    location: Location
    source: YamlMapping = field(repr=False, compare=False)


class Resolve(str, Enum):
    """How a feature's imports are looked up."""

    IMPORT = "import"
    FIND_SPEC = "find_spec"


@record
class Alternative:
    """An item of `any_of`: one of the ways to provide a feature.

    `name` is what `require()` calls it: as given, or its first module or distribution.
    """

    name: str
    targets: tuple[ImportTarget, ...]
    modules: tuple[Text, ...]
    requires: tuple[Requirement, ...]
    location: Location
    source: YamlMapping = field(repr=False, compare=False)


@record
class Feature:
    """One optional part of the program. `targets` keep the order of the spec within a module;
    modules are sorted. Where only an `extra` is given, `hint` is made of it."""

    name: str
    summary: str
    targets: tuple[ImportTarget, ...]
    hint: str
    legacy_flags: tuple[Text, ...]
    settings: YamlMapping | None
    probe: CallProbe | TcpProbe | None
    aggregate: bool
    disabled_by: str
    resolve: Resolve
    deprecated: Deprecation | None
    location: Location
    source: YamlMapping = field(repr=False, compare=False)
    modules: tuple[Text, ...] = ()
    """The modules of `imports`, sorted; also those with an empty list of names."""
    requires: tuple[Requirement, ...] = ()
    extra: str = ""
    entry_points: EntryPointGroup | None = None
    needs: tuple[Text, ...] = ()
    """The features that it builds on, by name."""
    any_of: tuple[Alternative, ...] = ()
    allows_unknown: bool = False
    """Whether distributions of unknown versions will do."""

    @property
    def all_targets(self) -> tuple[ImportTarget, ...]:
        """The names that it may import, those of its alternatives among them."""
        return (*self.targets, *(target for each in self.any_of for target in each.targets))

    @property
    def all_modules(self) -> tuple[Text, ...]:
        """The modules that it may import, those of its alternatives among them."""
        return (*self.modules, *(module for each in self.any_of for module in each.modules))

    @property
    def flag_names(self) -> tuple[str, ...]:
        """The flags that used to say whether the feature is there; `<FEATURE>_AVAILABLE` unless
        the spec names others."""
        if self.legacy_flags:
            return tuple(flag.text for flag in self.legacy_flags)
        return (f"{self.name.upper()}_AVAILABLE",)
