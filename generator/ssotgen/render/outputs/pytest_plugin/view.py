"""The output `pytest`; its template is shown what the availability module's is."""

from __future__ import annotations

from ssotgen.render.output import FileKind, Output
from ssotgen.render.outputs.availability.view import availability_view
from ssotgen.render.python.language import PYTHON

OUTPUT = Output(
    name="pytest",
    summary="a pytest plugin that skips, requires or forces features",
    file=FileKind("{}_pytest.py", "pytest_plugin/module.py.j2", PYTHON),
    view=availability_view,
)
