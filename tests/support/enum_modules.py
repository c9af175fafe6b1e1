"""Makes the module with the enums out of YAML, for tests of what a program gets."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from ssotgen.render.blocks import BlockMarks, place
from ssotgen.render.header import Header
from ssotgen.render.jinja import make_environment
from ssotgen.render.outputs.enums.view import enums_view
from ssotgen.render.outputs.pydantic.view import pydantic_view
from ssotgen.render.outputs.runtime.view import runtime_view
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
    """Return the text of the module with the enums."""
    return _render("enums/module.py.j2", enums_view(spec))


def render_runtime(spec: Spec) -> str:
    """Return the text of the private module that the module with the enums uses."""
    return _render("runtime/module.py.j2", runtime_view(enums_view(spec).runtime))


def render_pydantic(spec: Spec) -> str:
    """Return the text of the private module that lets pydantic read the dataclasses."""
    return _render("pydantic/module.py.j2", pydantic_view(spec))


def _render(template: str, view: object) -> str:
    marks = BlockMarks()
    header = Header("", "@generated", "by a test")
    rendered = make_environment(PYTHON).get_template(template)
    text, _ = place(
        marks.cut(rendered.render(header=header, module=view, block=marks.begin)),
        PYTHON.blank_lines,
    )
    return _laid_out(text) + "\n"


@lru_cache(maxsize=64)
def _laid_out(text: str) -> str:
    """Lay out a module; the runtime of many specs is the same, and black takes its time."""
    return lay_out(text)


def write_package(folder: Path, name: str, spec: Spec) -> None:
    """Write the package `name` with the module `sample_enums` into the folder."""
    package = folder / name
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "sample_enums.py").write_text(render_enums(spec), encoding="utf-8")
    (package / "_sample_runtime.py").write_text(render_runtime(spec), encoding="utf-8")


def import_enums(folder: Path, name: str, *documents: str) -> ModuleType:
    """Render the documents in `folder` and return the module, imported from the package `name`."""
    write_package(folder, name, read_spec(folder / "spec", *documents))
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module(f"{name}.sample_enums")
    finally:
        sys.path.remove(str(folder))
