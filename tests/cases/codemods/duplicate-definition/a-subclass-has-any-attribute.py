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
from app.agent import Config


class Loose(Config):
    def __getattr__(self, name: str) -> str:
        return name
# told
# app/agent.py:7:1: SSG601 [duplicate-definition] Config duplicates the spec's definition
#     |
#   7 | class Config:
#     | ^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: Loose derives from it and has any attribute at app/more.py:4
# app/more.py:1:23: SSG609 [stale-import] Config is imported from app.agent, but now defined in the spec
#     |
#   1 | from app.agent import Config
#     |                       ^^^^^^
#     = help: run `ssotgen migrate --write` to use `from app.ssot.shop_enums import Config`
