"""The outputs, one folder each, and the table of them.

An output is imported when a spec asks for it: most ask for two.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from ssotgen.diagnostics.record import record

if TYPE_CHECKING:
    from ssotgen.render.output import Output


@record
class Row:
    """A row of the table: the module with the `OUTPUT`, and the outputs that its file imports."""

    module: str
    needs: tuple[str, ...] = ()

    def output(self) -> Output:
        """Return the output."""
        found: Output = import_module(f"{__name__}.{self.module}").OUTPUT
        return found


OUTPUTS: Mapping[str, Row] = {
    "availability": Row("availability.view"),
    "enums": Row("enums.view"),
    "json_schema": Row("json_schema.view"),
    "pydantic": Row("pydantic.view", needs=("enums",)),
    "pytest": Row("pytest_plugin.view", needs=("availability",)),
    "site": Row("site.site_output"),
    "typescript": Row("typescript.view"),
}
"""Every output that ssotgen brings, by its name, in the order of rendering."""
