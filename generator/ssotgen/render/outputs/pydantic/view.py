"""What the template of the module for pydantic is shown."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.render.output import FileKind, Output
from ssotgen.render.outputs.enums.view import PYDANTIC
from ssotgen.render.outputs.json_schema.type_schema import Schema
from ssotgen.render.outputs.json_schema.view import json_schema_view
from ssotgen.render.python.language import PYTHON
from ssotgen.spec.model import Spec
from ssotgen.spec.types.grammar import unions_in


@record
class DefinitionView:
    """An enum or a dataclass, and its JSON Schema."""

    name: str
    schema: Schema
    location: Location

    @property
    def before(self) -> int:
        """How many columns are before the schema in its line."""
        return len(f'DEFINITIONS["{self.name}"] = ')


@record
class PydanticView:
    """The module as its template shows it."""

    enums_module: str
    definitions: tuple[DefinitionView, ...]
    has_wire_names: bool
    has_unions: bool
    runtime: tuple[str, ...] = ()


def pydantic_view(spec: Spec) -> PydanticView | None:
    """Return what `templates/pydantic/` is shown; None for a spec without a dataclass."""
    schemas = json_schema_view(spec)
    if schemas is None or not spec.dataclasses:
        return None
    return PydanticView(
        enums_module=f"{spec.project.name}_enums",
        definitions=tuple(
            DefinitionView(each.name, each.schema, each.location) for each in schemas.definitions
        ),
        has_wire_names=any(each.has_wire_names for each in spec.dataclasses),
        has_unions=any(unions_in(ref) for item in spec.dataclasses for ref in item.types),
    )


OUTPUT = Output(
    name=PYDANTIC,
    summary="functions with which pydantic and FastAPI read and write the dataclasses",
    file=FileKind("_{}_pydantic.py", "pydantic/module.py.j2", PYTHON),
    view=pydantic_view,
)
