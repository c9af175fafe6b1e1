# file: app/agent.py
import enum
from dataclasses import dataclass, field


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


@dataclass
class Config:
    name: str
    level: Level = Level.LOW
    tags: set[str] = field(default_factory=set)
    owner: str | None = None
# file: app/more.py
from dataclasses import dataclass
from typing import ClassVar

from app.agent import Config


class Named(Config):
    kind: ClassVar[str] = "named"


@dataclass
class Special(Named):
    special: bool = True
# output
# file: app/agent.py
from dataclasses import dataclass, field

from app.ssot.shop_enums import Level


@dataclass
class Config:
    name: str
    level: Level = Level.LOW
    tags: set[str] = field(default_factory=set)
    owner: str | None = None
# told
# app/agent.py:11:1: SSG601 [duplicate-definition] Config duplicates the spec's definition
#     |
#  11 | class Config:
#     | ^^^^^^^^^^^^^
#     = help: no command rewrites it here: Special derives from it and adds special at app/more.py:12
# app/more.py:4:23: SSG609 [stale-import] Config is imported from app.agent, but now defined in the spec
#     |
#   4 | from app.agent import Config
#     |                       ^^^^^^
#     = help: run `ssotgen migrate --write` to use `from app.ssot.shop_enums import Config`
