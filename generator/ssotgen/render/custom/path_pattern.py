"""Paths of files with the names of definitions in them: `docs/{enum.name}.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from ssotgen.diagnostics.record import record
from ssotgen.render.custom.views import Definition, SpecView

KINDS: Mapping[str, str] = {
    "enum": "enums",
    "dataclass": "dataclasses",
    "feature": "features",
    "layer": "layers",
}
"""What a file can be made for each of, with where a SpecView has them."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_OF_PROJECT = ("name", "package")


@record
class PathPattern:
    """A path with placeholders. `kind` is what there is a file for each of, empty for one file."""

    text: str
    kind: str

    def paths(self, spec: SpecView) -> Iterator[tuple[PurePosixPath, dict[str, Definition]]]:
        """Yield the path of each file, and the definition that it is for by its kind."""
        if not self.kind:
            yield self._path(spec, ""), {}
            return
        for item in getattr(spec, KINDS[self.kind]):
            yield self._path(spec, item.name), {self.kind: item}

    def _path(self, spec: SpecView, definition: str) -> PurePosixPath:
        def value(match: re.Match[str]) -> str:
            owner, _, name = match[1].partition(".")
            return str(getattr(spec, name)) if owner == "project" else definition

        return PurePosixPath(_PLACEHOLDER.sub(value, self.text))


def path_pattern(text: str) -> PathPattern | str:
    """Return the pattern that a text is, or what is wrong with it."""
    kinds: set[str] = set()
    known = [*(f"{kind}.name" for kind in KINDS), *(f"project.{name}" for name in _OF_PROJECT)]
    for placeholder in _PLACEHOLDER.findall(text):
        if placeholder not in known:
            listed = ", ".join(f"{{{name}}}" for name in known)
            return f"has the unknown placeholder {{{placeholder}}}; the known ones are {listed}"
        kind = placeholder.partition(".")[0]
        kinds |= {kind} & set(KINDS)
    if set(_PLACEHOLDER.sub("", text)) & {"{", "}"}:
        return "has a brace that belongs to no placeholder"
    if len(kinds) > 1:
        return f"is for each {' and for each '.join(sorted(kinds))}; a file is for one kind"
    return PathPattern(text, next(iter(kinds), ""))
