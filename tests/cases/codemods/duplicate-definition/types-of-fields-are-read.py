# file: app/agent.py
from dataclasses import dataclass, field

from app.manager import Level


@dataclass
class Config:
    name: str
    level: Level = Level.LOW
    tags: set[str] = field(default_factory=set)
    owner: str | None = None
# file: app/manager.py
from app.ssot.shop_enums import Level
# file: app/more.py
import dataclasses


def read(record, given):
    kinds = [each.type for each in dataclasses.fields(record)]
    return [kind(value) for kind, value in zip(kinds, given)]
# told
# app/agent.py:7:1: SSG601 [duplicate-definition] Config duplicates the spec's definition
#     |
#   7 | class Config:
#     | ^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: code reads the types of its fields, which become text at app/more.py:5
