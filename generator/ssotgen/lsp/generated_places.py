"""Places in the generated modules: where a symbol of the spec is in them, and what symbol a word of
theirs is."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ssotgen.lsp.word_meanings import word_at
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec
from ssotgen.spec.names import config_names, feature_function, feature_property
from ssotgen.spec.symbols import Symbol


@dataclass(frozen=True, slots=True)
class GeneratedPlace:
    """Where a name is declared in a generated module; line and columns count from 0."""

    path: Path
    line: int
    start: int
    end: int


def place_of(
    symbol: Symbol, spec: Spec, settings: Settings, read: Callable[[Path], str]
) -> GeneratedPlace | None:
    """Return where the generated modules declare a symbol, None where they do not.

    `read` returns the text of a file.
    """
    module, name = spec.project.enums_module, symbol.full_name
    if symbol.kind == "feature":
        names = config_names(spec.project)
        module, name = (
            spec.project.config_module,
            f"{names.config_class}.{feature_property(symbol.name)}",
        )
    elif symbol.kind == "layer" and spec.layers is not None:
        name = f"{spec.layers.enum.text}.{symbol.name}"
    path = settings.output.joinpath(*module.split(".")).with_suffix(".py")
    for declared, line, start in _declarations(read(path)):
        if declared == name:
            return GeneratedPlace(path, line, start, start + len(name.rpartition(".")[2]))
    return None


def symbol_at(
    text: str, line: int, column: int, spec: Spec, known: Mapping[str, Symbol]
) -> Symbol | None:
    """Return the symbol of a spec that a word of a generated module is, at a place from 0."""
    word = word_at(text, line, column)
    if word is None:
        return None
    if word.text in known:
        return known[word.text]
    for feature in spec.features:
        if word.text.rpartition(".")[2] in _names_of(feature.name):
            return known.get(f"feature:{feature.name}")
    around = ""
    for name, first, _ in _declarations(text):
        if first <= line and "." not in name:
            around = name
    return known.get(f"{around}.{word.text.removeprefix('self.')}")


def _names_of(feature: str) -> tuple[str, str]:
    return feature_property(feature), feature_function(feature)


def _declarations(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the classes of a module, what they have and its functions: name, line and column."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield node.name, node.lineno - 1, node.col_offset + len("class ")
            for item in node.body:
                yield from _items(f"{node.name}.", item)
        else:
            yield from _items("", node)


def _items(owner: str, node: ast.stmt) -> Iterator[tuple[str, int, int]]:
    if isinstance(node, ast.FunctionDef):
        yield f"{owner}{node.name}", node.lineno - 1, node.col_offset + len("def ")
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    for target in targets:
        if isinstance(target, ast.Name):
            yield f"{owner}{target.id}", node.lineno - 1, target.col_offset
