"""The languages that an output of a project's own can name."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from ssotgen.diagnostics.record import replace
from ssotgen.render.custom.views import TypeView
from ssotgen.render.go.language import GO
from ssotgen.render.json.language import JSON
from ssotgen.render.language import Language
from ssotgen.render.markdown.language import MARKDOWN
from ssotgen.render.name_forms import NAME_FORMS
from ssotgen.render.python.code import UnsafeCodeError
from ssotgen.render.python.language import PYTHON
from ssotgen.render.sql.language import MYSQL, SQL
from ssotgen.render.typescript.language import TYPESCRIPT
from ssotgen.render.yaml.language import YAML


def annotation(value: TypeView) -> Markup:
    """Return a type as an annotation. Raises UnsafeCodeError for anything else."""
    if not isinstance(value, TypeView):
        raise UnsafeCodeError(f"{value!r} is not a type")
    return Markup(value.text)


_PYTHON = replace(PYTHON, filters={**PYTHON.filters, "annotation": annotation})
_ROWS = (GO, JSON, MARKDOWN, MYSQL, _PYTHON, SQL, TYPESCRIPT, YAML)

LANGUAGES: Mapping[str, Language] = {
    row.name: replace(row, filters={**NAME_FORMS, **row.filters}) for row in _ROWS
}
"""Every language by its name, with the filters for names beside its own."""
