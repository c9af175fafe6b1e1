"""Deep and cyclic data is read or refused, and never ends the interpreter."""

from __future__ import annotations

from support.inverse_records import SPEC, comes_back

import json
import sys
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone, tzinfo
from types import ModuleType
from typing import Any

import pytest
from support.enum_modules import MakeModule


@pytest.fixture(scope="module")
def module(make_module: MakeModule) -> ModuleType:
    return make_module(SPEC)


@pytest.mark.parametrize("depth", [10, 200, 1_000, 50_000])
def test_deep_data_is_read_or_refused(module: ModuleType, depth: int) -> None:
    node: dict[str, Any] = {}
    tree: dict[str, Any] = {}
    listed: list[Any] = []
    for _ in range(depth):
        node, tree, listed = {"left": node}, {"nodes": [tree]}, [listed]
    for read, data in (
        (module.Node.from_dict, node),
        (module.Tree.from_dict, tree),
        (module.Event.from_dict, {"any": listed}),
    ):
        try:
            record = read(data)
        except ValueError as error:
            assert depth > 200  # noqa: PT017
            assert "nested too deeply" in str(error)
            assert len(str(error)) < 100
        else:
            assert depth < 1_000
            assert record.validate() == []
            assert type(record).from_dict(record.to_dict()).to_dict() == record.to_dict()


@pytest.mark.parametrize(("name", "field"), [("Node", "left"), ("Tree", "nodes")])
def test_half_of_what_can_be_written_deep_can_be_read(
    module: ModuleType, name: str, field: str
) -> None:
    kind = getattr(module, name)

    def nest(inside: Any) -> Any:
        return [inside] if field == "nodes" else inside

    def written(depth: int) -> None:
        record = kind()
        for _ in range(depth):
            record = kind(**{field: nest(record)})
        record.to_dict()

    def read(depth: int) -> None:
        data: dict[str, Any] = {}
        for _ in range(depth):
            data = {field: nest(data)}
        kind.from_dict(data)

    deepest = {work: _deepest(work) for work in (written, read)}
    assert deepest[read] > 400
    assert 2 * deepest[read] + 20 > deepest[written]


def _deepest(work: Callable[[int], None]) -> int:
    """Return the greatest depth that works, in a thread, whose stack is empty."""

    def find() -> int:
        good, bad = 0, 3_000
        while bad - good > 1:
            middle = (good + bad) // 2
            try:
                work(middle)
            except ValueError:
                bad = middle
            else:
                good = middle
        return good

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(find).result()


def test_deep_and_cyclic_records_are_refused(module: ModuleType) -> None:
    deep = module.Node()
    for _ in range(5_000):
        deep = module.Node(left=deep)
    cycle = module.Node()
    cycle.left = cycle
    loop = module.Tree()
    loop.nodes.append(loop)
    for record in (deep, cycle, loop):
        name = type(record).__name__
        with pytest.raises(ValueError, match=f"^{name} is nested too deeply$"):
            record.to_dict()
        assert record.validate() == [f"{name} is nested too deeply to be checked"]
    items: list[Any] = []
    items.append(items)
    event = module.Event(many=items)
    assert event.validate() == ["many[0] is nested too deeply"]
    with pytest.raises(ValueError, match="is nested too deeply$"):
        event.to_dict()
    while deep.left is not None:  # freeing it all at once would overflow the stack of Python 3.10
        deep = deep.left


def test_recursion_leaves_the_limit_alone(module: ModuleType) -> None:
    limit = sys.getrecursionlimit()
    with pytest.raises(ValueError, match="nested too deeply"):
        module.Node.from_dict({"any": None, "left": _nested(3_000)})
    assert sys.getrecursionlimit() == limit


def _nested(depth: int) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for _ in range(depth):
        data = {"left": data}
    return data
