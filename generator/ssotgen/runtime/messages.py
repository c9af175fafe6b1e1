"""How messages show values and the paths that lead to them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


class NestedTooDeepError(ValueError):
    """Data or records are nested more deeply than Python's stack allows."""


def shown(value: object) -> str:
    """Return `repr(value)`, shortened, or the type of a value that has no repr."""
    if type(value) is str:
        text = repr(value)
    else:
        from contextlib import suppress

        text = f"a value of type {type(value).__name__}"
        # An int of more digits than Python converts has none either.
        with suppress(Exception):
            text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."


def step(key: object) -> str:
    """Return how a path shows a key of a mapping or an index of a list."""
    value = getattr(key, "_value_", key)  # that of a member of an enum
    return f"[{value}]" if type(value) is int else str(value)


def below(path: str, rest: str) -> str:
    """Return `rest`, which begins with a path, as seen from above `path`."""
    return f"{path}{rest}" if rest.startswith("[") else f"{path}.{rest}"


def wrong_value(path: str, expected: str, value: object) -> ValueError:
    """Return the error about the value at `path`, which should be something else."""
    return ValueError(f"{path} must be {expected}, not {shown(value)}")


def wrong_key(path: str, key: object, expected: str = "str") -> ValueError:
    """Return the error about a key of the mapping at `path`, which should be text."""
    return ValueError(f"{path} must have keys of {expected}, not {shown(key)}")


def suggestion(wrong: object, known: Iterable[object]) -> str:
    """Return a question about the known value nearest to `wrong`, or all known ones."""
    texts = tuple(shown(each) for each in known)
    nearest = nearest_text(shown(wrong), texts)
    return f"did you mean {nearest}?" if nearest else f"known are {', '.join(texts)}"


@lru_cache
def nearest_text(wrong: str, texts: tuple[str, ...]) -> str | None:
    """Return the text nearest to `wrong`, quotes aside, if one is near."""
    from difflib import get_close_matches

    bare = {text.strip("'\""): text for text in texts}
    nearest = get_close_matches(wrong.strip("'\""), bare, n=1)
    return bare[nearest[0]] if nearest else None
