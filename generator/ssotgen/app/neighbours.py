"""The other members of a workspace, whose code and specs may name what one of them declares."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import replace
from ssotgen.settings.load import load_settings
from ssotgen.settings.settings import Flags, Settings, SettingsError
from ssotgen.settings.workspace import workspace_around
from ssotgen.spec.imports import imported_settings
from ssotgen.spec.load import build_spec
from ssotgen.spec.model import Spec
from ssotgen.spec.named_places import spec_references
from ssotgen.spec.yaml.read import read_documents


def other_members(settings: Settings) -> tuple[Settings, ...]:
    """Return the settings of the other projects of the workspace that a project is a member of;
    none where those of one cannot be used, which is for the commands on it to report."""
    if settings.workspace is None:
        return ()
    try:
        around = workspace_around(settings.root)
        members = () if around is None else around.members
        return tuple(load_settings(each, Flags()) for each in members if each != settings.root)
    except SettingsError:
        return ()


def with_sources_around(settings: Settings) -> Settings:
    """Return settings whose sources are those of all members of the workspace."""
    others = other_members(settings)
    if not others:
        return settings
    more = (source for each in others for source in each.sources or (each.root,))
    own = settings.sources or (settings.root,)
    return replace(settings, sources=tuple(dict.fromkeys((*own, *filter(Path.exists, more)))))


def places_in_other_specs(spec: Spec, settings: Settings, symbol: str) -> Iterator[Location]:
    """Yield the places in the specs of other members that name a symbol of this spec."""
    name = symbol.partition(".")[0]
    for other in other_members(settings):
        if all(each.root != settings.root for each in imported_settings(other)):
            continue
        importing, _ = build_spec(read_documents(other.spec), other)
        if importing is None or not any(
            (each.module, each.name) == (spec.project.enums_module, name)
            for each in importing.imported
        ):
            continue
        for reference in spec_references(importing):
            if reference.symbol == symbol:
                yield reference.location
