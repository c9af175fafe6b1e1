"""Dataclasses with every kind of field, which are written as plain data and read again."""

from __future__ import annotations

import json
from typing import Any

SPEC = """
enums:
  Status: {members: {UP: is_up, DOWN: is_down}}
  Word: {base: StrEnum, members: {AYE: aye}}
  Level: {base: IntEnum, members: {LOW: 1, HIGH: 2}}
  Perm: {base: IntFlag, members: {R: 1, W: 2, D: 8}}
  Mode: {base: Flag, members: {IDLE: 0, READ: 1, WRITE: 2, BOTH: 3}}
  Mixed: {members: {TEXT: text, NUMBER: 7}}
dataclasses:
  Leaf: {frozen: true, fields: {status: {type: Status}, size: {type: int, default: 1, minimum: 1}}}
  Event:
    fields:
      data: {type: "dict[str, Any]", default: {}}
      any: {type: Any, default: null}
      many: {type: "list[Any]", default: []}
  Times:
    fields:
      at: {type: datetime}
      rest: {type: timedelta, default: 0}
      later: {type: datetime | None, default: null}
      pauses: {type: "list[timedelta]", default: []}
  Numbers: {fields: {seen: {type: "set[float]", default: []}, ratio: {type: float, default: 0}}}
  Pin: {fields: {mode: {type: Mode}}}
  File: {fields: {perm: {type: Perm, default: R}, perms: {type: "set[Perm]", default: []}}}
  Node: {fields: {left: {type: Node | None, default: null}, any: {type: Any, default: null}}}
  Tree: {fields: {nodes: {type: "list[Tree]", default: []}}}
  Order:
    fields: {litres: {type: float}, begun: {type: datetime | None, default: null}}
    properties:
      is_large: {type: bool, value: litres > 9}
      double: {type: float, value: litres * 2}
      inverse: {type: float, value: 1 / litres}
      again: {type: datetime | None, value: begun}
  Shelf: {fields: {orders: {type: "dict[str, Order]", default: {}}}}
  Everything:
    fields:
      status: {type: Status}
      word: {type: Word, default: AYE}
      level: {type: Level, default: LOW}
      mixed: {type: Mixed, default: TEXT}
      leaf: {type: Leaf, default: {status: UP}}
      at: {type: datetime | None, default: null}
      rest: {type: timedelta, default: 0}
      names: {type: "list[str]", default: []}
      tags: {type: "set[str]", default: []}
      counts: {type: "dict[str, int]", default: {}}
      leaves: {type: "list[Leaf]", default: []}
      shelf: {type: "dict[str, list[Leaf | None]]", default: {}}
      unique: {type: "set[Leaf]", default: []}
"""


def comes_back(record: Any) -> bool:
    """Whether the record is the same after a journey through JSON."""
    return bool(type(record).from_dict(json.loads(json.dumps(record.to_dict()))) == record)
