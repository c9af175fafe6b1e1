"""`generate --watch`: does the work again whenever one of its inputs changes."""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from ssotgen.app.projects import Projects
from ssotgen.app.result import CLEAN, UNANSWERED, Result
from ssotgen.cli import options
from ssotgen.cli.console import write_error, write_remark
from ssotgen.cli.crash import describe
from ssotgen.cli.report.show import report
from ssotgen.diagnostics.finding import FindingsError
from ssotgen.diagnostics.paths import display_path
from ssotgen.settings.settings import SettingsError
from ssotgen.spec.imports import imported_settings

# An empty batch after this time says that the watcher looks: work done then misses no change.
_BATCH_MS = 200
_SETTLE_MS = 300
_POLL_SECONDS = 0.3

_Change = tuple[Any, str]  # what happened to a path


def watch(work: Callable[[], object], arguments: argparse.Namespace) -> int:
    """Do `work` now and after each change of the spec, the templates or the settings file, until
    Ctrl-C; then return 0.

    What goes wrong in the work is reported and does not end the watch. Returns 2 where the package
    that watches is not installed.

    Raises:
        SettingsError: There is nothing to watch.
    """
    try:
        import watchfiles
    except ModuleNotFoundError:
        write_error(
            "--watch needs the package watchfiles; "
            "install it with: python -m pip install 'ssotgen[watch]'"
        )
        return UNANSWERED
    inputs = _inputs(options.projects_of(arguments))
    try:
        while True:
            inputs = _when_all_exist(inputs, arguments)
            batches = watchfiles.watch(
                *inputs, debounce=_SETTLE_MS, rust_timeout=_BATCH_MS, yield_on_timeout=True
            )
            inputs = _follow(batches, inputs, work, arguments)
    except KeyboardInterrupt:
        return CLEAN


def _follow(
    batches: Iterator[set[_Change]],
    inputs: tuple[Path, ...],
    work: Callable[[], object],
    arguments: argparse.Namespace,
) -> tuple[Path, ...]:
    """Do the work at first and after each batch of changes, until something else is to be watched;
    return what."""
    worked = False
    while True:
        try:
            batch = next(batches)
        except FileNotFoundError:
            return inputs  # one of them went before the watcher looked
        if worked and not batch:
            continue
        if _missing_settings(inputs):
            return inputs
        _check_working_folder()
        _work(work, arguments)
        worked = True
        now = _inputs_now(inputs, arguments)
        # A folder or file that was itself replaced is no longer the one being watched.
        replaced = any(Path(path) in inputs for _, path in batch)
        if now != inputs or replaced:
            return now
        write_remark(f"watching {_listed(inputs)}", arguments)


def _work(work: Callable[[], object], arguments: argparse.Namespace) -> None:
    try:
        work()
    except FindingsError as error:
        report(Result(error.findings, answered=False), arguments)
    except Exception as error:
        # The next save may be the one that mends it.
        write_error(describe(error, debug=arguments.debug), prefix="")
    gc.collect()  # the command leaves what it threw away to the end of the process


def _inputs_now(before: tuple[Path, ...], arguments: argparse.Namespace) -> tuple[Path, ...]:
    """Return the inputs that the settings name now, those of before where these cannot be used."""
    try:
        now = _inputs(options.projects_of(arguments))
    except SettingsError:
        return before
    return before if _missing_settings(before) else now


def _inputs(projects: Projects) -> tuple[Path, ...]:
    """Return the folders and files that the generated modules come from."""
    candidates = [
        path for each in projects.settings for path in (each.spec, each.templates, each.file)
    ]
    for each in projects.settings:
        candidates += [other.spec for other in imported_settings(each)]
    if projects.workspace is not None:
        candidates.append(projects.workspace.file.path)
    return tuple(dict.fromkeys(path for path in candidates if path is not None))


def _when_all_exist(inputs: tuple[Path, ...], arguments: argparse.Namespace) -> tuple[Path, ...]:
    """Wait until all inputs exist, or those that the settings name by then; return these."""
    said: list[Path] = []
    while missing := [path for path in inputs if not _is_there(path)]:
        if missing != said:
            write_remark(f"waiting for {_listed(missing)}", arguments)
        said = missing
        time.sleep(_POLL_SECONDS)
        _check_working_folder()
        inputs = _inputs_now(inputs, arguments)
    return inputs


def _missing_settings(inputs: tuple[Path, ...]) -> bool:
    """Whether a settings file is gone, as it is for a moment while some editors save it: without
    it, files would be generated in another place."""
    return any(_is_settings(path) and not _is_there(path) for path in inputs)


def _is_settings(path: Path) -> bool:
    return path.suffix == ".toml"


def _is_there(path: Path) -> bool:
    return path.is_file() if _is_settings(path) else path.exists()


def _check_working_folder() -> None:
    """End the watch where the working directory was deleted, which no later change mends.

    Raises:
        FileNotFoundError: It was.
    """
    Path.cwd()


def _listed(paths: Iterable[Path]) -> str:
    return ", ".join(map(display_path, paths))
