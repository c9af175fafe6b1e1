"""Rendered files: which files a spec gives, and their text, block by block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from jinja2 import Environment, Template

from ssotgen.diagnostics.record import field, record, replace
from ssotgen.render.blocks import Block, BlockMarks, PlacedBlock, place
from ssotgen.render.header import Header, make_header
from ssotgen.render.jinja import make_environment
from ssotgen.render.language import Language
from ssotgen.render.output import FileKind, Output, Page
from ssotgen.render.outputs.choose import custom_outputs, wanted_outputs
from ssotgen.render.outputs.package.view import INIT_FILE, init_paths, init_view
from ssotgen.render.outputs.runtime.view import RUNTIME_FILE, runtime_view
from ssotgen.render.overrides import Templates, find_template
from ssotgen.render.template_errors import template_errors
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec

if TYPE_CHECKING:
    from ssotgen.render.custom.custom_output import CustomOutput
    from ssotgen.render.custom.views import Definition, SpecView


@record
class RenderedFile:
    """A generated file: its path below the output folder, its text, and the blocks of the text.

    `own_templates` are the templates of the project, or of a package, that took part. `in_project`
    says that the path begins in the project's folder instead; `custom` is the output of the project
    or of a package that the file is of. `parsed` are texts of blocks that were read from source in
    the language, and so need not be parsed before they are written.
    """

    path: PurePosixPath
    text: str
    blocks: tuple[PlacedBlock, ...]
    language: Language
    own_templates: tuple[Path, ...] = ()
    in_project: bool = False
    custom: CustomOutput | None = None
    parsed: frozenset[str] = frozenset()

    def destination(self, settings: Settings) -> Path:
        """Return where the file belongs."""
        folder = settings.custom_root if self.in_project else settings.output
        return folder / self.path


def render_files(
    spec: Spec, settings: Settings, outputs: Sequence[Output] | None = None
) -> tuple[RenderedFile, ...]:
    """Return the files of `outputs`, by default those that the spec and the settings ask for.

    Raises:
        TemplateFailedError: A template of the project cannot be rendered.
    """
    custom: Sequence[CustomOutput] = ()
    if outputs is None:
        outputs = wanted_outputs(spec)
        found = custom_outputs(spec, settings)
        custom = () if found is None else found.outputs
    header = make_header(spec.project.license_header, settings)
    renderer = _Renderer(spec, header, Templates(tuple(filter(None, [settings.templates]))))
    files: list[RenderedFile] = []
    needed: set[str] = set()
    for output in outputs:
        if output.pages is not None:
            files += renderer.render_pages(output, output.pages, settings)
            continue
        view = output.view(spec)
        if view is not None:
            kinds = (output.file, *output.companions(view))
            files += [renderer.render(kind, view) for kind in kinds]
            needed |= {*view.runtime}
    if needed:
        runtime = runtime_view(needed)
        copied = frozenset(str(each.source) for each in runtime.definitions)
        files.append(replace(renderer.render(RUNTIME_FILE, runtime), parsed=copied))
    if spec.project.init_files:
        file = renderer.render(INIT_FILE, init_view(spec.project))
        files += [replace(file, path=path) for path in init_paths(spec.project)]
    if custom:
        from ssotgen.render.custom.make_views import spec_view

        shown = spec_view(spec)
        files += [file for output in custom for file in renderer.render_custom(output, shown)]
    return tuple(files)


@record
class _Renderer:
    """What the files of one run share."""

    spec: Spec
    header: Header
    templates: Templates
    environments: dict[tuple[str, Sequence[Path]], Environment] = field(default_factory=dict)

    def render(self, kind: FileKind, view: object) -> RenderedFile:
        """Return the file that the template of `kind` makes of `view`."""
        folders = self.templates.folders
        with template_errors(kind.template, kind.language, folders):
            own = self.templates.own_reached(kind.template)
            environment = self._environment(kind.language, folders)
            blocks = self._blocks(kind, view, environment)
            formatted = self._formatted(kind, view, blocks) if own else None
            laid_out = [_laid_out(block, kind.language, formatted) for block in blocks]
        laid_out = _with_notes(laid_out, kind.language, self.header)
        text, placed = place(laid_out, kind.language.blank_lines)
        return RenderedFile(kind.path(self.spec.project), text, placed, kind.language, own)

    def render_pages(
        self,
        output: Output,
        pages: Callable[[Spec, Settings, str], Sequence[Page]],
        settings: Settings,
    ) -> Iterator[RenderedFile]:
        """Yield the files of an output that has several."""
        language, folders = output.file.language, self.templates.folders
        for page in pages(self.spec, settings, self.header.text):
            itself = find_template(page.template, folders)
            own = {*self.templates.own_reached(page.template), *filter(None, [itself])}
            blocks = (Block(page.path.name, None, page.text.strip("\n")),)
            text, placed = place(blocks, language.blank_lines)
            yield RenderedFile(
                page.path, text, placed, language, tuple(sorted(own)), in_project=True
            )

    def render_custom(self, output: CustomOutput, shown: SpecView) -> Iterator[RenderedFile]:
        """Yield the files of an output of the project's own or of a package."""
        language, folders = output.language, output.folders
        names = ("block", "header", "spec", *filter(None, [output.path.kind]))
        with template_errors(output.template, language, folders, names):
            own = Templates(folders).own_reached(output.template)
            template = self._environment(language, folders).get_template(output.template)
        for path, definition in output.files(shown):
            with template_errors(output.template, language, folders, names):
                blocks = self._custom_blocks(template, path, shown, definition)
                laid_out = [_laid_out(block, language, frozenset()) for block in blocks]
            text, placed = place(laid_out, language.blank_lines)
            yield RenderedFile(path, text, placed, language, own, in_project=True, custom=output)

    def _custom_blocks(
        self,
        template: Template,
        path: PurePosixPath,
        shown: SpecView,
        definition: Mapping[str, Definition],
    ) -> tuple[Block, ...]:
        """Return the blocks of a file, of which the first begins at its top."""
        marks = BlockMarks()
        item = next(iter(definition.values()), None)
        top = marks.begin(path.name) if item is None else marks.begin(item.name, item.location)
        text = template.render(header=self.header, spec=shown, block=marks.begin, **definition)
        return marks.cut(f"{top}{text}")

    def _environment(self, language: Language, folders: Sequence[Path]) -> Environment:
        key = (language.name, folders)
        if key not in self.environments:
            self.environments[key] = make_environment(language, folders)
        return self.environments[key]

    def _blocks(self, kind: FileKind, view: object, environment: Environment) -> tuple[Block, ...]:
        marks = BlockMarks()
        template = environment.get_template(kind.template)
        return marks.cut(template.render(header=self.header, module=view, block=marks.begin))

    def _formatted(self, kind: FileKind, view: object, blocks: Iterable[Block]) -> frozenset[str]:
        """Return the blocks whose layout nobody needs to look at: those that the built-in templates
        give as well, so that a project pays for its own templates alone."""
        builtin = self._blocks(kind, view, make_environment(kind.language))
        same = {each.text for each in builtin}.intersection(each.text for each in blocks)
        return frozenset(text for text in same if kind.language.is_formatted(text))


def _with_notes(blocks: list[Block], language: Language, header: Header) -> list[Block]:
    """Return the blocks, the first with comments for linters below the command of its header."""
    notes = language.linter_notes([each.text for each in blocks])
    if not notes:
        return blocks
    first, *others = blocks
    above, command, below = first.text.partition(f"{header.command}\n")
    return [Block(first.name, first.origin, f"{above}{command}{notes}\n{below}"), *others]


def _laid_out(block: Block, language: Language, formatted: frozenset[str] | None) -> Block:
    """Return the block laid out; `formatted` are those that are so already, None where built-in
    templates made them all."""
    if language.is_formatted(block.text) if formatted is None else block.text in formatted:
        return block
    try:
        return Block(block.name, block.origin, language.lay_out(block.text))
    except ValueError:
        if formatted is None:
            raise
        return block  # The file is checked as a whole, and reported, before it is written.
