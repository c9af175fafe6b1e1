"""What the template of the module with the enums, dataclasses and layers is shown."""

from __future__ import annotations

import re
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


_DIGITS = re.compile("([0-9]+)")


def sort_exports(names: Iterable[str]) -> list[str]:
    """Return names in the order that Ruff's rule RUF022 wants: constants, classes, then others,
    and a number in a name by its size."""
    return sorted(names, key=_sort_key)


def _sort_key(name: str) -> tuple[int, list[tuple[bool, int, str, str]], str]:
    is_constant = len(name.encode()) > 1 and name.isupper()  # Ruff counts bytes: `Å` has two
    kind = 0 if is_constant else 1 if name[:1].isupper() else 2
    parts = [_part_key(part) for part in _DIGITS.split(name) if part]
    return kind, parts, name


def _part_key(part: str) -> tuple[bool, int, str, str]:
    if not part.isdigit():
        return True, 0, "", part
    # A number may have more digits than Python makes an int of.
    digits = part.lstrip("0")
    return False, len(digits), digits, part


OUTPUT = Output(
    name="enums",
    summary="enums, dataclasses and layers",
    file=FileKind("{}_enums.py", "enums/module.py.j2", PYTHON),
    view=enums_view,
)
