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
        return vars(self)
# told
# app/agent.py:7:1: SSG601 [duplicate-definition] Config is identical to the spec, which replaces it in app.agent
#     hint: run `ssotgen migrate --write --unsafe-fixes`: its own methods may do otherwise than the generated ones (to_dict)
