"""A project with a spec, and the files in it."""

from __future__ import annotations

from pathlib import Path

SPEC = """\
project: {name: models, package: shop, summary: What the shop shares.}
enums:
  Colour: {summary: A colour of paint., members: {RED: red, BLUE: blue}}
features:
  mixer: {summary: The mixing machine., hint: none, imports: {json: [loads]}}
"""


MINE = "# written by hand\nPRICES = {'paint': 3}\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def make_project(folder: Path, settings: str = 'output = "src"\n', spec: str = SPEC) -> Path:
    write(folder / "ssotgen.toml", settings)
    write(folder / "spec" / "shop.yaml", spec)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".ssotgen_cache" not in path.parts
    }
