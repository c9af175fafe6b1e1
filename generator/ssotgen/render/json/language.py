"""JSON as a language of generated files. It has no comments; the marker is in `$comment`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ssotgen.render.json.emit import json_source
from ssotgen.render.language import Language


def _parse(blocks: Sequence[str], _name: str) -> None:
    json.loads("\n".join(blocks))


def _same(one: str, other: str) -> bool:
    """Whether two texts hold the same data, its keys in the same order."""
    try:
        return json.dumps(json.loads(one)) == json.dumps(json.loads(other))
    except (ValueError, RecursionError):
        return False


JSON = Language(
    name="json",
    title="JSON",
    suffix=".json",
    filters={"json": json_source},
    suggested_filter="json",
    parse=_parse,
    same=_same,
)
