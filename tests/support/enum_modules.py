"""Makes the module with the enums out of YAML, for tests of what a program gets."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from ssotgen.render.blocks import BlockMarks, place
from ssotgen.render.header import Header
from ssotgen.render.jinja import make_environment
from ssotgen.render.outputs.enums.view import enums_view
from ssotgen.render.python.black import lay_out
from ssotgen.render.python.language import PYTHON
from ssotgen.spec.build import build
from ssotgen.spec.model import Spec
from ssotgen.spec.yaml.read import read_documents

PROJECT = "project: {name: sample, package: samples, summary: A sample., target_python: '3.10'}\n"

MakeModule = Callable[..., ModuleType]
"""From YAML documents to the imported module that they give."""


def read_spec(folder: Path, *documents: str) -> Spec:
    """Write the documents, read them again, and return the spec; it must have no fault."""
    folder.mkdir()
    for index, text in enumerate(documents):
        (folder / f"{index}.yaml").write_text(text, encoding="utf-8")
    reading = read_documents(folder)
    building = build(reading.documents)
    assert [str(each) for each in (*reading.findings, *building.findings)] == []
    assert building.spec is not None
    return building.spec


def render_enums(spec: Spec) -> str:
    """Return the text of the module, which must already be laid out but for long expressions."""
    marks = BlockMarks()
    rendered = (
        make_environment(PYTHON)
        .get_template("enums/module.py.j2")
        .render(
            header=Header("", "@generated", "by a test"), module=enums_view(spec), block=marks.begin
        )
    )
    text, _ = place(marks.cut(rendered), PYTHON.blank_lines)
    return lay_out(text) + "\n"


def import_enums(folder: Path, name: str, *documents: str) -> ModuleType:
    """Render the documents in `folder` and return the module, imported under `name`."""
    source = render_enums(read_spec(folder / "spec", *documents))
    path = folder / f"{name}.py"
    path.write_text(source, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Pickle and get_type_hints look a class's module up by its name.
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
