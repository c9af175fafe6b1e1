"""Reading classes: from class statements to drafts, each with what it loses on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ssotgen.codebase.annotations import AnnotationReader
from ssotgen.codebase.constants import has_surrogates
from ssotgen.codebase.defaults import (
    ComputedError,
    DefaultReader,
    field_flags,
    has_metadata,
    has_options,
    is_required,
)
from ssotgen.codebase.facts import ClassItem
from ssotgen.codebase.node_spans import Place
from ssotgen.codebase.resolve import Origin, Resolver
from ssotgen.codebase.shapes import Shape, Shapes
from ssotgen.extract.drafts import DataclassDraft, Draft, DraftField, EnumDraft, SourceClass
from ssotgen.extract.field_losses import LOST_METADATA
from ssotgen.extract.inherit import Inherited, inherited
from ssotgen.extract.losses import Loss, Reason
from ssotgen.spec.model import EnumBase
from ssotgen.spec.types.foreign import unknown_type
from ssotgen.spec.types.grammar import OptionalOf, Scalar, TypeRef, named_types
from ssotgen.spec.types.parse_type import TypeSyntaxError, parse_type

_BASES = frozenset(base.value for base in EnumBase)

_OWN_VALUES = frozenset({"__new__", "_generate_next_value_"})
"""Methods that give members other values than the ones written."""

_OTHER_CALL = ("the InitVar ", "the KW_ONLY ", "the option init=")
"""How extras begin that change how the class is called."""

_CONSTRUCTORS = ("__init__", "__new__")
"""Methods that do so."""


@dataclass(frozen=True, slots=True)
class ClassReader:
    """Reads classes. `carried` are the classes, by file and name, that are entries of the spec: a
    field may have one of these as its type. `refused` are fields, as `Class.field`, whose types
    the spec language has in general, but not there, and why."""

    shapes: Shapes
    carried: frozenset[tuple[str, str]] = frozenset()
    names: frozenset[str] = frozenset()
    refused: Mapping[str, str] = field(default_factory=dict)
    _fields: dict[tuple[str, Place], tuple[Inherited, ...] | str] = field(default_factory=dict)
    _origins: dict[tuple[str, str], Origin | None] = field(default_factory=dict)

    @property
    def resolver(self) -> Resolver:
        """What says what names mean."""
        return self.shapes.resolver

    def with_carried(self, carried: frozenset[tuple[str, str]]) -> ClassReader:
        """Return a reader for other entries."""
        return replace(self, carried=carried, names=frozenset(name for _, name in carried))

    def with_refused(self, refused: Mapping[str, str]) -> ClassReader:
        """Return a reader that gives Any as the type of fields."""
        return replace(self, refused=refused)

    def is_candidate(self, source: SourceClass) -> bool:
        """Whether a class is an enum with members or a dataclass."""
        shape = self.shape(source)
        return shape.is_dataclass or _has_members(shape)

    def read(self, source: SourceClass) -> Draft | None:
        """Return the draft of a class, None where it is neither an enum with members nor a
        dataclass."""
        shape = self.shape(source)
        if shape.is_enum:
            return self._enum(source, shape) if _has_members(shape) else None
        return self._dataclass(source, shape) if shape.is_dataclass else None

    def shape(self, source: SourceClass) -> Shape:
        """Return what a class statement declares, without the fields that it inherits."""
        return self.shapes.of(source.path, source.fact)

    def annotations(self, *paths: str) -> AnnotationReader:
        """Return what reads annotations with the names of a file, and of others where it has
        none."""

        def resolve(chain: str) -> Origin | None:
            found = (self._origin(path, chain) for path in paths)
            return next((origin for origin in found if origin is not None), None)

        return AnnotationReader(resolve, self._owned)

    def _origin(self, path: str, chain: str) -> Origin | None:
        key = (path, chain)
        if key not in self._origins:
            self._origins[key] = self.resolver.dotted(path, 0, chain)
        return self._origins[key]

    def inherited(self, source: SourceClass) -> tuple[Inherited, ...] | str:
        """Return all fields of a dataclass in their order, or why they cannot be known."""
        key = (source.path, source.fact.place)
        if key not in self._fields:
            self._fields[key] = inherited(source.path, source.fact, self.shapes)
        return self._fields[key]

    def _owned(self, origin: Origin) -> str | None:
        return origin.name if (origin.path, origin.name) in self.carried else None

    # Enums

    def _enum(self, source: SourceClass, shape: Shape) -> EnumDraft:
        fact = source.fact
        beside = _beside(shape)
        losses = list(_losses_of(source, beside))
        members: dict[str, str | int] = {}
        blocked = _private(fact.name) or _own_values(shape) or _computed(shape)
        for member in shape.members:
            if isinstance(member.value, str) and has_surrogates(member.value):
                text = f"{fact.name}.{member.name} is {member.text}, half of a character"
                blocked = blocked or Reason(text, "a value is half of a character")
            elif isinstance(member.value, str | int) and not isinstance(member.value, bool):
                members[member.name] = member.value
            elif blocked is None:
                text = (
                    f"{fact.name}.{member.name} is {member.text}; a value is text or a whole number"
                )
                blocked = Reason(text, "a value is neither text nor a whole number")
        return EnumDraft(
            fact.name,
            fact.summary,
            source,
            tuple(losses),
            blocked,
            beside,
            base=shape.kind,
            members=members,
        )

    # Dataclasses

    def _dataclass(self, source: SourceClass, shape: Shape) -> DataclassDraft | None:
        fact = source.fact
        beside = _beside(shape)
        losses = list(_losses_of(source, beside))
        blocked = _private(fact.name) or _computed(shape)
        odd = [each for each in shape.extras if each.startswith(_OTHER_CALL)]
        odd.extend(f"the method {each}" for each in _CONSTRUCTORS if each in shape.methods)
        if odd and blocked is None:
            blocked = Reason(f"it has {odd[0]}")
        found = self.inherited(source)
        if isinstance(found, str):
            blocked = blocked or Reason(found)
            found = ()
        elif not found:
            return None
        else:
            blocked = blocked or _called_otherwise(shape, found)
        fields = [self._field(source, each, losses) for each in found]
        reason = next((field for field in fields if isinstance(field, Reason)), None)
        return DataclassDraft(
            fact.name,
            fact.summary,
            source,
            tuple(losses),
            blocked or reason,
            beside,
            frozen=shape.frozen,
            options=shape.options,
            fields=tuple(field for field in fields if isinstance(field, DraftField)),
        )

    def _field(
        self, source: SourceClass, home: Inherited, losses: list[Loss]
    ) -> DraftField | Reason:
        """Return a field, or why it cannot be carried."""
        item, reading = home.item, self.annotations(home.path, source.path)
        if item.name.startswith("_"):
            text = f"the name of its field {item.name} begins with an underscore"
            return Reason(text, "the name of a field begins with an underscore")
        ref = self._type(source, item, reading, losses)
        if not item.value:
            return DraftField(item.name, str(ref), has_default=False, default=None)
        symbol = f"{source.fact.name}.{item.name}"
        if has_options(item.value):
            text = f"{symbol} is a {item.value}, which says more than a default"
            return Reason(text, "a field has options beside its default")
        if has_metadata(item.value):
            losses.append(_without_metadata(source, symbol))
        flags = field_flags(item.value)
        if is_required(item.value):
            return DraftField(item.name, str(ref), False, None, *flags)
        if item.value == "None":
            return DraftField(item.name, _optional(ref), has_default=True, default=None)
        try:
            default = DefaultReader(reading).read(item.value, ref)
        except ComputedError:
            text = f"the default of {symbol} is computed: {item.value}"
            return Reason(text, "the default of a field is computed")
        return DraftField(item.name, str(ref), True, default, *flags)

    def _type(
        self, source: SourceClass, item: ClassItem, reading: AnnotationReader, losses: list[Loss]
    ) -> TypeRef:
        text = reading.type_text(item.annotation)
        symbol = f"{source.fact.name}.{item.name}"
        try:
            if symbol in self.refused:
                raise TypeSyntaxError(self.refused[symbol], 0)
            ref = parse_type(text)
            for named in named_types(ref):
                # A name with a prefix would be a class of another spec, which no draft imports.
                if named.prefix or named.name not in self.names:
                    raise TypeSyntaxError(unknown_type(named.qualified_name), named.offset)
            return ref
        except TypeSyntaxError as error:
            message = f"{symbol} has the type {item.annotation} and became Any: {error.message}"
            losses.append(
                Loss(
                    source.path,
                    source.fact.name_place,
                    symbol,
                    message,
                    cause=error.message,
                    outcome="became Any",
                )
            )
            return Scalar("Any")


def _beside(shape: Shape) -> tuple[str, ...]:
    """Return what a class has beside its members or fields."""
    return (*shape.extras, *(f"the method {name}" for name in shape.methods))


def _losses_of(source: SourceClass, beside: tuple[str, ...]) -> Iterator[Loss]:
    """Yield one loss for all that a class has beside its members or fields."""
    if beside:
        fact = source.fact
        message = f"{fact.name} has {', '.join(beside)}, which a spec cannot express"
        hint = "keep it where it is used"
        yield Loss(
            source.path,
            fact.name_place,
            fact.name,
            message,
            hint,
            cause="a spec cannot express methods, base classes and options",
            outcome="have more than members or fields",
            detail=f"{fact.name} has {', '.join(beside)}",
        )


def _without_metadata(source: SourceClass, symbol: str) -> Loss:
    return Loss(
        source.path,
        source.fact.name_place,
        symbol,
        f"{symbol} has metadata, which a spec cannot express",
        "keep it where it is used",
        cause="a spec cannot express the metadata of fields",
        outcome=LOST_METADATA,
    )


def _called_otherwise(shape: Shape, fields: Sequence[Inherited]) -> Reason | None:
    """Return why a call gives some fields otherwise than those that the class declares itself."""
    is_keyword = "kw_only" in shape.options
    other = next((each.item.name for each in fields if each.is_keyword != is_keyword), "")
    if not other:
        return None
    what = "positional" if is_keyword else "keyword-only"
    text = f"its field {other} is inherited and {what}, unlike its own"
    return Reason(text, "some fields are keyword-only and some are not")


def _private(name: str) -> Reason | None:
    cause = "the name begins with an underscore, which marks it as private"
    return Reason(cause) if name.startswith("_") else None


def _has_members(shape: Shape) -> bool:
    """Whether a class is an enum that has members, as far as anyone can tell."""
    return shape.is_enum and bool(shape.members or shape.computed)


def _computed(shape: Shape) -> Reason | None:
    if not shape.computed:
        return None
    what = "members" if shape.is_enum else "fields"
    return Reason(f"its {what} are computed: {shape.computed}", f"the {what} are computed")


def _own_values(shape: Shape) -> Reason | None:
    """Return why the members of an enum have other values than the ones written, if they do."""
    methods = sorted(_OWN_VALUES.intersection(shape.methods))
    if methods:
        return Reason(f"its {', '.join(methods)} gives the members other values")
    return None if shape.kind in _BASES else Reason(f"it derives from {shape.kind}")


def _optional(ref: TypeRef) -> str:
    """Return the type that also allows None."""
    return str(ref) if ref == Scalar("Any") or isinstance(ref, OptionalOf) else f"{ref} | None"
