"""What an enum of the spec may have beside its members: attributes, groups and transitions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ssotgen.diagnostics.finding import Location
from ssotgen.spec.types.grammar import TypeRef
from ssotgen.spec.yaml.document import Value, YamlMapping

if TYPE_CHECKING:
    from ssotgen.spec.model import Text


@dataclass(frozen=True, slots=True)
class AttributeSpec:
    """`attributes`: something that each member of an enum knows, such as a label.

    `default` counts only where `has_default`; `is_summary` says that the summaries of the members
    are the values. `type_text` is the type as written, at `type_location`.
    """

    name: str
    type: TypeRef
    has_default: bool
    default: Value
    summary: str
    is_summary: bool
    type_text: str
    type_location: Location
    location: Location
    source: YamlMapping | None = field(repr=False, compare=False)
    """The mapping with more than the type; None for the short form."""


@dataclass(frozen=True, slots=True)
class GroupSpec:
    """`groups`: members of an enum that are asked for together."""

    name: str
    members: tuple[Text, ...]
    summary: str
    location: Location

    @property
    def property_name(self) -> str:
        """The property that says whether a member is one of them."""
        return f"is_{self.name.lower()}"

    @property
    def method_name(self) -> str:
        """The class method that returns all of them."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class TransitionSpec:
    """An entry of `transitions`: a member, and those that may come after it."""

    member: Text
    targets: tuple[Text, ...]


CAN_BECOME = "can_become"
"""The method that says whether one member may come after another."""
