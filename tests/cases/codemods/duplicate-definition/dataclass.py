# file: app/agent.py
from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Optional, Set

from app.manager import Level


@dataclass
class Config:
    """How it is run."""

    name: str
    level: "Level" = Level.LOW
    tags: Set[str] = field(default_factory=set)
    owner: Optional[str] = None


@dataclasses.dataclass()
class Mine:
    config: Config
# file: app/manager.py
from app.ssot.shop_enums import Level
# output
# file: app/agent.py
from __future__ import annotations

import dataclasses

from app.ssot.shop_enums import Config


@dataclasses.dataclass()
class Mine:
    config: Config
# told
