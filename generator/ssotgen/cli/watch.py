"""`generate --watch`: does the work again whenever one of its inputs changes."""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from pathlib import Path

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
            _wait_until_all_exist(inputs)
            worked = False
            for batch in watchfiles.watch(
                *inputs, debounce=_SETTLE_MS, rust_timeout=_BATCH_MS, yield_on_timeout=True
            ):
                if worked and not batch:
                    continue
                _work(work, arguments)
                worked = True
                now = _inputs_now(arguments) or inputs
                # A folder or file that was itself replaced is no longer the one being watched.
                replaced = any(Path(path) in inputs for _, path in batch)
                if now != inputs or replaced:
                    inputs = now
                    break
                write_remark(f"watching {', '.join(map(display_path, inputs))}", arguments)
    except KeyboardInterrupt:
        return CLEAN


def _work(work: Callable[[], object], arguments: argparse.Namespace) -> None:
    try:
        work()
    except FindingsError as error:
        report(Result(error.findings, answered=False), arguments)
    except Exception as error:
        # The next save may be the one that mends it.
        write_error(describe(error, debug=arguments.debug), prefix="")
    gc.collect()  # the command leaves what it threw away to the end of the process


def _inputs_now(arguments: argparse.Namespace) -> tuple[Path, ...] | None:
    try:
        return _inputs(options.projects_of(arguments))
    except SettingsError:
        return None


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


def _wait_until_all_exist(paths: tuple[Path, ...]) -> None:
    while not all(path.exists() for path in paths):
        time.sleep(_POLL_SECONDS)
