"""The module gives the same answers in every process, and passes where warnings are errors."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from support.enum_modules import PROJECT, read_spec, write_package

SPEC = """
enums: {Kind: {members: {ONE: one, TWO: two, THREE: three}}}
dataclasses:
  Config:
    fields:
      kinds: {type: "set[Kind]", default: [THREE, ONE, TWO]}
      names: {type: "set[str]", default: [c, a, b]}
      maybe: {type: "set[str | None]", default: [c, a, null]}
"""
PROGRAM = """
from samples import sample_enums
config = sample_enums.Config()
print(config.to_dict())
config.names = {1, 2.5, b"x", None}
print(config.validate())
print(sample_enums.Config.from_dict({}) == sample_enums.Config())
"""


def _output(folder: Path, seed: str, *options: str) -> str:
    done = subprocess.run(
        [sys.executable, "-B", *options, "-c", PROGRAM],
        cwd=folder,
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(folder), "LC_ALL": "C", "TZ": "Asia/Tokyo"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_hash_seeds_and_options_change_nothing(tmp_path: Path) -> None:
    write_package(tmp_path, "samples", read_spec(tmp_path / "spec", PROJECT, SPEC))
    outputs = {
        _output(tmp_path, seed, *o)
        for seed, o in (("0", ()), ("1", ("-O",)), ("7", ("-W", "error")))
    }
    assert len(outputs) == 1
    assert "'kinds': ['one', 'three', 'two'], 'names': ['a', 'b', 'c']" in outputs.pop()


def test_importing_loads_no_costly_modules(tmp_path: Path) -> None:
    write_package(tmp_path, "samples", read_spec(tmp_path / "spec", PROJECT, SPEC))
    costly = "{'typing', 'json', 'logging', 'difflib'}"
    code = f"import sys, samples.sample_enums; print({costly} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-S", "-B", "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "set()"
