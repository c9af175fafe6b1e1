"""Compares two versions of a spec: what they mean, not how they are written."""

from __future__ import annotations

from ssotgen.breaking.dataclass_changes import dataclass_changes
from ssotgen.breaking.enum_changes import enum_changes
from ssotgen.breaking.feature_changes import feature_changes
from ssotgen.breaking.layer_changes import layer_changes
from ssotgen.breaking.project_changes import kind_changes, project_changes
from ssotgen.breaking.rules import KIND_CHANGED
from ssotgen.breaking.spec_change import Change
from ssotgen.breaking.versions import Versions
from ssotgen.spec.model import Spec

_OF_A_CLASS = {"enum-removed", "dataclass-removed"}


def compare(old: Spec, new: Spec) -> tuple[Change, ...]:
    """Return what has changed from `old` to `new`, in the order of the new files.

    A thing that is gone is placed at what contained it. Layout, comments, the order of entries and
    the split into files are no changes.
    """
    versions = Versions(old, new)
    found = [
        *project_changes(versions),
        *kind_changes(versions),
        *feature_changes(versions),
        *enum_changes(versions),
        *dataclass_changes(versions),
        *layer_changes(versions),
    ]
    turned = {change.symbol for change in found if change.rule is KIND_CHANGED}
    remaining = [
        change
        for change in found
        if change.symbol not in turned
        or change.rule is KIND_CHANGED
        or (change.rule and change.rule.name not in _OF_A_CLASS)
    ]
    return tuple(sorted(remaining, key=_place))


def _place(change: Change) -> tuple[str, int, int, str, str]:
    at = change.location
    return at.path, at.line, at.column, change.rule.code if change.rule else "", change.symbol
