"""The code style of a project: how long its lines may be, and which packages are its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ssotgen.settings.file import toml_parser

DEFAULT_WIDTH = 88
_RUFF_FILES = (".ruff.toml", "ruff.toml")
_SOURCES = (".", "src")


@dataclass(frozen=True, slots=True)
class CodeStyle:
    """`width` is the longest line; `own` are the packages that imports are sorted by as the
    project's own, and `found` those that a search of the project's files adds. `mixed`, `combined`
    and `single` are settings of the order: see ImportStyle."""

    width: int = DEFAULT_WIDTH
    own: frozenset[str] = frozenset()
    found: frozenset[str] = frozenset()
    mixed: bool = False
    combined: bool = False
    single: bool = False


def code_style(root: Path, names: Iterable[str]) -> CodeStyle:
    """Return the style that the settings of Ruff, Black and isort below `root` ask for.

    `names` are the dotted names of the project's modules.
    """
    ruff, black, isort = _tables(root)
    sorting = _table(_table(ruff, "lint"), "isort") or _table(ruff, "isort")
    widths = (ruff.get("line-length"), black.get("line-length"), isort.get("line_length"))
    width = next((each for each in widths if isinstance(each, int)), DEFAULT_WIDTH)
    folders = _texts(ruff.get("src")) or _texts(isort.get("src_paths")) or list(_SOURCES)
    own = set(_texts(sorting.get("known-first-party")))
    own.update(_texts(isort.get("known_first_party")))
    foreign = set(_texts(sorting.get("known-third-party")))
    found = frozenset(name.partition(".")[0] for name in names)
    for name in found:
        places = (root / folder / name for folder in folders)
        if any(place.is_dir() or place.with_suffix(".py").is_file() for place in places):
            own.add(name)
    is_google = isort.get("profile") == "google"
    return CodeStyle(
        width,
        frozenset(own - foreign),
        found,
        mixed=is_google or _is_set("force-sort-within-sections", sorting, isort),
        combined=_is_set("combine-as-imports", sorting, isort),
        single=is_google or _is_set("force-single-line", sorting, isort),
    )


def _is_set(name: str, ruff: Mapping[str, object], isort: Mapping[str, object]) -> bool:
    return ruff.get(name) is True or isort.get(name.replace("-", "_")) is True


def _tables(root: Path) -> tuple[Mapping[str, object], ...]:
    tool = _table(_read(root / "pyproject.toml"), "tool")
    ruff: Mapping[str, object] = _table(tool, "ruff")
    for name in _RUFF_FILES:
        if (root / name).is_file():
            ruff = _read(root / name)
            break
    return ruff, _table(tool, "black"), _table(tool, "isort")


def _read(path: Path) -> Mapping[str, object]:
    toml = toml_parser()
    try:
        found: object = toml.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _table(around: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = around.get(name)
    return found if isinstance(found, dict) else {}


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
