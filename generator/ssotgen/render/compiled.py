"""What is made of the files of this package, cached where Python would cache a compiled module."""

from __future__ import annotations

import contextlib
import importlib.util
import marshal
import os
import sys
from pathlib import Path
from typing import Any


def place_of(file: str, kind: str) -> Path:
    """Return where to cache what is made of a file, `kind` saying what that is."""
    return Path(importlib.util.cache_from_source(file, optimization=kind))


def load(place: Path, made_from: str) -> Any:
    """Return what was stored at `place` with the same `made_from`, None where nothing was."""
    begin = _first_line(made_from)
    try:
        content = place.read_bytes()
        return marshal.loads(content[len(begin) :]) if content.startswith(begin) else None
    except (OSError, EOFError, ValueError, TypeError):
        return None


def store(place: Path, made_from: str, value: Any) -> None:
    """Store code or plain data, if Python caches modules there at all. `made_from` represents all
    that it was made from."""
    if sys.dont_write_bytecode:
        return
    temporary = place.with_suffix(f".{os.getpid()}.tmp")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(_first_line(made_from) + marshal.dumps(value))
        temporary.replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _first_line(made_from: str) -> bytes:
    return f"{importlib.util.MAGIC_NUMBER.hex()} {made_from}\n".encode()
