"""Links of the site: what refers to what, where things are declared and who uses them."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.paths import path_shown
from ssotgen.render.outputs.site.entries import CodeView, DeprecationView
from ssotgen.render.outputs.site.references import Reference, references
from ssotgen.render.outputs.site.site_options import Options
from ssotgen.settings.place import path_from
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import Deprecation, Spec

_PLACES = 12
"""How many places in code are listed of one entry."""


class Links:
    """What all entries of a site share."""

    def __init__(self, spec: Spec, options: Options) -> None:
        self.spec = spec
        self.options = options
        self.lookup = Lookup(spec)
        self.known = {each.name for each in spec.all_enums}
        self.known |= {each.name for each in spec.dataclasses}
        self.known |= {each.name for each in spec.imported}
        self._used_by = references(spec)

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

    def deprecated(
        self, kind: str, symbol: str, deprecated: Deprecation | None
    ) -> DeprecationView | None:
        """Return what is said of something that may be deprecated."""
        return self.deprecation(kind, symbol, deprecated) if deprecated else None

    def uses(self, anchor: str) -> tuple[Reference, ...]:
        """Return what in the spec mentions something."""
        return self._used_by.get(anchor, ())

    def _exists(self, anchor: str) -> bool:
        owner, _, name = anchor.rpartition(".")
        if anchor.startswith("feature:"):
            return any(f"feature:{each.name}" == anchor for each in self.spec.features)
        if owner in self.lookup.enums:
            return name in self.lookup.members(self.lookup.enums[owner])
        if owner in self.lookup.dataclasses:
            return name in self.lookup.fields(self.lookup.dataclasses[owner])
        return anchor in self.known

    def url(self, location: Location) -> str:
        """Return the address of a place, empty where there is none."""
        template = self.options.source_url
        if not template.startswith(("https://", "http://")):
            return ""
        path = self._path(location)
        return template.replace("{path}", path).replace("{line}", str(location.line))

    def _path(self, location: Location) -> str:
        return path_from(path_shown(location.path), self.options.top)

    def place(self, location: Location) -> str:
        """Return a place as text."""
        return f"{self._path(location)}:{location.line}"

    def code(self, anchor: str) -> CodeView | None:
        """Return who uses something in the codebase, a class with its members or fields; None where
        nobody has looked."""
        uses = self.options.uses
        if uses is None:
            return None
        parts = (at for name, each in uses.items() if name.startswith(f"{anchor}.") for at in each)
        found = sorted({*uses.get(anchor, ()), *parts})
        lines = list(dict.fromkeys(Location(each.path, each.line) for each in found))
        places = tuple((self.place(each), self.url(each)) for each in lines[:_PLACES])
        files = len({each.path for each in found})
        return CodeView(len(found), files, places, len(lines) - len(places))
