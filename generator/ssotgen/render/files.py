"""Rendered files: which files a spec gives, and their text, block by block."""

from __future__ import annotations
import __future__

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from jinja2 import Environment

from ssotgen.render.blocks import Block, BlockMarks, PlacedBlock, place
from ssotgen.render.header import Header, make_header
from ssotgen.render.jinja import has_overrides, make_environment
from ssotgen.render.outputs.availability.view import availability_view
from ssotgen.render.outputs.enums.view import enums_view
from ssotgen.render.outputs.runtime.view import runtime_view
from ssotgen.render.python.black import is_formatted, lay_out
from ssotgen.render.template_errors import template_errors
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A generated file: its path below the output folder, its text, and the blocks of the text."""

    path: PurePosixPath
    text: str
    blocks: tuple[PlacedBlock, ...]


class View(Protocol):
    """What a template is shown. `runtime` are the names that its module imports from the private
    runtime module."""

    @property
    def runtime(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class _Output:
    """One kind of generated file: its name (`{}` is the project's), its template, and its view."""

    file: str
    template: str
    view: Callable[[Spec], View]


_COMPILED_AT_ONCE = 500
"""Blocks."""

_ENUMS = _Output("{}_enums.py", "enums/module.py.j2", enums_view)
_CONFIG = _Output("{}.py", "availability/module.py.j2", availability_view)
_PYTEST = _Output("{}_pytest.py", "pytest_plugin/module.py.j2", availability_view)
_RUNTIME_FILE = "_{}_runtime.py"
_RUNTIME_TEMPLATE = "runtime/module.py.j2"


@dataclass(frozen=True, slots=True)
class _Renderer:
    """What the files of one run share."""

    spec: Spec
    header: Header
    environment: Environment
    output: Path

    def render(self, file: str, template: str, view: object) -> RenderedFile:
        """Return the file that `template` makes of `view`."""
        project = self.spec.project
        path = PurePosixPath(*project.package.split("."), file.format(project.name))
        return _render(path, template, view, self)


def render_files(spec: Spec, settings: Settings) -> tuple[RenderedFile, ...]:
    """Return the files that the spec gives.

    Raises TemplateFailedError for a user's template that cannot be rendered or gives no Python.
    """
    header = make_header(spec.project.license_header, settings)
    environment = make_environment(settings.templates)
    renderer = _Renderer(spec, header, environment, settings.output)
    outputs = (_CONFIG, _ENUMS, *([_PYTEST] if spec.project.pytest_plugin else []))
    views = [(each, each.view(spec)) for each in outputs]
    files = [renderer.render(each.file, each.template, view) for each, view in views]
    needed = {name for _, view in views for name in view.runtime}
    if needed:
        files.append(renderer.render(_RUNTIME_FILE, _RUNTIME_TEMPLATE, runtime_view(needed)))
    return tuple(files)


def _render(
    path: PurePosixPath, template_name: str, view: object, renderer: _Renderer
) -> RenderedFile:
    environment = renderer.environment
    with template_errors(template_name, environment):
        marks = BlockMarks()
        template = environment.get_template(template_name)
        cut = marks.cut(template.render(header=renderer.header, module=view, block=marks.begin))
        text, placed = place([_laid_out(block, environment) for block in cut])
        if has_overrides(environment):
            compile(text, str(path), "exec", dont_inherit=True)
        elif not _is_on_disk(renderer.output / path, text):
            _compile(placed, str(path))
    return RenderedFile(path, text, placed)


def _compile(placed: Sequence[PlacedBlock], name: str) -> None:
    """Compile blocks some at a time: a module of 10,000 enums at once takes 300 MB."""
    flags = 0
    lines: list[str] = []
    for index, each in enumerate(placed, 1):
        lines.append(each.block.text)
        if index % _COMPILED_AT_ONCE == 0 or index == len(placed):
            compile("\n".join(lines), name, "exec", flags, dont_inherit=True)
            # What the first lines import from __future__ holds for all that follow.
            flags = __future__.annotations.compiler_flag
            lines.clear()


def _is_on_disk(path: Path, text: str) -> bool:
    """Whether the file says just that already: then it was compiled before it was written."""
    try:
        return path.read_bytes() == text.encode()
    except OSError:
        return False


def _laid_out(block: Block, environment: Environment) -> Block:
    if is_formatted(block.text) and not has_overrides(environment):
        return block
    return Block(block.name, block.origin, lay_out(block.text))
