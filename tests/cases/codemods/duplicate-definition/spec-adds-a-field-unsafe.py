# unsafe
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
from app.ssot.shop_enums import Config as Config
# told
