"""`ssotgen files`: prints what each project is made from and to, for build engines."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ssotgen.app.result import CLEAN
from ssotgen.cli import options
from ssotgen.cli.console import write_answer
from ssotgen.diagnostics.paths import display_path

if TYPE_CHECKING:
    from ssotgen.app.build_files import Inputs
    from ssotgen.settings.settings import Settings

NAME = "files"
EXAMPLES = (
    ("ssotgen files --inputs", "list what the modules are made from, a path a line"),
    ("ssotgen files --format json", "print inputs and outputs of each project"),
)
EXIT_CODES = ("the files were listed",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    for name, text in (
        ("--inputs", "the files that the modules are made from: settings, spec, templates"),
        ("--outputs", "the files that `generate` writes, with the same settings"),
        ("--projects", "the folders of the projects"),
    ):
        parser.add_argument(name, action="store_true", help=text)
    parser.add_argument(
        "--format",
        choices=("lines", "json", "depfile"),
        default="lines",
        dest="form",
        help="lines, json (by project) or depfile (a rule of Make) (default: %(default)s)",
    )
    parser.add_argument(
        "--target",
        metavar="FILE",
        help="the target of the rule in a depfile (default: the outputs)",
    )
    options.add_settings_options(parser)
    options.add_project_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Return 0, or 2 where the outputs are asked for and a spec has errors."""
    asked = [name for name in ("inputs", "outputs", "projects") if getattr(arguments, name)]
    if arguments.form == "lines" and len(asked) != 1:
        arguments.parser.error("`ssotgen files` needs `--inputs`, `--outputs` or `--projects`")
    if arguments.form == "depfile" and asked:
        arguments.parser.error(f"`--format depfile` cannot be given together with `--{asked[0]}`")
    if arguments.target is not None and arguments.form != "depfile":
        arguments.parser.error("`--target` needs `--format depfile`")
    from ssotgen.app.build_files import inputs_of, outputs_of
    from ssotgen.app.load_specs import load_specs

    projects = options.projects_of(arguments).settings
    inputs = [inputs_of(each) for each in projects]
    outputs: list[tuple[Path, ...]] = [() for _ in projects]
    if arguments.outputs or (arguments.target is None and not asked):
        outputs = [outputs_of(*each) for each in load_specs(projects)]
    if arguments.form == "json":
        text = _json(projects, inputs, outputs, asked)
    elif arguments.form == "depfile":
        targets = [arguments.target] if arguments.target is not None else _shown(*outputs)
        text = _depfile(targets, inputs)
    elif arguments.projects:
        text = _lines(_shown([each.root for each in projects]))
    else:
        text = _lines(_shown(*(outputs if arguments.outputs else [each.files for each in inputs])))
    write_answer(text)
    return CLEAN


def _shown(*groups: Iterable[Path]) -> list[str]:
    """Return the paths as seen from the working directory, sorted, each once."""
    return sorted({display_path(path) for group in groups for path in group})


def _lines(paths: Sequence[str]) -> str:
    return "".join(f"{path}\n" for path in paths)


def _json(
    projects: Sequence[Settings],
    inputs: Sequence[Inputs],
    outputs: Sequence[tuple[Path, ...]],
    asked: Sequence[str],
) -> str:
    found = []
    for settings, read, written in zip(projects, inputs, outputs, strict=True):
        item: dict[str, object] = {"project": display_path(settings.root)}
        if "inputs" in asked or not asked:
            item["inputs"] = _shown(read.files)
        if "outputs" in asked or not asked:
            item["outputs"] = _shown(written)
        found.append(item)
    return json.dumps({"version": 1, "projects": found}, indent=2, ensure_ascii=False) + "\n"


def _depfile(targets: Sequence[str], inputs: Sequence[Inputs]) -> str:
    """Return a rule of Make. Folders are in it, so that a new document is noticed, and each input
    has an empty rule, so that none that is gone stops the build."""
    read = _shown(*(group for each in inputs for group in (each.files, each.folders)))
    rule = " \\\n  ".join([f"{' '.join(map(_escaped, targets))}:", *map(_escaped, read)])
    return f"{rule}\n" + "".join(f"{_escaped(path)}:\n" for path in read)


def _escaped(path: str) -> str:
    """Return a path as Make and ninja read it."""
    return re.sub(r"([ #\\:])", r"\\\1", path).replace("$", "$$")
