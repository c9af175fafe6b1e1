"""What the template of the module with the enums, dataclasses and layers is shown."""

from __future__ import annotations

from dataclasses import dataclass

from ssotgen.diagnostics.finding import Location
from ssotgen.render.output import FileKind, Output
from ssotgen.render.outputs.enums.dataclass_view import DataclassView, dataclass_view
from ssotgen.render.outputs.enums.docstrings import doc_text
from ssotgen.render.outputs.enums.layer_view import LayersView, layers_view
from ssotgen.render.outputs.enums.needed_imports import Needs, bases_taken, find_needs, import_lines
from ssotgen.render.python.code import Code, flat_literal, identifier
from ssotgen.render.python.language import PYTHON
from ssotgen.spec.index import Lookup
from ssotgen.spec.layer_values import definition_of
from ssotgen.spec.model import EnumBase, EnumSpec, MemberSpec, Spec
from ssotgen.spec.taken_names import LAYER_FUNCTIONS

_STR_ENUM_SINCE = (3, 11)
"""The Python that brought `StrEnum`, and a `str()` of IntEnum and IntFlag that is the number."""

_TEXTS = {
    EnumBase.STR_ENUM: Code("str.__str__(self)"),
    EnumBase.INT_ENUM: Code("int.__repr__(self)"),
    EnumBase.INT_FLAG: Code("int.__repr__(self)"),
}
"""What `str()` of a member gives since that Python, for the bases where it changed."""


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member: its assignment, and the text of its docstring."""

    source: Code
    doc: str


@dataclass(frozen=True, slots=True)
class EnumView:
    """An enum; `text` is what its `__str__` returns where it needs one of its own.

    `is_number` says that it then needs a `__format__` too: before Python 3.11 one with a `__str__`
    formats that text, and `{member:03d}` would raise.
    """

    name: str
    bases: Code
    doc: str
    members: tuple[MemberView, ...]
    text: Code | None
    is_number: bool
    location: Location


@dataclass(frozen=True, slots=True)
class EnumsView:
    """The module as the template shows it.

    `runtime` are the names that it imports from the runtime module, `exports` those of `__all__`,
    sorted; `zulu` says that the module must run on a Python
    whose `fromisoformat` does not know the `Z` of UTC.
    """

    doc: str
    imports: tuple[Code, ...]
    exports: tuple[str, ...]
    enums: tuple[EnumView, ...]
    dataclasses: tuple[DataclassView, ...]
    layers: LayersView | None
    needs: Needs
    zulu: bool
    runtime: tuple[str, ...] = ()


def enums_view(spec: Spec) -> EnumsView:
    """Return what `templates/enums/module.py.j2` is shown for a spec without errors."""
    target = spec.project.target_python
    lookup = Lookup(spec)
    dataclasses = tuple(dataclass_view(item, lookup) for item in spec.dataclasses)
    layers = _layers(spec, lookup)
    needs = find_needs(spec, lookup, dataclasses)
    return EnumsView(
        doc=doc_text(spec.project.summary or f"{spec.project.name}: enums.", None),
        imports=import_lines(spec, lookup, needs, bases_taken(spec.all_enums, target), layers),
        exports=_exports(spec, layers),
        enums=tuple(_enum(item, target) for item in spec.all_enums),
        dataclasses=dataclasses,
        layers=layers,
        needs=needs,
        zulu=target < _STR_ENUM_SINCE,
    )


def _layers(spec: Spec, lookup: Lookup) -> LayersView | None:
    definition = definition_of(spec, lookup)
    if spec.layers is None or definition is None:
        return None
    return layers_view(spec.layers, definition, lookup)


def _exports(spec: Spec, layers: LayersView | None) -> tuple[str, ...]:
    names = [item.name for item in spec.all_enums] + [item.name for item in spec.dataclasses]
    if layers is not None:
        names += [layers.constant, *LAYER_FUNCTIONS]
    return tuple(sorted(names))


def _enum(item: EnumSpec, target: tuple[int, int]) -> EnumView:
    text = _TEXTS.get(item.base) if target < _STR_ENUM_SINCE else None
    is_mixed = text is not None and item.base is EnumBase.STR_ENUM
    return EnumView(
        name=item.name,
        bases=Code("str, Enum") if is_mixed else identifier(item.base.value),
        doc=doc_text(item.summary or f"{item.name}.", item.deprecated),
        members=tuple(_member(member) for member in item.members),
        text=text,
        is_number=text is not None and not is_mixed,
        location=item.location,
    )


def _member(member: MemberSpec) -> MemberView:
    source = f"{identifier(member.name)} = {flat_literal(member.value)}"
    return MemberView(Code(source), doc_text(member.summary, member.deprecated))


OUTPUT = Output(
    name="enums",
    summary="enums, dataclasses and layers",
    file=FileKind("{}_enums.py", "enums/module.py.j2", PYTHON),
    view=enums_view,
)
