"""The outputs, one folder each, and the table of them."""

from __future__ import annotations

from ssotgen.render.output import Output
from ssotgen.render.outputs.availability import view as availability
from ssotgen.render.outputs.enums import view as enums
from ssotgen.render.outputs.json_schema import view as json_schema
from ssotgen.render.outputs.pydantic import view as pydantic
from ssotgen.render.outputs.pytest_plugin import view as pytest_plugin
from ssotgen.render.outputs.site import site_output as site
from ssotgen.render.outputs.typescript import view as typescript

OUTPUTS: tuple[Output, ...] = (
    availability.OUTPUT,
    enums.OUTPUT,
    json_schema.OUTPUT,
    pydantic.OUTPUT,
    pytest_plugin.OUTPUT,
    site.OUTPUT,
    typescript.OUTPUT,
)
"""Every output that ssotgen brings, in the order of rendering."""
