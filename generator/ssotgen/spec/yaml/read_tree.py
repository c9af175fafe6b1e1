"""Parsing: the events of a YAML parser become plain data, its complaints a finding."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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
        builder = TreeBuilder(source, budget)
        fault = _build(builder, source, loader_type)
    except _NestedTooDeepError:
        # libyaml has a limit of its own, which it meets before it says where the levels begin.
        from yaml import SafeLoader

        builder = TreeBuilder(source, before)
        fault = _build(builder, source, SafeLoader)
    root = YamlMapping(source, 1, 1) if builder.is_empty else builder.root
    return Tree(root, tuple(builder.findings), builder.spans, (), builder.has_anchors), fault


def _build(builder: TreeBuilder, source: SourceText, loader_type: Any) -> Finding | None:
    """Feed the events of a text to a builder; return the syntax error that ended it, if any.

    Raises:
        _NestedTooDeepError: libyaml gave up at the depth of the text.
    """
    from yaml import YAMLError, events

    handlers: dict[type, Callable[[Any], None]] = {
        getattr(events, name): handler for name, handler in builder.handlers.items()
    }
    loader = loader_type(source.text)
    event = None
    try:
        while True:
            event = loader.get_event()
            handler = handlers.get(type(event))
            if handler is not None:
                handler(event)
            elif type(event) is events.StreamEndEvent:
                return None
    except StoppedError:
        builder.root = None
        return None
    except (YAMLError, ValueError, OverflowError) as error:
        if getattr(error, "problem", None) == "exceeded maximum nesting depth":
            raise _NestedTooDeepError from error
        from ssotgen.spec.yaml.syntax import syntax_finding

        # Beside its own errors PyYAML lets those of chr() and of decoding on an escape through.
        return syntax_finding(source, error, _reached(loader, event), builder.spans)
    finally:
        loader.dispose()


def _reached(loader: Any, event: Any) -> Any:
    """Return the mark that a parser has come to: libyaml tells it by its last event alone."""
    if hasattr(loader, "get_mark"):
        return loader.get_mark()
    return event.end_mark if event is not None else None


def _default_loader() -> Any:
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
