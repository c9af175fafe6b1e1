"""What the templates of the site are shown: every text and link worked out, loops left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ssotgen.diagnostics.finding import Location
from ssotgen.render.outputs.site.drawing import Drawing, draw
from ssotgen.render.outputs.site.enum_text import (
    attribute_cells,
    enum_remarks,
    shown_attributes,
)
from ssotgen.render.outputs.site.feature_text import alternative_text, imported
from ssotgen.render.outputs.site.field_text import Piece, default_text, limits_text, type_pieces
from ssotgen.render.outputs.site.json_example import example_json
from ssotgen.render.outputs.site.layer_tables import LayersView, layers_view
from ssotgen.render.outputs.site.references import Reference, edges, references
from ssotgen.settings.place import path_from
from ssotgen.spec.deprecations import deprecations
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import CallProbe, DataclassSpec, Deprecation, EnumSpec, Feature, Spec
from ssotgen.spec.names import config_names, feature_property


@dataclass(frozen=True, slots=True)
class Options:
    """What the site shows beside the spec.

    `source_url` leads to a place of the spec, with `{path}` and `{line}`. `status` says of features
    whether they were available in `status_name`. `news` are the changes since another version.
    Paths of the spec are shown as seen from `top`.
    """

    top: Path
    source_url: str = ""
    status: Mapping[str, bool] | None = None
    status_name: str = ""
    news: tuple[tuple[str, str], ...] = ()
    news_since: str = ""


@dataclass(frozen=True, slots=True)
class DeprecationView:
    """What is deprecated: since when, what replaces it, and when it goes."""

    kind: str
    anchor: str
    symbol: str
    since: str
    use: str
    use_anchor: str
    reason: str
    end: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a table: a member, a field or a property."""

    anchor: str
    name: str
    summary: str
    value: str = ""
    type: tuple[Piece, ...] = ()
    default: str = ""
    limits: str = ""
    deprecated: DeprecationView | None = None
    used_by: tuple[Reference, ...] = ()
    note: str = ""
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryView:
    """An enum or a dataclass; the names of `attributes` head those of its rows."""

    anchor: str
    name: str
    kind: str
    summary: str
    base: str
    source: str
    source_url: str
    rows: tuple[RowView, ...]
    properties: tuple[RowView, ...] = ()
    checks: tuple[tuple[str, str], ...] = ()
    example: str = ""
    nesting: Drawing | None = None
    remarks: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    used_by: tuple[Reference, ...] = ()
    deprecated: DeprecationView | None = None
    attributes: tuple[str, ...] = ()

    @property
    def has_limits(self) -> bool:
        """Whether any field has limits: a column without entries is left out."""
        return any(row.limits for row in self.rows)

    @property
    def has_uses(self) -> bool:
        """Whether anything mentions a member."""
        return any(row.used_by for row in self.rows)


@dataclass(frozen=True, slots=True)
class FeatureView:
    """A feature."""

    anchor: str
    name: str
    summary: str
    hint: str
    variable: str
    call: str
    disabled_by: str
    requires: str
    needs: tuple[str, ...]
    entry_points: str
    probe: str
    resolve: str
    aggregate: bool
    flags: tuple[str, ...]
    targets: tuple[tuple[str, str], ...]
    alternatives: tuple[tuple[str, str], ...]
    settings: tuple[tuple[str, str], ...]
    source: str
    source_url: str
    status: str
    deprecated: DeprecationView | None


@dataclass(frozen=True, slots=True)
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
    deprecated: tuple[DeprecationView, ...]
    map: Drawing | None
    edges: tuple[tuple[str, str], ...]
    news: tuple[tuple[str, str], ...]
    news_since: str

    @property
    def counts(self) -> tuple[tuple[str, str, int], ...]:
        """Anchor, heading and number of entries of each section that has some."""
        layers = len(self.layers.rows) if self.layers else 0
        found = (
            ("features", "Features", len(self.features)),
            ("enums", "Enums", len(self.enums)),
            ("dataclasses", "Dataclasses", len(self.dataclasses)),
            ("layers", "Layers", layers),
            ("deprecated", "Deprecated", len(self.deprecated)),
        )
        return tuple(each for each in found if each[2])


def site_view(spec: Spec, options: Options) -> SiteView:
    """Return what the templates are shown for a spec that holds."""
    builder = _Builder(spec, options)
    classes = [
        [(f"feature:{each.name}", each.name, "feature") for each in spec.features],
        [(item.name, item.name, "dataclass") for item in spec.dataclasses],
        [(enum.name, enum.name, "enum") for enum in spec.all_enums],
    ]
    if spec.layers is not None:
        classes[0].append(("layers", spec.layers.constant.text, "layers"))
    return SiteView(
        title=spec.project.config_module,
        summary=spec.project.summary,
        package=spec.project.package,
        version=spec.project.version,
        features=tuple(map(builder.feature, spec.features)),
        enums=tuple(map(builder.enum, spec.all_enums)),
        dataclasses=tuple(map(builder.dataclass, spec.dataclasses)),
        layers=layers_view(spec, builder.lookup),
        deprecated=tuple(
            builder.deprecation(kind, symbol, each) for kind, symbol, each in deprecations(spec)
        ),
        map=draw(classes, edges(spec)),
        edges=edges(spec),
        news=options.news,
        news_since=options.news_since,
    )


class _Builder:
    """Builds the views of entries."""

    def __init__(self, spec: Spec, options: Options) -> None:
        self.spec = spec
        self.options = options
        self.lookup = Lookup(spec)
        self.names = config_names(spec.project)
        self.used_by = references(spec)
        self.known = {each.name for each in spec.all_enums}
        self.known |= {each.name for each in spec.dataclasses}

    def enum(self, enum: EnumSpec) -> EntryView:
        """Return an enum with its members."""
        rows = tuple(
            RowView(
                anchor=f"{enum.name}.{member.name}",
                name=member.name,
                summary=member.summary,
                value=repr(member.value),
                note="alias" if member.alias else "",
                deprecated=self._deprecated(
                    "member", f"{enum.name}.{member.name}", member.deprecated
                ),
                used_by=self._uses(f"{enum.name}.{member.name}"),
                attributes=attribute_cells(enum, member),
            )
            for member in enum.members
        )
        return EntryView(
            anchor=enum.name,
            name=enum.name,
            kind="enum",
            summary=enum.summary,
            base=enum.base.value,
            source=self._place(enum.location),
            source_url=self._url(enum.location),
            rows=rows,
            remarks=tuple(enum_remarks(enum)),
            attributes=shown_attributes(enum),
            reserved=tuple(text.text for text in enum.reserved),
            replaces=tuple(text.text for text in enum.replaces),
            used_by=self._uses(enum.name),
            deprecated=self._deprecated("enum", enum.name, enum.deprecated),
        )

    def dataclass(self, item: DataclassSpec) -> EntryView:
        """Return a dataclass with its fields, properties and checks."""
        return EntryView(
            anchor=item.name,
            name=item.name,
            kind="dataclass",
            summary=item.summary,
            base=", ".join(_options(item)),
            source=self._place(item.location),
            source_url=self._url(item.location),
            rows=tuple(self._fields(item)),
            properties=tuple(
                RowView(
                    anchor=f"{item.name}.{prop.name}",
                    name=prop.name,
                    summary=prop.summary,
                    value=prop.value.text,
                    type=type_pieces(prop.type, self.known),
                    note="" if prop.serialize else "not in to_dict()",
                )
                for prop in item.properties
            ),
            checks=tuple((check.when.text, check.message) for check in item.checks),
            example=example_json(item, self.lookup),
            nesting=self._nesting(item),
            remarks=tuple(_remarks(item)),
            reserved=tuple(text.text for text in item.reserved),
            replaces=tuple(text.text for text in item.replaces),
            used_by=self._uses(item.name),
            deprecated=self._deprecated("dataclass", item.name, item.deprecated),
        )

    def feature(self, feature: Feature) -> FeatureView:
        """Return a feature with its imports and settings."""
        probe = ""
        if isinstance(feature.probe, CallProbe):
            probe = f"calls {feature.probe.module}:{feature.probe.function}"
        elif feature.probe is not None:
            tcp = feature.probe
            probe = f"connects to {tcp.host}:{tcp.port} within {tcp.timeout_seconds} seconds"
        return FeatureView(
            anchor=f"feature:{feature.name}",
            name=feature.name,
            summary=feature.summary,
            hint=feature.hint,
            variable=self.names.override_variable(feature.name),
            call=f"{self.names.instance}.{feature_property(feature.name)}",
            disabled_by=feature.disabled_by,
            entry_points=""
            if feature.entry_points is None
            else f"{feature.entry_points.group}, at least {feature.entry_points.minimum}",
            needs=tuple(each.text for each in feature.needs),
            requires=", ".join(each.text for each in feature.requires),
            probe=probe,
            resolve=feature.resolve.value,
            aggregate=feature.aggregate,
            flags=feature.flag_names,
            targets=imported(feature),
            alternatives=tuple((each.name, alternative_text(each)) for each in feature.any_of),
            settings=tuple(
                (key, default_text(value))
                for key, value in sorted((feature.settings or {}).items())
            ),
            source=self._place(feature.location),
            source_url=self._url(feature.location),
            status=self._status(feature.name),
            deprecated=self._deprecated("feature", feature.name, feature.deprecated),
        )

    def deprecation(self, kind: str, symbol: str, deprecated: Deprecation) -> DeprecationView:
        """Return what is said of something deprecated."""
        end = f"in {deprecated.remove_in}" if deprecated.remove_in else ""
        owner = symbol.rpartition(".")[0]
        near = f"{owner}.{deprecated.use}" if owner else deprecated.use
        use = f"feature:{deprecated.use}" if kind == "feature" else near
        return DeprecationView(
            kind=kind,
            anchor=f"feature:{symbol}" if kind == "feature" else symbol,
            symbol=symbol,
            since=deprecated.since,
            use=deprecated.use,
            use_anchor=use if deprecated.use and self._exists(use) else "",
            reason=deprecated.reason,
            end=end or (f"after {deprecated.remove_after}" if deprecated.remove_after else ""),
        )

    def _fields(self, item: DataclassSpec) -> Iterator[RowView]:
        for field in item.fields:
            anchor = f"{item.name}.{field.name}"
            yield RowView(
                anchor=anchor,
                name=field.name,
                summary=field.summary,
                type=type_pieces(field.type, self.known),
                default=default_text(field.default) if field.has_default else "",
                note="" if field.has_default else "required",
                limits=limits_text(field),
                deprecated=self._deprecated("field", anchor, field.deprecated),
            )

    def _nesting(self, item: DataclassSpec) -> Drawing | None:
        """Return what an instance holds, where it holds other dataclasses."""
        direct = [
            target
            for source, target in edges(self.spec)
            if source == item.name and target in self.lookup.dataclasses
        ]
        if not direct:
            return None
        columns = [
            [(item.name, item.name, "dataclass")],
            [(name, name, "dataclass") for name in direct],
        ]
        return draw(columns, [(item.name, name) for name in direct])

    def _deprecated(
        self, kind: str, symbol: str, deprecated: Deprecation | None
    ) -> DeprecationView | None:
        return self.deprecation(kind, symbol, deprecated) if deprecated else None

    def _uses(self, anchor: str) -> tuple[Reference, ...]:
        return self.used_by.get(anchor, ())

    def _exists(self, anchor: str) -> bool:
        owner, _, name = anchor.rpartition(".")
        if anchor.startswith("feature:"):
            return any(f"feature:{each.name}" == anchor for each in self.spec.features)
        if owner in self.lookup.enums:
            return name in self.lookup.members(self.lookup.enums[owner])
        if owner in self.lookup.dataclasses:
            return name in self.lookup.fields(self.lookup.dataclasses[owner])
        return anchor in self.known

    def _url(self, location: Location) -> str:
        template = self.options.source_url
        if not template.startswith(("https://", "http://")):
            return ""
        path = self._path(location)
        return template.replace("{path}", path).replace("{line}", str(location.line))

    def _path(self, location: Location) -> str:
        return path_from(Path(location.path).absolute(), self.options.top)

    def _place(self, location: Location) -> str:
        return f"{self._path(location)}:{location.line}"

    def _status(self, feature: str) -> str:
        status = self.options.status
        if status is None or feature not in status:
            return ""
        word = "available" if status[feature] else "not available"
        return f"{word} on {self.options.status_name}"


def _remarks(item: DataclassSpec) -> Iterator[str]:
    """Yield what is to be known about reading data of other versions."""
    if item.ignores_unknown:
        yield "Unknown keys are ignored."
    for field in item.fields:
        if field.key != field.name:
            yield f"The field {field.name} has the key {field.key} in plain data."
    for was, now in sorted(item.former_names.items()):
        yield f"The key {was} of older data is read as {now}."


def _options(item: DataclassSpec) -> list[str]:
    """Return the words of the spec for what is special about a dataclass."""
    given = {"frozen": item.frozen, "keyword-only": item.keyword_only}
    given.update({"slots": item.slots, "ordered": item.order})
    return [word for word, is_given in given.items() if is_given]
