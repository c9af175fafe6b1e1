"""What the template of the private runtime module is shown."""

from __future__ import annotations

from collections.abc import Iterable

from ssotgen.diagnostics.record import record
from ssotgen.render.output import FileKind
from ssotgen.render.python.code import Code, identifier
from ssotgen.render.python.import_block import one_name_a_line
from ssotgen.render.python.language import PYTHON
from ssotgen.render.runtime_source import compose

RUNTIME_FILE = FileKind("_{}_runtime.py", "runtime/module.py.j2", PYTHON)

_DOC = """\
The code that the generated modules in this folder share.

It is private to them and only uses the standard library. It contains the parts of the
runtime that this spec needs."""


@record
class DefinitionView:
    """A top-level definition and its source."""

    name: str
    source: Code


@record
class RuntimeView:
    """The module as its template shows it."""

    doc: str
    imports: Code
    definitions: tuple[DefinitionView, ...]


def runtime_import(project: str, names: Iterable[str]) -> Code:
    """Return the statement with which a module of the project takes `names` from its runtime.

    It is relative, so that isort and ruff put it last whatever they know of the project's packages.
    """
    return Code(one_name_a_line(f".{identifier(f'_{project}_runtime')}", names))


def runtime_view(names: Iterable[str]) -> RuntimeView:
    """Return what `templates/runtime/module.py.j2` is shown for modules that import `names`."""
    source = compose(names)
    return RuntimeView(
        doc=_DOC,
        imports=Code(source.imports),
        definitions=tuple(
            DefinitionView(each.name, Code(each.source)) for each in source.definitions
        ),
    )
