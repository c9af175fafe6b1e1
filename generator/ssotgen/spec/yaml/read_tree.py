"""Parsing: the events of a YAML parser become plain data, its complaints a finding."""

from __future__ import annotations

import contextlib
from typing import Any

import yaml
from yaml import SafeLoader, YAMLError

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.record import record, replace
from ssotgen.spec.yaml.anchors import Budget
from ssotgen.spec.yaml.compose import StoppedError, TreeBuilder
from ssotgen.spec.yaml.document import SourceText, YamlMapping


@record
class Tree:
    """What a text holds: its mapping, None where that is another value, and the faults.

    `spans` are the start and end indexes of the scalars in quotes and in blocks; `parts` are the
    texts that were read by themselves, without any it was read as a whole.
    """

    root: YamlMapping | None
    findings: tuple[Finding, ...]
    spans: list[tuple[int, int]]
    parts: tuple[SourceText, ...] = ()
    has_anchors: bool = False


class _NestedTooDeepError(Exception):
    """The text has more levels than libyaml can read."""


def read_tree(
    source: SourceText, budget: Budget, loader_type: Any = None
) -> tuple[Tree, Finding | None]:
    """Return what a text holds, and the syntax error that ended it, if any.

    `budget` is what the spec may still hold and is drawn on; `loader_type` is PyYAML's SafeLoader
    or CSafeLoader, by default the latter where libyaml is there.
    """
    before, loader_type = replace(budget), loader_type or _default_loader()
    try:
        return _read(source, budget, loader_type)
    except _NestedTooDeepError:
        # libyaml has a limit of its own, which it meets before it says where the levels begin.
        return _read(source, before, SafeLoader)


def _read(source: SourceText, budget: Budget, loader_type: Any) -> tuple[Tree, Finding | None]:
    """Do what `read_tree()` does.

    Raises:
        _NestedTooDeepError: libyaml gave up at the depth.
    """
    loader = loader_type(source.text)
    builder = TreeBuilder(source, budget, loader.get_event)
    fault = None
    try:
        builder.read()
    except StoppedError:
        builder.root = None
    except (YAMLError, ValueError, OverflowError) as error:
        if getattr(error, "problem", None) == "exceeded maximum nesting depth":
            raise _NestedTooDeepError from error
        from ssotgen.spec.yaml.syntax import syntax_finding

        # Beside its own errors PyYAML lets those of chr() and of decoding on an escape through.
        fault = syntax_finding(source, error, _reached(loader, source.text), builder.spans)
    finally:
        loader.dispose()
    tree = Tree(builder.root, tuple(builder.findings), builder.spans, (), bool(builder.anchors))
    return tree, fault


def _reached(loader: Any, text: str) -> Any:
    """Return the mark that a parser has come to when it failed: libyaml has only those of the
    events, so they are read once more."""
    if hasattr(loader, "get_mark"):
        return loader.get_mark()
    mark = None
    with contextlib.suppress(YAMLError, ValueError, OverflowError):
        again = type(loader)(text)
        while True:
            mark = again.get_event().end_mark
    return mark


def _default_loader() -> Any:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
