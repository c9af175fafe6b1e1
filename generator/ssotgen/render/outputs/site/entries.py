"""The entries of the site as its templates are shown them: texts and links, worked out."""

from __future__ import annotations

from ssotgen.diagnostics.record import record
from ssotgen.render.outputs.site.drawing import Drawing
from ssotgen.render.outputs.site.field_text import Piece
from ssotgen.render.outputs.site.references import Reference


@record
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


@record
class CodeView:
    """How often the codebase uses something: the first places, each with a link, and how many more
    there are."""

    count: int
    files: int
    places: tuple[tuple[str, str], ...]
    more: int

    @property
    def text(self) -> str:
        """The counts as a phrase."""
        if not self.count:
            return "not used in the codebase"
        times = "once" if self.count == 1 else f"{self.count} times"
        return f"{times} in {self.files} file{'' if self.files == 1 else 's'}"


@record
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
    remarks: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    code: CodeView | None = None


@record
class EntryView:
    """An enum or a dataclass.

    The names of `attributes` head those of its rows. `notes` are lists under a heading, each of
    names and what is to be known about them.
    """

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
    json_schema: str = ""
    nesting: Drawing | None = None
    remarks: tuple[str, ...] = ()
    notes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    reserved: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    used_by: tuple[Reference, ...] = ()
    deprecated: DeprecationView | None = None
    attributes: tuple[str, ...] = ()
    code: CodeView | None = None

    @property
    def has_limits(self) -> bool:
        """Whether any field has limits: a column without entries is left out."""
        return any(row.limits for row in self.rows)

    @property
    def has_uses(self) -> bool:
        """Whether anything mentions a member."""
        return any(row.used_by for row in self.rows)

    @property
    def has_code(self) -> bool:
        """Whether the codebase uses a member or a field."""
        return any(row.code is not None and row.code.count for row in self.rows)


@record
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
    code: CodeView | None


@record
class ImportedView:
    """An enum or a dataclass of another project: its kind, and the module that has it."""

    anchor: str
    name: str
    kind: str
    summary: str
    module: str
    source: str
    source_url: str
    used_by: tuple[Reference, ...]
