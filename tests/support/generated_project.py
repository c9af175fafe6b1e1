"""Projects with generated files, which many tests begin with: the same sources make them once."""

from __future__ import annotations

from pathlib import Path

from support.cli_command import command

_made: dict[frozenset[tuple[str, bytes]], dict[str, bytes]] = {}
"""What the command made in a folder with certain files, by these."""


def generate(folder: Path) -> None:
    """Have `ssotgen generate` make its files, or write those it made for the same sources before.

    No cache is left, so that the first of these projects is like the others.
    """
    sources = _files(folder)
    key = frozenset(sources.items())
    if key not in _made:
        done = command(folder, "generate", "--no-cache")
        assert done.returncode == 0, done.stdout + done.stderr
        made = _files(folder)
        _made[key] = {name: made[name] for name in made.keys() - sources.keys()}
        assert {name: made[name] for name in sources} == sources
        return
    for name, content in _made[key].items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _files(folder: Path) -> dict[str, bytes]:
    """Return the content of each file below a folder, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
