"""Changes of the standard layers."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.breaking import rules
from ssotgen.breaking.definition_changes import summary_changes
from ssotgen.breaking.pairing import pair
from ssotgen.breaking.same_values import value_text
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.breaking.versions import Versions
from ssotgen.spec.layer_values import implied_value
from ssotgen.spec.model import FieldSpec, Layers, LayerSpec, LayerValue, Spec
from ssotgen.spec.yaml.document import Value


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
    yield from _standard(old, new, versions)


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


def _standard(old: Layers, new: Layers, versions: Versions) -> Iterator[Change]:
    module = versions.old.project.enums_module
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
            hint=f"keep the layer `{before.name}`",
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
        yield from _values(before, after, versions)
    yield from _order(old, new, pairs.new_names)


def _values(old: LayerSpec, new: LayerSpec, versions: Versions) -> Iterator[Change]:
    definition = versions.new.find_dataclass(_layers(versions.new).definition.text)
    for field in definition.fields if definition else ():
        was, now = old.value(field.name), new.value(field.name)
        if was is None and now is None:
            continue
        before = _effective(field, was, old, versions.old)
        after = _effective(field, now, new, versions.new)
        if versions.old_value(field.type, before) == versions.new_value(field.type, after):
            continue
        had = value_text(was.value) if was else "the default"
        has = value_text(now.value) if now else "the default"
        yield Change(
            Section.CHANGED,
            f"{new.name}.{field.name}",
            f"{field.name} of the layer {new.name} is {has}, no longer {had}",
            now.location if now else new.location,
            was.location if was else old.location,
            rules.LAYER_VALUE_CHANGED,
            ("behaviour",),
        )
    yield from summary_changes(new.name, old, new, f"the layer {new.name}")


def _effective(field: FieldSpec, given: LayerValue | None, layer: LayerSpec, spec: Spec) -> Value:
    """Return what a layer of a version has for a field: what it says, or what that implies."""
    if given is not None:
        return given.value
    layers = _layers(spec)
    item = spec.find_dataclass(layers.definition.text)
    declared = item.field(field.name) if item is not None else None
    if declared is None:
        return None
    implied = implied_value(declared, layers, layer)
    return declared.default if implied is None else implied


def _layers(spec: Spec) -> Layers:
    assert spec.layers is not None
    return spec.layers


def _order(old: Layers, new: Layers, names: dict[str, str]) -> Iterator[Change]:
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
