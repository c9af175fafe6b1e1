# file: app/agent.py
from dataclasses import dataclass, field

from app.ssot.shop_enums import Level


@dataclass
class Config:
    name: str = field(metadata={"help": "its name"})
    level: Level = Level.LOW
    tags: set[str] = field(default_factory=set, metadata={"unit": "tag"})
    owner: str | None = None
# told
# app/agent.py:7:1: SSG601 [duplicate-definition] Config duplicates the spec's definition
#     |
#   7 | class Config:
#     | ^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: the generated class lacks what its fields have (metadata of name, metadata of tags)
