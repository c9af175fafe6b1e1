"""Mutations: what happens to a spec under hasty hands, half-done merges and strangers.

`mutated(random, files)` changes a few things in the files of a spec: keys and values dropped,
renamed, retyped and duplicated in the data, and lines and bytes of the text cut, doubled, swapped
and replaced. The same random generator gives the same result.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random
from typing import Any

import yaml

from support.awkward_texts import NASTY
from support.yaml_text import to_yaml

Files = dict[str, bytes]

_VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 1.5, 2**80, [], {}, [[]], {"": {}}, [None], "", " ", "name",
    "self",
    "int", "str | None", "list[", "set[Any]", "Colour", "FAST", "a.b", "../x", "_", "__class__",
    "1 +", "len(x) > 1", "not not x", "x.y.z", "(" * 40, "x" * 3000, *NASTY,
)  # fmt: skip
_TOKENS = (
    b"\t", b"\r", b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"---\n", b"...\n",
    b"!!python/name:os.system", b"&a ", b"*a", b"<<: ", b"? ", b"- ", b"{", b"}", b"[", b"]", b":",
    b": ", b"#", b" #", b"'", b'"', b"|", b">", b"%YAML 9.9\n", b"@", b"`", b"\n", b"\n  ", b"~",
    b"on", b"012", b"1:30", b"2026-01-01", b".nan", b"\xe2\x80\xa8", b"\xc2\x85",
    b"# ssotgen: ignore[bad-name]\n",
)  # fmt: skip


def mutated(random: Random, files: Files) -> Files:
    """Return the files with one to four mutations."""
    found = dict(files)
    for _ in range(random.randint(1, 4)):
        name = random.choice(sorted(found))
        kind = random.choice((_data_mutation, _data_mutation, _text_mutation, _file_mutation))
        kind(random, found, name)
    return found


def _file_mutation(random: Random, files: Files, name: str) -> None:
    """A file is gone, is there twice, or has come under another's name."""
    choice = random.randrange(4)
    if choice == 0 and len(files) > 1:
        del files[name]
    elif choice == 1:
        files[f"again_{name}"] = files[name]
    elif choice == 2:
        files[name] += files[random.choice(sorted(files))]
    else:
        files["empty.yaml"] = random.choice((b"", b"# nothing\n", b"null\n", b"[]\n", b"text\n"))


def _text_mutation(random: Random, files: Files, name: str) -> None:
    text = files[name]
    at = random.randint(0, len(text))
    lines = text.splitlines(keepends=True)
    choice = random.randrange(7)
    if choice == 0:
        text = text[:at]
    elif choice == 1:
        text = text[:at] + text[at + random.randint(1, 30) :]
    elif choice == 2:
        text = text[:at] + random.choice(_TOKENS) + text[at:]
    elif choice == 3:
        text = text[:at] + bytes([random.randrange(256)]) + text[at + 1 :]
    elif choice == 4 and lines:
        line = random.randrange(len(lines))
        text = b"".join([*lines[: line + 1], *lines[line:]])
    elif choice == 5 and lines:
        random.shuffle(lines)
        text = b"".join(lines)
    elif lines:
        line = random.randrange(len(lines))
        lines[line] = b" " * random.randint(0, 9) + lines[line].lstrip(b" ")
        text = b"".join(lines)
    files[name] = text


def _data_mutation(random: Random, files: Files, name: str) -> None:
    try:
        data = yaml.safe_load(files[name])
    except (yaml.YAMLError, ValueError):
        return
    nodes = list(_containers(data))
    if not nodes:
        return
    data = copy.deepcopy(data)
    nodes = list(_containers(data))
    node = random.choice(nodes)
    keys = list(node) if isinstance(node, dict) else list(range(len(node)))
    key = random.choice(keys)
    _CHANGES[random.randrange(len(_CHANGES))](random, node, key, nodes)
    try:
        files[name] = to_yaml(data).encode("utf-8", "surrogatepass")
    except (TypeError, ValueError, RecursionError):
        return


def _containers(data: Any) -> list[Any]:
    """Return the mappings and lists in plain data that have something in them."""
    found, waiting = [], [data]
    while waiting and len(found) < 5000:
        node = waiting.pop()
        if isinstance(node, dict | list) and node:
            found.append(node)
            waiting.extend(node.values() if isinstance(node, dict) else node)
    return found


def _drop(random: Random, node: Any, key: Any, nodes: list[Any]) -> None:
    del node[key]


def _retype(random: Random, node: Any, key: Any, nodes: list[Any]) -> None:
    node[key] = copy.deepcopy(random.choice(_VALUES))


def _graft(random: Random, node: Any, key: Any, nodes: list[Any]) -> None:
    node[key] = copy.deepcopy(random.choice(nodes))


def _rename(random: Random, node: Any, key: Any, nodes: list[Any]) -> None:
    if isinstance(node, dict):
        names = [each for other in nodes if isinstance(other, dict) for each in other]
        new = random.choice([str(random.choice(_VALUES)), *random.sample(names, 1), f"{key}x"])
        items = [(new if each == key else each, value) for each, value in node.items()]
        node.clear()
        node.update(items)


def _misspell(random: Random, node: Any, key: Any, nodes: list[Any]) -> None:
    value = node[key]
    if isinstance(value, str) and value:
        at = random.randrange(len(value))
        node[key] = value[:at] + random.choice(("", "x", " ", "_", ".", "ß")) + value[at + 1 :]
    elif isinstance(value, int | float):
        node[key] = value * random.choice((-1, 0, 10**6, 0.5))


_CHANGES: tuple[Callable[[Random, Any, Any, list[Any]], None], ...] = (
    _drop, _retype, _retype, _graft, _rename, _misspell, _misspell,
)  # fmt: skip
