"""Mutations of a spec by somebody who knows the tool: hostile values in every place that takes one.

The places are the scalars of the YAML, so that the rest of the text stays as it was. A name that is
replaced is often replaced in each place, so that the spec may still hold.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from functools import lru_cache
from random import Random

import yaml

from support import hostile_values
from support.mutations import Files

_KINDS = (
    hostile_values.NUMBERS, hostile_values.EXPRESSIONS, hostile_values.NAMES, hostile_values.NAMES,
    hostile_values.PATHS, hostile_values.TEXTS, hostile_values.YAML,
)  # fmt: skip
_NAME = re.compile(r"[A-Za-z_]\w*")
_OUTPUTS = "outputs: [availability, enums, json_schema, pydantic, pytest, site, typescript]"
_KEYS = ("<<", "enums", "project", "name", "fields", "members", "type", "default", "x" * 2000, "1")


def made_hostile(random: Random, files: Files) -> Files:
    """Return the files with one to three hostile mutations."""
    texts = {name: text.decode("utf-8", "replace") for name, text in files.items()}
    if random.random() < 0.2:
        _all_outputs(texts)
    for _ in range(random.randint(1, 3)):
        name = random.choice(sorted(texts))
        places = scalars(texts[name])
        if places:
            random.choice((_replace, _replace, _rename, _rename, _swap, _alias, _repeat))(
                random, texts, name, places
            )
    return {name: text.encode("utf-8", "surrogatepass") for name, text in texts.items()}


@lru_cache(maxsize=500)
def scalars(text: str) -> tuple[tuple[int, int], ...]:
    """Return the start and end of each scalar of a YAML text, up to what is no YAML."""
    found: list[tuple[int, int]] = []
    with suppress(yaml.YAMLError, ValueError):
        found.extend(
            (token.start_mark.index, token.end_mark.index)
            for token in yaml.scan(text)
            if isinstance(token, yaml.ScalarToken)
        )
    return tuple(found)


def _hostile(random: Random) -> str:
    """Return a hostile value, as YAML: as it is, or as a text in quotes."""
    kind = random.choice(_KINDS)
    value = random.choice(kind)
    if kind in (hostile_values.YAML, hostile_values.NUMBERS) and random.random() < 0.9:
        return value
    return value if value.isidentifier() and random.random() < 0.5 else json.dumps(value)


def _put(text: str, place: tuple[int, int], value: str) -> str:
    return text[: place[0]] + value + text[place[1] :]


def _replace(random: Random, texts: dict[str, str], name: str, places: object) -> None:
    """A scalar, which may be a key, becomes a hostile value."""
    texts[name] = _put(texts[name], random.choice(scalars(texts[name])), _hostile(random))


def _rename(
    random: Random, texts: dict[str, str], name: str, places: tuple[tuple[int, int], ...]
) -> None:
    """A name becomes another, wherever the spec has it."""
    start, end = random.choice(places)
    old = texts[name][start:end].strip("\"'")
    new = random.choice(hostile_values.NAMES)
    if _NAME.fullmatch(old):
        word = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)")
        for each, text in texts.items():
            texts[each] = word.sub(lambda _: new, text)


def _swap(
    random: Random, texts: dict[str, str], name: str, places: tuple[tuple[int, int], ...]
) -> None:
    """Two scalars change places."""
    text = texts[name]
    (a, b), (c, d) = sorted(random.choices(places, k=2))
    if b <= c:
        texts[name] = text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _alias(
    random: Random, texts: dict[str, str], name: str, places: tuple[tuple[int, int], ...]
) -> None:
    """A scalar or what begins before it gets an anchor, and another becomes its alias."""
    text = texts[name]
    first, second = sorted(random.choices(places, k=2))
    if first != second:
        text = _put(
            text, second, random.choice(("*here", "*here ", "{<<: *here}", "[*here, *here]"))
        )
        at = max(text.rfind(each, 0, first[0]) for each in "{[ ") if random.random() < 0.5 else 0
        at = at if at > 0 else first[0]
        texts[name] = f"{text[:at]} &here {text[at:]}"


def _repeat(
    random: Random, texts: dict[str, str], name: str, places: tuple[tuple[int, int], ...]
) -> None:
    """An entry with a key of the tool, or that of another entry, comes in front of a scalar."""
    start, _ = random.choice(places)
    a, b = random.choice(places)
    key = random.choice((*_KEYS, texts[name][a:b]))
    texts[name] = f"{texts[name][:start]}{key}: {_hostile(random)}, {texts[name][start:]}"


def _all_outputs(texts: dict[str, str]) -> None:
    """The project asks for each output."""
    for name, text in texts.items():
        if "outputs:" not in text:
            text = re.sub(r"(?m)^project:\s*\{", f"project: {{{_OUTPUTS}, ", text, count=1)
            texts[name] = re.sub(r"(?m)^project:\n  ", f"project:\n  {_OUTPUTS}\n  ", text, count=1)
