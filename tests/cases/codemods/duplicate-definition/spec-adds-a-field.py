# file: app/agent.py
from dataclasses import dataclass, field
from enum import IntEnum


class Level(IntEnum):
    LOW = 1
    HIGH = 2


@dataclass
class Config:
    name: str
    level: Level = Level.LOW
    tags: set[str] = field(default_factory=set)
# output
# file: app/agent.py
from dataclasses import dataclass, field

from app.ssot.shop_enums import Level


@dataclass
class Config:
    name: str
    level: Level = Level.LOW
    tags: set[str] = field(default_factory=set)
# told
# app/agent.py:11:1: SSG601 [duplicate-definition] Config duplicates the spec's definition, but lacks field owner
#     |
#  11 | class Config:
#     | ^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: the spec has more (field owner)
