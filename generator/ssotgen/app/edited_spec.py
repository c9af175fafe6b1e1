"""A spec with edited documents: checked by every rule, with the files that follow from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ssotgen.app.plan_files import CannotPlanError, plan_files
from ssotgen.app.result import Result
from ssotgen.app.symbol_uses import unknown_symbol
from ssotgen.diagnostics.finding import FindingsError
from ssotgen.diagnostics.paths import display_path, path_shown
from ssotgen.output.change import FileChange
from ssotgen.output.foreign_file import file_in_the_way
from ssotgen.settings.settings import Settings, missing_spec
from ssotgen.spec.load import build_spec, check_reading
from ssotgen.spec.model import Spec
from ssotgen.spec.rules.deprecation_rules import OVERDUE_REMOVAL
from ssotgen.spec.symbols import Symbol, find_symbol, symbols
from ssotgen.spec.yaml.decode import BOM
from ssotgen.spec.yaml.read import Reading, read_contents, read_documents


class RefusedError(FindingsError):
    """An edit cannot be made as a whole."""


def document_texts(spec: Spec) -> dict[str, str]:
    """Return the texts of the documents of a spec by the paths that messages give them."""
    return {document.path: document.source.text for document in spec.documents}


def edit_symbol(
    name: str, read: Callable[[], Spec], edit: Callable[[Spec, Symbol], Result]
) -> Result:
    """Return what the edit of a symbol gives, or why it cannot be made: `read` gives the spec, and
    raises FindingsError where it does not hold."""
    try:
        spec = read()
    except FindingsError as error:
        return Result(error.findings, answered=False)
    known = symbols(spec)
    symbol = find_symbol(known, name)
    if symbol is None:
        return Result((unknown_symbol(name, known),), answered=False)
    try:
        return edit(spec, symbol)
    except (CannotPlanError, RefusedError) as error:
        return Result(error.findings)


def spec_to_edit(settings: Settings) -> Spec:
    """Return the spec on disk, also where things are declared that should be removed by now.

    Raises:
        RefusedError: It does not hold.
    """
    missing = missing_spec(settings)
    if missing is not None:
        raise RefusedError([missing])
    return _checked(read_documents(settings.spec), settings)


def edited_spec(spec: Spec, settings: Settings, texts: Mapping[str, str]) -> Spec:
    """Return the spec with new texts for some of its documents.

    Raises:
        RefusedError: It does not hold.
    """
    contents = [
        (path, texts.get(path, text).encode()) for path, text in document_texts(spec).items()
    ]
    return _checked(read_contents(contents, display_path(settings.spec)), settings)


def _checked(reading: Reading, settings: Settings) -> Spec:
    """Return the spec that documents declare. What is overdue is no obstacle to removing it."""
    loaded = check_reading(reading, settings)
    if loaded.spec is not None:
        return loaded.spec
    errors = [each for each in loaded.errors if each.rule != OVERDUE_REMOVAL.name]
    built = None if errors else build_spec(reading, settings)[0]
    if built is None:
        raise RefusedError(loaded.errors)
    return built


def edit_changes(
    texts: Mapping[str, str],
    spec: Spec,
    settings: Settings,
    before: Spec,
    instead: Mapping[Path, bytes] | None = None,
) -> tuple[FileChange, ...]:
    """Return the changes of the documents with new texts, and of the generated files that follow
    from it; `instead` has contents that replace those of files.

    Raises:
        CannotPlanError: The files cannot be rendered.
        RefusedError: A file of somebody else is in the way.
    """
    changes = (*_documents(texts, instead or {}), *_generated(spec, settings, before))
    return tuple(each for each in changes if each.old != each.new)


def _documents(texts: Mapping[str, str], instead: Mapping[Path, bytes]) -> Iterator[FileChange]:
    for shown, text in texts.items():
        path = path_shown(shown)
        unsaved = instead.get(path)
        old = path.read_bytes() if unsaved is None else unsaved
        mark = BOM if old.startswith(BOM.encode()) else ""
        yield FileChange(path, old, f"{mark}{text}".encode())


def _generated(spec: Spec, settings: Settings, before: Spec) -> Iterator[FileChange]:
    """Yield the changes of the generated files; those that only the spec of `before` makes go."""
    plan = plan_files(spec, settings)
    in_the_way = [file_in_the_way(item, settings) for item in plan.files]
    found = [each for each in in_the_way if each is not None]
    if found:
        raise RefusedError(found)
    yield from (item.change for item in plan.files)
    if plan.note is not None:
        yield plan.note
    for item in plan_files(before, settings).files:
        old = item.change.old
        if item.change.path not in plan.paths and item.is_ours and old is not None:
            yield FileChange(item.change.path, old, None)
