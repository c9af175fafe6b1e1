# file: app/agent.py
from dataclasses import dataclass, field

from app.ssot.shop_enums import Level


@dataclass
class Config:
    name: str
    level: Level = Level.LOW
    tags: set[str] = field(default_factory=set)
    owner: str | None = None

    def to_dict(self):
        return {"name": self.name}
# told
# app/agent.py:7:1: SSG602 [divergent-definition] Config has diverged from the spec: its to_dict does not give level, owner, tags, the generated one does
#     |
#   7 | class Config:
#     | ^^^^^^^^^^^^^
#     = help: change the spec or this class until they agree, then run `ssotgen migrate`; they differ:
#             - its to_dict does not give level, owner, tags, the generated one does
