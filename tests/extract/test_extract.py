"""What `ssotgen extract` writes passes `validate`, generates the same classes again, and what it
could not carry is reported with its place."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from support.cli_command import command

PLAIN = '''
"""A module."""
from __future__ import annotations
import enum
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone as tz
from typing import Any, Dict, List, Optional, Set, Union


class Level(enum.IntEnum):
    """How urgent it is.

    More text.
    """

    LOW = 1
    HIGH = 2
    TOP = 2


class Mode(enum.Enum):
    ON = "on"
    NO = "no"
    NUMBER = "1.10"


class Right(enum.IntFlag):
    READ = enum.auto()
    WRITE = enum.auto()


@dataclass
class Limits:
    most: int = 3


@dataclass(frozen=True)
class Job:
    name: str
    level: Level = Level.LOW
    ratio: float = 1.0
    wait: timedelta = timedelta(minutes=2)
    mode: Optional["Mode"] = Mode.NO
    modes: Set[Mode] = field(default_factory=lambda: {Mode.ON, Mode.NO})
    tags: Dict[str, List[str]] = field(default_factory=lambda: {"a": ["on", "~"]})
    extra: Any = None
    owner: str | None = field(default=None)
    since: datetime = datetime(2026, 1, 31, 12, tzinfo=tz.utc)
    until: datetime = datetime.fromisoformat("2026-02-01T00:00:00")
    limits: Limits = field(default_factory=Limits)
    more: Optional[Limits] = field(default_factory=lambda: Limits())
    size: int | str = "auto"
    sizes: Optional[Union[float, List[str]]] = field(default_factory=lambda: ["a"])


@dataclass(kw_only=True, order=True, slots=True)
class Login:
    user: str = ""
    token: str = field(repr=False)
    seen: int = field(default=0, compare=False)
'''


def extract(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return command(folder, "extract", "--name", "shop", "--package", "shop.ssot", *words)


def test_all_of_it_is_carried_and_generates_the_same_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old.py").write_text(PLAIN)
    answer = extract(tmp_path, "old.py")
    assert (answer.returncode, answer.stdout) == (0, ""), answer.stdout
    assert command(tmp_path, "validate").returncode == 0
    assert command(tmp_path, "generate").returncode == 0
    new = loaded("new_shop.shop_enums", tmp_path / "generated/shop/ssot/shop_enums.py", monkeypatch)
    old = loaded("old_shop", tmp_path / "old.py", monkeypatch)
    for name in ("Level", "Mode", "Right"):
        before, after = getattr(old, name), getattr(new, name)
        assert {key: each.value for key, each in before.__members__.items()} == {
            key: each.value for key, each in after.__members__.items()
        }
    one, other = (each.Login(token="secret", seen=3) for each in (old, new))
    assert repr(one) == repr(other) == "Login(user='', seen=3)"
    assert one == old.Login(token="secret")
    assert other == new.Login(token="secret") < new.Login(token="top")
    assert not hasattr(other, "__dict__")
    before, after = vars(old.Job("a")), vars(new.Job("a"))
    assert {each.name for each in before.pop("modes")} == {each.name for each in after.pop("modes")}
    assert repr(before) == repr(after)
    assert command(tmp_path, "audit", "--select", "divergent-definition").returncode == 0


def loaded(name: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    if spec.parent:  # a generated module imports another one beside it
        package = ModuleType(spec.parent)
        package.__path__ = [str(path.parent)]
        monkeypatch.setitem(sys.modules, spec.parent, package)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return module


LOSSY = """
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, IntEnum
from outside import Model


class Tone(Enum):
    A = "a"

    def label(self):
        return self.value


class Pair(Enum):
    A = "a"
    B = ("b", 2)


class Odd(Enum):
    def __new__(cls, value):
        return object.__new__(cls)

    A = 1


@dataclass(unsafe_hash=True)
class Ordered:
    shape: tuple[int, str]
    mode: object = None
    many: complex = None


@dataclass
class Dated:
    started: datetime = field(default_factory=datetime.now)


@dataclass
class Hidden:
    key: str = field(default="", init=False)


@dataclass
class Far(Model):
    name: str


class Clash(Enum):
    mro = 1
"""


def test_what_is_not_carried_is_reported_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "old.py").write_text(LOSSY)
    answer = extract(tmp_path, "old.py")
    assert answer.returncode == 1
    for part in (
        "Tone and Ordered have more than members or fields: a spec cannot express methods",
        "Tone has the method label",
        "Pair is left out: Pair.B is ('b', 2); a value is text or a whole number",
        "Odd is left out: its __new__ gives the members other values",
        "Ordered has the option unsafe_hash=True",
        "Ordered.shape has the type tuple[int, str] and became Any",
        "Ordered.many has the type complex and became Any: unknown type 'complex'",
        "Dated is left out: the default of Dated.started is computed",
        "Hidden is left out: Hidden.key is a field(default='', init=False)",
        "Far is left out: the base class outside.Model is not among the files read",
        "Clash is left out",
    ):
        assert part in answer.stdout
    assert "old.py:8:1: SSG620" in answer.stdout
    assert command(tmp_path, "validate").returncode == 0


HALVES = """
from dataclasses import dataclass, field
from enum import Enum


class Half(Enum):
    '''Half of a character: \\ud83d.'''

    A = "\\ud83d"


@dataclass
class Broken:
    text: str = "\\udc80"


@dataclass
class Marked:
    '''Half: \\ud83d.'''

    text: str = field(default="", metadata={"help": "what it says"})
"""


def test_what_no_file_can_hold_is_reported_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "old.py").write_text(HALVES)
    answer = extract(tmp_path, "old.py")
    for part in (
        "Half is left out: Half.A is '\\ud83d', half of a character",
        "Broken is left out: the default of Broken.text is computed: '\\udc80'",
        "Marked.text has metadata, which a spec cannot express",
    ):
        assert part in answer.stdout
    assert command(tmp_path, "validate").returncode == 0


def test_copies_are_merged_and_those_that_differ_are_named(tmp_path: Path) -> None:
    one = 'from enum import Enum\nclass Mode(Enum):\n    A = "a"\n    B = "b"\n'
    (tmp_path / "one.py").write_text(one)
    (tmp_path / "two.py").write_text(one)
    (tmp_path / "three.py").write_text(one.replace('"b"', '"c"'))
    (tmp_path / "four.py").write_text(one.replace('"a"', "1").replace('"b"', "2"))
    answer = extract(tmp_path, "one.py", "two.py", "three.py", "four.py")
    assert answer.returncode == 1
    assert "Mode differs from that of one, which the spec follows: B is 'c'" in answer.stdout
    assert "Mode is another thing than that of one" in answer.stdout
    text = (tmp_path / "spec" / "enums.yaml").read_text()
    assert text.count("Mode:") == 1
    assert "replaces: [one, three, two]" in text
    assert "# from two.py:2" in text
    assert "# differs in three.py:2: B is 'c', not 'b'" in text


def test_an_existing_spec_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "old.py").write_text(PLAIN)
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "enums.yaml").write_text("mine: 1\n")
    assert extract(tmp_path, "old.py").returncode == 2
    assert (tmp_path / "spec" / "enums.yaml").read_text() == "mine: 1\n"
    assert extract(tmp_path, "missing.py").returncode == 2


TABLES = """
from enum import Enum


class JobStatus(str, Enum):
    QUEUED = "queued"
    DONE = "done"
    OVER = "done"
    LOST = "lost"


STATUS_LABELS: dict[JobStatus, str] = {
    # what people read
    JobStatus.QUEUED: "Waiting",
    JobStatus.DONE: "Done: yes",
    JobStatus.LOST: "Lost",
}
JOB_STATUS_TO_WEIGHT = {JobStatus.LOST: 0.5, JobStatus.QUEUED: 1, JobStatus.OVER: 2}
COLOURS = {JobStatus.QUEUED: None, JobStatus.DONE: "green", JobStatus.LOST: "red"}
TITLES = {JobStatus.QUEUED: "q", JobStatus.DONE: "d", JobStatus.LOST: "l"}
SOME = {JobStatus.DONE: "d"}
TERMINAL_STATUSES = frozenset({JobStatus.OVER, JobStatus.LOST})
_OPEN: set[JobStatus] = {JobStatus.QUEUED}
ORDER = (JobStatus.QUEUED, JobStatus.DONE, JobStatus.LOST)
LISTED = [JobStatus.QUEUED]
SAME = (JobStatus.DONE, JobStatus.LOST)
MIXED = {JobStatus.QUEUED: 1, JobStatus.DONE: "d", JobStatus.LOST: "l"}
MADE = {JobStatus.QUEUED: object(), JobStatus.DONE: "d", JobStatus.LOST: "l"}


def names():
    return {JobStatus.QUEUED: "q", JobStatus.DONE: "d", JobStatus.LOST: "l"}
"""


def test_tables_beside_an_enum_become_its_attributes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "jobs.py").write_text(TABLES)
    (tmp_path / "ssotgen.toml").write_text('sources = ["jobs.py"]\n')
    assert extract(tmp_path, "jobs.py").returncode == 0
    text = (tmp_path / "spec" / "enums.yaml").read_text()
    assert "# label is from the table STATUS_LABELS\n" in text
    assert "    attributes: {label: str, weight: float, colour: str | None}\n" in text
    assert "    groups: {TERMINAL: [DONE, LOST], OPEN: [QUEUED]}\n" in text
    assert command(tmp_path, "generate").returncode == 0
    path = tmp_path / "generated/shop/ssot/shop_enums.py"
    status = loaded("new_shop.shop_enums", path, monkeypatch).JobStatus  # type: ignore[attr-defined]
    assert [(each.label, each.weight, each.colour) for each in status] == [
        ("Waiting", 1, None),
        ("Done: yes", 2, "green"),
        ("Lost", 0.5, "red"),
    ]
    found = command(tmp_path, "audit", "--select", "copied-table").stdout
    assert found.count("SSG614") == 3
    found = command(tmp_path, "audit", "--select", "copied-group").stdout
    assert found.count("SSG615") == 3


def test_what_typing_extensions_has_is_what_typing_has(tmp_path: Path) -> None:
    (tmp_path / "tins.py").write_text(
        "from dataclasses import dataclass\n"
        "from typing_extensions import List, Literal, Optional\n\n\n"
        "@dataclass\nclass Tin:\n"
        "    names: List[str]\n    sheen: Optional[Literal['flat']] = None\n"
    )
    done = extract(tmp_path, "tins.py")
    assert done.returncode == 0, done.stdout
    spec = (tmp_path / "spec" / "dataclasses.yaml").read_text()
    assert '{type: "list[str]"}' in spec
    assert 'Literal["flat"] | None' in spec
