"""Loading: the facts of files that turn out to matter only while names are followed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ssotgen.codebase.facts import FileFacts
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.scan import scan
from ssotgen.diagnostics.record import field, record


@record(frozen=False)
class FactLoader:
    """Gives the facts of a file: those that are known, else by scanning it once."""

    known: Mapping[str, FileFacts]
    prefilter: Prefilter
    _extra: dict[str, FileFacts] = field(default_factory=dict)

    def load(self, path: str) -> FileFacts:
        """Return the facts of a file, empty ones where it cannot be read."""
        found = self.known.get(path) or self._extra.get(path)
        if found is None:
            try:
                scanned = scan(path, Path(path).read_bytes(), self.prefilter)
            except OSError:
                scanned = FileFacts(path)
            found = scanned if isinstance(scanned, FileFacts) else FileFacts(path)
            self._extra[path] = found
        return found
