"""Mean values in every place of a spec: it gets findings, or what is made of it can be imported.

The long run takes SSOTGEN_MUTATIONS specs (20000 unless it says otherwise), from SSOTGEN_SEED on:
`python -m pytest tests/properties/test_hostile_specs.py -m long`. A failure names the seed.
"""

from __future__ import annotations

import errno
import importlib
import os
import shutil
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from support.checked_specs import SEEDS, check_one
from support.hostile_specs import made_hostile
from support.watched import run_watched

from ssotgen.app.generate import generate
from ssotgen.cli.report.text import render
from ssotgen.diagnostics.finding import Severity
from ssotgen.settings.settings import Settings

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


MADE = ("out", "site")
"""The folders that files are made in."""


def trial(scratch: Path) -> Callable[[int], None]:
    """Return what makes a hostile spec of a seed, and generates where it holds."""
    root = scratch / "project"
    root.mkdir()

    def run(seed: int) -> None:
        random = Random(seed)
        files = made_hostile(random, SEEDS[0] if random.random() < 0.1 else random.choice(SEEDS))
        found = check_one(files, root)
        if not any(each.severity is Severity.ERROR for each in found):
            make_and_import(root)

    return run


def make_and_import(root: Path) -> None:
    """Generate what the spec in a folder says, and import all of it in a process of its own."""
    for name in MADE:
        shutil.rmtree(root / name, ignore_errors=True)
    before = set(root.parent.rglob("*"))
    try:
        made = generate([Settings(root=root, spec=root / "spec", output=root / "out")])
    except OSError as error:
        # The command says so and ends with 2: how long a name may be is for the disk to say.
        assert error.errno == errno.ENAMETOOLONG, error
        return
    assert made.exit_code in (0, 2), render(made)
    if made.exit_code:
        assert all(each.message for each in made.findings), made
        assert made.findings, made
        return
    new = set(root.parent.rglob("*")) - before - {root / "ssotgen.schema.json"}
    outside = {path for path in new if path.relative_to(root).parts[0] not in MADE}
    assert outside == set(), outside
    child = os.fork()
    if child == 0:
        _import_all(root / "out")
    _, status = os.waitpid(child, 0)
    assert status == 0, "what was generated cannot be imported"


def _import_all(folder: Path) -> None:
    """Import the modules of a folder, with each warning an error, and end the process."""
    code = 1
    try:
        warnings.simplefilter("error")
        sys.path.insert(0, str(folder))
        sys.dont_write_bytecode = True
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(folder).with_suffix("").parts
            compile(path.read_bytes(), str(path), "exec")
            importlib.import_module(".".join(parts).removesuffix(".__init__"))
        code = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
        sys.stderr.flush()
    finally:
        os._exit(code)


def test_a_hostile_spec_gets_an_answer_or_modules_that_can_be_imported(tmp_path: Path) -> None:
    assert run_watched(trial(tmp_path), range(80)) == []


@pytest.mark.long
def test_many_hostile_specs_get_an_answer_or_modules_that_can_be_imported(tmp_path: Path) -> None:
    start = int(os.environ.get("SSOTGEN_SEED", "1000"))
    seeds = range(start, start + int(os.environ.get("SSOTGEN_MUTATIONS", "20000")))
    assert run_watched(trial(tmp_path), seeds) == []
