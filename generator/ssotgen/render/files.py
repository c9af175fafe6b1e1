"""Rendered files: which files a spec gives, and their text, block by block."""

from __future__ import annotations
import __future__

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jinja2 import Environment

from ssotgen.render.blocks import Block, BlockMarks, PlacedBlock, place
from ssotgen.render.header import Header, make_header
from ssotgen.render.jinja import has_overrides, make_environment
from ssotgen.render.outputs.availability.view import availability_view
from ssotgen.render.outputs.enums.view import enums_view
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


@dataclass(frozen=True, slots=True)
class _Output:
    """One kind of generated file: what its name ends in, its template, and what that is shown."""

    suffix: str
    template: str
    view: Callable[[Spec], object]


_COMPILED_AT_ONCE = 500
"""Blocks."""

_ENUMS = _Output("_enums.py", "enums/module.py.j2", enums_view)
_CONFIG = _Output(".py", "availability/module.py.j2", availability_view)
_PYTEST = _Output("_pytest.py", "pytest_plugin/module.py.j2", availability_view)


def render_files(spec: Spec, settings: Settings) -> tuple[RenderedFile, ...]:
    """Return the files that the spec gives.

    Raises TemplateFailedError for a user's template that cannot be rendered or gives no Python.
    """
    environment = make_environment(settings.templates)
    header = make_header(spec.project.license_header, settings)
    outputs = (_CONFIG, _ENUMS, *([_PYTEST] if spec.project.pytest_plugin else []))
    return tuple(_render(each, spec, header, environment, settings.output) for each in outputs)


def _render(
    output: _Output, spec: Spec, header: Header, environment: Environment, folder_on_disk: Path
) -> RenderedFile:
    folder = PurePosixPath(*spec.project.package.split("."))
    path = folder / f"{spec.project.name}{output.suffix}"
    view = output.view(spec)
    with template_errors(output.template, environment):
        marks = BlockMarks()
        template = environment.get_template(output.template)
        cut = marks.cut(template.render(header=header, module=view, block=marks.begin))
        text, placed = place([_laid_out(block, environment) for block in cut])
        if has_overrides(environment):
            compile(text, str(path), "exec", dont_inherit=True)
        elif not _is_on_disk(folder_on_disk / path, text):
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
