"""Changes of the standard layers."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.breaking import rules
from ssotgen.breaking.pairing import pair
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.breaking.versions import Versions, value_text
from ssotgen.spec.model import Layers, LayerSpec


def layer_changes(versions: Versions) -> Iterator[Change]:
    """Yield the changes of `layers`."""
    old, new = versions.old.layers, versions.new.layers
    module = versions.old.project.enums_module
    if old is None:
        for layer in new.standard if new else ():
            yield Change(Section.ADDED, layer.name, f"new layer {layer.name}", layer.location)
        return
    if new is None:
        yield Change(
            Section.REMOVED,
            old.constant.text,
            f"the standard layers {old.constant.text} are gone",
            versions.new.project.location,
            old.constant.location,
            rules.CONSTANT_RENAMED,
            ("source", "wire-read"),
            witness=f"from {module} import {old.constant.text}",
        )
        return
    yield from _names(old, new, versions)
    yield from _standard(old, new, module)


def _names(old: Layers, new: Layers, versions: Versions) -> Iterator[Change]:
    module = versions.old.project.enums_module
    for what, before, after in (
        ("constant", old.constant, new.constant),
        ("enum", old.enum, new.enum),
        ("definition", old.definition, new.definition),
    ):
        renamed = versions.dataclasses.new_names.get(before.text, before.text)
        if before.text == after.text or (what == "definition" and renamed == after.text):
            continue
        yield Change(
            Section.CHANGED,
            before.text,
            f"the {what} of the layers is {after.text}, no longer {before.text}",
            after.location,
            before.location,
            rules.CONSTANT_RENAMED,
            ("source",),
            hint=f"keep `{what}: {before.text}`",
            witness="" if what == "definition" else f"from {module} import {before.text}",
        )


def _standard(old: Layers, new: Layers, module: str) -> Iterator[Change]:
    # A layer's enum member has the name in lower case as its value: a new name is a new value.
    pairs = pair(old.standard, new.standard, _content)
    for layer in pairs.removed:
        yield Change(
            Section.REMOVED,
            layer.name,
            f"the standard layer {layer.name} is gone",
            new.constant.location,
            layer.location,
            rules.LAYER_REMOVED,
            ("source", "wire-read"),
            hint="keep the layer until nobody asks for it",
            witness=f"from {module} import {old.enum.text}\n{old.enum.text}.{layer.name}",
        )
    for before, after in pairs.renamed:
        yield Change(
            Section.CHANGED,
            before.name,
            f"the standard layer {before.name} is now {after.name}",
            after.location,
            before.location,
            rules.LAYER_RENAMED,
            ("source", "wire-read", "wire-write"),
            hint=f"keep the layer {before.name}",
            witness=f"from {module} import {old.enum.text}\n{old.enum.text}.{before.name}",
        )
    for layer in pairs.added:
        yield Change(
            Section.ADDED,
            layer.name,
            f"{layer.name} is a new standard layer",
            layer.location,
            None,
            rules.LAYER_ADDED,
            ("wire-write", "types", "behaviour"),
            hint="code that goes through all layers meets it",
            witness=f"from {module} import {old.constant.text}\n"
            f"assert len({old.constant.text}) == {len(old.standard)}"
            if len(new.standard) != len(old.standard)
            else "",
        )
    for before, after in (*pairs.both, *pairs.renamed):
        yield from _values(before, after)
    yield from _order(old, new, pairs.new_names, module)


def _values(old: LayerSpec, new: LayerSpec) -> Iterator[Change]:
    before = {value.field: value for value in old.values}
    after = {value.field: value for value in new.values}
    for name in sorted({*before, *after}):
        was, now = before.get(name), after.get(name)
        if was and now and value_text(was.value) == value_text(now.value):
            continue
        place = now.location if now else new.location
        had = value_text(was.value) if was else "the default"
        has = value_text(now.value) if now else "the default"
        yield Change(
            Section.CHANGED,
            f"{new.name}.{name}",
            f"{name} of the layer {new.name} is {has}, no longer {had}",
            place,
            was.location if was else old.location,
            rules.LAYER_VALUE_CHANGED,
            ("behaviour",),
        )
    if old.summary != new.summary:
        message = f"the layer {new.name} is described otherwise"
        yield Change(Section.TEXT, new.name, message, new.location, old.location)


def _order(old: Layers, new: Layers, names: dict[str, str], module: str) -> Iterator[Change]:
    before = [names.get(layer.name, layer.name) for layer in old.standard]
    after = [layer.name for layer in new.standard]
    common = [name for name in before if name in set(after)]
    if after[: len(common)] == common:
        return
    yield Change(
        Section.CHANGED,
        new.constant.text,
        f"the standard layers come in another order: {', '.join(after)}",
        new.constant.location,
        old.constant.location,
        rules.MEMBERS_REORDERED,
        ("behaviour",),
        hint="add new layers at the end",
    )


def _content(layer: LayerSpec) -> tuple[object, ...]:
    return tuple(sorted((value.field, value_text(value.value)) for value in layer.values))
