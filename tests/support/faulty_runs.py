"""Runs commands that write, with a fault at one of their changes to the disk; says what it lost.

`PROJECT` has something to write for each of them: `COMMANDS`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from support.cli_command import environment
from support.faults import KILLED_LATER, KINDS
from support.fork_server import run

Files = Mapping[str, bytes]

SPEC = """\
project: {name: shop, package: acme.ssot, version: "2.0", summary: What the shop shares.}
enums:
  Colour:
    summary: A colour of paint.
    replaces: [acme.paint, acme.tins]
    members: {RED: red, BLUE: blue, MAUVE: mauve}
  Gate: {summary: Whether it is open., members: {OPEN: open, SHUT: shut}}
"""
FEATURES = """\
features:
  mixer:
    summary: The mixing machine.
    hint: pip install mixerlib
    imports: {mixerlib: [Mixer]}
    legacy_flags: [HAS_MIXER]
"""
COPY = """\
from enum import Enum


class Colour(Enum):
    RED = "red"
    BLUE = "blue"
    MAUVE = "mauve"
"""
USER = """\
from acme.paint import Colour
from acme.ssot.shop_enums import Gate

try:
    from mixerlib import Mixer, Stirrer

    HAS_MIXER = True
except ImportError:
    HAS_MIXER = False


def paint() -> str:
    return Colour.RED.value if HAS_MIXER else Gate.OPEN.value
"""
PROJECT = {
    "ssotgen.toml": 'sources = ["acme"]\noutput = "."\n',
    "spec/shop.yaml": SPEC,
    "spec/features.yaml": FEATURES,
    "acme/__init__.py": "",
    "acme/paint.py": COPY,
    "acme/tins.py": COPY,
    "acme/user.py": USER,
    "old/shop.yaml": SPEC.replace("MAUVE: mauve", "MAUVE: mauve, PINK: pink") + FEATURES,
}
NEXT = {
    "spec/shop.yaml": SPEC.replace("SHUT: shut", "SHUT: shut, AJAR: ajar").replace(
        "name: shop", "name: store"
    )
}

WRITE = ("--write", "--allow-dirty")
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "generate": ("generate", "--prune"),
    "migrate": ("migrate", *WRITE),
    "rename": ("rename", "Gate.OPEN", "Gate.WIDE", *WRITE),
    "deprecate": ("deprecate", "Colour.MAUVE", "--use", "RED", *WRITE),
    "remove": ("remove", "Gate.SHUT", *WRITE),
    "docs": ("docs",),
    "fmt": ("fmt", "spec", "old"),
    "baseline": ("audit", "--write-baseline", "known.json"),
    "add-to-spec": ("audit", "--add-to-spec"),
    "waivers": ("breaking", "--against", "path:old", "--write-waiver"),
    "extract": ("extract", "acme", "--spec", "new", "--name", "new", "--package", "acme.new"),
    "init": ("-C", "fresh", "init"),
    "check": ("check",),
}
ONCE = ("extract", "init", "rename", "remove", "deprecate")
CACHE = ".ssotgen_cache/"
ENDS = {"kill": (-9,), KILLED_LATER: (-9, 0, 1), "interrupt": (0, 1, 130)}
"""How a command may end that a fault of a kind strikes, where it is not as usual."""


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """What a command does when nothing comes in its way: the files before and after, and which
    changes to the disk it makes."""

    before: Files
    after: Files
    changes: tuple[str, ...]

    @property
    def both(self) -> tuple[Files, Files]:
        """The files before and after."""
        return self.before, self.after


def snapshot(folder: Path) -> Files:
    """Return the content of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class FaultyRuns:
    """Runs one of the commands again and again, each time with another fault."""

    def __init__(self, name: str, scratch: Path) -> None:
        self._words = COMMANDS[name]
        self._pristine, self._folder = scratch / "pristine", scratch / "folder"
        self._log = scratch / "log"
        self._name = name
        self.killed = self.killed_between = 0
        for path, text in PROJECT.items():
            (self._pristine / path).parent.mkdir(parents=True, exist_ok=True)
            (self._pristine / path).write_text(text, encoding="utf-8")
        (self._pristine / "fresh").mkdir()
        assert self._run(("generate",), self._pristine, None)[0] == 0
        if name in ("generate", "check"):
            for path, text in NEXT.items():
                (self._pristine / path).write_text(text, encoding="utf-8")
        if name == "check":
            assert self._run(("generate", "--prune"), self._pristine, None)[0] == 0
            shutil.rmtree(self._pristine / CACHE)
            (self._pristine / CACHE).mkdir()
        self.undisturbed = self._undisturbed()

    def faults(self) -> Iterator[tuple[str, int]]:
        """Yield every kind of fault at every change to the disk that it strikes."""
        for kind, known in KINDS.items():
            struck = [
                each for each in self.undisturbed.changes if each.split(" ")[0] in known.strikes
            ]
            yield from ((kind, at) for at in range(1, len(struck) + 1))

    def lost(self, kind: str, at: int, delay: float = 0.0) -> str:
        """Return what is wrong after a fault and after the next run, empty where nothing is."""
        self._copy()
        code, said = self._run(self._words, self._folder, (kind, at, str(self._log), delay))
        changes = self._log.read_text().splitlines()
        where = changes[at - 1] if 0 < at <= len(changes) else "no change"
        found = snapshot(self._folder)
        self.killed += code == -9
        self.killed_between += code == -9 and found not in self.undisturbed.both
        wrong = [*self._wrong_answer(kind, code, said, found), *self._wrong_files(found)]
        code, said = self._run(self._words, self._folder, None)
        if code != 2 or not self._is_done(found):
            wrong += self._wrong_next(code, said)
        where = f"{kind} {delay} s after change {at} ({where})"
        return f"{self._name}: {where}: {'; '.join(wrong)}" if wrong else ""

    def _wrong_answer(self, kind: str, code: int, said: str, found: Files) -> Iterator[str]:
        expected = ENDS.get(kind, (0, 1, 2))
        if code not in expected or "Traceback" in said or "internal error" in said:
            yield f"it ended with {code}: {said}"
        if kind in ("kill", KILLED_LATER, "read-only"):
            return
        kept = _outside_cache(found)
        states = (_outside_cache(self.undisturbed.before), _outside_cache(self.undisturbed.after))
        if any(map(_is_temporary, found)):
            yield "a temporary file is left"
        elif kept not in states:
            yield f"some files are new and some old: {sorted(_differing(kept, states[0]))}"

    def _wrong_files(self, found: Files) -> Iterator[str]:
        before, after = self.undisturbed.before, self.undisturbed.after
        for path in before.keys() - found.keys():
            if path in after:
                yield f"{path} is gone"
        for path, content in found.items():
            known = (before.get(path), after.get(path))
            if content not in known and not path.startswith(CACHE) and not _is_temporary(path):
                yield f"{path} is neither the old nor the new file"

    def _wrong_next(self, code: int, said: str) -> Iterator[str]:
        if self._name in ("extract", "init") and code == 2:
            return  # what is there already is not overwritten
        if code not in (0, 1):
            yield f"the next run ended with {code}: {said}"
        found, after = snapshot(self._folder), self.undisturbed.after
        strays = {path for path in found if _is_temporary(path)}
        said = self._run(("check", "--no-cache"), self._folder, None)[1] if strays else ""
        if any(f"{path} is left over from a killed run" not in said for path in strays):
            yield f"{sorted(strays)} are left over, and `check` says {said}"
        differing = _differing(_outside_cache(found), _outside_cache(after)) - strays
        if differing:
            yield f"after the next run {sorted(differing)} differ"

    def _is_done(self, found: Files) -> bool:
        """Whether a command that does nothing twice, such as `rename`, had done all it does."""
        after = _outside_cache(self.undisturbed.after)
        return self._name in ONCE and _outside_cache(found) == after

    def _undisturbed(self) -> Undisturbed:
        self._copy()
        before = snapshot(self._folder)
        code, said = self._run(self._words, self._folder, ("none", 0, str(self._log), 0.0))
        assert code in (0, 1), said
        changes = tuple(self._log.read_text().splitlines())
        return Undisturbed(before, snapshot(self._folder), changes)

    def _copy(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._pristine, self._folder)

    def _run(
        self, words: tuple[str, ...], folder: Path, fault: tuple[str, int, str, float] | None
    ) -> tuple[int, str]:
        done = run(folder, words, environment(CI=""), fault)
        return done.returncode, done.stdout + done.stderr


def _outside_cache(files: Files) -> Files:
    return {path: content for path, content in files.items() if not path.startswith(CACHE)}


def _differing(files: Files, others: Files) -> set[str]:
    names = files.keys() | others.keys()
    return {name for name in names if files.get(name) != others.get(name)}


def _is_temporary(path: str) -> bool:
    return path.endswith(".ssotgen-tmp")
