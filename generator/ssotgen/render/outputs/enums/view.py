"""What the template of the module with the enums, dataclasses and layers is shown."""

from __future__ import annotations

from collections.abc import Iterable

from ssotgen.diagnostics.record import record
from ssotgen.render.output import FileKind, Output
from ssotgen.render.outputs.enums.dataclass_view import DataclassView, dataclass_view
from ssotgen.render.outputs.enums.deprecation import has_decorator
from ssotgen.render.outputs.enums.docstrings import doc_text
from ssotgen.render.outputs.enums.enum_parts_view import TableNames
from ssotgen.render.outputs.enums.enum_view import EnumView, enum_view
from ssotgen.render.outputs.enums.layer_view import LayersView, layers_view
from ssotgen.render.outputs.enums.needed_imports import bases_taken, import_lines, imported_lines
from ssotgen.render.outputs.enums.runtime_names import RuntimeNames
from ssotgen.render.python.code import INDENT, Code
from ssotgen.render.python.export_order import sort_exports
from ssotgen.render.python.import_block import ImportedName, import_statements
from ssotgen.render.python.language import PYTHON
from ssotgen.spec.index import Lookup
from ssotgen.spec.layer_values import definition_of
from ssotgen.spec.model import Spec
from ssotgen.spec.taken_names import LAYER_FUNCTIONS

PYDANTIC = "pydantic"
"""The output beside which dataclasses have a hook for pydantic."""

_TYPING_MODULES = {"Any": "typing", "Literal": "typing", "deprecated": "warnings"}

_LITERAL = Code("from typing import Literal")


@record
class TypingName:
    """A name that type checkers import, and what it is at run time, if anything."""

    name: str
    substitute: Code


@record
class EnumsView:
    """The module as the template shows it.

    `imports` are of the standard library, `imported` of the modules of other specs, and
    `typing_imports` those that type checkers alone need.
    `runtime` are the names that it uses of the module `runtime_module`, `exports` those of
    `__all__`, in the order of linters. `asks_type_checking` says that it has lines for type
    checkers. `pydantic_module` has what pydantic asks of dataclasses, empty without that output.
    """

    doc: str
    imports: tuple[Code, ...]
    imported: tuple[Code, ...]
    typing_imports: tuple[Code, ...]
    typing_names: tuple[TypingName, ...]
    asks_type_checking: bool
    exports: tuple[str, ...]
    enums: tuple[EnumView, ...]
    dataclasses: tuple[DataclassView, ...]
    layers: LayersView | None
    runtime: tuple[str, ...]
    runtime_module: str
    pydantic_module: str = ""


def enums_view(spec: Spec) -> EnumsView:
    """Return what `templates/enums/module.py.j2` is shown for a spec without errors."""
    target = spec.project.target_python
    lookup = Lookup(spec)
    runtime = RuntimeNames()
    names = TableNames()
    enums = tuple(enum_view(item, target, lookup, names, runtime) for item in spec.all_enums)
    dataclasses = tuple(dataclass_view(item, lookup, runtime, target) for item in spec.dataclasses)
    layers = _layers(spec, lookup, runtime)
    typing_names = {"Any": "object"} if dataclasses else {}
    if has_decorator(target, (*spec.all_enums, *spec.dataclasses)):
        typing_names["deprecated"] = runtime("without_warning")
    imports = import_lines(spec, bases_taken(spec.all_enums, target), layers)
    has_aliases = any(member.alias_of for item in enums for member in item.members)
    if has_aliases and _LITERAL not in imports:
        typing_names["Literal"] = ""
    return EnumsView(
        doc=doc_text(spec.project.summary or f"{spec.project.name}: enums.", None),
        imports=imports,
        imported=imported_lines(spec, lookup),
        typing_imports=_typing_imports(typing_names),
        typing_names=tuple(
            TypingName(name, Code(substitute)) for name, substitute in typing_names.items()
        ),
        asks_type_checking=has_aliases or bool(typing_names),
        exports=_exports(spec, layers),
        enums=enums,
        dataclasses=dataclasses,
        layers=layers,
        runtime=tuple(sorted(runtime.used)),
        runtime_module=f"_{spec.project.name}_runtime",
        pydantic_module=_pydantic_module(spec),
    )


def _typing_imports(names: Iterable[str]) -> tuple[Code, ...]:
    imports = [ImportedName(_TYPING_MODULES[name], name) for name in names]
    return tuple(Code(each) for each in import_statements(imports, indent=len(INDENT)))


def _pydantic_module(spec: Spec) -> str:
    is_wanted = any(each.text == PYDANTIC for each in spec.project.outputs)
    return f"_{spec.project.name}_pydantic" if is_wanted and spec.dataclasses else ""


def _layers(spec: Spec, lookup: Lookup, runtime: RuntimeNames) -> LayersView | None:
    definition = definition_of(spec, lookup)
    if spec.layers is None or definition is None:
        return None
    return layers_view(spec.layers, definition, lookup, runtime)


def _exports(spec: Spec, layers: LayersView | None) -> tuple[str, ...]:
    names = [item.name for item in spec.all_enums] + [item.name for item in spec.dataclasses]
    if layers is not None:
        names += [layers.constant, *LAYER_FUNCTIONS]
    return tuple(sort_exports(names))


OUTPUT = Output(
    name="enums",
    summary="enums, dataclasses and layers",
    file=FileKind("{}_enums.py", "enums/module.py.j2", PYTHON),
    view=enums_view,
)
