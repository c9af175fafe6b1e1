"""What the templates of the site are shown: every text and link worked out, loops left."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.record import record
from ssotgen.render.outputs.site.dataclass_entry import dataclass_entry
from ssotgen.render.outputs.site.drawing import Drawing, draw
from ssotgen.render.outputs.site.entries import (
    DeprecationView,
    EntryView,
    FeatureView,
    ImportedView,
)
from ssotgen.render.outputs.site.enum_entry import enum_entry
from ssotgen.render.outputs.site.feature_entry import feature_entry
from ssotgen.render.outputs.site.layer_tables import LayersView, layers_view
from ssotgen.render.outputs.site.links import Links
from ssotgen.render.outputs.site.references import edges
from ssotgen.render.outputs.site.site_options import Options
from ssotgen.spec.deprecations import deprecations
from ssotgen.spec.model import EnumSpec, Spec

_SINGULAR = {
    "Features": "Feature", "Enums": "Enum", "Dataclasses": "Dataclass", "Layers": "Layer",
}  # fmt: skip


@record
class SiteView:
    """A whole site."""

    title: str
    summary: str
    package: str
    version: str
    features: tuple[FeatureView, ...]
    enums: tuple[EntryView, ...]
    dataclasses: tuple[EntryView, ...]
    layers: LayersView | None
    imported: tuple[ImportedView, ...]
    deprecated: tuple[DeprecationView, ...]
    map: Drawing | None
    edges: tuple[tuple[str, str], ...]
    news: tuple[tuple[str, str], ...]
    news_since: str

    def anchor_of(self, name: str) -> str:
        """Return the anchor of what an edge begins or ends at."""
        return f"feature:{name}" if any(each.name == name for each in self.features) else name

    @property
    def counts(self) -> tuple[tuple[str, str, int], ...]:
        """Anchor, heading and number of entries of each section that has some."""
        layers = len(self.layers.rows) if self.layers else 0
        found = (
            ("features", "Features", len(self.features)),
            ("enums", "Enums", len(self.enums)),
            ("dataclasses", "Dataclasses", len(self.dataclasses)),
            ("layers", "Layers", layers),
            ("imported", "Imported", len(self.imported)),
            ("deprecated", "Deprecated", len(self.deprecated)),
        )
        return tuple(each for each in found if each[2])

    @property
    def totals(self) -> tuple[tuple[str, str, int], ...]:
        """Anchor, what is counted and number of the same sections."""
        return tuple(
            (anchor, _SINGULAR.get(heading, heading) if count == 1 else heading, count)
            for anchor, heading, count in self.counts
        )


def site_view(spec: Spec, options: Options) -> SiteView:
    """Return what the templates are shown for a spec that holds."""
    links = Links(spec, options)
    classes = [
        [(f"feature:{each.name}", each.name, "feature") for each in spec.features],
        [(item.name, item.name, "dataclass") for item in spec.dataclasses],
        [(enum.name, enum.name, "enum") for enum in spec.all_enums],
    ]
    imported = tuple(_imported(spec, links))
    for each in imported:
        classes[2 if each.kind == "enum" else 1].append((each.anchor, each.name, each.kind))
    if spec.layers is not None:
        classes[0].append(("layers", spec.layers.constant.text, "layers"))
    return SiteView(
        title=spec.project.config_module,
        summary=spec.project.summary,
        package=spec.project.package,
        version=spec.project.version,
        features=tuple(feature_entry(each, links) for each in spec.features),
        enums=tuple(enum_entry(each, links) for each in spec.all_enums),
        dataclasses=tuple(dataclass_entry(each, links) for each in spec.dataclasses),
        layers=layers_view(spec, links.lookup),
        imported=imported,
        deprecated=tuple(
            links.deprecation(kind, symbol, each) for kind, symbol, each in deprecations(spec)
        ),
        map=draw(classes, edges(spec)),
        edges=edges(spec),
        news=options.news,
        news_since=options.news_since,
    )


def _imported(spec: Spec, links: Links) -> Iterator[ImportedView]:
    """Yield the classes of other projects that this one uses, sorted by name."""
    for each in sorted(spec.imported, key=lambda each: each.name):
        definition = each.definition
        yield ImportedView(
            anchor=each.name,
            name=each.name,
            kind="enum" if isinstance(definition, EnumSpec) else "dataclass",
            summary=definition.summary,
            module=each.module,
            source=links.place(definition.location),
            source_url=links.url(definition.location),
            used_by=links.uses(each.name),
        )
