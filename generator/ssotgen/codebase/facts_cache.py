"""The facts cache: what files of a given content say, so that unchanged files are not parsed again.

An entry is found by the file's path and the hash of its content, in a record for what was looked
for, by which code, under which Python. It cannot be stale, and a record that is damaged is empty.
Reading one makes objects of the classes of facts and of nothing else, no matter who wrote it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import io
import os
import pickle
import sys
from enum import Enum
from pathlib import Path
from typing import Any

from ssotgen.codebase import facts as fact_module
from ssotgen.codebase import flag_facts as flag_module
from ssotgen.codebase import member_facts as member_module
from ssotgen.codebase import node_spans as span_module
from ssotgen.codebase import returned_keys as key_module
from ssotgen.codebase.facts import FileFacts, Unparsable
from ssotgen.codebase.prefilter import Prefilter

_MOST_RECORDS = 6
"""How many records are kept: an audit has one or two, for what it looks for."""

_CLASSES = {
    (module.__name__, name): each
    for module in (fact_module, flag_module, key_module, member_module, span_module)
    for name, each in vars(module).items()
    if isinstance(each, type) and each.__module__ == module.__name__
}

Entry = FileFacts | Unparsable | None


class FactsCache:
    """The record for one prefilter in a cache folder."""

    def __init__(self, folder: Path, prefilter: Prefilter) -> None:
        self._path = folder / "facts" / f"{_fingerprint(prefilter)}.bin"
        self._top = folder
        self._old = self._read()
        self._new: dict[bytes, bytes] = {}

    @staticmethod
    def key_of(path: str, data: bytes) -> bytes:
        """Return what an entry is found by."""
        found = hashlib.blake2b(data, digest_size=16)
        found.update(b"\0")
        found.update(os.fsencode(path))
        return found.digest()

    def knows(self, key: bytes) -> bool:
        """Whether there is an entry, and keep it."""
        if key in self._old:
            self._new[key] = self._old[key]
            return True
        return False

    def entry(self, key: bytes) -> Entry:
        """Return a known entry; None for a file with nothing of interest.

        Raises:
            ValueError: The entry is damaged.
        """
        data = self._new[key]
        return _decoded(data) if data else None

    def put(self, key: bytes, entry: Entry) -> None:
        """Remember what a file says."""
        self._new[key] = b"" if entry is None else _encoded(entry)

    def write(self) -> None:
        """Write the record, if the system lets us, and remove the oldest of many."""
        if self._new == self._old:
            return
        parts = [_HEADER]
        for key, data in self._new.items():
            parts += [key, len(data).to_bytes(4, "big"), data]
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            ignore = self._top / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
            temporary = self._path.with_suffix(f".{os.getpid()}.tmp")
            try:
                temporary.write_bytes(b"".join(parts))
                temporary.replace(self._path)
            except OSError:
                temporary.unlink(missing_ok=True)
                raise
            records = sorted(self._path.parent.glob("*.bin"), key=lambda each: each.stat().st_mtime)
            # What a killed run has left half written goes too; another run that loses its own so
            # does without.
            for old in (*records[:-_MOST_RECORDS], *self._path.parent.glob("*.tmp")):
                old.unlink()

    def _read(self) -> dict[bytes, bytes]:
        try:
            data = self._path.read_bytes()
        except OSError:
            return {}
        if not data.startswith(_HEADER):
            return {}
        found = {}
        position = len(_HEADER)
        while position + _KEY_LENGTH + 4 <= len(data):
            key = data[position : position + _KEY_LENGTH]
            position += _KEY_LENGTH
            length = int.from_bytes(data[position : position + 4], "big")
            position += 4
            if position + length > len(data):
                return {}
            found[key] = data[position : position + length]
            position += length
        return found if position == len(data) else {}


_HEADER = b"ssotgen facts 1\n"
_KEY_LENGTH = 16


def _fingerprint(prefilter: Prefilter) -> str:
    """Return what represents all that facts depend on beside the file: what is looked for, the code
    that looks, and the Python whose parser reads."""
    found = hashlib.blake2b(repr(sys.version_info).encode(), digest_size=12)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        found.update(path.read_bytes())
    for name, value in sorted(_looked_for(prefilter).items()):
        found.update(f"{name}={value!r};".encode())
    return found.hexdigest()


def _looked_for(prefilter: Prefilter) -> dict[str, object]:
    found: dict[str, object] = {}
    for each in dataclasses.fields(prefilter):
        if each.init:
            value = getattr(prefilter, each.name)
            found[each.name] = sorted(value) if isinstance(value, frozenset) else value
    found["member_sets"] = [sorted(each) for each in prefilter.member_sets]
    return found


class _Pickler(pickle.Pickler):
    """Pickles facts as calls of their classes."""

    def reducer_override(self, value: Any) -> Any:
        """Return how to make a value again, NotImplemented where pickle knows."""
        if isinstance(value, Enum):
            return type(value), (value.value,)
        names = getattr(type(value), "__match_args__", None)
        if names is None:
            return NotImplemented
        return type(value), tuple(getattr(value, name) for name in names)


class _Unpickler(pickle.Unpickler):
    """Makes facts, and refuses everything else: a cache may come with a project."""

    def find_class(self, module: str, name: str) -> type:
        """Return a class of facts.

        Raises:
            UnpicklingError: The record names something else.
        """
        found = _CLASSES.get((module, name))
        if found is None:
            raise pickle.UnpicklingError(f"{module}.{name} is no fact")
        return found


def _encoded(entry: FileFacts | Unparsable) -> bytes:
    stream = io.BytesIO()
    _Pickler(stream, protocol=5).dump(entry)
    return stream.getvalue()


def _decoded(data: bytes) -> FileFacts | Unparsable:
    try:
        found = _Unpickler(io.BytesIO(data)).load()
    except Exception as error:
        # Whatever bytes a damaged record has, the file can still be read.
        raise ValueError(str(error)) from None
    if not isinstance(found, FileFacts | Unparsable):
        raise ValueError("the entry holds no facts")
    return found
